import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { transaction } from '../database/transaction.js'
import type { HouseId, PersonId } from '../domain/shared/identifiers.js'

/** What can be followed from outside, each at an address of its own. */
export const feedKinds = ['decisions', 'agenda'] as const

export type FeedKind = (typeof feedKinds)[number]

export type FeedAddress = {
  readonly id: string
  readonly house: HouseId
  readonly person: PersonId
  readonly feed: FeedKind
  readonly madeAt: string
}

/** How many addresses one person may have at once in one house. */
export const MOST_ADDRESSES = 10

const files: Readonly<Record<FeedKind, string>> = { decisions: 'besluiten.atom', agenda: 'agenda.ics' }

/** The path of a feed under its secret. */
export const feedPath = (token: string, feed: FeedKind): string => `/feeds/${token}/${files[feed]}`

export type FeedAddresses = {
  /** A new secret, to be shown once; null when the person has as many as allowed, or was erased. */
  readonly make: (house: string, person: string, feed: FeedKind) => Promise<string | null>
  readonly list: (house: string, person: string) => Promise<readonly FeedAddress[]>
  /** Whose it is decides: revoking that of another does nothing. */
  readonly revoke: (person: string, id: string) => Promise<void>
  /** Whom a secret belongs to; null when it was revoked, or never was one. */
  readonly find: (token: string, feed: FeedKind) => Promise<FeedAddress | null>
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const COLUMNS = 'id, house, person, feed, made_at AS "madeAt"'

/** Secret addresses: 256 random bits each, of which the ledger keeps a SHA-256 only. */
export const createFeedAddresses = (pool: pg.Pool): FeedAddresses => ({
  make: (house, person, feed) =>
    transaction(pool, async (client) => {
      // Two forms at once may not pass the limit together.
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [person])
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM notifying.feed_address WHERE house = $1 AND person = $2',
        [house, person],
      )
      if ((rows[0]?.count ?? 0) >= MOST_ADDRESSES) return null
      const token = randomBytes(32).toString('base64url')
      const { rowCount } = await client.query(
        `INSERT INTO notifying.feed_address (id, house, person, feed, token_hash) VALUES ($1, $2, $3, $4, $5)`,
        [uuidv7(), house, person, feed, hashOf(token)],
      )
      return rowCount === 1 ? token : null
    }),
  list: async (house, person) => {
    const { rows } = await pool.query<FeedAddress>(
      `SELECT ${COLUMNS} FROM notifying.feed_address WHERE house = $1 AND person = $2 ORDER BY made_at, id`,
      [house, person],
    )
    return rows
  },
  revoke: async (person, id) => {
    await pool.query('DELETE FROM notifying.feed_address WHERE person = $1 AND id = $2', [person, id])
  },
  find: async (token, feed) => {
    const { rows } = await pool.query<FeedAddress>(
      `SELECT ${COLUMNS} FROM notifying.feed_address WHERE token_hash = $1 AND feed = $2`,
      [hashOf(token), feed],
    )
    return rows[0] ?? null
  },
})
