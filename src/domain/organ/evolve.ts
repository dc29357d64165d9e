import { ofDecisionRule } from '../rule-set/of-decision-rule.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { dayBefore } from '../shared/time.js'
import { withRules } from './state.js'

export const organEvolvers: EvolversOf<
  'OrganEstablished' | 'DecisionRuleAdopted' | 'OrganDissolved' | 'OrganSucceeded' | 'OrganExtended' | 'OrganEvaluated'
> = {
  OrganEstablished: (state, { data, effectiveOn, id }) => ({
    ...state,
    organs: state.organs.set(data.organ, {
      name: data.name,
      kind: data.kind,
      parent: data.parent,
      ofPartner: data.ofPartner,
      period: { from: effectiveOn, until: data.until },
      plannedUntil: data.until,
      event: id,
      dissolved: null,
      succession: null,
      rules: [{ from: effectiveOn, rules: ofDecisionRule(data.rule), event: id }],
      extensions: [],
      evaluations: [],
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
    const period = { ...organ.period, until: effectiveOn }
    return { ...state, organs: state.organs.set(data.organ, { ...organ, period, dissolved: actOf(event) }) }
  },
  OrganSucceeded: (state, { data, effectiveOn, id }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    const succeeded = {
      ...organ,
      period: { ...organ.period, until: dayBefore(effectiveOn) },
      succession: { successor: data.successor, from: effectiveOn, event: id },
    }
    return { ...state, organs: state.organs.set(data.organ, succeeded) }
  },
  OrganExtended: (state, { data, effectiveOn, id }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    const period = { ...organ.period, until: data.until }
    const extensions = [...organ.extensions, { on: effectiveOn, until: data.until, event: id }]
    return { ...state, organs: state.organs.set(data.organ, { ...organ, period, extensions }) }
  },
  OrganEvaluated: (state, { data, effectiveOn, id }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    const evaluations = [...organ.evaluations, { on: effectiveOn, advice: data.advice, event: id }]
    return { ...state, organs: state.organs.set(data.organ, { ...organ, evaluations }) }
  },
}
