import type { EventId, GoalId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { GoalVerdict } from './events.js'

/** An organ's look back on a year; its words stay in the log. */
export type YearEvaluation = {
  readonly organ: OrganId
  readonly year: number
  readonly on: LocalDate
  readonly goals: readonly { readonly goal: GoalId; readonly verdict: GoalVerdict }[]
  readonly event: EventId
}
