import { changeDossier } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'
import type { GoalId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Goal } from './state.js'

const change = (state: HouseState, id: GoalId, apply: (goal: Goal) => Goal): HouseState => {
  const goal = state.goals.get(id)
  return goal === undefined ? state : { ...state, goals: state.goals.set(id, apply(goal)) }
}

export const goalEvolvers: EvolversOf<'GoalSet' | 'GoalAmended' | 'GoalEnded' | 'DossierLinkedToGoal'> = {
  GoalSet: (state, { data, effectiveOn, id }) => {
    const { goal, code, ...content } = data
    return {
      ...state,
      goals: state.goals.set(goal, {
        code,
        period: { from: effectiveOn, until: null },
        contents: [{ from: effectiveOn, ...content }],
        event: id,
        ended: null,
      }),
    }
  },
  GoalAmended: (state, { data, effectiveOn: from }) => {
    const { title, actionPoints, evaluatedYearly } = data
    return change(state, data.goal, (goal) => ({
      ...goal,
      contents: [...goal.contents, { from, title, actionPoints, evaluatedYearly }].sort((a, b) =>
        a.from.localeCompare(b.from),
      ),
    }))
  },
  GoalEnded: (state, { data, effectiveOn, id }) =>
    change(state, data.goal, (goal) => ({ ...goal, period: { ...goal.period, until: effectiveOn }, ended: id })),
  DossierLinkedToGoal: (state, event) => {
    const { dossier, goal, actionPoint } = event.data
    return changeDossier(state, dossier, event, ({ goals }) => ({
      goals: [...goals, { goal, actionPoint, on: event.effectiveOn, event: event.id }],
    }))
  },
}
