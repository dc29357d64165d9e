import type { EvolversOf } from '../shared/decider.js'

export const partnerEvolvers: EvolversOf<'PartnerAdmitted' | 'PartnerWithdrew'> = {
  PartnerAdmitted: (state, { data, effectiveOn, id }) => ({
    ...state,
    partners: state.partners.set(data.partner, {
      name: data.name,
      kbo: data.kbo,
      period: { from: effectiveOn, until: null },
      event: id,
      leftBy: null,
    }),
  }),
  PartnerWithdrew: (state, { data, effectiveOn, id }) => {
    const partner = state.partners.get(data.partner)
    if (partner === undefined) return state
    return {
      ...state,
      partners: state.partners.set(data.partner, {
        ...partner,
        period: { ...partner.period, until: effectiveOn },
        leftBy: id,
      }),
    }
  },
}
