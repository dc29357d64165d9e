import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { makeAccount, password, signInWith } from './support/account.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { halfway, setUpSecondStep } from './support/second-step.js'

/*
 * An attacker leaves empty-handed: with forms and links of another site, with addresses, and by trying again and again.
 * Who may do what is the matter of `every-route.test.ts`; what is recorded, of `attacker-recorded.test.ts`; what the wire
 * carries, of `attacker-wire.test.ts`.
 */

let ledger: Ledger
let small: SmallHouse
let readers: readonly Reader[]
let administrator: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', requestsPerMinute: 1_000_000 })
  small = await recordSmallHouse(ledger)
  await propose(small)
  await settled(ledger)
  await ledger.app.ready()
  const as = async (invited: Invited) => signInWith(ledger, (await makeAccount(ledger, [invited])).login)
  const house = small.house as HouseId
  administrator = await as({ role: 'administrator', house })
  const person = createReader(ledger)
  await person.signIn({ huis: small.house, rol: small.people.secretary })
  readers = [administrator, await as({ role: 'manager' }), person]
})

afterAll(() => ledger?.close())

const NO_ONE = '01900000-0000-7000-8000-00000000dead'

const addressOf = (url: string): string =>
  url
    .replace(':house', small.house)
    .replace(':token', 'x'.repeat(43))
    .replace('*', 'x')
    .replace(/:[a-zA-Z]+(\([^)]*\))?/g, NO_ONE)

const cookieOf = (reader: Reader): string => [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** What a program that reads the answer is told. */
const sent = (reader: Reader, url: string, headers: Record<string, string>, payload: string | object = '') =>
  ledger.app.inject({
    method: 'POST',
    url,
    headers: { accept: 'application/json', cookie: cookieOf(reader), ...headers },
    payload,
  })

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a page of another site', () => {
  test('cannot send any form with the cookie of who is signed in here', async () => {
    const before = await ledger.store.head()
    const forms = ledger.app.declaredRoutes.filter(
      // With that path comes a secret, which is worth as much as a token; mail programs send it without having opened a page.
      ({ method, url }) => method === 'POST' && !url.startsWith('/api/') && !url.startsWith('/berichten/afmelden/'),
    )
    expect(forms.length).toBeGreaterThan(60)
    const open: string[] = []
    for (const { url } of forms) {
      const answers = await Promise.all(readers.map((reader) => sent(reader, addressOf(url), FORM, 'rol=auditor')))
      const told = answers.map(({ statusCode, body }) => `${statusCode} ${/csrf/i.test(body) ? 'token' : ''}`)
      // Whoever is let in at all is stopped by the token that is missing.
      if (!told.includes('403 token') || told.some((one) => Number(one.slice(0, 3)) < 400)) open.push(`${url}: ${told}`)
    }
    expect(open).toEqual([])
    expect(await ledger.store.head()).toBe(before)
  })

  test('is refused by what the browser says of it, also where it has a token', async () => {
    const page = `/huizen/${small.house}/toegang`
    const token = hidden((await administrator.get(page)).body, '_csrf')
    const invite = (site: string) =>
      sent(administrator, `${page}/uitnodigingen`, { ...FORM, 'sec-fetch-site': site }, `_csrf=${token}&wie=auditor`)
    expect((await invite('cross-site')).statusCode).toBe(403)
    expect((await invite('same-site')).statusCode).toBe(403)
    const own = await invite('same-origin')
    expect([own.statusCode, own.body]).toEqual([200, expect.stringContaining('/uitnodiging/')])
  })

  test('cannot write through the API: what a browser sends without asking is not read there', async () => {
    const before = await ledger.store.head()
    const routes = ledger.app.declaredRoutes.filter(
      ({ method, url, access }) => method === 'POST' && url.startsWith('/api/') && access !== 'public',
    )
    expect(routes.length).toBeGreaterThan(90)
    const read: string[] = []
    for (const { url } of routes) {
      if (url === '/api/sign-out') continue
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
        const { statusCode } = await sent(administrator, addressOf(url), { 'content-type': type }, '{"a":1}')
        // Files come as a form; that one of another site is refused stands in `test/http/attachments.test.ts`.
        const refused = url.endsWith('/attachments') ? [400, 415] : [415]
        if (!refused.includes(statusCode) && statusCode !== 403) read.push(`${url} ${type}: ${statusCode}`)
      }
    }
    expect(read).toEqual([])
    expect(await ledger.store.head()).toBe(before)
  })

  test('cannot show a page of this one inside itself, nor read an answer', async () => {
    for (const url of ['/', '/aanmelden', `/huizen/${small.house}`, '/api/houses', '/openbaar', '/nergens']) {
      const answer = await ledger.app.inject({ url, headers: { origin: 'https://evil.example', accept: 'text/html' } })
      expect(answer.headers['content-security-policy'], url).toContain("frame-ancestors 'none'")
      expect(
        Object.keys(answer.headers).filter((name) => name.startsWith('access-control')),
        url,
      ).toEqual([])
      expect(answer.headers['cross-origin-resource-policy'], url).toBe('same-origin')
    }
  })

  test('whose name points at this machine cannot use the sign-in without password', async () => {
    const rebound = (options: object) =>
      ledger.app.inject({ ...options, headers: { host: 'evil.example', accept: 'application/json' } })
    const choice = { kind: 'auditor' }
    const api = await rebound({ method: 'POST', url: '/api/development/sign-in', payload: choice })
    expect([api.statusCode, api.cookies]).toEqual([403, []])
    const roles = await rebound({ url: `/api/development/roles?house=${small.house}` })
    expect(roles.statusCode).toBe(403)
    const reader = createReader(ledger)
    const token = hidden((await reader.get('/aanmelden')).body, '_csrf')
    const form = await sent(reader, '/aanmelden', { ...FORM, host: 'evil.example' }, `_csrf=${token}&rol=auditor`)
    expect(form.statusCode).toBe(403)
    const here = await sent(reader, '/aanmelden', { ...FORM, host: '127.0.0.1:3000' }, `_csrf=${token}&rol=auditor`)
    expect(here.statusCode).toBe(303)
  })
})

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '/\u2028/evil.example',
  '/x\r\nSet-Cookie: a=b',
]

describe('an address', () => {
  test.each(elsewhere)('with %j as the way back leads nowhere but here', async (back) => {
    const goal = encodeURIComponent(back)
    const reader = createReader(ledger)
    expect((await reader.get(`/taal/en?terug=${goal}`)).headers.location).toBe('/')
    expect(hidden((await reader.get(`/aanmelden?terug=${goal}`)).body, 'terug')).toBe('/')
    expect(hidden((await reader.get(`/aanmelden/wachtwoord?terug=${goal}`)).body, 'terug')).toBe('/')
    const signedIn = await reader.signIn({ huis: small.house, rol: 'administrator', terug: back })
    expect(signedIn.headers.location).toBe('/mijn-werk')
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const other = createReader(ledger)
    const known = await other.submit('/aanmelden/wachtwoord', { login, wachtwoord: password, terug: back })
    expect([known.statusCode, known.headers.location]).toEqual([303, '/mijn-werk'])
  })

  test.each([
    '/letters/..%2f..%2fpackage.json',
    '/letters/%2e%2e/%2e%2e/package.json',
    '/letters/source-sans-3-latin-400-normal.woff2%00.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/../../../package.json',
    '/verifieer/modules/..%2f..%2f..%2fpackage.json',
    '/vergadering/modules/..%2f..%2fpackage.json',
    '/log/tile/entries/..%2f..%2f..%2fpackage.json',
    '/log/tile/0/..%2f..%2fpackage.json',
    '/.git/HEAD',
    '/.env',
    '/package.json',
    '/%c0%ae%c0%ae/package.json',
    '/openbaar/besluiten/..%2f..%2fpackage.json',
  ])('%s gives nothing of the disk', async (url) => {
    for (const reader of readers) {
      const answer = await reader.get(url)
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.body).not.toContain('"dependencies"')
      expect(answer.body).not.toContain('refs/heads')
    }
  })

  test('with a parameter twice, as a list, as an object or as a prototype means nothing else', async () => {
    const pages = ['', '/besluiten', '/dossiers', '/mandaten', '/vergaderingen', '/geld', '/vaststellingen', '/inbreng']
    const ways = [
      'op=2026-01-01&op=2026-02-01',
      'op[]=2026-01-01',
      'op[jaar]=2026',
      '__proto__[vuil]=1',
      'constructor[prototype][vuil]=1',
      'cursor=a&cursor=b',
      'cursor=%00',
      'minPosition=99999999999999999999',
      'minPosition=-1&minPosition=x',
      `zoek=${'%'.repeat(3)}`,
    ]
    for (const page of pages) {
      for (const way of ways) {
        const { statusCode } = await administrator.get(`/huizen/${small.house}${page}?${way}`)
        expect([200, 400], `${page}?${way}: ${statusCode}`).toContain(statusCode)
      }
    }
    const token = hidden((await administrator.get('/mijn-account')).body, '_csrf')
    const form = `_csrf=${token}&__proto__[vuil]=1&constructor[prototype][vuil]=1&__proto__.vuil=1&wie=`
    await sent(administrator, `/huizen/${small.house}/toegang/uitnodigingen`, FORM, form)
    expect('vuil' in {}).toBe(false)
  })

  test('is not answered to TRACE, nor to a method that is said in a header', async () => {
    const trace = await ledger.app.inject({ method: 'TRACE' as 'GET', url: '/' })
    expect(trace.statusCode).toBeGreaterThanOrEqual(400)
    const before = await ledger.store.head()
    const page = `/huizen/${small.house}/dossiers`
    const answer = await ledger.app.inject({
      url: page,
      headers: { 'x-http-method-override': 'POST', cookie: cookieOf(administrator), accept: 'text/html' },
    })
    expect(answer.statusCode).toBe(200)
    expect(await ledger.store.head()).toBe(before)
  })
})

describe('trying again and again', () => {
  test('at one account from many places is stopped at the account', async () => {
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const reader = createReader(ledger)
    const token = hidden((await reader.get('/aanmelden/wachtwoord')).body, '_csrf')
    const attempt = async (from: number, typed: string) =>
      (
        await ledger.app.inject({
          method: 'POST',
          url: '/aanmelden/wachtwoord',
          remoteAddress: `203.0.113.${from}`,
          headers: { ...FORM, cookie: cookieOf(reader) },
          payload: new URLSearchParams({ _csrf: token, login, wachtwoord: typed }).toString(),
        })
      ).statusCode
    const answers: number[] = []
    for (let from = 1; from <= 12; from += 1) answers.push(await attempt(from, `gok nummer ${from} van velen`))
    expect(answers).toEqual([...Array(10).fill(422), 429, 429])
    expect(await attempt(200, password)).toBe(429)
  })

  test('who has the password, at the code that follows on it, is stopped at the account', async () => {
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const { app, codes } = await setUpSecondStep(ledger, await signInWith(ledger, login, password, '192.0.2.1'))
    const answers: number[] = []
    for (let from = 1; from <= 8; from += 1) {
      const reader = await halfway(ledger, login, password, `192.0.2.${from}`)
      const page = (await reader.get('/aanmelden/code')).body
      const typed = String(from).padStart(6, '0')
      answers.push((await reader.post('/aanmelden/code', { _csrf: hidden(page, '_csrf'), code: typed })).statusCode)
    }
    expect(answers).toEqual([...Array(5).fill(422), ...Array(3).fill(429)])
    // Neither the password, which is right every time, nor a right code makes an end of it sooner.
    const reader = await halfway(ledger, login, password, '192.0.2.99')
    for (const code of [app.code(), codes[0]!]) {
      const token = hidden((await reader.get('/aanmelden/code')).body, '_csrf')
      expect((await reader.post('/aanmelden/code', { _csrf: token, code })).statusCode).toBe(429)
    }
    expect((await reader.get('/mijn-account')).statusCode).toBe(303)
  })

  test.each([
    ['a one-time link', 'GET', (n: number) => `/uitnodiging/${String(n).padStart(43, 'x')}`, 404],
    ['a secret address', 'GET', (n: number) => `/feeds/${String(n).padStart(43, 'x')}/besluiten.atom`, 404],
  ] as const)('to guess %s is stopped at the address it comes from', async (_, method, urlOf, unknown) => {
    const answers: number[] = []
    for (let n = 0; n < 70; n += 1) {
      const { statusCode } = await ledger.app.inject({ method, url: urlOf(n), remoteAddress: '198.51.100.7' })
      answers.push(statusCode)
    }
    expect(answers[0]).toBe(unknown)
    expect(answers.at(-1)).toBe(429)
    expect(new Set(answers)).toEqual(new Set([unknown, 429]))
  })

  test('to guess the secret of a program is stopped too', async () => {
    const answers: number[] = []
    for (let n = 0; n < 70; n += 1) {
      const credentials = Buffer.from(`${NO_ONE}:besluitboek_${n}`).toString('base64')
      const { statusCode } = await ledger.app.inject({
        method: 'POST',
        url: '/api/oauth/token',
        remoteAddress: '198.51.100.8',
        headers: { ...FORM, authorization: `Basic ${credentials}` },
        payload: 'grant_type=client_credentials',
      })
      answers.push(statusCode)
    }
    expect([answers[0], answers.at(-1)]).toEqual([401, 429])
  })
})

describe('somebody else at the same computer', () => {
  test('finds no private page, answer or error in the browser: nobody may keep them', async () => {
    const dossiers = `/huizen/${small.house}/dossiers`
    const dossier = /\/dossiers\/[0-9a-f-]{36}/.exec((await administrator.get(dossiers)).body)![0]
    const urls = [
      '/',
      '/mijn-account',
      dossiers,
      `/huizen/${small.house}${dossier}`,
      `/huizen/${small.house}/personen`,
      `/huizen/${small.house}/dossiers/${NO_ONE}`,
      '/beheer/accounts',
      '/api/houses',
      `/api/houses/${small.house}/decisions`,
      `/api/houses/${small.house}${dossier}`,
      `/api/houses/${NO_ONE}/decisions`,
      `/api/houses/${small.house}/money/years/2026/report?format=csv`,
      `/nergens`,
    ]
    for (const url of urls) {
      expect((await administrator.get(url)).headers['cache-control'], url).toMatch(/no-store/)
    }
  })

  test('finds nothing once somebody signed out: the browser is told to forget what it kept', async () => {
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol: 'administrator' })
    const kept = new Map(reader.cookies)
    const left = await reader.post('/afmelden', { _csrf: hidden((await reader.get('/')).body, '_csrf') })
    expect(left.headers['clear-site-data']).toBe('"cache"')
    for (const [name, value] of kept) reader.cookies.set(name, value)
    expect((await reader.get(`/huizen/${small.house}`)).headers.location).toMatch(/^\/aanmelden/)
  })

  test('who has an open session cannot set up, replace or take away a second step', async () => {
    const house = small.house as HouseId
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house }])
    const stolen = await signInWith(ledger, login, password, '192.0.2.200')
    const later = () =>
      ledger.database.owner.query(
        `UPDATE web.session SET data = data ||
           jsonb_build_object('signedInAt', (data->>'signedInAt')::bigint - 960000, 'confirmedAt', 0)
         WHERE account = $1 AND ended_at IS NULL`,
        [id],
      )
    await later()
    const page = '/mijn-account/tweede-stap'
    const token = async () => hidden((await stolen.get(page)).body, '_csrf')
    const asked = await stolen.post(`${page}/begin`, { _csrf: await token() })
    expect([asked.statusCode, asked.body]).toEqual([403, expect.stringContaining('Bevestig wie u bent')])
    expect(asked.body).not.toContain('data:image/svg+xml')
    const own = await signInWith(ledger, login, password, '192.0.2.201')
    const { codes } = await setUpSecondStep(ledger, own)
    // What was open elsewhere ended with it.
    expect((await stolen.get(page)).statusCode).toBe(303)
    await later()
    const theirs = hidden((await own.get(page)).body, '_csrf')
    for (const act of ['/begin', '/herstelcodes', '/weg']) {
      for (const more of [{}, { _bevestig: password }, { _bevestig: password, _bevestigcode: '000000' }]) {
        const { statusCode } = await own.post(`${page}${act}`, { _csrf: theirs, ...more })
        expect([403, 422, 429], `${act} ${JSON.stringify(more)}: ${statusCode}`).toContain(statusCode)
      }
    }
    expect(await ledger.identity.secondFactor.find(id)).toMatchObject({ codesLeft: codes.length })
  })

  test('with an open session takes no way in along and locks nobody out, without the password', async () => {
    const house = small.house as HouseId
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house }])
    const [stolen, own] = [await signInWith(ledger, login), await signInWith(ledger, login)]
    await ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - 960000))
       WHERE account IS NOT NULL AND ended_at IS NULL`,
    )
    const token = hidden((await stolen.get('/mijn-account')).body, '_csrf')
    const others = await stolen.post('/mijn-account/sessies/beeindigen', { _csrf: token })
    expect([others.statusCode, others.body]).toEqual([403, expect.stringContaining('Bevestig wie u bent')])
    expect((await own.get('/mijn-account')).statusCode).toBe(200)
    const key = await stolen.post(`/mijn-account/sleutels/${NO_ONE}/verwijderen`, { _csrf: token })
    expect(key.statusCode).toBe(403)
    const before = stolen.cookies.get('besluitboek')
    const confirmed = await stolen.post('/mijn-account/sessies/beeindigen', { _csrf: token, _bevestig: password })
    expect(confirmed.statusCode).toBe(303)
    // Showing again who one is makes a session of a new id, as signing in does.
    expect(stolen.cookies.get('besluitboek')).not.toBe(before)
    expect((await stolen.get('/mijn-account')).statusCode).toBe(200)
    expect((await own.get('/mijn-account')).statusCode).toBe(303)
  })
})
