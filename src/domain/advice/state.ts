import type { OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

export type AdviceRequest = { readonly of: OrganId; readonly deadline: LocalDate; readonly given: boolean }

export type Advice = {
  /** How many numbered points it has. */
  readonly points: number
  readonly answered: ReadonlySet<number>
}
