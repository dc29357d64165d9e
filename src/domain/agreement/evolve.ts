import type { EvolversOf } from '../shared/decider.js'
import type { AgreementId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Agreement } from './state.js'

const change = (
  state: HouseState,
  id: AgreementId,
  apply: (agreement: Agreement) => Partial<Agreement>,
): HouseState => {
  const agreement = state.agreements.get(id)
  return agreement === undefined
    ? state
    : { ...state, agreements: state.agreements.set(id, { ...agreement, ...apply(agreement) }) }
}

export const agreementEvolvers: EvolversOf<
  'AgreementDrafted' | 'AgreementSigned' | 'AgreementAmended' | 'AgreementTerminated'
> = {
  AgreementDrafted: (state, { data, effectiveOn, id }) => {
    const { kind, title, reference, from, until, noticeMonths } = data
    return {
      ...state,
      agreements: state.agreements.set(data.agreement, {
        kind,
        title,
        reference,
        draftedOn: effectiveOn,
        parties: data.parties.map((partner) => ({ partner, signed: null, left: null })),
        from,
        terms: [{ from: effectiveOn, until, noticeMonths }],
        event: id,
        terminated: null,
      }),
    }
  },
  AgreementSigned: (state, { data, effectiveOn, id }) =>
    change(state, data.agreement, ({ parties }) => ({
      parties: parties.map((party) =>
        data.parties.includes(party.partner) ? { ...party, signed: { on: effectiveOn, event: id } } : party,
      ),
    })),
  AgreementAmended: (state, { data, effectiveOn: from }) =>
    change(state, data.agreement, ({ terms }) => ({
      terms: [...terms, { from, until: data.until, noticeMonths: data.noticeMonths }].sort((a, b) =>
        a.from.localeCompare(b.from),
      ),
    })),
  AgreementTerminated: (state, { data, effectiveOn, id }) =>
    change(state, data.agreement, ({ parties }) => {
      const act = { on: effectiveOn, event: id }
      const leaving = data.parties
      if (leaving === null) return { terminated: act }
      return {
        parties: parties.map((party) => (leaving.includes(party.partner) ? { ...party, left: act } : party)),
      }
    }),
}
