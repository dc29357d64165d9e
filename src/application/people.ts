import type { SeatEntry } from '../../projections/organs-and-seats/answers.js'
import type { PersonReference, PersonSeat, PersonWithSeats } from '../../projections/persons/answers.js'
import type { Queries } from '../../projections/queries.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { Principal } from './principal.js'

/** What is known of a person now; null where nothing is, or not any more. */
export type PersonDetails = {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A seat with the name of its holder, for who may read the house. */
export type NamedSeat = SeatEntry & {
  /** As it is known now, whichever day the seat is asked for; null when none was recorded, or erased. */
  readonly personName: string | null
  readonly personErased: boolean
}

export type PersonEntry = {
  readonly id: string
  readonly name: string | null
  /** Null for readers who may not see it, and when nothing is known. */
  readonly contact: Omit<PersonDetails, 'name'> | null
  readonly detailsRecordedAt: string | null
  readonly erased: PersonReference['erased']
  readonly seats: readonly PersonSeat[]
}

/** Names joined to answers at the moment of reading: they stand in no table but the one they are erased from. */
export type People = {
  readonly nameSeats: (seats: readonly SeatEntry[]) => Promise<readonly NamedSeat[]>
  /** Everyone who has or had a seat in the house; contact details for the administrator, and for each their own. */
  readonly listPersons: (house: string, reader: Principal) => Promise<readonly PersonEntry[]>
  /** What is known of one person now, to write to them; nothing of who was erased. */
  readonly findDetails: (person: string) => Promise<PersonDetails>
}

const nothing: PersonDetails = { name: null, email: null, phone: null }

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** May this reader see how to reach the person, and everything that is held about them? */
export const mayReadContact = (reader: Principal, house: string, person: string): boolean => {
  switch (reader.kind) {
    case 'operator':
      return true
    case 'administrator':
      return reader.house === house
    case 'person':
      return reader.house === house && reader.person === person
    case 'auditor':
    case 'manager':
      return false
  }
}

export const createPeople = (
  queries: Pick<Queries, 'findPersons' | 'listPersons'>,
  personalData: Pick<PersonalData, 'read'>,
): People => {
  /** What is known of each person, decrypted, in one query for all of them. */
  const detailsOf = async (persons: readonly PersonReference[]): Promise<ReadonlyMap<string, PersonDetails>> => {
    // Whom the log says is erased is not even asked for: a restored backup may still hold values.
    const wanted = persons.flatMap(({ detailsEvent, erased }) =>
      detailsEvent === null || erased !== null ? [] : [detailsEvent],
    )
    const details = new Map<string, PersonDetails>()
    for (const { person, field, opening } of await personalData.read(wanted)) {
      details.set(person, { ...(details.get(person) ?? nothing), [field]: asText(opening?.value) })
    }
    return details
  }

  return {
    nameSeats: async (seats) => {
      const persons = await queries.findPersons(seats.map(({ person }) => person))
      const details = await detailsOf(persons)
      const erased = new Set(persons.filter((one) => one.erased !== null).map(({ id }) => id))
      return seats.map((seat) => ({
        ...seat,
        personName: details.get(seat.person)?.name ?? null,
        personErased: erased.has(seat.person),
      }))
    },
    findDetails: async (person) => (await detailsOf(await queries.findPersons([person]))).get(person) ?? nothing,
    listPersons: async (house, reader) => {
      const persons: readonly PersonWithSeats[] = await queries.listPersons(house)
      const details = await detailsOf(persons)
      return persons.map(({ id, detailsRecordedAt, erased, seats }) => {
        const { name, email, phone } = details.get(id) ?? nothing
        const known = email !== null || phone !== null
        const contact = known && mayReadContact(reader, house, id) ? { email, phone } : null
        return { id, name, contact, detailsRecordedAt, erased, seats }
      })
    },
  }
}
