import type { EventId, GoalId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { ActionPoint } from './events.js'

/** What a goal says from a day on. */
export type GoalContent = {
  readonly from: LocalDate
  readonly title: string
  readonly actionPoints: readonly ActionPoint[]
  readonly evaluatedYearly: boolean
}

export type Goal = {
  readonly code: string
  readonly period: Period
  /** By first day, oldest first; never empty. */
  readonly contents: readonly GoalContent[]
  readonly event: EventId
  /** Null while it goes on. */
  readonly ended: EventId | null
}

/** That a dossier serves a goal; kept with the dossier. */
export type GoalLink = {
  readonly goal: GoalId
  readonly actionPoint: string | null
  readonly on: LocalDate
  readonly event: EventId
}

/** What the goal says on a day: the newest that has begun; null before its first day. */
export const contentOn = (goal: Goal, day: LocalDate): GoalContent | null =>
  goal.contents.findLast(({ from }) => from <= day) ?? null

/** In the order of their codes, numbers by their value: 2 before 10. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code.localeCompare(b.code, 'nl', { numeric: true })

/** Did the goal hold on any day of this calendar year? */
export const heldDuring = ({ period }: Goal, year: number): boolean =>
  period.from <= `${year}-12-31` && (period.until === null || period.until >= `${year}-01-01`)
