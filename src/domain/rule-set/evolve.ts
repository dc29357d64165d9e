import { withRules } from '../organ/state.js'
import type { EvolversOf } from '../shared/decider.js'

export const ruleSetEvolvers: EvolversOf<'RuleSetAdopted'> = {
  RuleSetAdopted: (state, { data, effectiveOn, id }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    return { ...state, organs: state.organs.set(data.organ, withRules(organ, effectiveOn, data.rules, id)) }
  },
}
