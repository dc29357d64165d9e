import { ofDecisionRule } from '../rule-set/of-decision-rule.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { withRules } from './state.js'

export const organEvolvers: EvolversOf<'OrganEstablished' | 'DecisionRuleAdopted' | 'OrganDissolved'> = {
  OrganEstablished: (state, { data, effectiveOn, id }) => ({
    ...state,
    organs: state.organs.set(data.organ, {
      name: data.name,
      kind: data.kind,
      ofPartner: data.ofPartner,
      period: { from: effectiveOn, until: data.until },
      rules: [{ from: effectiveOn, rules: ofDecisionRule(data.rule), event: id }],
      event: id,
      dissolved: null,
    }),
  }),
  DecisionRuleAdopted: (state, { data, effectiveOn, id }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    return {
      ...state,
      organs: state.organs.set(data.organ, withRules(organ, effectiveOn, ofDecisionRule(data.rule), id)),
    }
  },
  OrganDissolved: (state, event) => {
    const { data, effectiveOn } = event
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    return {
      ...state,
      organs: state.organs.set(data.organ, {
        ...organ,
        period: { ...organ.period, until: effectiveOn },
        dissolved: actOf(event),
      }),
    }
  },
}
