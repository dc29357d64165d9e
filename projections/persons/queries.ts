import type { ReadDatabase } from '../database.js'
import { listSeats } from '../organs-and-seats/queries.js'
import type { PersonReference, PersonSeat, PersonWithSeats } from './answers.js'
import type { PersonRow } from './projection.js'

const toReference = (row: PersonRow): PersonReference => ({
  id: row.person,
  house: row.house,
  detailsEvent: row.details_event,
  detailsRecordedAt: row.details_recorded_at,
  erased:
    row.erased_at === null || row.erased_position === null
      ? null
      : { at: row.erased_at, position: Number(row.erased_position) },
})

/** These persons, as far as they are known, in one query. */
export const findPersons = async (
  database: ReadDatabase,
  persons: readonly string[],
): Promise<readonly PersonReference[]> => {
  if (persons.length === 0) return []
  const rows = await database
    .selectFrom('person')
    .selectAll()
    .where('person', 'in', [...new Set(persons)])
    .orderBy('person')
    .execute()
  return rows.map(toReference)
}

/** Everyone who has or had a seat in the house, by the id they were given, which follows the order of their coming. */
export const listPersons = async (database: ReadDatabase, house: string): Promise<readonly PersonWithSeats[]> => {
  const [rows, seats] = await Promise.all([
    database.selectFrom('person').selectAll().where('house', '=', house).orderBy('person').execute(),
    listSeats(database, house, { asOf: null, knownAt: null }),
  ])
  const seatsOf = new Map<string, PersonSeat[]>()
  for (const { person, id, organ, partner, function: does, role, from, until } of seats) {
    const seat = { id, organ, partner, function: does, role, from, until }
    const known = seatsOf.get(person)
    if (known === undefined) seatsOf.set(person, [seat])
    else known.push(seat)
  }
  return rows.map((row) => ({
    ...toReference(row),
    seats: seatsOf.get(row.person) ?? [],
  }))
}
