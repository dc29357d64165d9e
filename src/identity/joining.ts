import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type Client, transaction } from '../database/transaction.js'
import type { HouseRoles } from './house-roles.js'
import type { Invited, OneTimeLinks } from './one-time-links.js'

export type JoiningDependencies = { readonly pool: pg.Pool; readonly roles: Pick<HouseRoles, 'settle'> }

/** Why a link gave nothing. `gone`: used, revoked, expired or never made. */
export type JoiningRefused = 'gone' | 'login-taken' | 'person-taken'

export type Joined =
  | { readonly ok: true; readonly account: string }
  | { readonly ok: false; readonly why: JoiningRefused }

export type Joining = {
  /** Makes an account by an invitation, or by the link of the first manager. */
  readonly makeAccount: (
    token: string,
    account: { readonly login: string; readonly name: string; readonly passwordHash: string },
  ) => Promise<Joined>
  /** Gives what an invitation names to an account that exists. */
  readonly accept: (token: string, account: string) => Promise<Joined>
  /** Sets a new password by a link, and ends every session of the account. */
  readonly resetPassword: (token: string, passwordHash: string) => Promise<Joined>
  /** Takes the second step and the passkeys of an account away by a link, and ends every session of it. */
  readonly dropFactors: (token: string) => Promise<Joined>
}

/** Thrown within the transaction, so that a link that gave nothing is not used up. */
export class JoiningStopped extends Error {
  override readonly name = 'JoiningStopped'
  constructor(readonly why: JoiningRefused) {
    super(why)
  }
}

const TAKEN: Readonly<Record<string, JoiningRefused>> = {
  account_login_key: 'login-taken',
  account_person_person_key: 'person-taken',
  account_person_pkey: 'person-taken',
}

const refusedBy = (error: unknown): JoiningRefused | null => {
  if (error instanceof JoiningStopped) return error.why
  if (!(error instanceof Error)) return null
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  // Erased while the invitation lay there.
  if (code === 'BE001') return 'gone'
  return code === '23505' && typeof constraint === 'string' ? (TAKEN[constraint] ?? null) : null
}

/** Gives an account what it was invited for. */
export const give = async (client: Client, account: string, invited: Invited): Promise<void> => {
  if (invited.role === 'manager') {
    await client.query('UPDATE identity.account SET manager = true WHERE id = $1', [account])
  } else if (invited.role === 'person') {
    await client.query('INSERT INTO identity.account_person (account, house, person) VALUES ($1, $2, $3)', [
      account,
      invited.house,
      invited.person,
    ])
  } else {
    // The ledger hears of it once this is confirmed; holding the role already is no reason to refuse.
    await client.query(
      `INSERT INTO identity.account_role (account, house, role) VALUES ($1, $2, $3)
       ON CONFLICT (account, house, role) DO UPDATE SET recorded = false`,
      [account, invited.house, invited.role],
    )
  }
}

export const setPassword = async (client: Client, account: string, passwordHash: string): Promise<void> => {
  await client.query(
    `INSERT INTO identity.password (account, hash) VALUES ($1, $2)
     ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, set_at = clock_timestamp()`,
    [account, passwordHash],
  )
}

const endSessions = async (client: Client, account: string): Promise<void> => {
  await client.query(`UPDATE web.session SET ended_at = clock_timestamp(), data = '{}' WHERE account = $1`, [account])
}

/**
 * Joins an account in one transaction: all of it, or nothing and why. Then the ledger records the roles that came of it; it
 * is not asked within the transaction, in which others wait for their turn with the same link.
 */
export const joinedBy = async (
  { pool, roles }: JoiningDependencies,
  work: (client: Client) => Promise<string>,
): Promise<Joined> => {
  try {
    const account = await transaction(pool, work)
    // Whoever joined signs in next, where it is tried again and told.
    await roles.settle(account, () => undefined)
    return { ok: true, account }
  } catch (error) {
    const why = refusedBy(error)
    if (why === null) throw error
    return { ok: false, why }
  }
}

/** How accounts come into being, get what they are invited for, and get a new password: always by a link, used once. */
export const createJoining = (dependencies: JoiningDependencies, links: OneTimeLinks): Joining => {
  const joined = (work: (client: Client) => Promise<string>): Promise<Joined> => joinedBy(dependencies, work)

  return {
    makeAccount: (token, { login, name, passwordHash }) =>
      joined(async (client) => {
        const link = await links.use(client, token)
        if (link === null || 'account' in link) throw new JoiningStopped('gone')
        const id = uuidv7()
        await client.query('INSERT INTO identity.account (id, login, display_name) VALUES ($1, $2, $3)', [
          id,
          login,
          name,
        ])
        await setPassword(client, id, passwordHash)
        await give(client, id, link.purpose === 'first-manager' ? { role: 'manager' } : link.invited)
        return id
      }),
    accept: (token, account) =>
      joined(async (client) => {
        const link = await links.use(client, token)
        if (link?.purpose !== 'invitation') throw new JoiningStopped('gone')
        await give(client, account, link.invited)
        return account
      }),
    resetPassword: (token, passwordHash) =>
      joined(async (client) => {
        const link = await links.use(client, token)
        if (link?.purpose !== 'password') throw new JoiningStopped('gone')
        await setPassword(client, link.account, passwordHash)
        await endSessions(client, link.account)
        return link.account
      }),
    dropFactors: (token) =>
      joined(async (client) => {
        const link = await links.use(client, token)
        if (link?.purpose !== 'second-factor') throw new JoiningStopped('gone')
        for (const table of ['second_factor', 'passkey']) {
          await client.query(`DELETE FROM identity.${table} WHERE account = $1`, [link.account])
        }
        await endSessions(client, link.account)
        return link.account
      }),
  }
}
