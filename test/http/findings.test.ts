import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let other: RecordedHouse
let auditor: Client
let administrator: Client
let secretary: Client
/** Before and after the decision was healed. */
let before: string
let decision: string

const moment = async (): Promise<string> => {
  await ledger.waitForPosition(await ledger.store.head())
  await sleep(5)
  return new Date().toISOString()
}

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  other = await recordHouse(ledger.execute)
  auditor = await createClient(ledger, { kind: 'auditor' })
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
  secretary = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.secretary.person })
  const dossier = await propose(small, { subject: 'infrastructure' })
  const taken = await secretary.record(small.house, 'TakeDecision', {
    effectiveOn: '2026-03-05',
    dossier,
    organ: small.organs.stuurgroep,
    outcome: 'adopted',
    withoutMandateBecause: 'Dringend',
  })
  decision = taken.created['decision']!
  before = await moment()
})

afterAll(() => ledger.close())

type Found = { readonly items: Record<string, unknown>[]; readonly nextCursor: string | null }

const read = async (client: Client, path: string): Promise<Found> => {
  const answer = await client.get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Found>()
}

describe('Findings over HTTP', () => {
  const ofHouse = (query = '') => `/api/houses/${small.house}/findings?code=decision.without-mandate${query}`

  it('of a house name what is irregular, with its proof', async () => {
    const { items } = await read(administrator, ofHouse())
    expect(items).toMatchObject([
      {
        code: 'decision.without-mandate',
        severity: 'grave',
        house: { id: small.house },
        about: { kind: 'decision', id: decision, organ: { id: small.organs.stuurgroep } },
        since: '2026-03-05',
        healedOn: null,
      },
    ])
    const [event] = items[0]!['events'] as string[]
    expect((await administrator.get(`/api/events/${event}/proof`)).statusCode).not.toBe(403)
  })

  it('stand as of a day, and filter', async () => {
    expect((await read(administrator, ofHouse('&asOf=2026-03-04'))).items).toEqual([])
    expect((await read(administrator, ofHouse('&open=false'))).items).toEqual([])
    expect((await read(administrator, ofHouse('&open=true&severity=grave'))).items).toHaveLength(1)
    expect((await read(administrator, ofHouse(`&organ=${small.organs.college}`))).items).toEqual([])
    expect((await read(administrator, ofHouse('&from=2026-03-05&until=2026-03-05'))).items).toHaveLength(1)
    expect((await read(administrator, ofHouse('&until=2026-03-04'))).items).toEqual([])
  })

  it('of every house are for auditors, by house', async () => {
    const { items } = await read(auditor, '/api/findings?limit=200')
    const houses = new Set(items.map(({ house }) => (house as { id: string }).id))
    expect(houses.has(small.house)).toBe(true)
    const one = await read(auditor, `/api/findings?house=${small.house}&limit=200`)
    expect(new Set(one.items.map(({ house }) => (house as { id: string }).id))).toEqual(new Set([small.house]))
    expectProblem(await administrator.get('/api/findings'), 403, 'forbidden')
  })

  it('are not for who may not read the house, and there are none of a house that is not there', async () => {
    expectProblem(await administrator.get(`/api/houses/${other.house}/findings`), 403, 'forbidden')
    expectProblem(await auditor.get(`/api/houses/${decision}/findings`), 404, 'not-found')
  })

  it('come in pages', async () => {
    const whole = await read(auditor, '/api/findings?asOf=2035-01-01&limit=200')
    const first = await read(auditor, '/api/findings?asOf=2035-01-01&limit=2')
    expect(first.items).toEqual(whole.items.slice(0, 2))
    const next = await read(auditor, `/api/findings?asOf=2035-01-01&limit=2&cursor=${first.nextCursor}`)
    expect(next.items).toEqual(whole.items.slice(2, 4))
    expectProblem(await auditor.get('/api/findings?cursor=unheard'), 400, 'invalid')
  })

  it('refuse a code, a day or a moment that is none', async () => {
    for (const query of ['code=unheard', 'asOf=2026-02-30', 'knownAt=yesterday', 'open=maybe']) {
      expectProblem(await auditor.get(`/api/findings?${query}`), 400, 'invalid')
    }
  })

  it('refuse an end before the beginning, by its field', async () => {
    const answer = await administrator.get(ofHouse('&from=2026-03-06&until=2026-03-05'))
    expect(expectProblem(answer, 400, 'invalid').fields).toMatchObject([{ field: 'until' }])
  })

  it('stand as they were known at a moment', async () => {
    const { items } = await read(administrator, ofHouse(`&knownAt=${before}`))
    expect(items).toHaveLength(1)
    expect((await read(administrator, ofHouse('&knownAt=2000-01-01T00:00:00Z'))).items).toEqual([])
  })

  it('have a catalogue that says of each kind what it means and how it is healed, in both languages', async () => {
    const { items } = await read(administrator, '/api/findings/catalogue')
    expect(items.length).toBeGreaterThanOrEqual(30)
    expect(items[0]).toMatchObject({ code: 'decision.without-mandate', name: 'Beslist zonder mandaat' })
  })
})
