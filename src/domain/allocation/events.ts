import { z } from 'zod'
import {
  allocationCharacter,
  beneficiary,
  budgetYear,
  moneyCategory,
  moneyLine,
  moneyProse,
  positiveCents,
} from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { allocationId, decisionId, dossierId, grantId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { structured } from '../shared/privacy.js'

/** What an amount is for: from which grant, for whom, in which year. */
const destination = {
  grant: grantId,
  category: moneyCategory,
  purpose: moneyLine,
  beneficiary,
  year: budgetYear,
  /** The article of the decision, as it numbers or names it; null for the whole. */
  article: moneyLine.nullable(),
  character: allocationCharacter,
}

export const planLine = z.strictObject({ ...destination, amountCents: positiveCents })

export type PlanLine = z.output<typeof planLine>

/** How the amount of one version of a proposal is to be divided. */
export const moneyPlanned = defineEvent(
  'MoneyPlanned',
  z.strictObject({ dossier: dossierId, version: z.int().min(1), lines: z.array(planLine).min(1).max(60) }),
)

/** Money of a grant was set apart by a final decision. */
export const allocationMade = defineEvent(
  'AllocationMade',
  z.strictObject({
    allocation: allocationId,
    dossier: dossierId,
    decision: decisionId,
    /** The line of the plan it follows, from 1; null when it was made by hand. */
    planLine: z.int().min(1).nullable(),
    ...destination,
    amountCents: positiveCents,
    /** Rules about money that it breaks; `because` is null where it followed by itself from a decision. */
    breaks: z.array(structured(z.string().max(100))).max(20),
    because: moneyProse.nullable(),
  }),
)

/** Another amount, or definitive after in principle, by a later decision. */
export const allocationChanged = defineEvent(
  'AllocationChanged',
  z.strictObject({
    allocation: allocationId,
    grant: grantId,
    decision: decisionId,
    formerCents: cents,
    amountCents: positiveCents,
    character: allocationCharacter,
    reason: moneyProse,
  }),
)

/** What was not committed of it goes back to the grant. */
export const allocationWithdrawn = defineEvent(
  'AllocationWithdrawn',
  z.strictObject({
    allocation: allocationId,
    grant: grantId,
    freedCents: cents,
    /** Its grant is closed by now: it does not come back into it. */
    toGiver: z.boolean(),
    because: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('decision'), decision: decisionId, reason: moneyProse }),
      /** The decision it rests on is not final any more: annulled, or fallen with its votes. */
      z.strictObject({ kind: z.literal('decision-no-longer-final') }),
    ]),
  }),
)

export const allocationEvents = [moneyPlanned, allocationMade, allocationChanged, allocationWithdrawn] as const
