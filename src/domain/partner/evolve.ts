import type { EvolversOf } from '../shared/decider.js'

export const partnerEvolvers: EvolversOf<'PartnerAdmitted' | 'PartnerWithdrew'> = {
  PartnerAdmitted: (state, { data, effectiveOn }) => ({
    ...state,
    partners: state.partners.set(data.partner, {
      name: data.name,
      kbo: data.kbo,
      period: { from: effectiveOn, until: null },
    }),
  }),
  PartnerWithdrew: (state, { data, effectiveOn }) => {
    const partner = state.partners.get(data.partner)
    if (partner === undefined) return state
    return {
      ...state,
      partners: state.partners.set(data.partner, { ...partner, period: { ...partner.period, until: effectiveOn } }),
    }
  },
}
