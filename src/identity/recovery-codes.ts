import { randomInt } from 'node:crypto'
import type { Client } from '../database/transaction.js'
import { hashPassword, isPassword } from './passwords.js'

/** How many somebody gets to keep on paper. */
export const RECOVERY_CODES = 8

/** Letters and digits that are not taken for one another; ten of them are 48 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 10

const newCode = (): string => {
  const signs = Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`
}

/** As it was given, however it was typed; null when it cannot be one. */
export const asRecoveryCode = (typed: string): string | null => {
  const signs = typed.toLowerCase().replace(/[\s-]/g, '')
  const possible = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign))
  return possible ? `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}` : null
}

/** New codes in clear, to be shown once, with what is kept of them. */
export const makeRecoveryCodes = async (): Promise<{
  readonly codes: readonly string[]
  readonly hashes: readonly string[]
}> => {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  return { codes, hashes: await Promise.all(codes.map(hashPassword)) }
}

/** Puts these in the place of all that the account had. */
export const keepRecoveryCodes = async (client: Client, account: string, hashes: readonly string[]): Promise<void> => {
  await client.query('DELETE FROM identity.recovery_code WHERE account = $1', [account])
  await client.query('INSERT INTO identity.recovery_code (account, hash) SELECT $1, unnest($2::text[])', [
    account,
    hashes,
  ])
}

/** Which of these hashes is of the code; all are looked at, whichever it is. */
export const hashOfRecoveryCode = async (hashes: readonly string[], code: string): Promise<string | null> => {
  const fits = await Promise.all(hashes.map((hash) => isPassword(hash, code)))
  return hashes[fits.indexOf(true)] ?? null
}
