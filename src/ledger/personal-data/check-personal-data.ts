import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import type { EventStore } from '../event-store.js'
import { type EventRegistry, type RecordedEvent, UnreadableEvent } from '../registry.js'
import { opens } from './commitment.js'
import { commitmentsIn, type PlacedCommitment, personOf } from './commitments-in.js'
import { decryptOpening } from './encryption.js'
import type { ValueRow } from './values.js'

export type PersonalDataCheck = {
  /** Values that open their commitment. */
  readonly values: number
  readonly erasedPersons: number
  readonly faults: readonly string[]
}

const PAGE = 5_000
const MOST_FAULTS = 20
/** Milliseconds. */
const ERASURE_UNDER_WAY = 2_000

/** Where a commitment stands in the log, and whose it is. */
type Committed = PlacedCommitment & {
  readonly event: string
  readonly type: string
  readonly position: bigint
  readonly person: string | undefined
}

const assigned = z.object({ seat: z.string(), person: z.string() })
const erasure = z.object({ person: z.string() })

/** What the walk has seen so far. */
type Seen = {
  readonly holders: Map<string, string>
  readonly erased: Set<string>
  /** Without a value; in order when the person turns out to be erased. */
  readonly missing: Committed[]
  /** Event and field of every value that has its commitment. */
  readonly placed: Set<string>
  readonly faults: string[]
  values: number
}

const placeOf = ({ event, field }: { readonly event: string; readonly field: string }): string => `${event} ${field}`

const where = ({ position, type, event, field }: Committed): string =>
  `position ${position} (${type} ${event}), ${field}`

/** The commitments of one event; notes who holds which seat and who was erased. */
const look = (event: RecordedEvent, seen: Seen): readonly Committed[] => {
  if (event.type === 'SeatAssigned') {
    const { seat, person } = assigned.parse(event.data)
    seen.holders.set(seat, person)
  }
  if (event.type === 'PersonalDataErased') seen.erased.add(erasure.parse(event.data).person)
  const person = personOf(event.data, (seat) => seen.holders.get(seat))
  const { id, type, position } = event
  return commitmentsIn(event.data).map((one) => ({ ...one, event: id, type, position, person }))
}

const faultOf = (committed: Committed, row: ValueRow): string | null => {
  const { event, type, field } = committed
  const opening = decryptOpening(row, { event, type, field }, row.key)
  if (opening === null) return `${where(committed)}: the stored value does not decrypt in this place`
  if (row.person !== committed.person || row.event_type !== type) {
    return `${where(committed)}: the stored value is under the key of somebody else`
  }
  return opens(committed, opening) ? null : `${where(committed)}: the stored value does not open the commitment`
}

const checkPage = async (pool: pg.Pool, page: readonly Committed[], seen: Seen): Promise<void> => {
  if (page.length === 0) return
  const { rows } = await pool.query<ValueRow>(
    `SELECT event, field, event_type, person, nonce, ciphertext, key
     FROM personal.value JOIN personal.person_key USING (person) WHERE event = ANY ($1::uuid[])`,
    [[...new Set(page.map(({ event }) => event))]],
  )
  const stored = new Map(rows.map((row) => [placeOf(row), row]))
  for (const committed of page) {
    const row = stored.get(placeOf(committed))
    if (row === undefined) {
      seen.missing.push(committed)
      continue
    }
    seen.placed.add(placeOf(committed))
    const fault = faultOf(committed, row)
    if (fault === null) seen.values += 1
    else seen.faults.push(fault)
  }
}

type Held = Pick<ValueRow, 'event' | 'field' | 'person'>

/** Values whose event is in the log, or should be. Asked before the log is read, which then holds all their events. */
const heldValues = async (pool: pg.Pool): Promise<readonly Held[]> => {
  const { rows } = await pool.query<Held>(
    `SELECT event, field, person FROM personal.value
     WHERE NOT EXISTS (SELECT FROM personal.awaited_event WHERE awaited_event.event = value.event)
     ORDER BY event, field`,
  )
  return rows
}

/** What is left of persons who are erased in the log. */
const remainsOf = async (pool: pg.Pool, persons: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ person: string; held: boolean; noted: boolean }>(
    `SELECT person,
       EXISTS (SELECT FROM personal.value AS held WHERE held.person = erased.person)
         OR EXISTS (SELECT FROM personal.person_key AS held WHERE held.person = erased.person) AS held,
       EXISTS (SELECT FROM personal.erased AS noted WHERE noted.person = erased.person) AS noted
     FROM unnest($1::uuid[]) AS erased (person) ORDER BY person`,
    [persons],
  )
  return rows.flatMap(({ person, held, noted }) => {
    const says = (what: string): string => `person ${person} is erased in the log and ${what}; start the program again`
    return [...(held ? [says('still has values or a key')] : []), ...(noted ? [] : [says('a key could be made again')])]
  })
}

const resultOf = ({ values, erased, faults }: Seen): PersonalDataCheck => ({
  values,
  erasedPersons: erased.size,
  faults: faults.slice(0, MOST_FAULTS),
})

/**
 * Reads the whole log and compares it with the personal values: every value decrypts in its place and opens its
 * commitment; every commitment has its value, or its person was erased; nothing is left of who was erased. Faults say
 * where, never what. Stops at twenty.
 */
export const checkPersonalData = async (
  pool: pg.Pool,
  store: Pick<EventStore, 'readAll'>,
  registry: EventRegistry,
): Promise<PersonalDataCheck> => {
  const seen: Seen = {
    holders: new Map(),
    erased: new Set(),
    missing: [],
    placed: new Set(),
    faults: [],
    values: 0,
  }
  const readable = (events: Awaited<ReturnType<typeof store.readAll>>): readonly RecordedEvent[] =>
    events.flatMap((event) => {
      try {
        return [registry.read(event)]
      } catch (error) {
        // The check of the log itself says which event cannot be read.
        if (error instanceof UnreadableEvent) return []
        throw error
      }
    })
  /** Reads on to where the log ends now; answers its last position, or null once there are too many faults. */
  const walk = async (from: bigint): Promise<bigint | null> => {
    for (let after = from; ; ) {
      const events = await store.readAll({ after, limit: PAGE })
      await checkPage(
        pool,
        readable(events).flatMap((event) => look(event, seen)),
        seen,
      )
      after = events.at(-1)?.position ?? after
      if (seen.faults.length >= MOST_FAULTS) return null
      if (events.length < PAGE) return after
    }
  }
  const held = await heldValues(pool)
  const end = await walk(0n)
  // Someone erased while the log was read is erased further on in it.
  if (end === null || (await walk(end)) === null) return resultOf(seen)
  for (const committed of seen.missing) {
    if (committed.person !== undefined && seen.erased.has(committed.person)) continue
    seen.faults.push(`${where(committed)}: the value is gone, and its person was not erased`)
  }
  for (const value of held) {
    if (seen.placed.has(placeOf(value)) || seen.erased.has(value.person)) continue
    seen.faults.push(`personal.value: the value of event ${value.event}, ${value.field}, has no commitment in the log`)
  }
  const erased = [...seen.erased]
  if ((await remainsOf(pool, erased)).length > 0) {
    // An erasure under way follows its event within moments.
    await sleep(ERASURE_UNDER_WAY)
    seen.faults.push(...(await remainsOf(pool, erased)))
  }
  return resultOf(seen)
}
