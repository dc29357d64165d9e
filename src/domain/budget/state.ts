import type { MoneyCategory } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { DecisionId, EventId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

/** What a house may spend in a year, by category; a category that is not named has nothing. */
export type Budget = {
  readonly lines: ReadonlyMap<MoneyCategory, Cents>
  /** The decision by which it was adopted, and each by which it was changed. */
  readonly decisions: readonly DecisionId[]
  /** The same, with the day and the event. */
  readonly changes: readonly (Act & { readonly decision: DecisionId })[]
  readonly adopted: Act
  readonly events: readonly EventId[]
}
