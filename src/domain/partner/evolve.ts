import type { EvolversOf } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { dayBefore, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { PartnerEnd } from './state.js'

/** The partner's last day, and how it came about. */
const ended = (state: HouseState, id: PartnerId, until: LocalDate, end: PartnerEnd): HouseState => {
  const partner = state.partners.get(id)
  if (partner === undefined) return state
  const period = { ...partner.period, until }
  return { ...state, partners: state.partners.set(id, { ...partner, period, end }) }
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
        end: null,
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
      ended(state, data.partner, effectiveOn, { kind: 'withdrawn', event: id }),
    PartnerExcluded: (state, { data, effectiveOn, id }) =>
      ended(state, data.partner, effectiveOn, { kind: 'excluded', event: id }),
    PartnersMerged: (state, { data, effectiveOn, id }) =>
      data.partners.reduce(
        (changed, partner) =>
          ended(changed, partner, dayBefore(effectiveOn), {
            kind: 'merged',
            into: data.into,
            from: effectiveOn,
            event: id,
          }),
        state,
      ),
  }
