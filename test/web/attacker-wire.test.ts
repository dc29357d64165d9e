import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import JSZip from 'jszip'
import type pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examine } from '../../src/attachments/media-type.js'
import { readStatement } from '../../src/bank-statements/read-statement.js'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import { createLogger } from '../../src/logging.js'
import { makeAccount, password } from './support/account.js'
import { hidden } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/*
 * An attacker on the wire: a ledger that people reach over https through a proxy, and files and requests that are made to
 * break who reads them.
 */

let ledger: Ledger
let small: SmallHouse
const lines: string[] = []
const publicUrl = 'https://huis.example'

beforeAll(async () => {
  const logger: pino.Logger = createLogger('info', { write: (line: string) => void lines.push(line) })
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', publicUrl, developmentSignIn: false, logger })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
})

afterAll(() => ledger?.close())

/** What the proxy adds to a request of somebody at this address, whatever they said themselves. */
const through = (from: string, said = ''): Record<string, string> => ({
  'x-forwarded-for': said === '' ? from : `${said}, ${from}`,
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'huis.example',
})

type Cookies = ReadonlyMap<string, string>

const ask = (
  url: string,
  options: { from?: string; said?: string; cookies?: Cookies; form?: Record<string, string> } = {},
) =>
  ledger.app.inject({
    method: options.form === undefined ? 'GET' : 'POST',
    url,
    headers: {
      accept: 'text/html',
      ...through(options.from ?? '203.0.113.1', options.said),
      cookie: [...(options.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(options.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(options.form === undefined ? {} : { payload: new URLSearchParams(options.form).toString() }),
  })

const cookiesOf = (response: Awaited<ReturnType<typeof ask>>): Cookies =>
  new Map(response.cookies.map(({ name, value }) => [name, encodeURIComponent(value)]))

const signIn = async (login: string, typed = password, from = '203.0.113.1', said = '') => {
  const page = await ask('/aanmelden/wachtwoord', { from, said })
  const form = { _csrf: hidden(page.body, '_csrf'), login, wachtwoord: typed }
  return ask('/aanmelden/wachtwoord', { from, said, cookies: cookiesOf(page), form })
}

describe('over https', () => {
  test('every answer keeps browsers on https, to its type, in its frame, and quiet about where it came from', async () => {
    const urls = ['/', '/aanmelden', '/openbaar', '/nergens', '/api/houses', '/api/nergens', '/assets/besluitboek.css']
    for (const url of [
      ...urls,
      '/healthz',
      '/taal/nl',
      '/robots.txt',
      '/api/openapi.json',
      '/log/checkpoint',
      '/verifieer',
    ]) {
      const { headers } = await ask(url)
      expect(headers['strict-transport-security'], url).toMatch(/^max-age=31536000; includeSubDomains/)
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('no-referrer')
      const policy = String(headers['content-security-policy'])
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'none'"]) {
        expect(policy, url).toContain(part)
      }
      expect(policy, url).not.toMatch(/unsafe-|\*/)
      expect(headers, url).not.toHaveProperty('x-powered-by')
      expect(headers, url).not.toHaveProperty('server')
    }
  })

  test('every cookie is for this very host, over https, out of reach of scripts and of other sites', async () => {
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const cookies = [...(await signIn(login)).cookies, ...(await ask('/taal/en')).cookies]
    expect(cookies.map(({ name }) => name).sort()).toEqual(['__Host-besluitboek', '__Host-taal'])
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
      expect(cookie.domain).toBeUndefined()
    }
    expect((await ask('/aanmelden', { cookies: cookiesOf(await ask('/taal/en')) })).body).toContain('lang="en"')
  })

  test('the name in a request is never repeated: links and ways back are of the address that was set', async () => {
    for (const url of [
      '/',
      '/aanmelden',
      '/openbaar',
      '/openbaar/besluiten.atom',
      '/robots.txt',
      '/nergens',
      '/verifieer',
    ]) {
      const answer = await ledger.app.inject({
        url,
        headers: {
          host: 'evil.example',
          ...through('203.0.113.1'),
          'x-forwarded-host': 'evil.example',
          accept: 'text/html',
        },
      })
      expect(`${answer.body} ${JSON.stringify(answer.headers)}`, url).not.toContain('evil.example')
    }
  })

  test('a sender cannot pass for another: the address that counts is the one that the proxy saw', async () => {
    const answers: number[] = []
    for (let n = 0; n < 33; n += 1) {
      const said = `10.0.0.${n}, 198.51.100.${n}`
      answers.push(
        (await ask(`/uitnodiging/${String(n).padStart(43, 'y')}`, { from: '203.0.113.77', said })).statusCode,
      )
    }
    expect([answers[0], answers.at(-1)]).toEqual([404, 429])
    expect((await ask(`/uitnodiging/${'z'.repeat(43)}`, { from: '203.0.113.78' })).statusCode).toBe(404)
  })
})

describe('who looks at the log of the program', () => {
  test('sees who came in, who did not, and who was refused what, from where; and nothing that was typed', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const before = lines.length
    await signIn(login, 'een geheim dat niet klopt', '203.0.113.5')
    await signIn('geheim-als-naam@voorbeeld.be', 'nog een geheim', '203.0.113.5')
    const cookies = cookiesOf(await signIn(login, password, '203.0.113.5'))
    await ask('/beheer/accounts', { cookies, from: '203.0.113.5' })
    await ask('/mijn-account/sessies/beeindigen', { cookies, from: '203.0.113.5', form: { _csrf: 'verzonnen' } })
    const told = lines
      .slice(before)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ security }) => security !== undefined)
    const reqId = expect.any(String)
    const from = '203.0.113.5'
    expect(told).toEqual([
      expect.objectContaining({ security: 'sign-in-refused', way: 'password', why: 'wrong', from, reqId }),
      expect.objectContaining({ security: 'sign-in-refused', way: 'password', why: 'wrong', from, reqId }),
      expect.objectContaining({ security: 'signed-in', way: 'password', account: id, from, reqId }),
      expect.objectContaining({ security: 'refused', code: 'forbidden', route: '/beheer/accounts', account: id, from }),
      expect.objectContaining({ security: 'refused', code: 'bad-request', account: id, from, method: 'POST' }),
    ])
    for (const line of told) expect(line).toMatchObject({ time: expect.any(Number), level: expect.any(Number) })
    const session = cookies.get('__Host-besluitboek')!
    for (const secret of ['geheim', login, password, session, session.split('.')[0]!]) {
      expect(lines.join('\n')).not.toContain(secret)
    }
  })

  test('sees what a schema, a rule or a page refused, by code and field of ours, and never what was typed', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
    const cookies = cookiesOf(await signIn(login, password, '203.0.113.6'))
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const before = lines.length
    const command = (type: string, payload: object) =>
      ledger.app.inject({
        method: 'POST',
        url: `/api/houses/${small.house}/commands/${type}`,
        headers: { cookie, ...through('203.0.113.6') },
        payload,
      })
    const day = '2026-03-10'
    const statuses = [
      await command('end-seat', {
        seat: 'Kanarie',
        effectiveOn: 'Kanarie',
        'Kanarie.naam': 'Kanarie',
        reason: 'Kanarie',
      }),
      await command('end-seat', { seat: '01900000-0000-7000-8000-00000000dead', effectiveOn: day, reason: 'Kanarie' }),
      await ledger.app.inject({
        url: `/api/houses/${small.house}/decisions?limit=Kanarie`,
        headers: { cookie, ...through('203.0.113.6') },
      }),
    ].map(({ statusCode }) => statusCode)
    expect(statuses).toEqual([400, 404, 400])
    const page = await ask(`/huizen/${small.house}/toegang`, { cookies, from: '203.0.113.6' })
    const form = { _csrf: hidden(page.body, '_csrf'), wie: 'Kanarie' }
    const asked = await ask(`/huizen/${small.house}/toegang/uitnodigingen`, { cookies, form, from: '203.0.113.6' })
    expect(asked.statusCode).toBe(422)
    const secretary = await makeAccount(ledger, [
      { role: 'person', house: small.house as HouseId, person: small.people.secretary as PersonId },
    ])
    const theirs = cookiesOf(await signIn(secretary.login, password, '203.0.113.6'))
    const path = `/huizen/${small.house}/nieuw-dossier`
    const { body } = await ask(path, { cookies: theirs, from: '203.0.113.6' })
    const dossier = {
      _csrf: hidden(body, '_csrf'),
      _key: hidden(body, '_key'),
      openedBy: small.stuurgroep,
      title: 'Kanarie'.repeat(50),
      subject: 'vision',
      effectiveOn: day,
    }
    const refused = await ask(path, { cookies: theirs, form: dossier, from: '203.0.113.6' })
    expect(refused.statusCode).toBe(422)
    const told = lines
      .slice(before)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ security }) => security === 'refused-input')
    const who = { account: id, as: 'administrator', from: '203.0.113.6', reqId: expect.any(String) }
    expect(told).toEqual([
      expect.objectContaining({
        code: 'invalid',
        fields: expect.arrayContaining(['seat', 'effectiveOn', 'unknown']),
        ...who,
      }),
      expect.objectContaining({ code: 'seat.unknown', command: 'EndSeat', fields: ['seat'], ...who }),
      expect.objectContaining({ code: 'invalid', fields: ['limit'], ...who }),
      expect.objectContaining({ code: 'form', route: '/huizen/:house/toegang/uitnodigingen', fields: [], ...who }),
      expect.objectContaining({
        code: 'invalid',
        command: 'OpenDossier',
        fields: ['title'],
        account: secretary.id,
        as: 'person',
      }),
    ])
    expect(lines.slice(before).join('\n')).not.toContain('Kanarie')
  })

  test('cannot be misled by a line that a sender made up', async () => {
    const before = lines.length
    await ask('/beheer/accounts%0a%7b%22level%22:30%7d', { said: 'x\u007f{"level":30}' })
    await ask(`/huizen/${'a'.repeat(20)}"%0d%0a`, { from: '203.0.113.9' })
    for (const line of lines.slice(before)) {
      expect(line.trimEnd()).not.toContain('\n')
      expect(() => JSON.parse(line)).not.toThrow()
    }
  })
})

describe('a request that is made to break its reader', () => {
  let port: number

  beforeAll(async () => {
    await ledger.app.listen({ host: '127.0.0.1', port: 0 })
    port = (ledger.app.server.address() as { port: number }).port
  })

  /** Sends bytes as they are, and answers what comes back until the other side ends it. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.setTimeout(3000, () => socket.destroy())
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1')
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(answer))
    })

  const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
  const head = 'Host: huis.example\r\nConnection: close\r\n'

  test.each([
    ['says two lengths', `POST /api/oauth/token HTTP/1.1\r\n${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`],
    [
      'says a length and pieces',
      `POST /api/oauth/token HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    ],
    ['has an odd way of pieces', `POST / HTTP/1.1\r\n${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['has a line end in a header', `GET / HTTP/1.1\r\n${head}X: a\rSet-Cookie: b\r\n\r\n`],
    ['has no name of a host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ])('and %s is refused, and one answer comes', async (_, text) => {
    const answer = await raw(text)
    expect(statusOf(answer)).toBe(400)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })

  test('with headers without end is broken off', async () => {
    expect(statusOf(await raw(`GET / HTTP/1.1\r\n${head}X: ${'a'.repeat(20_000)}\r\n\r\n`))).toBe(431)
  })

  test('that comes drop by drop may take half a minute, and no longer', () => {
    const { requestTimeout, headersTimeout, connectionsCheckingInterval } = ledger.app
      .server as typeof ledger.app.server & {
      readonly connectionsCheckingInterval?: number
    }
    expect(requestTimeout).toBe(30_000)
    expect(headersTimeout).toBeGreaterThan(0)
    expect(headersTimeout).toBeLessThanOrEqual(60_000)
    expect(connectionsCheckingInterval ?? 30_000).toBeLessThanOrEqual(30_000)
  })

  test('larger than what any form of its kind needs is refused before it is read', async () => {
    const large = { login: 'x'.repeat(300_000) }
    expect((await ask('/aanmelden/wachtwoord', { form: large })).statusCode).toBe(413)
    const zipped = await ledger.app.inject({
      method: 'POST',
      url: '/aanmelden/wachtwoord',
      headers: {
        ...through('203.0.113.1'),
        'content-type': 'application/x-www-form-urlencoded',
        'content-encoding': 'gzip',
      },
      payload: gzipSync(`login=${'x'.repeat(10_000_000)}`),
    })
    // A body that is packed is not unpacked at all.
    expect(zipped.statusCode).toBeGreaterThanOrEqual(400)
    const many = new URLSearchParams(Array.from({ length: 20_000 }, (_, n): [string, string] => [`a${n}`, '']))
    const started = performance.now()
    await ledger.app.inject({
      method: 'POST',
      url: '/aanmelden/wachtwoord',
      headers: { ...through('203.0.113.1'), 'content-type': 'application/x-www-form-urlencoded' },
      payload: many.toString(),
    })
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('a file that is made to break its reader', () => {
  const quickly = async <Answer>(work: () => Answer | Promise<Answer>): Promise<Answer> => {
    const started = performance.now()
    const answer = await work()
    expect(performance.now() - started).toBeLessThan(3000)
    return answer
  }

  const statement = (text: string) => readStatement(Buffer.from(text), 'afschrift.xml')
  const open = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'

  test.each([
    ['an entity that is a file', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}&x;</Document>`],
    ['an entity that is an address', `<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/">%x;]>${open}</Document>`],
    ['a thousand levels', `${open}${'<a>'.repeat(100_000)}`],
    ['a name without end', `${open}<${'a'.repeat(4_000_000)}>`],
    ['an attribute without end', `${open}<a b="${'x'.repeat(4_000_000)}">`],
    ['an entity nobody named', `${open}&onbekend;</Document>`],
  ])('a statement of a bank with %s is refused at once, and nothing is fetched', async (_, text) => {
    const answer = await quickly(() => statement(`<?xml version="1.0"?>${text}`))
    expect(answer.ok).toBe(false)
    expect(JSON.stringify(answer)).not.toContain('root:')
  })

  test('a document that unpacks to a thousand times its size is looked at without unpacking it', async () => {
    const zip = new JSZip()
    zip.file('[Content_Types].xml', ' '.repeat(64 * 1024 * 1024))
    zip.file('word/document.xml', ' '.repeat(1024))
    const bytes = await zip.generateAsync({
      type: 'nodebuffer',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
    })
    expect(bytes.length).toBeLessThan(200_000)
    const before = process.memoryUsage().arrayBuffers
    const answer = await quickly(() => examine({ bytes, name: 'bom.docx', declaredType: null }))
    expect(answer.ok).toBe(false)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024)
  })
})
