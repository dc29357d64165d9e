import type { DecisionId, DossierId, EventId, GoalId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { ActionOwner } from './events.js'

export type Action = {
  readonly title: string
  readonly owner: ActionOwner
  readonly plannedOn: LocalDate
  /** In the order they were recorded: the first, and each later one. `from` is the day it was said. */
  readonly dues: readonly { readonly from: LocalDate; readonly due: LocalDate; readonly event: EventId }[]
  readonly decision: DecisionId | null
  readonly dossier: DossierId | null
  readonly goal: GoalId | null
  readonly actionPoint: string | null
  readonly event: EventId
  /** Null while it is open. */
  readonly closed: { readonly as: 'done' | 'cancelled'; readonly on: LocalDate; readonly event: EventId } | null
  /** In the order they were recorded; their words stay in the log. */
  readonly reports: readonly { readonly on: LocalDate; readonly done: boolean; readonly event: EventId }[]
}

/** The last day to have it done, as it was said by a day; before it was planned, the first. */
export const dueOn = ({ dues }: Action, day: LocalDate): LocalDate | null =>
  (dues.findLast(({ from }) => from <= day) ?? dues[0])?.due ?? null

/** Is it planned and not yet closed at the end of this day? */
export const isOpenOn = ({ plannedOn, closed }: Action, day: LocalDate): boolean =>
  plannedOn <= day && (closed === null || closed.on > day)

/** Is it open, and is its last day over, on this day? */
export const isOverdueOn = (action: Action, day: LocalDate): boolean => {
  const due = dueOn(action, day)
  return due !== null && due < day && isOpenOn(action, day)
}
