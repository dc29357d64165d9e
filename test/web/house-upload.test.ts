import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { acts, fileOf, withAct } from '../importing/support/small-house.js'
import { makeAccount, signInWith } from './support/account.js'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { recordSmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let boom: string

beforeAll(async () => {
  // The documented houses tell what happened until November 2026.
  ledger = await openLedger({ now: '2026-11-30T10:00:00Z', developmentSignIn: false })
  boom = await readFile(new URL('../../houses/boom.json', import.meta.url), 'utf8')
})

afterAll(() => ledger?.close())

const manager = async () => signInWith(ledger, (await makeAccount(ledger, [{ role: 'manager' }])).login)

/** What a page says, without its elements. */
const text = (html: string): string => unescaped(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')

const upload = async (reader: Reader, content: string | Buffer, csrf?: string) => {
  const token = csrf ?? hidden((await reader.get('/beheer/inlezen')).body, '_csrf')
  const boundary = 'grens-van-de-proef'
  const head = (what: string) => `--${boundary}\r\nContent-Disposition: form-data; ${what}\r\n`
  const payload = Buffer.concat([
    Buffer.from(`${head('name="_csrf"')}\r\n${token}\r\n`),
    Buffer.from(`${head('name="file"; filename="huis.json"')}Content-Type: application/json\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return ledger.app.inject({
    method: 'POST',
    url: '/beheer/inlezen',
    headers: {
      accept: 'text/html',
      cookie: [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  })
}

const confirm = async (reader: Reader, hash: string) => {
  const csrf = hidden((await reader.get('/beheer/inlezen')).body, '_csrf')
  return reader.post('/beheer/inlezen/vastleggen', { _csrf: csrf, hash })
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')
const head = async (): Promise<bigint> => ledger.store.head()

describe('a file that cannot be imported', () => {
  test.each<readonly [string, string | Buffer, number, readonly string[]]>([
    ['no JSON', '{\n  "format": ', 422, ['Lijn 2, teken', 'hier hoort een waarde', 'Verbeter de komma']],
    ['no text', Buffer.from('{\n "key": "caf\xe9"}', 'latin1'), 422, ['Lijn 2, teken 13', 'geen tekst in UTF-8']],
    ['nothing', '', 422, ['Kies een bestand dat niet leeg is']],
    ['what is too large', ' '.repeat(1024 * 1024 + 1), 413, ['groter dan 1 MB', 'niets veranderd']],
    ['what is far too large', Buffer.alloc(20 * 1024 * 1024, ' '), 413, ['groter dan 1 MB']],
    [
      'acts that are not right, each with its place, its field and what to do',
      fileOf({ acts: [...withAct(7, { subject: 'garden' }), { ...acts[0], as: 'partner:x', sector: 'sport' }] }),
      422,
      [
        'acts[7].subject',
        'Gebruik een standaardonderwerp',
        'acts[15].sector',
        'moet één van deze zijn',
        'Er zijn 2 fouten',
      ],
    ],
    [
      'what has not happened yet, with its day in words',
      fileOf({ acts: [{ ...acts[0], effectiveOn: '2026-12-24' }] }),
      422,
      ['24 december 2026 ligt in de toekomst', 'Er is één fout', 'laat de handeling weg tot ze gebeurd is'],
    ],
    ['faults without end', `{"acts": [${'1,'.repeat(20_000)}1]}`, 422, ['En nog']],
  ])('is refused with the reason, and nothing changes: %s', async (_, content, status, told) => {
    const before = await head()
    const answer = await upload(await manager(), content)
    expect(answer.statusCode).toBe(status)
    for (const part of told) expect(text(answer.body)).toContain(part)
    expect(answer.body).not.toContain('action="/beheer/inlezen/vastleggen"')
    expect(await head()).toBe(before)
  })
})

describe('a house from a file', () => {
  test('is shown before it is recorded; what is recorded is exactly what this account looked at, once', {
    timeout: 60_000,
  }, async () => {
    const reader = await manager()
    const before = await head()
    const seen = await upload(reader, boom)
    expect(seen.statusCode).toBe(200)
    const shown = text(seen.body)
    for (const part of [
      sha256(boom),
      'Handelingen in het bestand: 458. Al vastgelegd: 0. Nog vast te leggen: 458.',
      'Huis van het Kind Zorgregio Boom (feitelijke vereniging)',
      'van 31 mei 2012 tot en met 9 november 2026',
      'Subsidies samen € 87.400,00',
      'Partners: 21',
      'Soort gebeurtenis 2012 2013 2018 2019 2024 2025 2026 Samen Stem 0 0 0 0 17 22 33 72',
    ]) {
      expect(shown).toContain(part)
    }
    expect(await head()).toBe(before)
    // Other bytes, and what another looked at, are not recorded.
    expect((await confirm(reader, sha256(`${boom} `))).statusCode).toBe(409)
    expect((await confirm(await manager(), sha256(boom))).statusCode).toBe(409)
    expect(await head()).toBe(before)

    const recorded = await confirm(reader, hidden(seen.body, 'hash'))
    expect(recorded.statusCode).toBe(200)
    expect(text(recorded.body)).toContain('Het huis is er. 458 handelingen zijn nu vastgelegd, van 458')
    const after = await head()
    const { state } = await ledger.houses.load(houseIdOf('boom'))
    // What was announced is what is there, number by number.
    const announced = (what: string): number =>
      Number(new RegExp(`<th scope="row">${what}</th><td class="number">(\\d+)</td>`).exec(seen.body)?.[1])
    expect([announced('Partners'), announced('Organen'), announced('Zetels'), announced('Mandaten')]).toEqual([
      state.partners.size,
      state.organs.size,
      state.seats.size,
      state.mandates.size,
    ])
    expect([announced('Dossiers'), announced('Subsidies')]).toEqual([state.dossiers.size, state.money.grants.size])
    expect(shown).toContain(`${after - before} gebeurtenissen, per soort en per jaar`)
    expect((await ledger.queries.findHouse(houseIdOf('boom')))?.name).toBe(state.house?.name)

    // Again: nothing is left, and confirming twice adds nothing.
    const again = await upload(reader, boom)
    expect(again.statusCode).toBe(200)
    expect(text(again.body)).toContain(
      'Alles in dit bestand is al vastgelegd: alle 458 handelingen. Inlezen verandert niets.',
    )
    expect(hidden(again.body, 'hash')).toBe('')
    expect(text((await confirm(reader, sha256(boom))).body)).toContain('Inlezen verandert niets')
    expect(await head()).toBe(after)
  })

  test('goes on where it was, and names an act that changed since it was recorded', async () => {
    const reader = await manager()
    const shorter = fileOf({ extra: { key: 'kort' }, acts: acts.slice(0, 5) })
    await upload(reader, shorter)
    expect((await confirm(reader, sha256(shorter))).statusCode).toBe(200)
    const before = await head()
    const changed = fileOf({
      extra: { key: 'kort' },
      acts: [...withAct(2, { name: 'Kerngroep' }).slice(0, 5), ...acts.slice(5)],
    })
    const refused = await upload(reader, changed)
    expect(refused.statusCode).toBe(422)
    expect(text(refused.body)).toContain('Deze handeling (EstablishOrgan) is al ingelezen, met een andere inhoud.')
    expect(refused.body).toContain('acts[2]')
    const longer = fileOf({ extra: { key: 'kort' } })
    const seen = await upload(reader, longer)
    expect(text(seen.body)).toContain(`Al vastgelegd: 6. Nog vast te leggen: ${acts.length - 5}.`)
    expect(await head()).toBe(before)
    const done = await confirm(reader, sha256(longer))
    expect(text(done.body)).toContain(`${acts.length - 5} handelingen zijn nu vastgelegd, van ${acts.length + 1}`)
  })

  test.each([
    [
      'people work in',
      'gebruikt',
      (house: HouseId) =>
        ledger.execute({
          ...{
            house,
            type: 'AddSubject',
            body: { effectiveOn: '2026-11-30', subject: 'offer.kermis', label: 'Kermis' },
          },
          ...{
            principal: { kind: 'administrator', house, recent: true },
            via: 'web',
            key: null,
            dossierRevision: null,
          },
        }),
    ],
    [
      'was given to an administrator',
      'gegeven',
      async (house: HouseId) => {
        await settled(ledger)
        return makeAccount(ledger, [{ role: 'administrator', house }])
      },
    ],
  ] as const)('adds nothing to a house that %s', async (_, key, use) => {
    const reader = await manager()
    const [shorter, longer] = [fileOf({ extra: { key }, acts: acts.slice(0, 5) }), fileOf({ extra: { key } })]
    await upload(reader, shorter)
    await confirm(reader, sha256(shorter))
    expect(hidden((await upload(reader, longer)).body, 'hash')).toBe(sha256(longer))
    expect(await use(houseIdOf(key))).not.toMatchObject({ ok: false })
    const before = await head()
    expect((await confirm(reader, sha256(longer))).statusCode).toBe(409)
    const seen = await upload(reader, longer)
    expect(text(seen.body)).toContain('al in handen van zijn mensen')
    expect(hidden(seen.body, 'hash')).toBe('')
    expect(await head()).toBe(before)
  })

  test('is for who manages accounts, with the token of the form, and asks to show again who they are', async () => {
    const { house } = await recordSmallHouse(ledger)
    await settled(ledger)
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house as HouseId }])
    const keeper = await signInWith(ledger, login)
    const csrf = hidden((await keeper.get('/mijn-account')).body, '_csrf')
    const before = await head()
    expect((await keeper.get('/beheer/inlezen')).statusCode).toBe(403)
    expect((await upload(keeper, fileOf({ extra: { key: 'verboden' } }), csrf)).statusCode).toBe(403)
    expect((await keeper.post('/beheer/inlezen/vastleggen', { _csrf: csrf, hash: sha256('') })).statusCode).toBe(403)
    const reader = await manager()
    const file = fileOf({ extra: { key: 'opnieuw' } })
    expect((await upload(reader, file, 'geen')).statusCode).toBe(403)
    expect((await upload(reader, file)).statusCode).toBe(200)
    await ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - 960000))
       WHERE data ? 'signedInAt'`,
    )
    const asked = await confirm(reader, sha256(file))
    expect(asked.statusCode).toBe(403)
    expect(asked.body).toContain('Bevestig wie u bent')
    expect(await head()).toBe(before)
  })
})

describe('whoever tries out without password', () => {
  let trying: Ledger

  beforeAll(async () => {
    trying = await openLedger({ now: '2026-11-30T10:00:00Z' })
  })

  afterAll(() => trying?.close())

  test('signs in as manager, finds the management, and founds a house to go on as its administrator', async () => {
    const reader = createReader(trying)
    const signedIn = await reader.signIn({ rol: 'manager' })
    expect(signedIn.headers.location).toBe('/')
    expect((await reader.get('/')).body).toContain('href="/beheer"')
    expect((await reader.get('/beheer')).body).toContain('href="/beheer/inlezen"')
    const fields = { name: 'Huis van het Kind Proef', workingArea: 'Proefdorp', legalForm: 'vzw' }
    const founded = await reader.submit('/beheer/nieuw-huis', { ...fields, effectiveOn: '2026-11-30', who: 'self' })
    expect(founded.headers.location).toMatch(/^\/huizen\/[0-9a-f-]{36}\/inrichten\/organen/)
    expect((await reader.get(String(founded.headers.location))).statusCode).toBe(200)
    expect((await reader.get('/beheer')).statusCode).toBe(403)
  })

  test('may not do so where accounts are asked for', async () => {
    const reader = createReader(ledger)
    const csrf = hidden((await reader.get('/aanmelden')).body, '_csrf')
    expect((await reader.post('/aanmelden', { _csrf: csrf, rol: 'manager' })).statusCode).toBe(404)
    expect((await reader.get('/beheer')).headers.location).toMatch(/^\/aanmelden/)
  })
})
