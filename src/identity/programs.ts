import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../application/principal.js'
import type { HouseId } from '../domain/shared/identifiers.js'

/** What a program may do in its house: read everything but contact details, or what its administrator may. */
export const programScopes = ['read', 'administer'] as const

export type ProgramScope = (typeof programScopes)[number]

/** A fixed token, or a name and a secret with which a program asks for tokens of an hour. */
export const programKinds = ['token', 'client'] as const

export type ProgramKind = (typeof programKinds)[number]

export type Program = {
  readonly id: string
  readonly kind: ProgramKind
  readonly name: string
  readonly scope: ProgramScope
  readonly expiresAt: string
}

/** What is shown once. Of a client: its name is `id`. */
export type NewProgram = { readonly id: string; readonly secret: string }

export type Granted = { readonly token: string; readonly seconds: number; readonly scope: ProgramScope }

export type Programs = {
  readonly make: (
    kind: ProgramKind,
    program: { readonly house: HouseId; readonly name: string; readonly scope: ProgramScope; readonly days: number },
  ) => Promise<NewProgram>
  readonly list: (house: HouseId) => Promise<readonly Program[]>
  /** Ends it at once, with every token that was given to it. */
  readonly revoke: (house: HouseId, id: string) => Promise<void>
  /** Which program has this token, and as whom it asks; null when there is no such token, or no more. */
  readonly find: (token: string) => Promise<{ readonly id: string; readonly principal: Principal } | null>
  /** A token of an hour for a client; null when name and secret are not those of one. */
  readonly grant: (client: string, secret: string) => Promise<Granted | null>
}

/** The longest a key may work, in days. */
export const MOST_DAYS = 365

const HOUR_IN_SECONDS = 3600

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

// A prefix by which a leaked key is told for what it is, by people and by scanners of repositories.
const newSecret = (): string => `besluitboek_${randomBytes(32).toString('base64url')}`

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Programs and their keys; the database holds hashes of 256 random bits, so that reading it lets nobody in. */
export const createPrograms = (pool: pg.Pool): Programs => ({
  make: async (kind, { house, name, scope, days }) => {
    const [id, secret] = [uuidv7(), newSecret()]
    const table = kind === 'token' ? 'api_token (token_hash,' : 'api_client (secret_hash,'
    await pool.query(
      `INSERT INTO identity.${table} id, house, name, scope, expires_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6))`,
      [hashOf(secret), id, house, name, scope, days],
    )
    return { id, secret }
  },
  list: async (house) => {
    const { rows } = await pool.query<Program>(
      `SELECT id, 'token' AS kind, name, scope, expires_at AS "expiresAt" FROM identity.api_token
         WHERE house = $1 AND client IS NULL AND expires_at > clock_timestamp()
       UNION ALL SELECT id, 'client', name, scope, expires_at FROM identity.api_client
         WHERE house = $1 AND expires_at > clock_timestamp()
       ORDER BY name, id`,
      [house],
    )
    return rows
  },
  revoke: async (house, id) => {
    for (const table of ['api_token', 'api_client']) {
      await pool.query(`DELETE FROM identity.${table} WHERE house = $1 AND id = $2`, [house, id])
    }
  },
  find: async (token) => {
    // A client is the same one with every token that it is given.
    const { rows } = await pool.query<{ id: string; house: HouseId; scope: ProgramScope }>(
      'SELECT coalesce(client, id) AS id, house, scope FROM identity.api_token WHERE token_hash = $1 AND expires_at > clock_timestamp()',
      [hashOf(token)],
    )
    const [known] = rows
    if (known === undefined) return null
    const { id, house, scope } = known
    // Never recent: what weighs is for people.
    const principal: Principal =
      scope === 'administer' ? { kind: 'administrator', house } : { kind: 'auditor', houses: [house] }
    return { id, principal }
  },
  grant: async (client, secret) => {
    if (!UUID.test(client)) return null
    const { rows } = await pool.query<{ hash: Buffer; house: HouseId; name: string; scope: ProgramScope }>(
      `SELECT secret_hash AS hash, house, name, scope FROM identity.api_client
       WHERE id = $1 AND expires_at > clock_timestamp()`,
      [client],
    )
    const [known] = rows
    if (known === undefined || !timingSafeEqual(known.hash, hashOf(secret))) return null
    const { house, name, scope } = known
    const token = newSecret()
    // Not beyond the end of the client itself.
    const { rows: made } = await pool.query<{ seconds: number }>(
      `INSERT INTO identity.api_token (token_hash, id, house, name, scope, client, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, least(expires_at, clock_timestamp() + make_interval(secs => $7))
       FROM identity.api_client WHERE id = $6
       RETURNING floor(extract(epoch FROM expires_at - clock_timestamp()))::int AS seconds`,
      [hashOf(token), uuidv7(), house, name, scope, client, HOUR_IN_SECONDS],
    )
    return made[0] === undefined ? null : { token, seconds: made[0].seconds, scope }
  },
})

/** Removes what has expired. */
export const removeExpiredTokens = async (pool: pg.Pool): Promise<void> => {
  await pool.query('DELETE FROM identity.api_token WHERE expires_at <= clock_timestamp()')
  await pool.query('DELETE FROM identity.api_client WHERE expires_at <= clock_timestamp()')
}
