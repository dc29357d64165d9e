import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { readProviders } from '../../src/identity/openid/configuration.js'
import { startProvider } from '../identity/openid-provider.js'
import { password } from './support/account.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/*
 * What holds for every way of showing who one is: the same account, session and capacities come of it, and the same
 * refusals. A way that lets everybody in, or nobody, fails.
 */

let ledger: Ledger
let small: SmallHouse
let there: Awaited<ReturnType<typeof startProvider>>

beforeAll(async () => {
  there = await startProvider()
  there.open(['http://localhost/aanmelden/via/aanbieder/terug'])
  const provider = { id: 'aanbieder', name: 'Aanbieder', issuer: there.issuer, ...there.client }
  const providers = readProviders(JSON.stringify([provider]))
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false, providers: providers ?? [] })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
})

beforeEach(async () => {
  await ledger.database.owner.query('DELETE FROM identity.account')
  await ledger.database.owner.query('DELETE FROM identity.failed_sign_in')
})

afterAll(async () => {
  await ledger?.close()
  await there?.close()
})

/** One way to show who one is; `who` is a name of the test. */
type Way = {
  /** Accepts an invitation as somebody who was never here; answers the status. */
  readonly accept: (reader: Reader, who: string, token: string) => Promise<number>
  readonly signIn: (reader: Reader, who: string) => Promise<number>
  /** Claims to be somebody without being able to show it. */
  readonly pretend: (reader: Reader, who: string) => Promise<number>
}

const throughProvider = async (reader: Reader, query = ''): Promise<number> => {
  const start = await reader.get(`/aanmelden/via/aanbieder${query}`)
  const back = new URL(await there.follow(start.headers.location!))
  return (await reader.get(`${back.pathname}${back.search}`)).statusCode
}

const mail = (who: string): string => `${who}@voorbeeld.be`

const ways: Readonly<Record<string, Way>> = {
  'a password': {
    accept: async (reader, who, token) =>
      (await reader.submit(`/uitnodiging/${token}`, { naam: who, login: mail(who), wachtwoord: password })).statusCode,
    signIn: async (reader, who) =>
      (await reader.submit('/aanmelden/wachtwoord', { login: mail(who), wachtwoord: password })).statusCode,
    pretend: async (reader, who) =>
      (await reader.submit('/aanmelden/wachtwoord', { login: mail(who), wachtwoord: 'een ander' })).statusCode,
  },
  'a provider': {
    accept: async (reader, who, token) => {
      there.be({ sub: who, name: who })
      return throughProvider(reader, `?uitnodiging=${token}`)
    },
    signIn: async (reader, who) => {
      there.be({ sub: who, name: who })
      return throughProvider(reader)
    },
    pretend: async (reader, who) => {
      there.be({ sub: `not-${who}`, name: who })
      return throughProvider(reader)
    },
  },
}

const home = () => `/huizen/${small.house}`
const isIn = async (reader: Reader): Promise<boolean> => (await reader.get(home())).statusCode === 200
const invite = (invited: Invited) => ledger.identity.links.make({ purpose: 'invitation', invited })
const asPerson = (who: 'mayor' | 'member'): Invited => ({
  role: 'person',
  house: small.house as HouseId,
  person: small.people[who] as PersonId,
})

describe.each(Object.entries(ways))('signing in with %s', (_, { accept, signIn, pretend }) => {
  test('lets in who was invited and shows who they are, in a session of a new id, and nobody else', async () => {
    const first = createReader(ledger)
    await first.get('/aanmelden')
    const planted = new Map(first.cookies)
    expect(await accept(first, 'an', await invite(asPerson('mayor')))).toBe(303)
    expect(await isIn(first)).toBe(true)
    expect(first.cookies.get('besluitboek')).not.toBe(planted.get('besluitboek'))
    const again = createReader(ledger)
    expect(await signIn(again, 'an')).toBe(303)
    expect(await isIn(again)).toBe(true)
    const thief = createReader(ledger)
    expect(await pretend(thief, 'an')).toBeGreaterThanOrEqual(400)
    expect(await isIn(thief)).toBe(false)
    const stranger = createReader(ledger)
    expect(await signIn(stranger, 'niemand')).toBeGreaterThanOrEqual(400)
    expect(await isIn(stranger)).toBe(false)
  })

  test('takes an invitation once, and one that is void not at all', async () => {
    const token = await invite(asPerson('mayor'))
    expect(await accept(createReader(ledger), 'an', token)).toBe(303)
    const late = createReader(ledger)
    expect(await accept(late, 'bo', token)).toBeGreaterThanOrEqual(400)
    expect(await isIn(late)).toBe(false)
    expect(await accept(late, 'bo', 'x'.repeat(43))).toBeGreaterThanOrEqual(400)
    expect(await signIn(late, 'bo')).toBeGreaterThanOrEqual(400)
    // A person has one account.
    const second = createReader(ledger)
    expect(await accept(second, 'cas', await invite(asPerson('mayor')))).toBeGreaterThanOrEqual(400)
    expect(await isIn(second)).toBe(false)
  })

  test('gives what the account holds and no more, and ends when it is blocked', async () => {
    const reader = createReader(ledger)
    await accept(reader, 'an', await invite(asPerson('member')))
    expect((await reader.get(`${home()}/toegang`)).statusCode).toBe(403)
    expect((await reader.get('/beheer/accounts')).statusCode).toBe(403)
    const [account] = await ledger.identity.accounts.list()
    expect(await ledger.identity.accounts.block(account!.id)).toBe(true)
    expect(await isIn(reader)).toBe(false)
    const again = createReader(ledger)
    expect(await signIn(again, 'an')).toBeGreaterThanOrEqual(400)
    expect(await isIn(again)).toBe(false)
  })

  test('counts as recent, and no longer than it may', async () => {
    const reader = createReader(ledger)
    await accept(reader, 'an', await invite({ role: 'administrator', house: small.house as HouseId }))
    const erase = async () => {
      const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await ledger.app.inject({
        method: 'POST',
        url: `/api/houses/${small.house}/commands/erase-personal-data`,
        headers: { cookie },
        payload: {
          person: '01900000-0000-7000-8000-00000000dead',
          reason: 'retention-ended',
          effectiveOn: '2026-03-10',
        },
      })
      return answer.json<{ code: string }>().code
    }
    expect(await erase()).toBe('person.unknown')
    await ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - 960000))
       WHERE data ? 'signedInAt'`,
    )
    expect(await erase()).toBe('recent-sign-in-needed')
  })
})
