import { z } from 'zod'
import { moneyLine, moneyProse, positiveCents } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { bankLineId, decisionId, grantId, paymentId, recoveryId } from '../shared/identifiers.js'

const about = {
  recovery: recoveryId,
  payment: paymentId,
  /** The grant it was paid from, and comes back to; null when the payment rests on none. */
  grant: grantId.nullable(),
  amountCents: positiveCents,
}

/** The house asks money back that was paid and not, or wrongly, used. */
export const recoveryClaimed = defineEvent(
  'RecoveryClaimed',
  z.strictObject({ ...about, reason: moneyProse, decision: decisionId.nullable() }),
)

/** It came back: to its grant (or, once that is closed, to its giver), or to what is not explained. */
export const recoveryReceived = defineEvent(
  'RecoveryReceived',
  z.strictObject({ ...about, toGiver: z.boolean(), reference: moneyLine, bankLine: bankLineId.nullable() }),
)

/** It will not be asked any more, by decision. */
export const recoveryWaived = defineEvent(
  'RecoveryWaived',
  z.strictObject({ ...about, decision: decisionId, reason: moneyProse }),
)

export const recoveryEvents = [recoveryClaimed, recoveryReceived, recoveryWaived] as const
