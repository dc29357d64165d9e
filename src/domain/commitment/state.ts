import type { Beneficiary } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { AllocationId, EventId, GrantId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

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
  readonly breaks: readonly string[]
  readonly events: readonly EventId[]
}
