import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let administrator: Client
let dossier: string
let decision: string
/** When the dossier was proposed, and the decision was not recorded yet. */
let proposed: string

const recordedUntil = async (): Promise<string> => {
  await ledger.waitForPosition(await ledger.store.head())
  const answer = await administrator.get(`/api/houses/${small.house}`)
  return answer.json<{ lastRecordedAt: string }>().lastRecordedAt
}

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
  dossier = await propose(small, { on: '2026-02-01' })
  proposed = await recordedUntil()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const taken = await small.record('TakeDecision', {
    effectiveOn: '2026-03-01',
    dossier,
    organ: small.organs.stuurgroep,
    outcome: 'adopted',
  })
  decision = taken['decision']!
  await recordedUntil()
})

afterAll(() => ledger.close())

const get = (path: string) => administrator.get(`/api/houses/${small.house}${path}`)

const read = async <Answer>(path: string): Promise<Answer> => {
  const answer = await get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>()
}

type Items = { readonly items: readonly Record<string, unknown>[] }

describe('As of a day and as known at a moment, the API answers about', () => {
  it('a dossier', async () => {
    const path = `/dossiers/${dossier}`
    expect(await read(path)).toMatchObject({ status: 'waiting-for-bekrachtiging', decisions: [{ id: decision }] })
    expect(await read(`${path}?asOf=2026-02-28`)).toMatchObject({ status: 'in-preparation', decisions: [] })
    expect(await read(`${path}?knownAt=${proposed}`)).toMatchObject({ status: 'in-preparation', decisions: [] })
    expectProblem(await get(`${path}?asOf=2026-01-31`), 404, 'not-found')
    expectProblem(await get(`${path}?knownAt=2000-01-01T00:00:00Z`), 404, 'not-found')
  })

  it('the list of dossiers', async () => {
    const statuses = async (query: string) => (await read<Items>(`/dossiers${query}`)).items.map(({ status }) => status)
    expect(await statuses('')).toEqual(['waiting-for-bekrachtiging'])
    expect(await statuses('?asOf=2026-02-28')).toEqual(['in-preparation'])
    expect(await statuses(`?knownAt=${proposed}`)).toEqual(['in-preparation'])
    expect(await statuses('?asOf=2026-01-31')).toEqual([])
    expect(await statuses('?asOf=2026-02-28&text=speelstraat')).toEqual(['in-preparation'])
    expect(await statuses('?asOf=2026-02-28&text=zwembad')).toEqual([])
    expect(await statuses(`?asOf=2026-03-01&organ=${small.organs.college}`)).toEqual([])
  })

  it('decisions', async () => {
    const ids = async (query: string) => (await read<Items>(`/decisions${query}`)).items.map(({ id }) => id)
    expect(await ids('?asOf=2026-03-01')).toEqual([decision])
    expect(await ids('?asOf=2026-02-28')).toEqual([])
    expect(await ids(`?asOf=2026-03-01&knownAt=${proposed}`)).toEqual([])
    expect(await ids(`?knownAt=${proposed}`)).toEqual([])
    expect(await read(`/decisions/${decision}?asOf=2026-03-01`)).toMatchObject({ id: decision, final: false })
    expectProblem(await get(`/decisions/${decision}?asOf=2026-02-28`), 404, 'not-found')
  })

  it('what waits', async () => {
    const kinds = async (query: string) => (await read<Items>(`/waiting${query}`)).items.map(({ kind }) => kind)
    expect(await kinds('')).toEqual(['bekrachtiging'])
    expect(await kinds('?asOf=2026-03-01&kind=bekrachtiging')).toEqual(['bekrachtiging'])
    expect(await kinds('?asOf=2026-02-28')).toEqual([])
    expect(await kinds(`?knownAt=${proposed}`)).toEqual([])
  })

  it('who may decide', async () => {
    const query = `organ=${small.organs.stuurgroep}&subject=finances.use-of-subsidies&on=2026-03-01`
    expect(await read(`/may-decide?${query}`)).toMatchObject({ found: true })
    expect(await read(`/may-decide?${query}&knownAt=2000-01-01T00:00:00Z`)).toMatchObject({ found: false })
  })
})
