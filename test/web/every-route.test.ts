import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import type { Access, DeclaredRoute } from '../../src/http/access.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { makeAccount, signInWith } from './support/account.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/*
 * Everybody on everything: every route that is registered, as every kind of sender, for two houses. What a route declares
 * is compared with rules that are written here by hand, and what it does with what it declares. Which command a seat of
 * which organ may send is the matter of `test/http/authorisation.test.ts`.
 */

const senders = [
  'nobody',
  'account without a role',
  'manager',
  'person of this house',
  'person of the other house',
  'administrator of this house',
  'administrator of the other house',
  'auditor of this house',
  'auditor of the other house',
  'auditor of every house',
  'program that reads this house',
  'program that administers this house',
  'program that administers the other house',
] as const

type Sender = (typeof senders)[number]

/** What each route should declare, by its address alone. The first that fits counts. */
const byHand: readonly (readonly [RegExp, Access])[] = [
  [/^\/beheer(\/|$)/, 'manager'],
  [/^\/huizen\/:house\/beheer(\/|$)/, 'administers-house'],
  [/^\/huizen\/:house\/toegang(\/|$)/, 'administers-house'],
  [/^\/huizen\/:house\/bijlagen\/:sha256\/verwijderen$/, 'administers-house'],
  [/^\/api\/houses\/:house\/commands\//, 'command'],
  [/^POST \/api\/houses$/, 'command'],
  [/^(\/huizen\/:house)?\/toezicht(\/tijdreis|\/gebeurtenissen)?$/, 'audits'],
  [/^\/huizen\/:house\/toezicht\/alles\.tar$|^\/api\/houses\/:house\/export$/, 'audits'],
  [/^\/toezicht\/logboek\.tar$/, 'reads-every-house'],
  [/:house/, 'reads-house'],
  [/^\/api\/events\/:event\/(proof|receipt)$/, 'reads-event'],
  [/^(\/vaststellingen|\/api\/findings|\/log\/tile\/entries\/.*)$/, 'reads-every-house'],
  [/^(\/afmelden|\/api\/sign-out)$/, 'leaves'],
  [/^(\/rol|\/mijn-account(\/.*)?|\/uitnodiging\/:token\/aanvaarden)$/, 'account'],
  [/^\/(aanmelden|afgemeld)(\/|$)|^\/uitnodiging\/:token$/, 'public'],
  [
    /^\/(healthz|readyz|metrics|verifieer|letters\/:file)$|^\/verifieer\/|^\/log\/|^\/feeds\/|^\/assets\/|^\/taal\/|^\/berichten\/afmelden\//,
    'public',
  ],
  [/^\/(woordenlijst|toegankelijkheid|stijl)$/, 'public'],
  [/^\/openbaar(\/|$)|^\/api\/public\/|^\/robots\.txt$|^\/vergadering\/modules\/:file$/, 'public'],
  [/^\/api\/openapi\.json$|^\/api\/oauth\/token$|^\/api\/development\//, 'public'],
  [/^(\/|\/api\/houses|\/mijn-werk|\/vaststellingen\/soorten|\/berichten(\/.*)?|\/api\/.*)$/, 'signed-in'],
]

const reads = (sender: Sender): boolean => /this house$|every house$/.test(sender)

/** Where people see to who may do what. */
const forPeople: readonly Access[] = ['account', 'leaves', 'manager', 'administers-house']

/** What a sender is told by a rule, without looking further; null: let through. */
const refusal = ({ access, url }: DeclaredRoute, sender: Sender): 'sign-in' | 'role' | 'forbidden' | null => {
  if (access === 'public') return null
  if (sender === 'nobody') return 'sign-in'
  if (sender.startsWith('program') && forPeople.includes(access)) return 'forbidden'
  if (access === 'leaves') return null
  if (access === 'account') return sender === 'auditor of every house' ? 'forbidden' : null
  if (sender === 'account without a role') return 'role'
  switch (access) {
    case 'manager':
      return sender === 'manager' ? null : 'forbidden'
    case 'reads-house':
      return reads(sender) ? null : 'forbidden'
    case 'administers-house':
      return sender === 'administrator of this house' ? null : 'forbidden'
    case 'audits': {
      const audits = /^(administrator|auditor|program)/.test(sender) && (reads(sender) || !url.includes(':house'))
      return audits ? null : 'forbidden'
    }
    case 'reads-every-house':
      return sender === 'auditor of every house' ? null : 'forbidden'
    default:
      return null
  }
}

/** Who gets in where a page lets fewer in than its rule: by hand, so that a page that lets in more is seen. */
const narrower: readonly (readonly [RegExp, readonly Sender[]])[] = [
  [
    /^GET \/huizen\/:house\/(personen|mails)(\/.*)?$/,
    ['administrator of this house', 'program that administers this house'],
  ],
  [/^GET \/api\/houses\/:house\/persons\/.+$/, ['administrator of this house', 'program that administers this house']],
  [/^GET \/berichten(\/(?!afmelden).*)?$/, ['person of this house', 'person of the other house']],
]

let ledger: Ledger
let small: SmallHouse
let readers: Readonly<Partial<Record<Sender, Reader>>>
let tokens: Readonly<Partial<Record<Sender, string>>>
let routes: readonly DeclaredRoute[]

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', requestsPerMinute: 1_000_000 })
  small = await recordSmallHouse(ledger)
  const other = await recordSmallHouse(ledger)
  await ledger.sealer.catchUp()
  await settled(ledger)
  const [here, there] = [small.house as HouseId, other.house as HouseId]
  const as = async (invited: Invited): Promise<Reader> =>
    signInWith(ledger, (await makeAccount(ledger, [invited])).login)
  const person = (house: SmallHouse) =>
    ({ role: 'person', house: house.house as HouseId, person: house.people.mayor as PersonId }) as const
  const without = await makeAccount(ledger, [{ role: 'auditor', house: here }])
  const everyHouse = createReader(ledger)
  await everyHouse.signIn({ rol: 'auditor' })
  readers = {
    nobody: createReader(ledger),
    'account without a role': await signInWith(ledger, without.login),
    manager: await as({ role: 'manager' }),
    'person of this house': await as(person(small)),
    'person of the other house': await as(person(other)),
    'administrator of this house': await as({ role: 'administrator', house: here }),
    'administrator of the other house': await as({ role: 'administrator', house: there }),
    'auditor of this house': await as({ role: 'auditor', house: here }),
    'auditor of the other house': await as({ role: 'auditor', house: there }),
    'auditor of every house': everyHouse,
  }
  const program = async (house: HouseId, scope: 'read' | 'administer'): Promise<string> =>
    (await ledger.identity.programs.make('token', { house, name: 'P', scope, days: 1 })).secret
  tokens = {
    'program that reads this house': await program(here, 'read'),
    'program that administers this house': await program(here, 'administer'),
    'program that administers the other house': await program(there, 'administer'),
  }
  await ledger.identity.accounts.withdrawRole(without.id, here, 'auditor')
  // Ready: `HEAD` routes are made of those of `GET` then.
  await ledger.app.ready()
  routes = ledger.app.declaredRoutes.filter(({ method }) => method !== 'HEAD')
})

afterAll(() => ledger?.close())

const NO_ONE = '01900000-0000-7000-8000-00000000dead'

/** An address that fits a route, of things that are not there, in the house. */
const addressOf = (url: string): string =>
  url
    .replace(':house', small.house)
    .replace(':token', 'x'.repeat(43))
    .replace('*', 'x')
    .replace(/:[a-zA-Z]+(\([^)]*\))?/g, NO_ONE)

/** What the answer refuses as, whether as a page or as a problem. */
const toldBy = async (sender: Sender, { method, url }: DeclaredRoute): Promise<string | null> => {
  const token = tokens[sender]
  const cookie = [...(readers[sender]?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await ledger.app.inject({
    method: method as 'GET',
    url: addressOf(url),
    headers: {
      accept: 'application/json',
      ...(token === undefined ? { cookie } : { authorization: `Bearer ${token}` }),
    },
    ...(method === 'GET' ? {} : { payload: {} }),
  })
  const location = String(response.headers.location ?? '')
  if (location.startsWith('/aanmelden?terug=')) return 'sign-in'
  if (location.startsWith('/rol?terug=')) return 'role'
  if (response.statusCode === 429 || response.statusCode >= 500) return `${response.statusCode} ${response.body}`
  if (!String(response.headers['content-type']).startsWith('application/problem+json')) return null
  const { code } = response.json<{ code: string }>()
  if (code === 'sign-in-needed') return 'sign-in'
  if (code === 'capacity-needed') return 'role'
  return code === 'forbidden' ? 'forbidden' : null
}

const named = ({ method, url }: DeclaredRoute): string => `${method} ${url}`

describe('every route', () => {
  test('declares what its address says it should', () => {
    const expected = (route: DeclaredRoute): Access | undefined =>
      byHand.find(([pattern]) => pattern.test(route.url) || pattern.test(named(route)))?.[1]
    const wrong = routes
      .filter((route) => route.access !== expected(route))
      .map((route) => `${named(route)} declares ${route.access}, by hand ${expected(route) ?? 'nothing'}`)
    expect(wrong).toEqual([])
    expect(routes.length).toBeGreaterThan(200)
  })

  test('lets in nobody else where a page is for fewer', async () => {
    const seen: string[] = []
    const wrong: string[] = []
    for (const [pattern, allowed] of narrower) {
      for (const route of routes.filter((one) => pattern.test(named(one)))) {
        seen.push(named(route))
        for (const sender of senders) {
          const told = await toldBy(sender, route)
          if (!allowed.includes(sender) && told === null) wrong.push(`${named(route)} lets in ${sender}`)
          if (allowed.includes(sender) && told === 'forbidden') wrong.push(`${named(route)} refuses ${sender}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(seen.length).toBeGreaterThan(3)
  })

  const kinds: readonly Access[] = [
    'public',
    'account',
    'signed-in',
    'manager',
    'reads-house',
    'administers-house',
    'reads-every-house',
    'audits',
    'reads-event',
    'command',
    // Last: whoever is let through is signed out.
    'leaves',
  ]

  test.each(kinds)('does as it declares, for everybody: %s', { timeout: 300_000 }, async (access) => {
    const wrong: string[] = []
    // `/afmelden` before `/api/sign-out`: a form without its token signs nobody out yet.
    const some = routes
      .filter((route) => route.access === access)
      .toSorted((one, another) => (one.url < another.url ? -1 : 1))
    expect(some.length).toBeGreaterThan(0)
    for (const route of some) {
      // That an auditor looks into a house is an event; papers wait until everything is signed.
      await ledger.sealer.catchUp()
      for (const sender of senders) {
        const expected = refusal(route, sender)
        const told = await toldBy(sender, route)
        // Let through by the rule, a page or command may still say no; how far is looked at below and elsewhere.
        const right = told === expected || (expected === null && told === 'forbidden')
        if (!right) wrong.push(`${named(route)} tells ${sender} ${told ?? 'nothing'}, not ${expected ?? 'nothing'}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
