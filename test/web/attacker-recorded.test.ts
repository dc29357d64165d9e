import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { extract } from 'tar-stream'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { importHouse } from '../../src/importing/import-house.js'
import { packageRoot } from '../../src/package-root.js'
import { createReader, type Reader } from './support/browser-session.js'
import { crawl, type Visited } from './support/crawl.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/*
 * An attacker who may record, and puts something into every text that the ledger takes: markup, a formula, the end of a
 * header, a way out of a folder. Whoever reads it all, as anybody, gets texts and nothing else.
 */

const BEFORE = '=HYPERLINK(1) '
const AFTER = ` "'><script>alert("x")</script><img src=x onerror=alert("y")> ../../etc %0d%0aset-cookie: a=b`

/** What a text is: something with a space in it. Ids, days, choices and names by which things refer to each other have none. */
const poisoned = (value: unknown): unknown => {
  if (typeof value === 'string') return value.includes(' ') && value.length < 900 ? `${BEFORE}${value}${AFTER}` : value
  if (Array.isArray(value)) return value.map(poisoned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, ['note', 'source', 'quote'].includes(key) ? one : poisoned(one)]),
  )
}

let ledger: Ledger
const house = houseIdOf('duffel')
let visited: ReadonlyMap<string, readonly Visited[]>
let all: readonly Visited[]

const as = async (rol: string, huis?: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ rol, ...(huis === undefined ? {} : { huis }) })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ requestsPerMinute: 1_000_000 })
  const raw = await readFile(join(packageRoot, 'houses/duffel.json'), 'utf8')
  const imported = await importHouse(JSON.stringify(poisoned(JSON.parse(raw))), {
    send: ledger.execute,
    today: ledger.today(),
    newId: uuidv7,
  })
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems.slice(0, 5)))
  await ledger.sealer.catchUp()
  await settled(ledger)
  const { state } = await ledger.houses.load(house)
  const seat = [...state.seats.values()].find(({ role }) => role === 'secretary')
  const from = ['/', `/huizen/${house}`, `/huizen/${house}/toezicht/gebeurtenissen`, '/openbaar']
  const readers = {
    nobody: createReader(ledger),
    auditor: await as('auditor'),
    administrator: await as('administrator', house),
    secretary: await as(seat!.person, house),
  }
  const found: [string, readonly Visited[]][] = []
  for (const [name, reader] of Object.entries(readers)) found.push([name, await crawl(reader.get, from)])
  visited = new Map(found)
  all = found.flatMap(([, pages]) => pages)
}, 180_000)

afterAll(() => ledger?.close())

const typeOf = ({ response }: Visited): string => String(response.headers['content-type'] ?? '').split(';')[0]!
const ofType = (type: string): readonly Visited[] => all.filter((one) => typeOf(one) === type)

describe('whatever was put into the texts of a house', () => {
  test('many kinds of pages and files were read, and nothing broke', () => {
    expect(visited.get('nobody')!.length).toBeGreaterThan(5)
    for (const who of ['auditor', 'administrator', 'secretary'] as const) {
      expect(new Set(visited.get(who)!.map(({ kind }) => kind)).size, who).toBeGreaterThan(40)
    }
    const broken = all.filter(({ response }) => response.statusCode >= 500 || response.statusCode === 400)
    expect(broken.map(({ url, response }) => `${url} ${response.statusCode}`)).toEqual([])
    const shown = ofType('text/html').filter(({ response }) => response.body.includes('&lt;script>alert('))
    expect(new Set(shown.map(({ kind }) => kind)).size).toBeGreaterThan(20)
  })

  test('is text on every page: no markup, in no attribute, in no script', () => {
    const faults = ofType('text/html').flatMap(({ url, response: { body } }) => {
      // A quote would end an attribute: it stands nowhere. Between quotes, a lesser-than sign is text.
      const outside = body.replace(/="[^"]*"/g, '=""')
      const bad = ['<script>alert(', '<img src=x'].filter((piece) => outside.includes(piece))
      return [...bad, ...['alert("x")', 'alert("y")'].filter((piece) => body.includes(piece))].map(
        (piece) => `${url}: ${piece}`,
      )
    })
    expect(faults).toEqual([])
  })

  test('leads no link to anything but this site, and no link is a script', () => {
    const links = ofType('text/html').flatMap(({ response: { body } }) =>
      [...body.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g)].map(([, link]) => link!),
    )
    expect(links.length).toBeGreaterThan(1000)
    // Papers name the address that was set, and carry their own picture of it.
    // The statement about accessibility names where one complains, as the law asks.
    const ours = [
      /^https:\/\/www\.vlaamseombudsdienst\.be$/,
      /^[/?#](?!\/)/,
      /^https:\/\/huis\.example\/verifieer\?/,
      /^data:image\/svg\+xml;base64,/,
    ]
    expect([...new Set(links)].filter((link) => !ours.some((one) => one.test(link)))).toEqual([])
  })

  test('opens no header: files have names of letters, digits and hyphens, and every type is said with its letters', () => {
    const names = all.flatMap(({ response: { headers } }) => headers['content-disposition'] ?? []).map(String)
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !/^(inline|attachment); filename="[A-Za-z0-9._-]+"$/.test(name))).toEqual([])
    for (const { url, response } of all) {
      const type = String(response.headers['content-type'] ?? '')
      if (/^text\/|\+xml/.test(type)) expect(type, url).toMatch(/charset=utf-8/i)
      expect(response.headers['set-cookie'] ?? '', url).not.toContain('a=b')
      expect(response.headers['x-content-type-options'], url).toBe('nosniff')
      if (
        typeOf({ url, kind: '', response }) !== 'text/html' &&
        /attachment/.test(String(response.headers['content-disposition']))
      ) {
        expect(response.headers['content-security-policy'], url).toContain("default-src 'none'")
      }
    }
  })

  test('is no formula in any table that is taken along', async () => {
    const tables = ofType('text/csv')
    expect(tables.length).toBeGreaterThan(1)
    const cells = tables.flatMap(({ response }) => {
      const { body } = response
      const delimiter = body.split('\n')[0]!.includes(';') ? ';' : ','
      return (parse(body, { bom: true, delimiter, relax_column_count: true }) as string[][]).flat()
    })
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true)
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell))).toEqual([])
  })

  test('leads no file of an archive out of its folder', async () => {
    const archives = ofType('application/x-tar')
    expect(archives.length).toBeGreaterThan(0)
    for (const { url, response } of archives) {
      const names: string[] = []
      const reading = extract()
      reading.end(response.rawPayload)
      for await (const entry of reading) {
        names.push(entry.header.name)
        expect(entry.header.type, url).not.toMatch(/link/)
        entry.resume()
      }
      expect(names.length, url).toBeGreaterThan(1)
      expect(names.filter((name) => !/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(name) || name.includes('..'))).toEqual([])
    }
  })

  test('is text in feeds and in the files of the API too', async () => {
    const auditor = await as('auditor')
    for (const path of ['', '/decisions', '/dossiers', '/mandates', '/partners', '/organs']) {
      const { body, headers } = await auditor.get(`/api/houses/${house}${path}`)
      expect(headers['content-type'], path).toMatch(/^application\/json/)
      expect(body).toContain('HYPERLINK')
    }
    const feeds = ofType('application/atom+xml')
    expect(feeds.length).toBeGreaterThan(0)
    for (const { response } of feeds) expect(response.body).not.toContain('<script>')
  })
})
