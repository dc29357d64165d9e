import type { EvolversOf } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { dayBefore, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Partner } from './state.js'

/** The partner's last day, the event that made it so, and who stands in its place. */
const left = (
  state: HouseState,
  id: PartnerId,
  until: LocalDate,
  how: Pick<Partner, 'leftBy' | 'mergedInto'>,
): HouseState => {
  const partner = state.partners.get(id)
  if (partner === undefined) return state
  const period = { ...partner.period, until }
  return { ...state, partners: state.partners.set(id, { ...partner, period, ...how }) }
}

export const partnerEvolvers: EvolversOf<'PartnerAdmitted' | 'PartnerWithdrew' | 'PartnerExcluded' | 'PartnersMerged'> =
  {
    PartnerAdmitted: (state, { data, effectiveOn, id }) => {
      const candidacy = data.candidacy === null ? undefined : state.candidacies.get(data.candidacy)
      const partner = {
        name: data.name,
        kbo: data.kbo,
        period: { from: effectiveOn, until: null },
        event: id,
        leftBy: null,
        mergedInto: null,
      }
      return {
        ...state,
        partners: state.partners.set(data.partner, partner),
        candidacies:
          data.candidacy === null || candidacy === undefined
            ? state.candidacies
            : state.candidacies.set(data.candidacy, {
                ...candidacy,
                outcome: {
                  kind: 'admitted',
                  on: effectiveOn,
                  partner: data.partner,
                  broken: data.irregular?.rules ?? [],
                  event: id,
                },
              }),
      }
    },
    PartnerWithdrew: (state, { data, effectiveOn, id }) =>
      left(state, data.partner, effectiveOn, { leftBy: id, mergedInto: null }),
    PartnerExcluded: (state, { data, effectiveOn, id }) =>
      left(state, data.partner, effectiveOn, { leftBy: id, mergedInto: null }),
    PartnersMerged: (state, { data, effectiveOn, id }) => {
      const how = { leftBy: id, mergedInto: { partner: data.into, from: effectiveOn } }
      return data.partners.reduce((changed, partner) => left(changed, partner, dayBefore(effectiveOn), how), state)
    },
  }
