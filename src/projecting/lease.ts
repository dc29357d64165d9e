import type pg from 'pg'
import { type Client, transaction } from '../database/transaction.js'
import { LeaseLost } from './errors.js'

/** Proof of leading: the token a leader shows in every transaction. */
export type Token = bigint

/**
 * Takes the lease when it lies free for `freeFor` milliseconds or longer; null when somebody holds it. Waits for
 * transactions of the former leader that are still running, at most `patience` milliseconds, and gives up then.
 */
export const takeLease = async (
  pool: pg.Pool,
  holder: string,
  duration: number,
  freeFor: number,
  patience: number,
): Promise<Token | null> => {
  // Looking first without a lock: several processes ask several times a second, and nearly always in vain.
  const free = await pool.query<{ free: boolean }>(
    `SELECT expires_at <= clock_timestamp() - $1 * interval '1 millisecond' AS free FROM projection.lease WHERE name = 'leader'`,
    [freeFor],
  )
  if (free.rows[0]?.free !== true) return null
  try {
    return await transaction(pool, async (client) => {
      await client.query(`SELECT set_config('lock_timeout', $1, true)`, [`${patience}ms`])
      const taken = await client.query<{ token: string }>(
        `UPDATE projection.lease
         SET token = token + 1, holder = $1, expires_at = clock_timestamp() + $2 * interval '1 millisecond'
         WHERE name = 'leader' AND expires_at <= clock_timestamp() - $3 * interval '1 millisecond'
         RETURNING token::text AS token`,
        [holder, duration, freeFor],
      )
      const token = taken.rows[0]?.token
      return token === undefined ? null : BigInt(token)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return null
    throw error
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

/** Extends the lease; false when another process has taken it. */
export const renewLease = async (pool: pg.Pool, token: Token, duration: number): Promise<boolean> => {
  const result = await pool.query(
    `UPDATE projection.lease SET expires_at = clock_timestamp() + $2 * interval '1 millisecond'
     WHERE name = 'leader' AND token = $1`,
    [token, duration],
  )
  return result.rowCount === 1
}

/** Gives the lease back, so that another process need not wait until it expires. */
export const releaseLease = async (pool: pg.Pool, token: Token): Promise<void> => {
  await pool.query(`UPDATE projection.lease SET expires_at = clock_timestamp() WHERE name = 'leader' AND token = $1`, [
    token,
  ])
}

/**
 * Makes sure, until this transaction ends, that this process still leads: the lock on the lease row keeps another from
 * taking it. Throws {@link LeaseLost}.
 */
export const holdLease = async (client: Client, token: Token): Promise<void> => {
  const result = await client.query(
    `SELECT 1 FROM projection.lease WHERE name = 'leader' AND token = $1 FOR KEY SHARE`,
    [token],
  )
  if (result.rowCount !== 1) throw new LeaseLost()
}

/** Who leads now, or null. */
export const readLeader = async (pool: pg.Pool): Promise<string | null> => {
  const result = await pool.query<{ holder: string }>(
    `SELECT holder FROM projection.lease WHERE name = 'leader' AND expires_at > clock_timestamp()`,
  )
  return result.rows[0]?.holder ?? null
}
