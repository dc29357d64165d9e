import type { Move } from '../money/moves.js'
import type { Beneficiary } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { AllocationId, EventId, GrantId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'

export type Commitment = {
  readonly allocation: AllocationId
  readonly grant: GrantId
  readonly beneficiary: Beneficiary
  readonly what: string
  readonly reference: string | null
  /** As it is now: less what was released. */
  readonly amount: Cents
  readonly paid: Cents
  readonly entered: Act
  /** What came to be paid of it, and what went: entered, released, paid, reversed. */
  readonly open: readonly Move[]
  /** The last day on which some of it was released. */
  readonly released: LocalDate | null
  readonly breaks: readonly string[]
  readonly events: readonly EventId[]
}
