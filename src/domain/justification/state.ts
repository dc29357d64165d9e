import type { MoneyCategory } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { EventId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

export type Justification = {
  readonly payment: PaymentId
  /** By their number. */
  readonly costs: ReadonlyMap<number, { readonly category: MoneyCategory; readonly amount: Cents }>
  /** The SHA-256 of each document: one document justifies one cost. */
  readonly documents: readonly string[]
  readonly submitted: Act
  readonly assessed: Act | null
  /** Of the payment, by this justification. */
  readonly accepted: Cents
  /** What was not accepted of its costs. */
  readonly rejected: Cents
  /** Was a cost not accepted, or in part only? */
  readonly partly: boolean
  readonly events: readonly EventId[]
}
