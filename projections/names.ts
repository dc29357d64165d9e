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

type SeatFound = { readonly function: string; readonly partner: string | null }

type Kept<Value extends object> = Map<string, Value>

type KeptNames = {
  readonly organs: Kept<{ readonly name: string }>
  readonly partners: Kept<{ readonly name: string }>
  readonly seats: Kept<SeatFound>
  readonly agreements: Kept<{ readonly name: string }>
}

/** Of each kind; when there are more, all are forgotten and those in use read again. */
const MOST_KEPT = 20_000

/** No event gives another name to what has one, so what was read once holds as long as the database is in use. */
const keptNames = new WeakMap<ReadDatabase, KeptNames>()

const namesKeptOf = (database: ReadDatabase): KeptNames => {
  const known = keptNames.get(database)
  if (known !== undefined) return known
  const kept: KeptNames = { organs: new Map(), partners: new Map(), seats: new Map(), agreements: new Map() }
  keptNames.set(database, kept)
  return kept
}

/** What is known of these ids, in their order: what is kept, and for the rest one query. */
const readThrough = async <Value extends object>(
  kept: Kept<Value>,
  ids: ReadonlySet<string>,
  read: (ids: readonly string[]) => Promise<readonly (readonly [string, Value])[]>,
): Promise<ReadonlyMap<string, Value>> => {
  const sorted = [...ids].sort()
  const known = new Map<string, Value>()
  const missing: string[] = []
  for (const id of sorted) {
    const value = kept.get(id)
    if (value === undefined) missing.push(id)
    else known.set(id, value)
  }
  if (missing.length === 0) return known
  const found = new Map(await read(missing))
  if (kept.size + found.size > MOST_KEPT) kept.clear()
  for (const [id, value] of found) kept.set(id, value)
  return new Map(
    sorted.flatMap((id): [string, Value][] => {
      const value = known.get(id) ?? found.get(id)
      return value === undefined ? [] : [[id, value]]
    }),
  )
}

const readSeats = (database: ReadDatabase) => async (ids: readonly string[]) => {
  const rows = await database
    .selectFrom('seat')
    .select(['seat', 'function', 'partner'])
    .where('seat', 'in', ids)
    .where('superseded', '=', 0)
    .execute()
  return rows.map(({ seat, ...found }) => [seat, found] as const)
}

const readOrgans = (database: ReadDatabase) => async (ids: readonly string[]) => {
  const rows = await database
    .selectFrom('organ')
    .select(['organ', 'name'])
    .where('organ', 'in', ids)
    .where('superseded', '=', 0)
    .execute()
  return rows.map(({ organ, name }) => [organ, { name }] as const)
}

const readPartners = (database: ReadDatabase) => async (ids: readonly string[]) => {
  const rows = await database
    .selectFrom('partner')
    .select(['partner', 'name'])
    .where('partner', 'in', ids)
    .where('superseded', '=', 0)
    .execute()
  return rows.map(({ partner, name }) => [partner, { name }] as const)
}

const readAgreements = (database: ReadDatabase) => async (ids: readonly string[]) => {
  const rows = await database
    .selectFrom('agreement')
    .select(['agreement', 'title as name'])
    .where('agreement', 'in', ids)
    .execute()
  return rows.map(({ agreement, name }) => [agreement, { name }] as const)
}

const namesOnly = (found: ReadonlyMap<string, { readonly name: string }>): ReadonlyMap<string, string> =>
  new Map([...found].map(([id, { name }]) => [id, name]))

/**
 * Looks up the names, one query for each kind of which not all are known; whatever the day, since names do not change.
 * They come in the order of their ids.
 */
export const readNames = async (database: ReadDatabase, wanted: Wanted): Promise<Names> => {
  const kept = namesKeptOf(database)
  const [organsFound, seatsFound, agreementsFound] = await Promise.all([
    readThrough(kept.organs, wanted.organs, readOrgans(database)),
    readThrough(kept.seats, wanted.seats, readSeats(database)),
    readThrough(kept.agreements, wanted.agreements, readAgreements(database)),
  ])
  const partnerIds = new Set(wanted.partners)
  for (const { partner } of seatsFound.values()) want(partnerIds, partner)
  const partnersFound = await readThrough(kept.partners, partnerIds, readPartners(database))
  const [organs, partners, agreements] = [namesOnly(organsFound), namesOnly(partnersFound), namesOnly(agreementsFound)]
  const organ = (id: string): Named => ({ id, name: organs.get(id) ?? id })
  const partner = (id: string): Named => ({ id, name: partners.get(id) ?? id })
  const seats = new Map(
    [...seatsFound].map(([id, found]) => [
      id,
      { id, function: found.function, partner: namedOrNull(partner, found.partner) },
    ]),
  )
  const seat = (id: string): SeatName => seats.get(id) ?? { id, function: id, partner: null }
  const agreement = (id: string): Named => ({ id, name: agreements.get(id) ?? id })
  return { organ, partner, seat, agreement, organs, partners, seats }
}
