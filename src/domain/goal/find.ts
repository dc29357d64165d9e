import { type Refused, refuse } from '../shared/decider.js'
import type { GoalId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { contentOn, type Goal, type GoalContent } from './state.js'

/** A goal and what it says on that day, or why it cannot be referred to. */
export const findGoal = (
  state: HouseState,
  id: GoalId,
  day: LocalDate,
): { readonly goal: Goal; readonly content: GoalContent } | Refused => {
  const goal = state.goals.get(id)
  if (goal === undefined) return refuse('goal.unknown', 'goal')
  const content = contentOn(goal, day)
  return content === null || !covers(goal.period, day)
    ? refuse('goal.not-valid-that-day', 'goal', { code: goal.code, day })
    : { goal, content }
}

/** The title of an action point of the goal on that day; null where no action point is named. */
export const findActionPoint = (
  { goal, content }: { readonly goal: Goal; readonly content: GoalContent },
  letter: string | null,
): { readonly title: string | null } | Refused => {
  if (letter === null) return { title: null }
  const title = content.actionPoints.find((point) => point.letter === letter)?.title
  return title === undefined
    ? refuse('goal.action-point-unknown', 'actionPoint', { code: goal.code, letter })
    : { title }
}
