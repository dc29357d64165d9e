import { z } from 'zod'
import { beneficiary, moneyLine, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { allocationId, commitmentId, grantId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'

/** The house bound itself to pay: an order, an agreement, a subsidy that was promised. */
export const commitmentEntered = defineEvent(
  'CommitmentEntered',
  z.strictObject({
    commitment: commitmentId,
    allocation: allocationId,
    grant: grantId,
    beneficiary,
    what: moneyLine,
    amountCents: positiveCents,
    /** By which its payment is recognised: a number of an order or invoice, or a structured communication. */
    reference: moneyLine.nullable(),
    document: proofDocument.nullable(),
    irregular: irregularity.nullable(),
  }),
)

/** Less will be paid; the amount is free again within the allocation. */
export const commitmentReleased = defineEvent(
  'CommitmentReleased',
  z.strictObject({
    commitment: commitmentId,
    allocation: allocationId,
    grant: grantId,
    amountCents: positiveCents,
    reason: moneyProse,
  }),
)

export const commitmentEvents = [commitmentEntered, commitmentReleased] as const
