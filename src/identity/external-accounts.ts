import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type Client, transaction } from '../database/transaction.js'
import type { HouseRoles } from './house-roles.js'
import { give, type Joined, JoiningStopped, joinedBy } from './joining.js'
import type { OneTimeLinks } from './one-time-links.js'
import type { ExternalIdentity } from './openid/claims.js'

export type ExternalAccounts = {
  /** The account that somebody is known by at this provider; null for whoever comes for the first time. */
  readonly find: (provider: string, subject: string) => Promise<string | null>
  /** The providers by which an account is known. */
  readonly providersOf: (account: string) => Promise<readonly string[]>
  /** Makes an account for who came by an invitation, or by roles that the provider gives. */
  readonly make: (provider: string, identity: ExternalIdentity, token: string | null) => Promise<Joined>
  /** The roles that the provider gives now, in the place of those that it gave before. */
  readonly setRoles: (provider: string, account: string, roles: ExternalIdentity['roles']) => Promise<void>
}

const link = (client: Client, provider: string, subject: string, account: string) =>
  client.query('INSERT INTO identity.external_login (provider, subject, account) VALUES ($1, $2, $3)', [
    provider,
    subject,
    account,
  ])

/** A login that nobody has: the address that the provider checked, or else a name of its own. */
const freeLogin = async (client: Client, provider: string, { email, subject }: ExternalIdentity): Promise<string> => {
  const own = `${provider}:${subject}`.toLowerCase().slice(0, 254)
  if (email === null) return own
  const { rowCount } = await client.query('SELECT FROM identity.account WHERE login = $1', [email])
  return rowCount === 0 ? email : own
}

/** Accounts of people who sign in with a provider. */
export const createExternalAccounts = (pool: pg.Pool, links: OneTimeLinks, roles: HouseRoles): ExternalAccounts => ({
  find: async (provider, subject) => {
    const { rows } = await pool.query<{ account: string }>(
      'SELECT account FROM identity.external_login WHERE provider = $1 AND subject = $2',
      [provider, subject],
    )
    return rows[0]?.account ?? null
  },
  providersOf: async (account) => {
    const { rows } = await pool.query<{ provider: string }>(
      'SELECT provider FROM identity.external_login WHERE account = $1 ORDER BY provider',
      [account],
    )
    return rows.map(({ provider }) => provider)
  },
  make: (provider, identity, token) =>
    joinedBy({ pool, roles }, async (client) => {
      const invitation = token === null ? null : await links.use(client, token)
      const invited = invitation === null || 'account' in invitation ? null : invitation
      if (invited === null && (token !== null || identity.roles.length === 0)) throw new JoiningStopped('gone')
      const id = uuidv7()
      const login = await freeLogin(client, provider, identity)
      await client.query('INSERT INTO identity.account (id, login, display_name) VALUES ($1, $2, $3)', [
        id,
        login,
        identity.name ?? login,
      ])
      await link(client, provider, identity.subject, id)
      if (invited !== null) {
        await give(client, id, invited.purpose === 'first-manager' ? { role: 'manager' } : invited.invited)
      }
      return id
    }),
  setRoles: async (provider, account, given) => {
    const { rows: before } = await pool.query<ExternalIdentity['roles'][number]>(
      'SELECT house, role FROM identity.provider_role WHERE account = $1 AND provider = $2',
      [account, provider],
    )
    const gone = before.filter((one) => !given.some(({ house, role }) => house === one.house && role === one.role))
    // First where it counts: broken off here, the role has ended, and the next sign-in does the rest.
    for (const { house, role } of gone) await roles.dismiss({ account, house, role, provider })
    await transaction(pool, async (client) => {
      for (const { house, role } of gone) {
        await client.query(
          'DELETE FROM identity.provider_role WHERE account = $1 AND provider = $2 AND house = $3 AND role = $4',
          [account, provider, house, role],
        )
      }
      for (const { house, role } of given) {
        await client.query(
          `INSERT INTO identity.provider_role (account, provider, house, role) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [account, provider, house, role],
        )
      }
    })
  },
})
