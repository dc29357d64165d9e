import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { PersonId } from '../shared/identifiers.js'
import type { Commitment } from '../shared/privacy.js'
import type { HouseState } from '../state.js'

/** Null when the person has or had a seat and their data were not erased; else why not. */
export const personMustBeThere = (state: HouseState, person: PersonId): Refused | null => {
  if (!state.seats.some((seat) => seat.person === person)) return refuse('person.unknown', 'person')
  return state.erased.has(person) ? refuse('person.erased', 'person') : null
}

type Details = {
  readonly person: PersonId
  readonly name: Commitment | null
  readonly email?: Commitment | null
  readonly phone?: Commitment | null
}

/** The fact that details of a person were recorded. */
export const detailsRecorded = ({ person, name, email = null, phone = null }: Details) => ({
  type: 'PersonDetailsRecorded' as const,
  data: { person, name, email, phone },
})

export const personDeciders: DecidersOf<'RecordPersonDetails' | 'ErasePersonalData'> = {
  RecordPersonDetails: (command, state) => {
    const { person, name, email, phone } = command
    const unfit = personMustBeThere(state, person)
    if (unfit !== null) return unfit
    if (name === null && email === null && phone === null) return refuse('person.nothing-given', 'name')
    return accept([detailsRecorded({ person, name, email, phone })])
  },

  ErasePersonalData: ({ person, reason }, state) =>
    personMustBeThere(state, person) ?? accept([{ type: 'PersonalDataErased', data: { person, reason } }]),
}
