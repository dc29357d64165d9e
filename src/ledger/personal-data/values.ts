import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { transaction } from '../../database/transaction.js'
import { KEY_BYTES, type Opening } from './commitment.js'
import { decryptOpening, encryptOpening, NONCE_BYTES, type Place } from './encryption.js'

/** A personal value on its way into the store. */
export type NewValue = Place & { readonly person: string; readonly opening: Opening }

/** What trigger `refuse_erased_person` of the database says. */
const ERASED = 'BE001'

/** The key of a person: the one there is, or a new one. */
const keyOf = async (client: pg.PoolClient, house: string, person: string): Promise<Buffer> => {
  const find = () => client.query<{ key: Buffer }>('SELECT key FROM personal.person_key WHERE person = $1', [person])
  const known = (await find()).rows[0]?.key
  if (known !== undefined) return known
  await client.query(
    'INSERT INTO personal.person_key (person, house, key) VALUES ($1, $2, $3) ON CONFLICT (person) DO NOTHING',
    [person, house, randomBytes(KEY_BYTES)],
  )
  const key = (await find()).rows[0]?.key
  if (key === undefined) throw new Error('A key that was just made is gone')
  return key
}

/**
 * Keeps personal values, encrypted, before their events are written: durable when this resolves. Answers `erased`, and
 * keeps nothing, when the data of one of the persons were erased.
 */
export const keepValues = async (
  pool: pg.Pool,
  house: string,
  values: readonly NewValue[],
): Promise<'kept' | 'erased'> => {
  const ordered = [...values].sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0))
  try {
    await transaction(pool, async (client) => {
      for (const { event, type, field, person, opening } of ordered) {
        const key = await keyOf(client, house, person)
        const { nonce, ciphertext } = encryptOpening(opening, { event, type, field }, key, randomBytes(NONCE_BYTES))
        await client.query(
          `INSERT INTO personal.value (event, field, event_type, person, nonce, ciphertext)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [event, field, type, person, nonce, ciphertext],
        )
      }
      const events = [...new Set(values.map(({ event }) => event))]
      await client.query('INSERT INTO personal.awaited_event (event) SELECT unnest($1::uuid[])', [events])
    })
    return 'kept'
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === ERASED) return 'erased'
    throw error
  }
}

/** The events are in the log: their values stay. */
export const confirmValues = async (pool: pg.Pool, events: readonly string[]): Promise<void> => {
  await pool.query('DELETE FROM personal.awaited_event WHERE event = ANY ($1::uuid[])', [events])
}

/** The events will never be in the log: removes their values. */
export const discardValues = (pool: pg.Pool, events: readonly string[]): Promise<void> =>
  transaction(pool, async (client) => {
    await client.query('DELETE FROM personal.value WHERE event = ANY ($1::uuid[])', [events])
    await client.query('DELETE FROM personal.awaited_event WHERE event = ANY ($1::uuid[])', [events])
  })

/** A stored value: what it was decrypted to, null when it does not decrypt in its place. */
export type StoredValue = Place & { readonly person: string; readonly opening: Opening | null }

/** A value as it is stored, with the key of its person. */
export type ValueRow = {
  readonly event: string
  readonly field: string
  readonly event_type: string
  readonly person: string
  readonly nonce: Buffer
  readonly ciphertext: Buffer
  readonly key: Buffer
}

/** The values that belong to these events, decrypted, in one query; nothing of persons whose data were erased. */
export const readValues = async (pool: pg.Pool, events: readonly string[]): Promise<readonly StoredValue[]> => {
  if (events.length === 0) return []
  const { rows } = await pool.query<ValueRow>(
    `SELECT value.event, field, event_type, person, nonce, ciphertext, key
     FROM personal.value JOIN personal.person_key USING (person)
     WHERE value.event = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM personal.erased WHERE erased.person = value.person)
     ORDER BY value.event, field`,
    [[...new Set(events)]],
  )
  return rows.map(({ event, field, event_type: type, person, nonce, ciphertext, key }) => {
    const place = { event, type, field }
    return { ...place, person, opening: decryptOpening({ nonce, ciphertext }, place, key) }
  })
}
