import type { EvolversOf } from '../shared/decider.js'

export const evaluationEvolvers: EvolversOf<'YearEvaluated'> = {
  YearEvaluated: (state, { data, effectiveOn, id }) => {
    const { organ, year, goals } = data
    return { ...state, evaluations: [...state.evaluations, { organ, year, on: effectiveOn, goals, event: id }] }
  },
}
