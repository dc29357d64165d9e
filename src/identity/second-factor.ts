import type pg from 'pg'
import { transaction } from '../database/transaction.js'
import type { Account } from './accounts.js'
import { createAttempts } from './attempts.js'
import { newCodeSecret, secretForApp, stepOfCode } from './one-time-codes.js'
import { asRecoveryCode, hashOfRecoveryCode, keepRecoveryCodes, makeRecoveryCodes } from './recovery-codes.js'
import { createSecretSeal, SecretCannotBeOpened } from './sealed-secret.js'

/** How often codes of one account may be wrong before it must wait: half of what a password may, as they are shorter. */
export const MOST_WRONG_CODES = 5

/** How long somebody may take to set up an app with the secret on the page, in milliseconds. */
const SET_UP_WITHIN = 30 * 60 * 1000

/** The second step of an account. */
export type KnownFactor = { readonly setAt: string; readonly codesLeft: number }

/** A secret that is not in use yet: as an app takes it, and sealed, for the form that sends it back with a first code. */
export type NewFactor = { readonly text: string; readonly address: string; readonly sealed: string }

export type CheckedCode =
  /** `left`: how many recovery codes there are still. */
  | { readonly ok: true; readonly by: 'app' | 'recovery'; readonly left: number }
  | { readonly ok: false; readonly why: 'wrong' | 'wait' }

export type KeptFactor =
  | { readonly ok: true; readonly codes: readonly string[]; readonly replaced: boolean }
  /** `gone`: the secret lay there too long, is not for this account, or was kept already. */
  | { readonly ok: false; readonly why: 'wrong' | 'wait' | 'gone' }

export type SecondFactor = {
  readonly find: (account: string) => Promise<KnownFactor | null>
  /** The accounts that have a second step or a passkey: something that can be lost. */
  readonly accountsWithFactor: () => Promise<ReadonlySet<string>>
  readonly begin: (account: Pick<Account, 'id' | 'login'>) => NewFactor
  /** The same secret again, after a mistake; null when it lay there too long or is not for this account. */
  readonly again: (account: Pick<Account, 'id' | 'login'>, sealed: string) => NewFactor | null
  /** Takes a new secret in use, once its app gives the right code; in the place of the one before, with new recovery codes. */
  readonly keep: (account: Pick<Account, 'id' | 'login'>, sealed: string, typed: string) => Promise<KeptFactor>
  /** Is this a code of the app or on paper? It counts once, and the question as an attempt. */
  readonly check: (account: string, typed: string) => Promise<CheckedCode>
  /** New recovery codes in the place of those before; null when the account has no second step. */
  readonly renewCodes: (account: string) => Promise<readonly string[] | null>
  /** False when there was none. */
  readonly remove: (account: string) => Promise<boolean>
}

type Row = { readonly sealed: Buffer; readonly lastStep: string }

const placeOf = (account: string): string => `second-factor ${account}`
const setUpPlaceOf = (account: string): string => `second-factor set-up ${account}`

/** A code as it was shown, also where an app shows it in two groups. */
const asTyped = (typed: string): string => typed.replace(/\s/g, '')

/** The second step beside a password. `now`: milliseconds since 1970. `secret`: what secrets are sealed with. */
export const createSecondFactor = (pool: pg.Pool, secret: string, now: () => number = Date.now): SecondFactor => {
  const seal = createSecretSeal(secret)
  const attempts = createAttempts(pool)

  /** In the sealed text goes the moment, so that a page that was left open is worth nothing later. */
  const sealForForm = (account: string, plain: Buffer): string => {
    const moment = Buffer.alloc(8)
    moment.writeBigInt64BE(BigInt(now()))
    return seal.seal(setUpPlaceOf(account), Buffer.concat([moment, plain])).toString('base64url')
  }

  const openFromForm = (account: string, sealed: string): { readonly since: number; readonly plain: Buffer } | null => {
    try {
      const opened = seal.open(setUpPlaceOf(account), Buffer.from(sealed, 'base64url'))
      const since = Number(opened.readBigInt64BE(0))
      return now() - since > SET_UP_WITHIN ? null : { since, plain: opened.subarray(8) }
    } catch (error) {
      if (error instanceof SecretCannotBeOpened) return null
      throw error
    }
  }

  const codesLeft = async (account: string): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM identity.recovery_code WHERE account = $1',
      [account],
    )
    return rows[0]?.count ?? 0
  }

  const isAppCode = async (account: string, typed: string): Promise<boolean> => {
    const { rows } = await pool.query<Row>(
      'SELECT sealed, last_step AS "lastStep" FROM identity.second_factor WHERE account = $1',
      [account],
    )
    const [known] = rows
    if (known === undefined) return false
    const step = stepOfCode(seal.open(placeOf(account), known.sealed), typed, now())
    if (step === null) return false
    // Of two that send the same code at the same moment, one is first.
    const { rowCount } = await pool.query(
      'UPDATE identity.second_factor SET last_step = $2 WHERE account = $1 AND last_step < $2 AND sealed = $3',
      [account, step, known.sealed],
    )
    return rowCount === 1
  }

  const isRecoveryCode = async (account: string, code: string): Promise<boolean> => {
    const { rows } = await pool.query<{ hash: string }>('SELECT hash FROM identity.recovery_code WHERE account = $1', [
      account,
    ])
    const hash = await hashOfRecoveryCode(
      rows.map((row) => row.hash),
      code,
    )
    if (hash === null) return false
    const { rowCount } = await pool.query('DELETE FROM identity.recovery_code WHERE account = $1 AND hash = $2', [
      account,
      hash,
    ])
    return rowCount === 1
  }

  return {
    find: async (account) => {
      const { rows } = await pool.query<{ setAt: string }>(
        'SELECT set_at AS "setAt" FROM identity.second_factor WHERE account = $1',
        [account],
      )
      return rows[0] === undefined ? null : { setAt: rows[0].setAt, codesLeft: await codesLeft(account) }
    },
    accountsWithFactor: async () => {
      const { rows } = await pool.query<{ account: string }>(
        'SELECT account FROM identity.second_factor UNION SELECT account FROM identity.passkey',
      )
      return new Set(rows.map(({ account }) => account))
    },
    begin: ({ id, login }) => {
      const plain = newCodeSecret()
      return { ...secretForApp(plain, login), sealed: sealForForm(id, plain) }
    },
    again: ({ id, login }, sealed) => {
      const opened = openFromForm(id, sealed)
      return opened === null ? null : { ...secretForApp(opened.plain, login), sealed }
    },
    keep: async ({ id }, sealed, typed) => {
      const opened = openFromForm(id, sealed)
      if (opened === null) return { ok: false, why: 'gone' }
      const { since, plain } = opened
      if (!(await attempts.note(placeOf(id), MOST_WRONG_CODES))) return { ok: false, why: 'wait' }
      const step = stepOfCode(plain, asTyped(typed), now())
      if (step === null) return { ok: false, why: 'wrong' }
      const { codes, hashes } = await makeRecoveryCodes()
      const kept = await transaction(pool, async (client): Promise<KeptFactor> => {
        await client.query('SELECT FROM identity.account WHERE id = $1 FOR UPDATE', [id])
        const before = await client.query('DELETE FROM identity.second_factor WHERE account = $1 AND set_at < $2', [
          id,
          new Date(since),
        ])
        // Sent once more, after it was kept: the codes that were shown stay those that count.
        const { rowCount } = await client.query(
          `INSERT INTO identity.second_factor (account, sealed, last_step, set_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (account) DO NOTHING`,
          [id, seal.seal(placeOf(id), plain), step, new Date(now())],
        )
        if (rowCount !== 1) return { ok: false, why: 'gone' }
        await keepRecoveryCodes(client, id, hashes)
        return { ok: true, codes, replaced: before.rowCount === 1 }
      })
      if (kept.ok) await attempts.forget(placeOf(id))
      return kept
    },
    check: async (account, typed) => {
      if (!(await attempts.note(placeOf(account), MOST_WRONG_CODES))) return { ok: false, why: 'wait' }
      const recovery = asRecoveryCode(typed)
      const right =
        recovery === null ? await isAppCode(account, asTyped(typed)) : await isRecoveryCode(account, recovery)
      if (!right) return { ok: false, why: 'wrong' }
      await attempts.forget(placeOf(account))
      return { ok: true, by: recovery === null ? 'app' : 'recovery', left: await codesLeft(account) }
    },
    renewCodes: async (account) => {
      const { codes, hashes } = await makeRecoveryCodes()
      return transaction(pool, async (client) => {
        const { rowCount } = await client.query('SELECT FROM identity.second_factor WHERE account = $1 FOR UPDATE', [
          account,
        ])
        if (rowCount !== 1) return null
        await keepRecoveryCodes(client, account, hashes)
        return codes
      })
    },
    remove: async (account) => {
      const { rowCount } = await pool.query('DELETE FROM identity.second_factor WHERE account = $1', [account])
      return rowCount === 1
    },
  }
}
