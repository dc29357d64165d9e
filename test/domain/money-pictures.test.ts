import { describe, expect, test } from 'vitest'
import { burnDown, yearFlows, yearSteps } from '../../src/domain/money/pictures.js'
import { yearReport } from '../../src/domain/money/reports.js'
import type { GrantId } from '../../src/domain/shared/identifiers.js'
import { allocate, commit, day, moneyHouse, pay } from './support/money.js'

const sum = (amounts: readonly { readonly amount: bigint }[]): bigint =>
  amounts.reduce((all, one) => all + one.amount, 0n)

describe('where the money of a year went', () => {
  test('one flow for what has the same source, dossier, category and receiver; together they are what was decided', () => {
    const money = moneyHouse()
    const first = allocate(money, 100_001)
    const second = allocate(money, 50_000, { category: 'training', beneficiary: { kind: 'supplier', name: 'Drukker' } })
    allocate(money, 20_000, { year: 2026 })
    const state = money.house.state.money
    expect(yearFlows(state, 2025)).toEqual([
      {
        source: 'Gemeente Voorbeeld',
        dossier: first.dossier,
        category: 'activities',
        beneficiary: { kind: 'partner', partner: money.centre },
        amount: 100_001n,
      },
      {
        source: 'Gemeente Voorbeeld',
        dossier: second.dossier,
        category: 'training',
        beneficiary: { kind: 'supplier', name: 'Drukker' },
        amount: 50_000n,
      },
    ])
    expect(sum(yearFlows(state, 2025))).toBe(yearReport(state, 2025).total.allocated)
    expect(sum(yearFlows(state, 2026))).toBe(20_000n)
    expect(yearFlows(state, 2024)).toEqual([])
  })

  test('a second allocation from the same to the same joins the first', () => {
    const money = moneyHouse()
    const { dossier } = allocate(money, 100_000)
    const state = money.house.state.money
    const [[id, allocation]] = [...state.allocations] as never as [[never, never]]
    const twice = { ...state, allocations: state.allocations.set('another' as never, allocation) }
    expect(yearFlows(twice, 2025)).toMatchObject([{ dossier, amount: 200_000n }])
    const inKind = { ...state, grants: state.grants.map((grant) => ({ ...grant, inKind: true })) }
    expect([id, yearFlows(inKind, 2025)]).toEqual([id, []])
  })
})

describe('the steps from budget to paid', () => {
  test('each difference fills exactly what lies between two totals', () => {
    const money = moneyHouse()
    pay(money, 60_000)
    commit(money, 30_000)
    allocate(money, 10_005)
    const steps = yearSteps(money.house.state.money, 2025)
    expect(steps.map(({ name, amount, base }) => [name, amount, base])).toEqual([
      ['allocated', 100_005n, 0n],
      ['not-committed', 10_005n, 90_000n],
      ['committed', 90_000n, 0n],
      ['not-paid', 30_000n, 60_000n],
      ['paid', 60_000n, 0n],
    ])
  })

  test('a budget comes first; what was decided over it is a difference below nothing', () => {
    const money = moneyHouse()
    allocate(money, 70_000)
    const state = money.house.state.money
    const budget = { lines: new Map([['activities', 50_000n]]), decisions: [], changes: [], events: [] }
    const steps = yearSteps({ ...state, budgets: state.budgets.set(2025, budget as never) }, 2025)
    expect(steps.slice(0, 3).map(({ name, amount, base }) => [name, amount, base])).toEqual([
      ['budgeted', 50_000n, 0n],
      ['not-allocated', -20_000n, 70_000n],
      ['allocated', 70_000n, 0n],
    ])
  })
})

describe('what is left of a grant, month by month', () => {
  test('payments of one month are one step, and each cent of it is taken off', () => {
    const money = moneyHouse()
    pay(money, 60_001)
    pay(money, 30_000)
    const { commitment } = commit(money, 5_000)
    money.house.record('RecordPayment', {
      effectiveOn: '2025-05-02',
      commitment,
      managedBy: money.stuurgroep,
      beneficiary: { kind: 'partner', partner: money.centre },
      amountCents: 4_999,
      reference: 'Factuur 13',
    })
    expect(burnDown(money.house.state.money, money.grant as GrantId)).toEqual({
      granted: 1_000_000n,
      from: '2025-01-01',
      until: '2025-12-31',
      months: [
        { month: '2025-03', paid: 90_001n, left: 909_999n },
        { month: '2025-05', paid: 4_999n, left: 905_000n },
      ],
    })
  })

  test('what was reversed was not paid, and what is no grant has no picture', () => {
    const money = moneyHouse()
    const { payment } = pay(money, 60_000)
    money.house.record('ReversePayment', { effectiveOn: day, payment, reason: 'Dubbel betaald' })
    expect(burnDown(money.house.state.money, money.grant as GrantId)?.months).toEqual([])
    expect(burnDown(money.house.state.money, money.centre as GrantId)).toBeNull()
  })
})
