import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFilledDatabase } from '../filled-database.js'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

/*
 * The pages about partners, working groups, goals and agreements, with what two documented houses have: not made for these
 * pages, and with everything that happens in ten years.
 */

const opened = async (key: string): Promise<{ ledger: Ledger; reader: Reader; house: string }> => {
  const ledger = await openLedger({ now: '2026-11-30T10:00:00Z', database: await createFilledDatabase([key]) })
  await settled(ledger)
  const reader = createReader(ledger)
  await reader.signIn({ rol: 'auditor' })
  const { items } = await ledger.queries.listHouses({ limit: 5, cursor: null })
  return { ledger, reader, house: items[0]!.id }
}

type House = Awaited<ReturnType<typeof opened>>

const told = async ({ reader, house }: House, rest: string): Promise<string> => {
  const answer = await reader.get(`/huizen/${house}${rest}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return textOf(answer.body)
}

describe('the care region of Boom', () => {
  let boom: House

  beforeAll(async () => {
    boom = await opened('boom')
  }, 120_000)

  afterAll(() => boom?.ledger.close())

  test('has partners, of whom some left and some merged; each has a page', async () => {
    const partners = await told(boom, '/partners')
    expect(partners).toContain('Vzw Kind en Preventie')
    expect(partners).toMatch(/Vroegere partners .*Ging op in .*; laatste dag 31 december 2025\./)
    expect(partners).toContain('Stapte uit op 31 december 2018.')
    expect(await told(boom, '/partners?op=2018-12-31')).not.toContain('Stapte uit op 31 december 2018.')
    const { body } = await boom.reader.get(`/huizen/${boom.house}/partners`)
    const pages = [...new Set([...body.matchAll(/href="([^"]*\/partners\/[0-9a-f-]{36})"/g)].map(([, path]) => path!))]
    expect(pages.length).toBeGreaterThan(10)
    for (const path of pages) {
      const answer = await boom.reader.get(path)
      expect([path, answer.statusCode]).toEqual([path, 200])
      if (!path.includes('/geld/')) expect(textOf(answer.body)).toContain('Geschiedenis')
    }
    const merged = pages.find((path) => unescaped(body).includes(path) && !path.includes('/geld/'))
    expect(merged).toBeDefined()
  })

  test('has more findings than an auditor is told of at once, who is told that there are more', async () => {
    const asked = { house: boom.house, asOf: '2026-11-30', knownAt: null, open: true }
    const counted = await boom.ledger.queries.countFindings(asked)
    expect(counted.grave + counted.serious + counted.attention).toBeGreaterThan(20)
    const { body } = await boom.reader.get('/mijn-werk')
    expect(textOf(body)).toContain('Dit zijn de 20 ernstigste vaststellingen die openstaan. Er zijn er meer.')
    expect(body.match(/class="card task"/g)).toHaveLength(20)
  })

  test('has seven goals, of which one has ended, with dossiers, their decisions and their input', async () => {
    const goals = await told(boom, '/doelen')
    const headings = async (rest: string): Promise<number> => {
      const answer = await boom.reader.get(`/huizen/${boom.house}/doelen${rest}`)
      return answer.body.match(/<h2[^>]*>Doelstelling \d: /g)?.length ?? 0
    }
    expect(await headings('')).toBe(6)
    expect(await headings('?op=2026-06-30')).toBe(7)
    expect(goals).toMatch(/Dossier: .*Besluit van .*goedgekeurd, € [\d.]+,\d\d/)
    const { body } = await boom.reader.get(`/huizen/${boom.house}/doelen`)
    const inputs = [...body.matchAll(/href="([^"]*\/inbreng\/[0-9a-f-]{36})"/g)].map(([, path]) => path!)
    expect(inputs.length).toBeGreaterThan(0)
    for (const path of inputs) expect([path, (await boom.reader.get(path)).statusCode]).toEqual([path, 200])
  })

  test('has a convenant that holds, and an agreement that waits for one signature', async () => {
    const agreements = await told(boom, '/overeenkomsten')
    expect(agreements).toContain('✓ geldt')
    expect(agreements).toMatch(/… wacht op handtekeningen Nog te tekenen door .*\d van de \d partijen tekenden\./)
  })
})

describe('Leuven', () => {
  let leuven: House

  beforeAll(async () => {
    leuven = await opened('leuven')
  }, 120_000)

  afterAll(() => leuven?.ledger.close())

  test('has candidates, one of whom is a partner now, and working groups that work on something', async () => {
    const candidates = await told(leuven, '/kandidaten')
    expect(candidates).toContain('Ga naar partner ')
    expect(candidates).toContain('! geweigerd zonder redenen')
    const { body } = await leuven.reader.get(`/huizen/${leuven.house}/kandidaten`)
    const partner = /href="\/huizen\/[0-9a-f-]+(\/partners\/[0-9a-f-]{36})">Ga naar/.exec(body)![1]!
    const story = await leuven.reader.get(`/huizen/${leuven.house}${partner}`)
    const decision = /href="([^"]*#besluit-[^"]*)">Bekijk het besluit over de toelating/.exec(story.body)![1]!
    expect((await leuven.reader.get(decision)).body).toContain(`id="${decision.split('#')[1]}"`)
    expect(textOf(story.body)).toContain('Kandidaat sinds 30 maart 2026.')
    const groups = await told(leuven, '/werkgroepen')
    expect(groups).toContain('Waar ze aan werkt')
    expect(groups).toMatch(/Mandaat [a-z ›-]+: /)
    expect(await told(leuven, '/werkgroepen?op=2026-03-01&bekend=2026-03-01')).toContain('Stand op 1 maart 2026')
    expect(await told(leuven, '/overeenkomsten')).toContain('uitgestapt, laatste dag 15 oktober 2026')
  })
})
