import type { Move } from '../money/moves.js'
import type { AllocationCharacter, Beneficiary, MoneyCategory } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { DecisionId, DossierId, EventId, GrantId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { PlanLine } from './events.js'

export type MoneyPlan = {
  /** The version of the proposal whose amount it divides. */
  readonly version: number
  readonly lines: readonly PlanLine[]
  readonly event: EventId
}

export type Allocation = {
  readonly grant: GrantId
  readonly dossier: DossierId
  /** The decision it was made by. */
  readonly decision: DecisionId
  readonly planLine: number | null
  readonly category: MoneyCategory
  readonly purpose: string
  readonly beneficiary: Beneficiary
  readonly year: number
  readonly article: string | null
  readonly character: AllocationCharacter
  /** As it is now; what was committed of it when it was withdrawn. */
  readonly amount: Cents
  /** Committed, less what was released. */
  readonly committed: Cents
  readonly made: Act
  readonly withdrawn: Act | null
  /** Withdrawn because its decision is not final any more. */
  readonly fell: boolean
  /** What was committed of it, and released. */
  readonly promises: readonly Move[]
  /** Each later decision by which it was changed or withdrawn. */
  readonly decisions: readonly (Act & { readonly decision: DecisionId })[]
  /** Rules about money that were broken when it was made. */
  readonly breaks: readonly string[]
  readonly events: readonly EventId[]
}
