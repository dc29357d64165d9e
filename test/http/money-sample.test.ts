import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type MoneyMatter, recordMoney } from './support/every-money-command.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let money: MoneyMatter
let auditor: Client
let paid: string

const url = (query: string) => `/api/houses/${ours.house}/money/sample?${query}`
const sample = async (query: string) => {
  const response = await auditor.get(url(query))
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  money = await recordMoney(ours)
  const made = await ours.record('RecordPayment', {
    effectiveOn: '2026-03-15',
    commitment: money.commitment,
    managedBy: ours.organs.stuurgroep,
    beneficiary: { kind: 'partner', partner: ours.centre },
    amountCents: 10_000,
    reference: 'Factuur 12',
    document: { name: 'Factuur 12', sha256: 'b'.repeat(64) },
  })
  paid = made.payment!
  auditor = await createClient(ledger, { kind: 'auditor' })
  await ledger.waitForPosition(await ledger.store.head())
})

afterAll(() => ledger.close())

it('shows the seed it drew from, and draws the same from it again', async () => {
  const first = await sample('size=1')
  expect(first).toMatchObject({
    by: 'random',
    size: 1,
    startCent: null,
    population: { payments: 2, amountCents: 15_000 },
  })
  expect(first.seed).toMatch(/^[0-9a-f]{16}$/)
  expect(await sample(`size=1&seed=${first.seed}`)).toEqual(first)
  const seen = new Set<string>()
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const { items } = await sample(`size=1&seed=${seed}`)
    expect(items).toHaveLength(1)
    seen.add(items[0].payment)
  }
  expect([...seen].sort()).toEqual([money.payment, paid].sort())
})

it('gathers of each payment the chain to its source and the documents with their hashes', async () => {
  const { items } = await sample('size=5&seed=audit')
  expect(items).toHaveLength(2)
  const ofInvoice = items.find(({ payment }: { payment: string }) => payment === paid)
  expect(ofInvoice).toMatchObject({
    on: '2026-03-15',
    amountCents: 10_000,
    hits: null,
    name: 'Centrum voor gezinnen vzw',
  })
  const kinds = ofInvoice.steps.map(({ kind }: { kind: string }) => kind)
  expect(kinds.slice(0, 2)).toEqual(['source', 'grant'])
  expect(kinds.slice(-4)).toEqual(['decision', 'allocation', 'commitment', 'payment'])
  expect(ofInvoice.documents).toMatchObject([
    {
      name: 'Factuur 12',
      sha256: 'b'.repeat(64),
      of: 'payment',
      id: paid,
      amountCents: 10_000,
      event: ofInvoice.event,
    },
  ])
  const orphan = items.find(({ payment }: { payment: string }) => payment === money.payment)
  expect(orphan.documents).toMatchObject([
    { of: 'cost', id: money.justification, number: 1, what: 'Speelgoed', amountCents: 1_000, sha256: 'a'.repeat(64) },
  ])
})

it('by amount: the larger payment spans a whole distance and is always drawn', async () => {
  for (const seed of ['a', 'b', 'c', 'd']) {
    const { items, startCent } = await sample(`size=2&by=amount&seed=${seed}`)
    expect(startCent).toBeLessThan(15_000)
    const hits = new Map<string, number>(items.map((one: { payment: string; hits: number }) => [one.payment, one.hits]))
    expect(hits.get(paid)).toBeGreaterThanOrEqual(1)
    expect([...hits.values()].reduce((sum, one) => sum + one, 0)).toBe(2)
  }
})

it('of a period, and as known at a moment', async () => {
  expect((await sample('size=5&from=2026-03-15&until=2026-03-15')).items).toHaveLength(2)
  expect(await sample('size=5&from=2026-03-16')).toMatchObject({
    population: { payments: 0, amountCents: 0 },
    items: [],
  })
  expect(await sample('size=5&until=2026-03-14')).toMatchObject({ items: [] })
  expect(await sample('size=5&by=amount&knownAt=2020-01-01T00:00:00.000Z')).toMatchObject({ items: [], startCent: 0 })
})

it('refuses what cannot be drawn, and who may not read', async () => {
  for (const wrong of ['', 'size=0', 'size=501', 'size=2&by=chance', 'size=2&seed=', 'size=1&from=2026-02-30']) {
    expect((await auditor.get(url(wrong))).statusCode, wrong).toBe(400)
  }
  expectProblem(await (await createClient(ledger, null)).get(url('size=1')), 401, 'sign-in-needed')
  const nowhere = url('size=1').replace(ours.house, money.grant)
  expectProblem(await auditor.get(nowhere), 404, 'not-found')
})
