import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient } from './support/client.js'
import { propose, type RecordedHouse, recordHouse, terms } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let administrator: Client
let secretary: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
  secretary = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.secretary.person })
})

afterAll(() => ledger.close())

type Items = { items: Record<string, unknown>[]; nextCursor: string | null }

const read = async (path: string): Promise<Items> => {
  const answer = await administrator.get(`/api/houses/${small.house}${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Items>()
}

/** The moment up to which everything is recorded, by the clock of the log itself. */
const moment = async (): Promise<string> => {
  await ledger.waitForPosition(await ledger.store.head())
  const answer = await administrator.get(`/api/houses/${small.house}`)
  await sleep(5)
  return answer.json<{ lastRecordedAt: string }>().lastRecordedAt
}

const termsOf = async (query: string) =>
  (await read(`/mandates?organ=${small.organs.stuurgroep}&subject=partners.admission${query}`)).items

describe('Reading', () => {
  it('with minPosition of a command always shows what it did', async () => {
    for (let number = 1; number <= 10; number += 1) {
      const title = `Dossier ${number}`
      const { position, created } = await secretary.record(small.house, 'OpenDossier', {
        effectiveOn: '2026-03-01',
        title,
        subject: 'vision',
        openedBy: small.organs.stuurgroep,
      })
      const { items } = await read(`/dossiers?minPosition=${position}&limit=1`)
      expect(items).toMatchObject([{ id: created.dossier, title }])
    }
  })

  it('as of a day shows what held that day, whenever it was recorded', async () => {
    await administrator.record(small.house, 'AmendMandate', {
      effectiveOn: '2026-02-01',
      mandate: small.mandates.admission,
      terms: terms('advise'),
      reason: 'De gemeenteraad beslist zelf',
    })
    await moment()
    expect(await termsOf('&asOf=2026-01-31')).toMatchObject([{ level: 'decide', until: '2026-01-31' }])
    expect(await termsOf('&asOf=2026-02-01')).toMatchObject([{ level: 'advise', from: '2026-02-01' }])
    expect(await termsOf('&asOf=2024-12-31')).toEqual([])
    expect(await termsOf('')).toMatchObject([{ level: 'advise' }])
  })

  it('as known at a moment leaves out what was recorded later about the same day', async () => {
    const before = await moment()
    await administrator.record(small.house, 'RevokeMandate', {
      effectiveOn: '2026-02-15',
      mandate: small.mandates.admission,
      reason: 'Nooit gebruikt',
    })
    const after = await moment()
    expect(await termsOf(`&asOf=2026-03-01&knownAt=${before}`)).toMatchObject([{ level: 'advise' }])
    expect(await termsOf(`&asOf=2026-03-01&knownAt=${after}`)).toEqual([])
    expect(await termsOf('&asOf=2026-03-01')).toEqual([])
  })

  it('seats and partners as of a day', async () => {
    const seats = async (asOf: string) => (await read(`/seats?asOf=${asOf}&organ=${small.organs.stuurgroep}`)).items
    expect((await seats('2025-12-31')).map((one) => one.id)).toContain(small.seats.former.seat)
    expect((await seats('2026-01-01')).map((one) => one.id)).not.toContain(small.seats.former.seat)
    expect((await read('/partners?asOf=2024-12-31')).items).toEqual([])
  })

  it('by cursor gives every item once and in order, whatever the size of the page, also when more is added meanwhile', async () => {
    for (let number = 1; number <= 7; number += 1) await propose(small, { title: `Blad ${number}` })
    await moment()
    const whole = (await read('/dossiers?limit=200')).items.map(({ id }) => id)
    for (const limit of [1, 3, 5]) {
      const seen: unknown[] = []
      let cursor: string | null = null
      do {
        const page: Items = await read(`/dossiers?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
        if (limit === 3 && seen.length === 3) {
          await propose(small, { title: 'Ertussen' })
          await moment()
        }
      } while (cursor !== null)
      const fresh = seen.filter((id) => !whole.includes(id))
      expect(fresh.length).toBeLessThanOrEqual(1)
      expect(seen.filter((id) => whole.includes(id))).toEqual(whole)
      expect(new Set(seen).size).toBe(seen.length)
    }
  })

  it('a rebuild of every projection changes no answer', async () => {
    await moment()
    const paths = ['/dossiers', '/decisions', '/mandates?asOf=2026-01-01', '/seats', '/waiting', '/organs', '']
    const all = () => Promise.all(paths.map((path) => administrator.get(`/api/houses/${small.house}${path}`)))
    const before = (await all()).map(({ body }) => body)
    await ledger.engine.rebuild()
    expect((await all()).map(({ body }) => body)).toEqual(before)
  })
})
