import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { createRecordLimit } from '../../src/http/record-limit.js'
import { makeAccount, signInWith } from './support/account.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', recordsPerMinute: 3 })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
})

afterAll(() => ledger?.close())

const house = () => small.house as HouseId
const cookieOf = (reader: Reader): string => [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
let sent = 0
/** A subject of its own for each, or the one before again, which a rule refuses. */
const send = (headers: Record<string, string>, again = false) => {
  if (!again) sent += 1
  const subject = `eigen${'abcdefghijklmnopqrstuvwxyz'[sent]}`
  return ledger.app.inject({
    method: 'POST',
    url: `/api/houses/${small.house}/commands/add-subject`,
    headers,
    payload: { subject, label: subject, effectiveOn: '2026-03-10' },
  })
}

test('counts each sender apart, from its first in a minute, and says how many seconds are left', () => {
  let clock = 1_000_000
  const limit = createRecordLimit(2, () => clock)
  expect([limit('an'), limit('an'), limit('an'), limit('bo')]).toEqual([null, null, 60, null])
  clock += 59_001
  expect(limit('an')).toBe(1)
  clock += 999
  expect([limit('an'), limit('an'), limit('an')]).toEqual([null, null, 60])
})

describe('an account', () => {
  test('is stopped after so many in a minute, by whatever door, and told how long to wait; others go on', async () => {
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const reader = await signInWith(ledger, login)
    const head = () => ledger.store.head()
    const cookie = cookieOf(reader)
    const answers = [await send({ cookie }), await send({ cookie }, true)]
    // One that is refused counts too.
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 409])
    expect((await send({ cookie })).statusCode).toBe(201)
    const before = await head()
    const tooMany = await send({ cookie })
    expect([tooMany.statusCode, tooMany.json()]).toMatchObject([429, { code: 'too-many' }])
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(tooMany.headers['retry-after'])).toBeLessThanOrEqual(60)
    const form = { label: 'Vakantie', under: 'all', effectiveOn: '2026-03-10' }
    const told = await reader.submit(`/huizen/${small.house}/onderwerpen/nieuw`, form)
    expect([told.statusCode, textOf(told.body)]).toEqual([429, expect.stringMatching(/Wacht \d+ seconde/)])
    expect(told.headers['retry-after']).toMatch(/^\d+$/)
    expect(await head()).toBe(before)
    // In another session it is the same account.
    const again = await signInWith(ledger, login)
    expect((await send({ cookie: cookieOf(again) })).statusCode).toBe(429)
    // Reading goes on.
    expect((await reader.get(`/huizen/${small.house}`)).statusCode).toBe(200)
    const other = await signInWith(
      ledger,
      (await makeAccount(ledger, [{ role: 'administrator', house: house() }])).login,
    )
    expect((await send({ cookie: cookieOf(other) })).statusCode).toBe(201)
  })
})

test('a program is counted by itself, with all tokens that it is given; the sign-in for trying out is not', async () => {
  const { programs } = ledger.identity
  const made = { house: house(), scope: 'administer', days: 1 } as const
  const client = await programs.make('client', { ...made, name: 'Client' })
  const tokens = await Promise.all([1, 2].map(async () => (await programs.grant(client.id, client.secret))!.token))
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const statuses: number[] = []
  for (let n = 0; n < 5; n += 1) statuses.push((await send(bearer(tokens[n % 2]!))).statusCode)
  expect(statuses).toEqual([201, 201, 201, 429, 429])
  const { secret } = await programs.make('token', { ...made, name: 'Ander' })
  expect((await send(bearer(secret))).statusCode).toBe(201)
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: 'administrator' })
  for (let n = 0; n < 5; n += 1) {
    expect((await send({ cookie: cookieOf(reader) })).statusCode).toBe(201)
  }
})
