import type { EvolversOf } from '../shared/decider.js'

export const organEvolvers: EvolversOf<'OrganEstablished' | 'DecisionRuleAdopted' | 'OrganDissolved'> = {
  OrganEstablished: (state, { data, effectiveOn }) => ({
    ...state,
    organs: state.organs.set(data.organ, {
      name: data.name,
      kind: data.kind,
      ofPartner: data.ofPartner,
      period: { from: effectiveOn, until: data.until },
      rules: [{ from: effectiveOn, rule: data.rule }],
    }),
  }),
  DecisionRuleAdopted: (state, { data, effectiveOn }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    const rules = [...organ.rules, { from: effectiveOn, rule: data.rule }].sort((a, b) =>
      a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
    )
    return { ...state, organs: state.organs.set(data.organ, { ...organ, rules }) }
  },
  OrganDissolved: (state, { data, effectiveOn }) => {
    const organ = state.organs.get(data.organ)
    if (organ === undefined) return state
    return {
      ...state,
      organs: state.organs.set(data.organ, { ...organ, period: { ...organ.period, until: effectiveOn } }),
    }
  },
}
