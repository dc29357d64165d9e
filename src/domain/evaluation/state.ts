import { byCode, heldDuring } from '../goal/state.js'
import type { EventId, GoalId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { GoalVerdict } from './events.js'

/** An organ's look back on a year; its words stay in the log. */
export type YearEvaluation = {
  readonly organ: OrganId
  readonly year: number
  readonly on: LocalDate
  readonly goals: readonly { readonly goal: GoalId; readonly verdict: GoalVerdict }[]
  readonly event: EventId
}

export type MissingEvaluation = { readonly goal: GoalId; readonly code: string; readonly events: readonly EventId[] }

/** The goals to be evaluated every year that held in this year and that no organ evaluated for it, by code. */
export const evaluationsMissing = (state: HouseState, year: number): readonly MissingEvaluation[] => {
  const evaluated = new Set(
    state.evaluations.filter((one) => one.year === year).flatMap(({ goals }) => goals.map(({ goal }) => goal)),
  )
  return [...state.goals.entries()]
    .flatMap(([id, goal]): MissingEvaluation[] => {
      const content = goal.contents.findLast(({ from }) => from <= `${year}-12-31`)
      const due = content?.evaluatedYearly === true && heldDuring(goal, year) && !evaluated.has(id)
      return due ? [{ goal: id, code: goal.code, events: [goal.event] }] : []
    })
    .sort((a, b) => byCode(a, b) || a.goal.localeCompare(b.goal))
}
