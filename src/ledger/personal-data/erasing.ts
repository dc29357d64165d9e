import type pg from 'pg'
import { transaction } from '../../database/transaction.js'
import type { EventStore } from '../event-store.js'
import { type Erasure, readErasures, recordErasure } from './erasure-journal.js'
import { confirmValues, discardValues } from './values.js'

const HOUR = '1 hour'

/** Removes values and keys, and notes that no key may be made again. Doing it twice changes nothing. */
const erase = async (pool: pg.Pool, erasures: readonly Erasure[]): Promise<void> => {
  if (erasures.length === 0) return
  await transaction(pool, async (client) => {
    for (const { person, house, event, at } of [...erasures].sort((a, b) => (a.person < b.person ? -1 : 1))) {
      // The note comes first: it waits for whoever is keeping a value of this person, and stops whoever comes later.
      await client.query(
        `INSERT INTO personal.erased (person, house, event, erased_at)
         SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM personal.erased WHERE person = $1)
         ON CONFLICT (person) DO NOTHING`,
        [person, house, event, at],
      )
      await client.query('DELETE FROM personal.value WHERE person = $1', [person])
      await client.query('DELETE FROM personal.person_key WHERE person = $1', [person])
    }
  })
}

/**
 * Erases a person whose `PersonalDataErased` is in the log: first in the journal, so that a restored backup cannot bring
 * the data back, then values and key. When it fails half-way, {@link replayErasures} does the rest.
 */
export const erasePerson = async (pool: pg.Pool, journal: string, erasure: Erasure): Promise<void> => {
  await recordErasure(journal, erasure)
  await erase(pool, [erasure])
}

/** The erasures that the tables know; none when those tables are not made yet. */
const erasuresInTables = async (pool: pg.Pool): Promise<readonly Erasure[]> => {
  const { rows: views } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('projection.person') IS NOT NULL AS there`,
  )
  if (views[0]?.there !== true) return []
  const { rows } = await pool.query<Erasure>(
    `SELECT person, house, erased_event AS event, erased_at AS at, erased_reason AS reason
     FROM projection.person WHERE erased_event IS NOT NULL`,
  )
  return rows
}

type Held = { readonly person: string }

/**
 * Erases again everything that was ever erased, according to the log (as far as the tables hold it) and the journal:
 * after a crash between event and erasure, and after an older backup was restored. Answers how many persons still had
 * values or a key.
 */
export const replayErasures = async (pool: pg.Pool, journal: string): Promise<number> => {
  const inTables = await erasuresInTables(pool)
  const journalled = new Set((await readErasures(journal)).map(({ person }) => person))
  for (const erasure of inTables) if (!journalled.has(erasure.person)) await recordErasure(journal, erasure)
  const all = await readErasures(journal)
  const persons = all.map(({ person }) => person)
  const { rows: held } = await pool.query<Held>(
    `SELECT person FROM unnest($1::uuid[]) AS person
     WHERE EXISTS (SELECT FROM personal.person_key AS held WHERE held.person = person.person)`,
    [persons],
  )
  const { rows: noted } = await pool.query<Held>('SELECT person FROM personal.erased')
  const known = new Set(noted.map(({ person }) => person))
  const still = new Set(held.map(({ person }) => person))
  await erase(
    pool,
    all.filter(({ person }) => still.has(person) || !known.has(person)),
  )
  return still.size
}

/**
 * Settles values whose append had no known outcome (the program or the store went away) more than an hour ago: those
 * whose event is in the log stay, the others are removed. Answers how many events never came.
 */
export const settleAwaited = async (pool: pg.Pool, store: Pick<EventStore, 'readEvent'>): Promise<number> => {
  const { rows } = await pool.query<{ event: string }>(
    `SELECT event FROM personal.awaited_event WHERE since < clock_timestamp() - $1::interval ORDER BY event`,
    [HOUR],
  )
  let lost = 0
  for (const { event } of rows) {
    if ((await store.readEvent(event)) === null) {
      await discardValues(pool, [event])
      lost += 1
    } else await confirmValues(pool, [event])
  }
  return lost
}
