import { changeDossier } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'
import type { CandidacyId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Candidacy } from './state.js'

const change = (state: HouseState, id: CandidacyId, what: Partial<Candidacy>): HouseState => {
  const candidacy = state.candidacies.get(id)
  return candidacy === undefined
    ? state
    : { ...state, candidacies: state.candidacies.set(id, { ...candidacy, ...what }) }
}

export const candidacyEvolvers: EvolversOf<
  'CandidacySubmitted' | 'CandidacyPutToNetwork' | 'CandidacyRefused' | 'CandidacyWithdrawn'
> = {
  CandidacySubmitted: (state, { data, effectiveOn, id }) => ({
    ...state,
    candidacies: state.candidacies.set(data.candidacy, {
      name: data.name,
      kbo: data.kbo,
      submittedOn: effectiveOn,
      event: id,
      put: null,
      outcome: null,
    }),
  }),
  CandidacyPutToNetwork: (state, event) => {
    const { data, effectiveOn, id } = event
    const put = { dossier: data.dossier, meeting: data.meeting, on: effectiveOn, event: id }
    return changeDossier(change(state, data.candidacy, { put }), data.dossier, event, () => ({}))
  },
  CandidacyRefused: (state, { data, effectiveOn, id }) =>
    change(state, data.candidacy, {
      outcome: {
        kind: 'refused',
        on: effectiveOn,
        decision: data.decision,
        broken: data.irregular?.rules ?? [],
        event: id,
      },
    }),
  CandidacyWithdrawn: (state, { data, effectiveOn, id }) =>
    change(state, data.candidacy, { outcome: { kind: 'withdrawn', on: effectiveOn, event: id } }),
}
