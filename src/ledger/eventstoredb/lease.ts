import type pg from 'pg'
import { type Database, select } from './database.js'
import { Fenced } from './errors.js'

/** Raised at every change of hands; only the newest token may write the order of the ledger. */
export type FencingToken = bigint

/**
 * Takes the lease when it is free, has expired, or is this holder's own: a new token, or null when another sequencer
 * holds it. One's own is taken anew after a failure: whatever was under way with the old token can then do nothing.
 *
 * @param milliseconds how long it holds without being renewed, by PostgreSQL's clock
 */
export const takeLease = async (
  database: Database,
  holder: string,
  milliseconds: number,
): Promise<FencingToken | null> => {
  const [row] = await select<{ token: string }>(
    database,
    'taking the lease of the sequencer',
    `UPDATE log.sequencer_lease
        SET token = token + 1, holder = $1::uuid, expires_at = clock_timestamp() + $2 * interval '1 millisecond'
      WHERE expires_at < clock_timestamp() OR holder = $1::uuid
      RETURNING token::text`,
    [holder, milliseconds],
  )
  return row === undefined ? null : BigInt(row.token)
}

/** Holds the lease longer. Throws {@link Fenced} when it went to another. */
export const renewLease = async (database: Database, token: FencingToken, milliseconds: number): Promise<void> => {
  const rows = await select(
    database,
    'renewing the lease of the sequencer',
    `UPDATE log.sequencer_lease SET expires_at = clock_timestamp() + $2 * interval '1 millisecond'
      WHERE token = $1::bigint RETURNING token::text`,
    [token.toString(), milliseconds],
  )
  if (rows.length === 0) throw new Fenced('Another sequencer took over the lease')
}

/** Gives the lease back, so that another need not wait for it to expire. Nothing happens when it was lost before. */
export const releaseLease = async (database: Database, token: FencingToken): Promise<void> => {
  await select(
    database,
    'releasing the lease of the sequencer',
    `UPDATE log.sequencer_lease SET holder = NULL, expires_at = '-infinity' WHERE token = $1::bigint`,
    [token.toString()],
  )
}

/**
 * Makes the rest of the transaction ours alone: locks the lease and checks the token. A take-over waits for the lock,
 * so it sees either nothing of this transaction or all of it; and once it has happened the token is not found here.
 */
export const lockLease = async (client: pg.PoolClient, token: FencingToken): Promise<void> => {
  const { rowCount } = await client.query('SELECT FROM log.sequencer_lease WHERE token = $1::bigint FOR UPDATE', [
    token.toString(),
  ])
  if (rowCount === 0) throw new Fenced('Another sequencer took over the lease')
}
