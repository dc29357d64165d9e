import { z } from 'zod'
import { beneficiary, moneyLine, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { allocationId, bankLineId, commitmentId, grantId, organId, paymentId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { cents } from '../shared/money.js'

/**
 * Money left the house. `coveredCents` of it rests on the commitment; the rest, if any, is not explained by a decision:
 * an orphan until it is.
 */
export const paymentMade = defineEvent(
  'PaymentMade',
  z.strictObject({
    payment: paymentId,
    /** Null when no commitment is known for it. */
    commitment: commitmentId.nullable(),
    allocation: allocationId.nullable(),
    grant: grantId.nullable(),
    /** The organ that sees to the money it was paid from. */
    managedBy: organId,
    beneficiary,
    amountCents: positiveCents,
    coveredCents: cents,
    reference: moneyLine,
    document: proofDocument.nullable(),
    bankLine: bankLineId.nullable(),
    irregular: irregularity.nullable(),
  }),
)

/** What was not explained of a payment rests on this commitment after all. */
export const paymentExplained = defineEvent(
  'PaymentExplained',
  z.strictObject({
    payment: paymentId,
    commitment: commitmentId,
    allocation: allocationId,
    grant: grantId,
    amountCents: positiveCents,
    reason: moneyProse,
  }),
)

/** The payment did not take place after all, or came back whole. */
export const paymentReversed = defineEvent(
  'PaymentReversed',
  z.strictObject({
    payment: paymentId,
    /** What goes back to each commitment. */
    restored: z
      .array(z.strictObject({ commitment: commitmentId, allocation: allocationId, grant: grantId, amountCents: cents }))
      .max(100),
    unexplainedCents: cents,
    reason: moneyProse,
    bankLine: bankLineId.nullable(),
  }),
)

export const paymentEvents = [paymentMade, paymentExplained, paymentReversed] as const
