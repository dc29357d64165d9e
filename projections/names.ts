import type { Named, SeatName } from './answer.js'
import type { ReadDatabase } from './database.js'

/** Collects the ids whose names an answer needs, so that each kind is looked up once. */
export type Wanted = {
  readonly organs: Set<string>
  readonly partners: Set<string>
  readonly seats: Set<string>
  readonly agreements: Set<string>
}

export const nobody = (): Wanted => ({
  organs: new Set(),
  partners: new Set(),
  seats: new Set(),
  agreements: new Set(),
})

/** Adds an id, unless it is null. */
export const want = (ids: Set<string>, id: string | null | undefined): void => {
  if (id !== null && id !== undefined) ids.add(id)
}

/** Names by id. One that was not looked up, or is not known, stands as its own id. */
export type Names = {
  readonly organ: (id: string) => Named
  readonly partner: (id: string) => Named
  readonly seat: (id: string) => SeatName
  readonly agreement: (id: string) => Named
  readonly organs: ReadonlyMap<string, string>
  readonly partners: ReadonlyMap<string, string>
  readonly seats: ReadonlyMap<string, SeatName>
}

export const namedOrNull = (name: (id: string) => Named, id: string | null): Named | null =>
  id === null ? null : name(id)

type SeatFound = { readonly seat: string; readonly function: string; readonly partner: string | null }

const readSeats = (database: ReadDatabase, ids: ReadonlySet<string>): Promise<readonly SeatFound[]> =>
  ids.size === 0
    ? Promise.resolve([])
    : database
        .selectFrom('seat')
        .select(['seat', 'function', 'partner'])
        .where('seat', 'in', [...ids])
        .where('superseded', '=', 0)
        .orderBy('seat')
        .execute()

const readOrgans = async (database: ReadDatabase, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  if (ids.size === 0) return new Map()
  const rows = await database
    .selectFrom('organ')
    .select(['organ', 'name'])
    .where('organ', 'in', [...ids])
    .where('superseded', '=', 0)
    .orderBy('organ')
    .execute()
  return new Map(rows.map(({ organ, name }) => [organ, name]))
}

const readPartners = async (database: ReadDatabase, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  if (ids.size === 0) return new Map()
  const rows = await database
    .selectFrom('partner')
    .select(['partner', 'name'])
    .where('partner', 'in', [...ids])
    .where('superseded', '=', 0)
    .orderBy('partner')
    .execute()
  return new Map(rows.map(({ partner, name }) => [partner, name]))
}

const readAgreements = async (
  database: ReadDatabase,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> => {
  if (ids.size === 0) return new Map()
  const rows = await database
    .selectFrom('agreement')
    .select(['agreement', 'title'])
    .where('agreement', 'in', [...ids])
    .orderBy('agreement')
    .execute()
  return new Map(rows.map(({ agreement, title }) => [agreement, title]))
}

/**
 * Looks up the names, one query for each kind; whatever the day, since names do not change. They come in the order of
 * their ids: without an order PostgreSQL gives rows as they happen to lie, which a rebuild changes.
 */
export const readNames = async (database: ReadDatabase, wanted: Wanted): Promise<Names> => {
  const [organs, seatRows, agreements] = await Promise.all([
    readOrgans(database, wanted.organs),
    readSeats(database, wanted.seats),
    readAgreements(database, wanted.agreements),
  ])
  const partnerIds = new Set(wanted.partners)
  for (const { partner } of seatRows) want(partnerIds, partner)
  const partners = await readPartners(database, partnerIds)
  const organ = (id: string): Named => ({ id, name: organs.get(id) ?? id })
  const partner = (id: string): Named => ({ id, name: partners.get(id) ?? id })
  const seats = new Map(
    seatRows.map((row) => [
      row.seat,
      { id: row.seat, function: row.function, partner: namedOrNull(partner, row.partner) },
    ]),
  )
  const seat = (id: string): SeatName => seats.get(id) ?? { id, function: id, partner: null }
  const agreement = (id: string): Named => ({ id, name: agreements.get(id) ?? id })
  return { organ, partner, seat, agreement, organs, partners, seats }
}
