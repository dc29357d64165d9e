import type pg from 'pg'
import { transaction } from '../database/transaction.js'
import type { HouseRole } from '../domain/access/state.js'
import type { HouseId, PersonId } from '../domain/shared/identifiers.js'
import type { HouseRoles } from './house-roles.js'
import { removeClaims } from './keep-claims.js'

export type AccountRole = HouseRole

/** Somebody who can sign in. Name and login are personal data: shown to who manages accounts, never logged. */
export type Account = {
  readonly id: string
  readonly login: string
  readonly name: string
  /** Manages the accounts of this installation and founds houses. */
  readonly manager: boolean
  readonly blocked: boolean
  readonly persons: readonly { readonly house: HouseId; readonly person: PersonId }[]
  /** Where it may hold a role; whether it does, the ledger says. */
  readonly roles: readonly { readonly house: HouseId; readonly role: AccountRole }[]
  readonly lastCapacity: string | null
}

export type Accounts = {
  readonly find: (id: string) => Promise<Account | null>
  /** Everyone, by name; for who manages accounts. */
  readonly list: () => Promise<readonly Account[]>
  /** Who stands for a person of this house or holds a role in it. */
  readonly listOfHouse: (house: HouseId) => Promise<readonly Account[]>
  readonly count: () => Promise<number>
  /** Signs the account out everywhere and lets it in no more; false: nobody is blocked who is the last manager. */
  readonly block: (id: string) => Promise<boolean>
  readonly unblock: (id: string) => Promise<void>
  readonly rememberCapacity: (id: string, capacity: string) => Promise<void>
  /** Ends a role, in the ledger and here. */
  readonly withdrawRole: (id: string, house: HouseId, role: AccountRole) => Promise<void>
  /** The account stands for no person of this house any more. */
  readonly unlinkPerson: (id: string, house: HouseId) => Promise<void>
}

/** An account as one row; its alias in the statement is `account`. */
const COLUMNS = `account.id, account.login, account.display_name AS name, account.manager,
  account.blocked_at IS NOT NULL AS blocked, account.last_capacity AS "lastCapacity",
  coalesce((SELECT json_agg(json_build_object('house', house, 'person', person) ORDER BY house)
    FROM identity.account_person WHERE account_person.account = account.id), '[]') AS persons,
  coalesce((SELECT json_agg(json_build_object('house', house, 'role', role) ORDER BY house, role)
    FROM (SELECT house, role FROM identity.account_role WHERE account_role.account = account.id
      UNION SELECT house, role FROM identity.provider_role WHERE provider_role.account = account.id) AS held), '[]') AS roles`

/** How a login is compared: what a telephone does to the first letter, or a pasted space, makes no other account. */
export const asLogin = (typed: string): string => typed.normalize('NFC').trim().toLowerCase()

/** The accounts of this installation, in schema `identity`. */
export const createAccounts = (pool: pg.Pool, roles: HouseRoles): Accounts => ({
  find: async (id) => {
    const { rows } = await pool.query<Account>(`SELECT ${COLUMNS} FROM identity.account WHERE id = $1`, [id])
    return rows[0] ?? null
  },
  list: async () => {
    const { rows } = await pool.query<Account>(
      `SELECT ${COLUMNS} FROM identity.account ORDER BY lower(display_name), id`,
    )
    return rows
  },
  listOfHouse: async (house) => {
    const { rows } = await pool.query<Account>(
      `SELECT ${COLUMNS} FROM identity.account
       WHERE EXISTS (SELECT FROM identity.account_person WHERE account_person.account = account.id AND house = $1)
         OR EXISTS (SELECT FROM identity.account_role WHERE account_role.account = account.id AND house = $1)
         OR EXISTS (SELECT FROM identity.provider_role WHERE provider_role.account = account.id AND house = $1)
       ORDER BY lower(display_name), id`,
      [house],
    )
    return rows
  },
  count: async () => {
    const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM identity.account')
    return rows[0]?.count ?? 0
  },
  block: (id) =>
    transaction(pool, async (client) => {
      // One at a time: two managers who block each other at the same moment would leave nobody.
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('identity.manager', 7))")
      const { rowCount } = await client.query(
        `UPDATE identity.account SET blocked_at = clock_timestamp()
         WHERE id = $1 AND blocked_at IS NULL AND (NOT manager OR EXISTS (
           SELECT FROM identity.account AS other WHERE other.manager AND other.blocked_at IS NULL AND other.id <> $1))`,
        [id],
      )
      if (rowCount !== 1) return false
      await client.query(`UPDATE web.session SET ended_at = clock_timestamp(), data = '{}' WHERE account = $1`, [id])
      return true
    }),
  unblock: async (id) => {
    await pool.query('UPDATE identity.account SET blocked_at = NULL WHERE id = $1', [id])
  },
  rememberCapacity: async (id, capacity) => {
    await pool.query('UPDATE identity.account SET last_capacity = $2 WHERE id = $1', [id, capacity])
  },
  withdrawRole: async (id, house, role) => {
    // First where it counts. Of a role that a provider gives: until that person signs in again, and the provider still
    // gives it.
    await roles.dismiss({ account: id, house, role, provider: null })
    await removeClaims(pool, [id, house, role], null)
  },
  unlinkPerson: async (id, house) => {
    await pool.query('DELETE FROM identity.account_person WHERE account = $1 AND house = $2', [id, house])
  },
})
