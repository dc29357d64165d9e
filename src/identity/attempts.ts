import { createHash } from 'node:crypto'
import type pg from 'pg'
import { transaction } from '../database/transaction.js'

/** How long an attempt in vain counts, in minutes. */
export const FAILURES_COUNT_FOR = 15

/** Attempts to guess a secret of somebody, counted before each is looked at. */
export type Attempts = {
  /** Notes an attempt; false when whoever tries must wait. Of many at one moment only so many pass. */
  readonly note: (at: string, most: number) => Promise<boolean>
  /** It was right: those before it count no more. */
  readonly forget: (at: string) => Promise<void>
}

const hashOf = (at: string): Buffer => createHash('sha256').update(at).digest()

/** `at` is what is tried: a login, or the second step of an account. Only its hash is kept. */
export const createAttempts = (pool: pg.Pool): Attempts => ({
  note: (at, most) =>
    transaction(pool, async (client) => {
      const key = hashOf(at)
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 9))", [key])
      const { rowCount } = await client.query(
        `INSERT INTO identity.failed_sign_in (login_hash) SELECT $1 WHERE (
           SELECT count(*) FROM identity.failed_sign_in
           WHERE login_hash = $1 AND failed_at > clock_timestamp() - make_interval(mins => $2)) < $3`,
        [key, FAILURES_COUNT_FOR, most],
      )
      return rowCount === 1
    }),
  forget: async (at) => {
    await pool.query('DELETE FROM identity.failed_sign_in WHERE login_hash = $1', [hashOf(at)])
  },
})

/** Removes the attempts that count no more. */
export const removeOldAttempts = async (pool: pg.Pool): Promise<void> => {
  await pool.query(
    'DELETE FROM identity.failed_sign_in WHERE failed_at < clock_timestamp() - make_interval(mins => $1)',
    [FAILURES_COUNT_FOR],
  )
}
