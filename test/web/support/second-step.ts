import { codeAt } from '../../../src/identity/one-time-codes.js'
import { createReader, hidden, type Reader } from './browser-session.js'
import type { Ledger } from './ledger.js'

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An app that makes codes, with the secret that the page shows as letters and digits. */
export const appFor = (page: string): { readonly code: (stepsAhead?: number) => string } => {
  const text = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '')
  if (text === undefined) throw new Error(`No secret is shown: ${page}`)
  const bits = [...text].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  return { code: (stepsAhead = 0) => codeAt(secret, Date.now() + stepsAhead * 30_000) }
}

const codesOn = (page: string): string[] =>
  [...page.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g)].map(([, code]) => code!)

export const secondStep = '/mijn-account/tweede-stap'

/** Asks for a new secret; answers the page that shows it. */
export const begin = async (reader: Reader, more: Record<string, string> = {}) => {
  const token = hidden((await reader.get(secondStep)).body, '_csrf')
  return reader.post(`${secondStep}/begin`, { _csrf: token, ...more })
}

/** Sets up a second step on the pages, as somebody who is signed in. */
export const setUpSecondStep = async (ledger: Ledger, reader: Reader) => {
  const { body } = await begin(reader)
  const app = appFor(body)
  const kept = await reader.post(secondStep, {
    _csrf: hidden(body, '_csrf'),
    geheim: hidden(body, 'geheim'),
    code: app.code(),
  })
  await forgetCodes(ledger)
  return { app, kept, codes: codesOn(kept.body) }
}

/** As if time passed: codes that were used count as not used, and attempts in vain as long ago. */
export const forgetCodes = async ({ database }: Pick<Ledger, 'database'>): Promise<void> => {
  await database.owner.query('UPDATE identity.second_factor SET last_step = 0')
  await database.owner.query('DELETE FROM identity.failed_sign_in')
}

/** Somebody who showed the password, and is asked for a code. */
export const halfway = async (ledger: Ledger, login: string, wachtwoord: string, from?: string): Promise<Reader> => {
  const reader = createReader(ledger, from)
  const answer = await reader.submit('/aanmelden/wachtwoord', { login, wachtwoord })
  if (answer.headers.location !== '/aanmelden/code') throw new Error(`Not halfway: ${answer.headers.location}`)
  return reader
}
