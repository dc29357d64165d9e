import type { Move } from '../money/moves.js'
import type { Act } from '../shared/act.js'
import type { DecisionId, EventId, GrantId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

export type Recovery = {
  readonly payment: PaymentId
  /** The grant it comes back to; null when the payment rests on none. */
  readonly grant: GrantId | null
  readonly decision: DecisionId | null
  readonly amount: Cents
  readonly received: Cents
  readonly waived: Cents
  readonly claimed: Act
  /** What is to come of it: claimed, received, waived. */
  readonly open: readonly Move[]
  readonly events: readonly EventId[]
}

/** What of it is still to come. */
export const openOf = ({ amount, received, waived }: Recovery): Cents => (amount - received - waived) as Cents
