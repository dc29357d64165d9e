import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../src/domain/finding/findings.js'
import { findingsOn, onlyFinding, proofOf } from './support/findings.js'
import {
  allocate,
  commit,
  day,
  decideFinally,
  documentOf,
  lineOf,
  moneyHouse,
  pay,
  proposeMoney,
} from './support/money.js'

const later = '2025-05-01'

describe('a grant', () => {
  test('of which more is allocated than there is, is found from that day until it is enough again', () => {
    const money = moneyHouse()
    const { house, grant, stuurgroep } = money
    const { allocation, decision } = allocate(money, 400_000)
    const amend = (effectiveOn: string, amountCents: number) =>
      house.record('AmendGrant', {
        effectiveOn,
        grant,
        amountCents,
        reference: 'Besluit 2025/40',
        reason: 'Besparing',
        irregularBecause: 'De gemeente bespaart',
      })
    amend(later, 400_000)
    expect(findingsOn(house, 'grant.over-allocated')).toEqual([])
    amend('2025-06-01', 300_000)
    const found = onlyFinding(house, 'grant.over-allocated')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'grant', id: grant, dossier: null, organ: stuurgroep },
      since: '2025-06-01',
      healedOn: null,
      details: { lackingCents: 100_000 },
    })
    expect(proofOf(house, found)).toEqual(['GrantRecorded', 'AllocationMade', 'GrantAmended', 'GrantAmended'])
    house.record('ChangeAllocation', {
      effectiveOn: '2025-07-01',
      allocation,
      decision,
      amountCents: 250_000,
      character: 'definitive',
      reason: 'Minder koffers',
    })
    expect(onlyFinding(house, 'grant.over-allocated').healedOn).toBe('2025-07-01')
  })
})

describe('an allocation', () => {
  /** € 400 is allocated by a decision that was admitted although the grant has € 300 left. */
  const overGrant = (more: Parameters<typeof moneyHouse>[0] = {}) => {
    const money = moneyHouse({ amountCents: 30_000, ...more })
    const dossier = proposeMoney(money, 40_000)
    money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, { amountCents: 40_000 })] })
    const decision = decideFinally(money, dossier, day, { irregularBecause: 'De gemeente betaalt het verschil later' })
    return { ...money, dossier, decision, allocation: money.house.newest('AllocationMade').allocation as string }
  }

  test('that broke a rule is found from the day it was made, with the rules', () => {
    const { house, dossier, allocation, stuurgroep } = overGrant()
    const found = onlyFinding(house, 'allocation.breaks-rules')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'allocation', id: allocation, dossier, organ: stuurgroep },
      since: day,
      healedOn: null,
      details: { rules: ['money.over-grant'] },
    })
    expect(proofOf(house, found)).toEqual(['AllocationMade'])
  })

  test('is put right by more money in the grant', () => {
    const { house, grant } = overGrant()
    const amend = { grant, amountCents: 40_000, reference: 'Besluit 2025/40', reason: 'Toch meer' }
    house.record('AmendGrant', { effectiveOn: later, ...amend })
    expect(onlyFinding(house, 'allocation.breaks-rules').healedOn).toBe(later)
  })

  test('is put right by a grant that runs longer, or by withdrawing it', () => {
    const { house, grant, decision, allocation } = overGrant({
      amountCents: 100_000,
      period: { from: '2025-01-01', until: '2025-02-28' },
    })
    expect(onlyFinding(house, 'allocation.breaks-rules')).toMatchObject({
      healedOn: null,
      details: { rules: ['grant.outside-period'] },
    })
    house.record('WithdrawAllocation', { effectiveOn: '2025-07-01', allocation, decision, reason: 'Niet meer nodig' })
    expect(onlyFinding(house, 'allocation.breaks-rules').healedOn).toBe('2025-07-01')
    house.record('ExtendGrant', { effectiveOn: later, grant, until: day, reason: 'Later gestart' })
    expect(onlyFinding(house, 'allocation.breaks-rules').healedOn).toBe(later)
  })

  test('whose decision was annulled while part was committed is found until that is released', () => {
    const money = moneyHouse()
    const { house } = money
    const { dossier, decision, commitment, allocation } = commit(money, 40_000)
    const free = allocate(money, 10_000)
    for (const one of [{ dossier, decision }, free]) {
      house.record('AnnulDecision', {
        effectiveOn: later,
        dossier: one.dossier,
        decision: one.decision,
        authority: 'de gouverneur',
        reasons: 'Fout',
      })
    }
    const found = onlyFinding(house, 'allocation.decision-not-final')
    expect(found).toMatchObject({ severity: 'grave', about: { id: allocation }, since: later, healedOn: null })
    expect(proofOf(house, found)).toEqual([
      'DecisionTaken',
      'CommitmentEntered',
      'DecisionAnnulled',
      'AllocationWithdrawn',
    ])
    const release = { commitment, reason: 'Niet geleverd' }
    house.record('ReleaseCommitment', { effectiveOn: '2025-05-15', ...release, amountCents: 30_000 })
    expect(onlyFinding(house, 'allocation.decision-not-final').healedOn).toBeNull()
    house.record('ReleaseCommitment', { effectiveOn: '2025-06-01', ...release, amountCents: 10_000 })
    expect(onlyFinding(house, 'allocation.decision-not-final').healedOn).toBe('2025-06-01')
  })
})

describe('a final decision about an amount', () => {
  test('of which nothing is allocated is found after sixty days, until it is', () => {
    const money = moneyHouse()
    const { house, grant, centre } = money
    const dossier = proposeMoney(money, 50_000)
    const decision = decideFinally(money, dossier)
    const found = onlyFinding(house, 'decision.money-not-allocated')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'decision', id: decision, dossier, organ: money.college },
      since: '2025-05-01',
      healedOn: null,
      details: { amountCents: 50_000 },
    })
    expect(proofOf(house, found)).toEqual(['DecisionTaken'])
    house.record('MakeAllocation', {
      effectiveOn: '2025-05-20',
      dossier,
      decision,
      ...lineOf({ grant, centre }, { amountCents: 50_000 }),
    })
    const healed = onlyFinding(house, 'decision.money-not-allocated')
    expect(healed.healedOn).toBe('2025-05-20')
    expect(proofOf(house, healed)).toEqual(['DecisionTaken', 'AllocationMade'])
  })

  test('is in order when it is allocated in time, when it waits, and in a house that does not keep its money here', () => {
    const money = moneyHouse()
    allocate(money)
    const waiting = proposeMoney(money, 50_000)
    money.house.record('TakeDecision', {
      effectiveOn: day,
      dossier: waiting,
      organ: money.stuurgroep,
      outcome: 'adopted',
    })
    const before = proposeMoney(money, 50_000, null, '2025-01-05')
    decideFinally(money, before, '2025-01-05')
    expect(findingsOn(money.house, 'decision.money-not-allocated')).toEqual([])
  })

  test('is in order when it adopts a budget', () => {
    const money = moneyHouse()
    const decision = decideFinally(money, proposeMoney(money, 50_000))
    expect(findingsOn(money.house, 'decision.money-not-allocated')).toHaveLength(1)
    const lines = [{ category: 'activities', amountCents: 50_000 }]
    money.house.record('AdoptBudget', { effectiveOn: day, year: 2025, decision, lines })
    expect(findingsOn(money.house, 'decision.money-not-allocated')).toEqual([])
  })
})

describe('a payment', () => {
  const loosely = (money: ReturnType<typeof moneyHouse>, more: object = {}) =>
    money.house.record('RecordPayment', {
      effectiveOn: later,
      managedBy: money.stuurgroep,
      beneficiary: { kind: 'partner', partner: money.centre },
      amountCents: 60_000,
      reference: 'Voorschot',
      irregularBecause: 'De bank voerde het uit',
      ...more,
    }).payment!

  test('that rests on no decision is found until it is explained to the last cent', () => {
    const money = moneyHouse()
    const { house, stuurgroep } = money
    const { commitment, dossier } = commit(money)
    const payment = loosely(money)
    const found = onlyFinding(house, 'money.paid-without-decision')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'payment', id: payment, dossier: null, organ: stuurgroep },
      since: later,
      healedOn: null,
      details: { lackingCents: 60_000 },
    })
    expect(proofOf(house, found)).toEqual(['PaymentMade'])
    const explain = { payment, commitment, reason: 'Factuur gevonden' }
    house.record('ExplainPayment', { effectiveOn: '2025-06-01', ...explain, amountCents: 59_999 })
    expect(onlyFinding(house, 'money.paid-without-decision').healedOn).toBeNull()
    house.record('ExplainPayment', { effectiveOn: '2025-06-02', ...explain, amountCents: 1 })
    const healed = onlyFinding(house, 'money.paid-without-decision')
    expect(healed).toMatchObject({ healedOn: '2025-06-02', about: { dossier } })
    expect(proofOf(house, healed)).toEqual(['PaymentMade', 'PaymentExplained', 'PaymentExplained'])
  })

  test('that rests on no decision is put right by its coming back: reversed, recovered, or waived by decision', () => {
    const money = moneyHouse()
    const { house } = money
    const { decision } = allocate(money)
    const reversed = loosely(money)
    house.record('ReversePayment', { effectiveOn: '2025-06-01', payment: reversed, reason: 'Verkeerde rekening' })
    const claimed = loosely(money)
    const claim = { effectiveOn: '2025-06-01', payment: claimed, amountCents: 60_000, reason: 'Zonder besluit' }
    const recovery = house.record('ClaimRecovery', claim).recovery!
    const back = { recovery, amountCents: 50_000, reference: 'Terug' }
    house.record('ReceiveRecovery', { effectiveOn: '2025-07-01', ...back })
    const healed = () => findingsOn(house, 'money.paid-without-decision').map(({ healedOn }) => healedOn)
    expect(healed()).toEqual(['2025-06-01', null])
    const rest = { recovery, amountCents: 10_000, decision, reason: 'Klein bedrag' }
    house.record('WaiveRecovery', { effectiveOn: '2025-08-01', ...rest })
    expect(healed()).toEqual(['2025-06-01', '2025-08-01'])
  })

  test('above its commitment is found for what is above', () => {
    const money = moneyHouse()
    const { commitment } = commit(money, 40_000)
    loosely(money, { commitment })
    expect(onlyFinding(money.house, 'money.paid-without-decision').details).toEqual({ lackingCents: 20_000 })
  })

  test('to somebody else, or before it was committed, is found until all of it came back', () => {
    const money = moneyHouse()
    const { house, municipality } = money
    const { commitment, dossier } = commit(money, 60_000)
    const beneficiary = { kind: 'partner', partner: municipality }
    const payment = loosely(money, { commitment, beneficiary, effectiveOn: '2025-02-15' })
    const found = onlyFinding(house, 'payment.other-beneficiary')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'payment', id: payment, dossier },
      since: '2025-02-15',
      healedOn: null,
      details: { commitment },
    })
    expect(proofOf(house, found)).toEqual(['CommitmentEntered', 'PaymentMade'])
    expect(onlyFinding(house, 'payment.before-commitment')).toMatchObject({ severity: 'serious', since: '2025-02-15' })
    const claim = { effectiveOn: later, payment, amountCents: 60_000, reason: 'Verkeerd' }
    const recovery = house.record('ClaimRecovery', claim).recovery!
    house.record('ReceiveRecovery', { effectiveOn: later, recovery, amountCents: 59_999, reference: 'Terug' })
    expect(onlyFinding(house, 'payment.other-beneficiary').healedOn).toBeNull()
    house.record('ReceiveRecovery', { effectiveOn: '2025-06-01', recovery, amountCents: 1, reference: 'Terug' })
    expect(onlyFinding(house, 'payment.other-beneficiary').healedOn).toBe('2025-06-01')
    expect(onlyFinding(house, 'payment.before-commitment').healedOn).toBe('2025-06-01')
  })
})

describe('a life in which everything is done in time and within the rules', () => {
  test('has no finding about money', () => {
    const money = moneyHouse({ amountCents: 100_000 })
    const { house, grant } = money
    house.record('ReceiveInstalment', { effectiveOn: day, grant, amountCents: 100_000, reference: 'Schijf 1' })
    const { payment } = pay(money)
    const costs = [{ what: 'Koffers', category: 'activities', amountCents: 100_000, document: documentOf('a') }]
    const submitted = house.record('SubmitJustification', { effectiveOn: later, payment, costs })
    house.record('AssessJustification', {
      effectiveOn: later,
      justification: submitted.justification!,
      costs: [{ number: 1, acceptedCents: 100_000 }],
    })
    const aboutMoney =
      /^(grant|instalment|allocation|money|commitment|payment|justification|recovery|share|bank-line)\./
    const codes = findingsOf(house.state).map(({ code }) => code as string)
    expect(codes.filter((code) => aboutMoney.test(code) || code === 'decision.money-not-allocated')).toEqual([])
  })
})
