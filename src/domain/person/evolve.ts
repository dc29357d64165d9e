import type { EvolversOf } from '../shared/decider.js'

export const personEvolvers: EvolversOf<'PersonDetailsRecorded' | 'PersonalDataErased'> = {
  // No rule depends on what is known of a person.
  PersonDetailsRecorded: (state) => state,
  PersonalDataErased: (state, { data }) => ({ ...state, erased: state.erased.add(data.person) }),
}
