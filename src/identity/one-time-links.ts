import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Client } from '../database/transaction.js'
import type { HouseId, PersonId } from '../domain/shared/identifiers.js'
import type { AccountRole } from './accounts.js'

/** What an invitation gives to who accepts it. */
export type Invited =
  | { readonly role: 'manager' }
  | { readonly role: AccountRole; readonly house: HouseId }
  | { readonly role: 'person'; readonly house: HouseId; readonly person: PersonId }

/** What a one-time link is for. */
export type LinkPurpose =
  | { readonly purpose: 'first-manager' }
  | { readonly purpose: 'invitation'; readonly invited: Invited }
  /** Choosing a new password for this account. */
  | { readonly purpose: 'password'; readonly account: string }
  /** Beginning again without the second step and passkeys that were lost. */
  | { readonly purpose: 'second-factor'; readonly account: string }

export type OneTimeLink = LinkPurpose & { readonly id: string; readonly expiresAt: string }

export type OneTimeLinks = {
  /** A new secret of 256 bits, to be shown once; of the same purpose and account an earlier one is void. */
  readonly make: (what: LinkPurpose) => Promise<string>
  readonly find: (token: string) => Promise<OneTimeLink | null>
  /** Invitations of one house that nobody used yet; without a house, those of managers. */
  readonly list: (house: HouseId | null) => Promise<readonly OneTimeLink[]>
  readonly revoke: (id: string, house: HouseId | null) => Promise<void>
  /** Uses a link up in this transaction; null when it was used, revoked or has expired. */
  readonly use: (client: Client, token: string) => Promise<OneTimeLink | null>
}

/** How long a link can be used, in days. */
export const LINK_DAYS = 7

/** The path of the page where a link is used. */
export const linkPath = (token: string): string => `/uitnodiging/${token}`

const TOKEN = /^[A-Za-z0-9_-]{43}$/

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

type Row = {
  readonly id: string
  readonly purpose: LinkPurpose['purpose']
  readonly house: HouseId | null
  readonly role: Invited['role'] | null
  readonly person: PersonId | null
  readonly account: string | null
  readonly expiresAt: string
}

const COLUMNS = 'id, purpose, house, role, person, account, expires_at AS "expiresAt"'

const invitedOf = ({ role, house, person }: Row): Invited | null => {
  if (role === 'manager') return { role }
  if (role === null || house === null) return null
  if (role !== 'person') return { role, house }
  return person === null ? null : { role, house, person }
}

/** A row as what it is for; the constraints of the table leave no other. */
const linkOf = (row: Row): OneTimeLink | null => {
  const { id, expiresAt, purpose, account } = row
  if (purpose === 'first-manager') return { id, expiresAt, purpose }
  if (purpose === 'password' || purpose === 'second-factor')
    return account === null ? null : { id, expiresAt, purpose, account }
  const invited = invitedOf(row)
  return invited === null ? null : { id, expiresAt, purpose, invited }
}

const valuesOf = (what: LinkPurpose) => {
  const invited = what.purpose === 'invitation' ? what.invited : null
  return {
    house: invited !== null && 'house' in invited ? invited.house : null,
    role: invited?.role ?? null,
    person: invited !== null && 'person' in invited ? invited.person : null,
    account: 'account' in what ? what.account : null,
  }
}

/** One-time links, of which the database keeps a SHA-256 only. */
export const createOneTimeLinks = (pool: pg.Pool): OneTimeLinks => ({
  make: async (what) => {
    const token = randomBytes(32).toString('base64url')
    const { house, role, person, account } = valuesOf(what)
    // An administrator may be invited twice, as two persons are; the first manager, a person and a password only once.
    if (what.purpose !== 'invitation' || person !== null) {
      await pool.query(
        `DELETE FROM identity.one_time_link
         WHERE purpose = $1 AND account IS NOT DISTINCT FROM $2::uuid AND person IS NOT DISTINCT FROM $3::uuid`,
        [what.purpose, account, person],
      )
    }
    await pool.query(
      `INSERT INTO identity.one_time_link (token_hash, id, purpose, house, role, person, account, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8))`,
      [hashOf(token), uuidv7(), what.purpose, house, role, person, account, LINK_DAYS],
    )
    return token
  },
  find: async (token) => {
    if (!TOKEN.test(token)) return null
    const { rows } = await pool.query<Row>(
      `SELECT ${COLUMNS} FROM identity.one_time_link WHERE token_hash = $1 AND expires_at > clock_timestamp()`,
      [hashOf(token)],
    )
    return rows[0] === undefined ? null : linkOf(rows[0])
  },
  list: async (house) => {
    const { rows } = await pool.query<Row>(
      `SELECT ${COLUMNS} FROM identity.one_time_link
       WHERE purpose = 'invitation' AND house IS NOT DISTINCT FROM $1::uuid AND expires_at > clock_timestamp()
       ORDER BY made_at, id`,
      [house],
    )
    return rows.map(linkOf).filter((link) => link !== null)
  },
  revoke: async (id, house) => {
    await pool.query(
      `DELETE FROM identity.one_time_link
       WHERE id = $1 AND purpose = 'invitation' AND house IS NOT DISTINCT FROM $2::uuid`,
      [id, house],
    )
  },
  use: async (client, token) => {
    if (!TOKEN.test(token)) return null
    const { rows } = await client.query<Row>(
      `DELETE FROM identity.one_time_link WHERE token_hash = $1 AND expires_at > clock_timestamp() RETURNING ${COLUMNS}`,
      [hashOf(token)],
    )
    return rows[0] === undefined ? null : linkOf(rows[0])
  },
})
