import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkHouseExport } from '../../src/application/house-export/check-house-export.js'
import { withUnpacked } from '../../src/cli/unpack-archive.js'
import { verifyFolder } from '../../src/ledger/transparency/verify-folder.js'
import { decide } from '../notifying/support.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let other: SmallHouse
let auditor: Reader
let administrator: Reader
let member: Reader
let about: { dossier: string; decision: string }

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  other = await recordSmallHouse(ledger)
  about = await decide(small, 'Speelstraat <b>zomer</b>')
  await settled(ledger)
  await ledger.sealer.catchUp()
  auditor = createReader(ledger)
  await auditor.signIn({ rol: 'auditor' })
  administrator = createReader(ledger)
  await administrator.signIn({ huis: small.house, rol: 'administrator' })
  member = createReader(ledger)
  await member.signIn({ huis: small.house, rol: small.people.member })
}, 120_000)

afterAll(() => ledger?.close())

const page = async (reader: Reader, url: string): Promise<string> => {
  const { statusCode, body } = await reader.get(url)
  expect(statusCode, body).toBe(200)
  return body
}

const events = (query = '') => `/huizen/${small.house}/toezicht/gebeurtenissen${query}`

const typesOn = (html: string): readonly string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]*)</g)].map(([, type]) => type!)

describe('oversight', () => {
  test('is for auditors of every house and administrators of their own, and for nobody else', async () => {
    const statuses = async (reader: Reader) => {
      const urls = ['/toezicht', `/huizen/${small.house}/toezicht`, events(), `/huizen/${other.house}/toezicht`]
      return Promise.all([...urls, '/toezicht/logboek.tar'].map(async (url) => (await reader.get(url)).statusCode))
    }
    expect(await statuses(auditor)).toEqual([200, 200, 200, 200, 200])
    expect(await statuses(administrator)).toEqual([303, 200, 200, 403, 403])
    expect(await statuses(member)).toEqual([403, 403, 403, 403, 403])
    expect(await statuses(createReader(ledger))).toEqual([303, 303, 303, 303, 303])
    expect(await page(member, `/huizen/${small.house}`)).not.toContain('Toezicht')
    expect(await page(administrator, `/huizen/${small.house}`)).toContain('Toezicht')
    // Who came to audit finds it from the first page on.
    expect(await page(auditor, '/')).toContain('href="/toezicht"')
  })

  test('starts from findings, events and samples, and says how the log stands', async () => {
    const html = await page(auditor, `/huizen/${small.house}/toezicht`)
    for (const path of ['vaststellingen', 'toezicht/gebeurtenissen', 'geld/steekproef']) {
      expect(html).toContain(`href="/huizen/${small.house}/${path}"`)
    }
    const text = textOf(html)
    expect(text).toContain('De handtekening onder het laatste controlepunt klopt.')
    expect(text).toContain(`Ondertekende gebeurtenissen, van alle huizen samen ${await ledger.store.head()}`)
    expect(textOf(await page(administrator, `/huizen/${small.house}/toezicht`))).not.toContain(
      'Bewaar het hele logboek',
    )
  })

  test('travels in time to the register that is chosen', async () => {
    const url = `/huizen/${small.house}/toezicht/tijdreis?naar=mandates&op=2025-06-01&bekend=`
    expect((await auditor.get(url)).headers.location).toBe(`/huizen/${small.house}/mandaten?op=2025-06-01`)
  })
})

describe('the event browser', () => {
  test('shows what was recorded, the last first, each with its proof and receipt', async () => {
    const html = await page(auditor, events())
    expect(typesOn(html).slice(0, 3)).toEqual(['Besluit', 'Voorstel ingediend', 'Dossier geopend'])
    expect(html).toContain('Speelstraat &lt;b>zomer&lt;/b>')
    const proof = /href="(\/huizen\/[^"]*\/bewijs\/[^"]*)"/.exec(html)![1]!
    expect((await auditor.get(proof)).statusCode).toBe(200)
    const receipt = /href="(\/api\/events\/[^"]*\/receipt)"/.exec(html)![1]!
    expect((await auditor.get(receipt)).statusCode).toBe(200)
  })

  test('filters by kind, organ, dossier, door and day', async () => {
    const found = async (query: string) => typesOn(await page(auditor, events(`?${query}`)))
    expect(new Set(await found('soort=MandateGranted'))).toEqual(new Set(['Mandaat gegeven']))
    expect(await found(`dossier=${about.dossier}`)).toHaveLength(3)
    expect((await found(`orgaan=${small.college}`)).length).toBeGreaterThan(0)
    expect(await found(`orgaan=${small.college}&soort=DecisionTaken`)).toEqual([])
    expect(await found('via=web')).toEqual([])
    expect((await found('via=system')).length).toBeGreaterThan(10)
    expect(await found('van=2199-01-01')).toEqual([])
    expect(await found('tot=2000-01-01')).toEqual([])
    expect((await found('van=2000-01-01&tot=2199-01-01')).length).toBeGreaterThan(10)
    expect((await found('soort=Onzin&orgaan=onzin&dossier=x&cursor=x')).length).toBeGreaterThan(10)
  })

  test('shows every event exactly once over its pages', async () => {
    for (let number = 0; number < 40; number += 1) {
      await small.record('AddSubject', { effectiveOn: '2026-03-10', subject: `offer.nummer-${number}`, label: 'x' })
    }
    await settled(ledger)
    const seen: string[] = []
    let url: string | undefined = events()
    while (url !== undefined) {
      const html: string = await page(auditor, url)
      seen.push(...[...html.matchAll(/\/bewijs\/([0-9a-f-]{36})"/g)].map(([, id]) => id!))
      url = /<a href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    const stream = await ledger.store.readStream(`house-${small.house}`, { fromRevision: 0, limit: 1_000 })
    expect(seen).toEqual(stream.map(({ id }) => id).toReversed())
  })

  test('names no persons', async () => {
    await small.record('RecordPersonDetails', {
      effectiveOn: '2026-03-10',
      person: small.people.member,
      name: 'Naam Voorbeeld',
      email: null,
      phone: null,
    })
    await settled(ledger)
    await ledger.sealer.catchUp()
    const html = await page(auditor, events())
    expect(html).not.toContain('Naam Voorbeeld')
    const proof = /href="(\/huizen\/[^"]*\/bewijs\/[^"]*)"/.exec(html)![1]!
    expect((await auditor.get(proof)).body).not.toContain('Naam Voorbeeld')
  })
})

describe('everything of the house as one file', () => {
  const file = (house: string, query = '') => `/huizen/${house}/toezicht/alles.tar${query}`

  test('is for auditors and for administrators of their own house, and for nobody else', async () => {
    const status = async (reader: Reader, house: string) => (await reader.get(file(house))).statusCode
    expect(await status(auditor, small.house)).toBe(200)
    expect(await status(administrator, small.house)).toBe(200)
    expect(await status(administrator, other.house)).toBe(403)
    expect(await status(member, small.house)).toBe(403)
    expect(await status(createReader(ledger), small.house)).toBe(303)
  })

  test('is on the page with what it holds and how large it is', async () => {
    const html = await page(auditor, `/huizen/${small.house}/toezicht`)
    expect(html).toContain(`href="${file(small.house)}"`)
    expect(html).toContain(`href="${file(small.house, '?namen=nee')}"`)
    const { length } = await ledger.store.readStream(`house-${small.house}`, { fromRevision: 0, limit: 10_000 })
    expect(textOf(html)).toContain(`${length} gebeurtenissen: ongeveer 1 MB.`)
  })

  test('is what verify checks, of this house alone, with or without names', async () => {
    await ledger.sealer.catchUp()
    const [vkey] = (await ledger.log.keys()).map(({ verifierKey }) => verifierKey)
    const folder = await mkdtemp(join(tmpdir(), 'besluitboek-huis-'))
    try {
      for (const [query, named] of [
        ['', true],
        ['?namen=nee', false],
      ] as const) {
        const { rawPayload, headers } = await auditor.get(file(small.house, query))
        expect(headers['content-type']).toBe('application/x-tar')
        expect(headers['cache-control']).toBe('private, no-store')
        expect(headers['content-disposition']).toContain(`huis-${small.house}.tar`)
        expect(rawPayload.includes('Naam Voorbeeld')).toBe(named)
        expect(rawPayload.includes(other.house)).toBe(false)
        await writeFile(join(folder, 'huis.tar'), rawPayload)
        const found = await withUnpacked(join(folder, 'huis.tar'), (unpacked) =>
          checkHouseExport(join(unpacked, `huis-${small.house}`), { verifierKey: vkey!, witnessKeys: null }),
        )
        expect(found).toMatchObject({ ok: true, house: { id: small.house }, faults: [] })
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

test('the log as one file is the folder that anyone verifies', { timeout: 60_000 }, async () => {
  await ledger.sealer.catchUp()
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-logboek-'))
  try {
    const { rawPayload, headers } = await auditor.get('/toezicht/logboek.tar')
    expect(headers['content-type']).toBe('application/x-tar')
    const unpacking = extract()
    unpacking.on('entry', (header, stream, next) => {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part as Buffer))
      stream.on('end', () => {
        const file = join(folder, header.name)
        mkdir(dirname(file), { recursive: true })
          .then(() => writeFile(file, Buffer.concat(parts)))
          .then(() => next(), next)
      })
    })
    await pipeline(Readable.from([rawPayload]), unpacking)
    const [key] = (await ledger.log.keys()).map(({ verifierKey }) => verifierKey)
    const verified = await verifyFolder(join(folder, 'logboek'), { verifierKey: key!, since: [], witnessKeys: null })
    expect(verified).toMatchObject({ ok: true, keyFrom: 'given', size: await ledger.store.head() })
  } finally {
    await rm(folder, { recursive: true })
  }
})
