import type pg from 'pg'
import { transaction } from '../database/transaction.js'
import { asLogin } from './accounts.js'
import { createAttempts } from './attempts.js'
import { setPassword } from './joining.js'
import { isPassword } from './passwords.js'

/** How often one login may be tried in vain before it must wait. */
const MOST_FAILURES = 10

export type SignedIn =
  | { readonly ok: true; readonly account: string }
  /** `wrong`: no such login, another password, or blocked; which of these is told to nobody. */
  | { readonly ok: false; readonly why: 'wrong' | 'wait' }

export type PasswordSignIn = {
  readonly signIn: (login: string, password: string) => Promise<SignedIn>
  /** Is this the password of the account? Counts as an attempt. */
  readonly confirm: (account: string, password: string) => Promise<SignedIn>
  readonly has: (account: string) => Promise<boolean>
  /** Sets another password, and ends every session of the account but the one that is named by its id. */
  readonly change: (account: string, passwordHash: string, keep: string | null) => Promise<void>
}

type Row = { readonly id: string; readonly hash: string | null; readonly blocked: boolean }

/** Signing in with a login and a password. A login that does not exist takes the same time and gets the same answer. */
export const createPasswordSignIn = (pool: pg.Pool): PasswordSignIn => {
  const attempts = createAttempts(pool)

  const attempt = async (login: string, row: Row | undefined, password: string): Promise<SignedIn> => {
    if (!(await attempts.note(login, MOST_FAILURES))) return { ok: false, why: 'wait' }
    const right = await isPassword(row?.hash ?? null, password)
    if (!right || row === undefined || row.blocked) return { ok: false, why: 'wrong' }
    await attempts.forget(login)
    return { ok: true, account: row.id }
  }

  const SELECT = `SELECT account.id, password.hash, account.blocked_at IS NOT NULL AS blocked, account.login
    FROM identity.account LEFT JOIN identity.password ON password.account = account.id`

  return {
    signIn: async (typed, password) => {
      const login = asLogin(typed)
      const { rows } = await pool.query<Row>(`${SELECT} WHERE login = $1`, [login])
      return attempt(login, rows[0], password)
    },
    confirm: async (account, password) => {
      const { rows } = await pool.query<Row & { login: string }>(`${SELECT} WHERE account.id = $1`, [account])
      return attempt(rows[0]?.login ?? '', rows[0], password)
    },
    has: async (account) => {
      const { rowCount } = await pool.query('SELECT FROM identity.password WHERE account = $1', [account])
      return rowCount === 1
    },
    change: (account, passwordHash, keep) =>
      transaction(pool, async (client) => {
        await setPassword(client, account, passwordHash)
        await client.query(
          `UPDATE web.session SET ended_at = clock_timestamp(), data = '{}'
           WHERE account = $1 AND id IS DISTINCT FROM $2::uuid`,
          [account, keep],
        )
      }),
  }
}
