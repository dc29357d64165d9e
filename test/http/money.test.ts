import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type MoneyMatter, recordMoney } from './support/every-money-command.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let money: MoneyMatter
let auditor: Client
let payment: string

const get = async (path: string) => {
  const response = await auditor.send({ method: 'GET', url: `/api/houses/${ours.house}/money/${path}` })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  money = await recordMoney(ours)
  const paid = await ours.record('RecordPayment', {
    effectiveOn: '2026-03-15',
    commitment: money.commitment,
    managedBy: ours.organs.stuurgroep,
    beneficiary: { kind: 'partner', partner: ours.centre },
    amountCents: 10_000,
    reference: 'Factuur 12',
  })
  payment = paid.payment!
  auditor = await createClient(ledger, { kind: 'auditor' })
  await ledger.waitForPosition(await ledger.store.head())
})

afterAll(() => ledger.close())

it('a payment is traced back over commitment, allocation, decision and mandates to its source', async () => {
  const { steps, ends } = await get(`trace?from=${payment}`)
  const kinds = steps.map(({ kind }: { kind: string }) => kind)
  expect(kinds.slice(0, 2)).toEqual(['source', 'grant'])
  expect(kinds.slice(-4)).toEqual(['decision', 'allocation', 'commitment', 'payment'])
  expect(kinds.filter((kind: string) => kind === 'mandate').length).toBeGreaterThan(1)
  expect(steps.at(-1)).toMatchObject({
    id: payment,
    amountCents: 10_000,
    date: '2026-03-15',
    name: 'Centrum voor gezinnen vzw',
  })
  const detailOf = (of: string) => steps.findLast(({ kind }: { kind: string }) => kind === of).detail
  expect(detailOf('mandate')).toMatchObject({ kind: 'mandate', level: expect.stringMatching(/^decide/) })
  expect(detailOf('decision')).toEqual({ kind: 'decision', outcome: 'adopted', mandated: true, annulledOn: null })
  expect(detailOf('allocation')).toEqual({ kind: 'allocation', article: null, character: 'definitive' })
  for (const { event } of steps) expect((await ledger.store.readEvent(event))?.house).toBe(ours.house)
  expect(ends).toEqual([{ kind: 'paid', id: payment, amountCents: 10_000, name: 'Centrum voor gezinnen vzw' }])
})

it('a grant is traced forward to all its ends, and every cent is somewhere', async () => {
  const { ends } = await get(`trace?from=${money.grant}`)
  const sum = ends.reduce((all: number, { amountCents }: { amountCents: number }) => all + amountCents, 0)
  expect(sum).toBe(1_000_000)
  expect(ends.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['allocated', 'available', 'paid'])
})

it('the account of a grant, a year, a partner and what is open tell the same', async () => {
  expect(await get(`grants/${money.grant}`)).toMatchObject({
    grantedCents: 1_000_000,
    allocatedCents: 20_000,
    committedCents: 10_000,
    paidCents: 10_000,
    availableCents: 980_000,
    categories: [{ category: 'activities', allocatedCents: 20_000 }],
  })
  expect(await get('years/2026')).toMatchObject({
    total: { budgetedCents: null, allocatedCents: 20_000, paidCents: 10_000 },
  })
  expect(await get('years/2025')).toMatchObject({ categories: [], total: { allocatedCents: 0 } })
  const { items } = await get(`partners/${ours.centre}`)
  expect(items).toMatchObject([
    { paidCents: 5_000, decidedBy: [] },
    { payment, paidCents: 10_000, decidedBy: [{ organ: 'Stuurgroep' }], grants: ['Werkingssubsidie'] },
  ])
  expect(await get('open-ends')).toMatchObject({
    notDivided: [],
    notCommitted: [{ id: money.allocation, amountCents: 10_000 }],
    notPaid: [],
    orphans: [{ id: money.payment, amountCents: 5_000 }],
  })
})

it('the books balance, and the orphan is named', async () => {
  expect(await get('check')).toEqual({
    balanced: true,
    totals: {
      grantedCents: 1_000_000,
      allocatedCents: 20_000,
      committedCents: 10_000,
      paidCents: 15_000,
      justifiedCents: 0,
      recoveredCents: 0,
    },
    orphans: [{ payment: money.payment, amountCents: 5_000 }],
  })
  const before = await get('check?asOf=2026-03-14')
  expect(before).toMatchObject({ balanced: true, totals: { grantedCents: 0 }, orphans: [] })
})

it('what is not there is not found, and nobody reads the money of a house without the right', async () => {
  const url = `/api/houses/${ours.house}/money/trace?from=${ours.centre}`
  expectProblem(await auditor.send({ method: 'GET', url }), 404, 'not-found')
  const stranger = await createClient(ledger, null)
  expectProblem(
    await stranger.send({ method: 'GET', url: `/api/houses/${ours.house}/money/check` }),
    401,
    'sign-in-needed',
  )
})
