import type { CommandOf } from '../commands.js'
import { heldDuring } from '../goal/state.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import { yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'

type EvaluateYear = CommandOf<'EvaluateYear'>

/** Each goal held at some time in that year, and is named once. */
const goalsMustFit = (state: HouseState, { goals, year }: EvaluateYear): Refused | null => {
  for (const [index, { goal: id }] of goals.entries()) {
    const field = `goals.${index}.goal`
    const goal = state.goals.get(id)
    if (goal === undefined) return refuse('goal.unknown', field)
    const { code } = goal
    if (!heldDuring(goal, year)) return refuse('goal.not-that-year', field, { code, year: String(year) })
    if (goals.findIndex((other) => other.goal === id) < index) return refuse('goal.named-twice', field, { code })
  }
  return null
}

export const evaluationDeciders: DecidersOf<'EvaluateYear'> = {
  EvaluateYear: (command, state) => {
    const { organ, year, text, goals, effectiveOn } = command
    const inactive = organMustBeActive(state, organ, effectiveOn, 'organ')
    if (inactive !== null) return inactive
    // As text: a year is written without a mark for thousands.
    if (year > yearOf(effectiveOn)) return refuse('evaluation.year-ahead', 'year', { year: String(year) })
    if (state.evaluations.some((other) => other.organ === organ && other.year === year)) {
      return refuse('evaluation.already-there', 'year', { year: String(year) })
    }
    return goalsMustFit(state, command) ?? accept([{ type: 'YearEvaluated', data: { organ, year, text, goals } }])
  },
}
