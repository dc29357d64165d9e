import type pg from 'pg'
import { sessionIdHash } from './session-store.js'

/** One place where an account is signed in. */
export type OwnSession = {
  readonly id: string
  readonly startedAt: string
  readonly seenAt: string
  /** The session that is asking. */
  readonly current: boolean
}

export type OwnSessions = {
  readonly list: (account: string, current: string) => Promise<readonly OwnSession[]>
  /** Whose it is decides: ending that of another does nothing. */
  readonly end: (account: string, id: string) => Promise<void>
  /** Ends all but the one that is asking. */
  readonly endOthers: (account: string, current: string) => Promise<void>
  /** The id under which the list names the session of this cookie. */
  readonly idOf: (current: string) => Promise<string | null>
}

/** The sessions of an account, for their owner; `current` is the id in the cookie. */
export const createOwnSessions = (pool: pg.Pool): OwnSessions => ({
  list: async (account, current) => {
    const { rows } = await pool.query<OwnSession>(
      `SELECT id, started_at AS "startedAt", seen_at AS "seenAt", id_hash = $2 AS current FROM web.session
       WHERE account = $1 AND ended_at IS NULL AND expires_at > now() ORDER BY seen_at DESC, id`,
      [account, sessionIdHash(current)],
    )
    return rows
  },
  end: async (account, id) => {
    await pool.query(
      `UPDATE web.session SET ended_at = clock_timestamp(), data = '{}' WHERE account = $1 AND id = $2`,
      [account, id],
    )
  },
  endOthers: async (account, current) => {
    await pool.query(
      `UPDATE web.session SET ended_at = clock_timestamp(), data = '{}' WHERE account = $1 AND id_hash <> $2`,
      [account, sessionIdHash(current)],
    )
  },
  idOf: async (current) => {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM web.session WHERE id_hash = $1', [
      sessionIdHash(current),
    ])
    return rows[0]?.id ?? null
  },
})
