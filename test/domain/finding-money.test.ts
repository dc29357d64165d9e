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

describe('the account of a grant', () => {
  const extend = ({ house, grant }: ReturnType<typeof moneyHouse>, effectiveOn: string, until = '2026-03-31') =>
    house.record('ExtendGrant', { effectiveOn, grant, until, reason: 'Later gestart' })

  test('that runs out with money in it is told ninety days before, and sixty days after', () => {
    const money = moneyHouse()
    const lapsing = onlyFinding(money.house, 'grant.lapsing')
    expect(lapsing).toMatchObject({
      severity: 'attention',
      about: { kind: 'grant', id: money.grant, organ: money.stuurgroep },
      since: '2025-10-02',
      healedOn: null,
      details: { until: '2025-12-31', leftCents: 1_000_000 },
    })
    expect(proofOf(money.house, lapsing)).toEqual(['GrantRecorded'])
    expect(onlyFinding(money.house, 'grant.money-left-at-end')).toMatchObject({
      severity: 'serious',
      since: '2026-03-02',
      healedOn: null,
      details: { until: '2025-12-31', leftCents: 1_000_000 },
    })
  })

  test('that is extended has another end', () => {
    const money = moneyHouse()
    extend(money, '2025-11-01')
    expect(findingsOn(money.house, 'grant.lapsing').map(({ since, healedOn }) => [since, healedOn])).toEqual([
      ['2025-10-02', '2025-11-01'],
      ['2025-12-31', null],
    ])
    expect(onlyFinding(money.house, 'grant.money-left-at-end').since).toBe('2026-05-31')
    const [first] = findingsOn(money.house, 'grant.lapsing')
    expect(proofOf(money.house, first!)).toEqual(['GrantRecorded', 'GrantExtended'])
  })

  test('that is extended in time, used up or closed, is in order', () => {
    const extended = moneyHouse()
    extend(extended, '2025-10-01')
    expect(onlyFinding(extended.house, 'grant.lapsing').since).toBe('2025-12-31')
    const used = moneyHouse({ amountCents: 100_000 })
    allocate(used)
    const closed = moneyHouse()
    closed.house.record('CloseGrant', { effectiveOn: '2025-11-01', grant: closed.grant, reason: 'Klaar' })
    expect(findingsOn(used.house, 'grant.lapsing')).toEqual([])
    expect(onlyFinding(closed.house, 'grant.lapsing').healedOn).toBe('2025-11-01')
    for (const { house } of [used, closed]) expect(findingsOn(house, 'grant.money-left-at-end')).toEqual([])
  })

  test('misses an instalment thirty days after it was due, until all that was due came in', () => {
    const instalments = [
      { due: '2025-03-01', amountCents: 300_000 },
      { due: '2025-05-01', amountCents: 300_000 },
    ]
    const money = moneyHouse({ instalments })
    const { house, grant } = money
    const receive = (effectiveOn: string, amountCents: number) =>
      house.record('ReceiveInstalment', { effectiveOn, grant, amountCents, reference: 'Schijf' })
    receive('2025-03-15', 299_999)
    expect(onlyFinding(house, 'instalment.overdue')).toMatchObject({
      severity: 'attention',
      since: '2025-04-01',
      healedOn: null,
    })
    receive('2025-04-10', 1)
    receive('2025-06-01', 300_000)
    const found = findingsOn(house, 'instalment.overdue')
    expect(found.map(({ since, healedOn, details }) => [since, healedOn, details])).toEqual([
      ['2025-04-01', '2025-04-10', { lackingCents: 1 }],
    ])
    expect(proofOf(house, found[0]!)).toEqual(['InstalmentReceived', 'GrantRecorded', 'InstalmentReceived'])
  })

  test('expects what its newest terms say: another schedule puts the former right', () => {
    const { house, grant } = moneyHouse({ instalments: [{ due: '2025-03-01', amountCents: 300_000 }] })
    house.record('AmendGrant', {
      effectiveOn: later,
      grant,
      amountCents: 1_000_000,
      instalments: [{ due: '2025-06-01', amountCents: 300_000 }],
      reference: 'Besluit 2025/40',
      reason: 'Later betaald',
    })
    const found = findingsOn(house, 'instalment.overdue')
    expect(found.map(({ since, healedOn }) => [since, healedOn])).toEqual([
      ['2025-04-01', later],
      ['2025-07-02', null],
    ])
    house.record('CloseGrant', { effectiveOn: '2025-08-01', grant, reason: 'Toch niet' })
    expect(findingsOn(house, 'instalment.overdue')[1]?.healedOn).toBe('2025-08-01')
  })
})

describe('a commitment', () => {
  test('outside the period of its grant is found until the grant runs longer, or all of it is released', () => {
    const enter = () => {
      const money = moneyHouse()
      const { allocation, dossier } = allocate(money)
      const commitment = money.house.record('EnterCommitment', {
        effectiveOn: '2026-01-05',
        allocation,
        what: 'Koffers',
        amountCents: 40_000,
        irregularBecause: 'Besteld in december',
      }).commitment!
      return { ...money, dossier, commitment }
    }
    const { house, grant, dossier, commitment } = enter()
    const found = onlyFinding(house, 'commitment.outside-period')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'commitment', id: commitment, dossier },
      since: '2026-01-05',
      healedOn: null,
      details: { grant },
    })
    expect(proofOf(house, found)).toEqual(['CommitmentEntered'])
    const extend = (effectiveOn: string, until: string) =>
      house.record('ExtendGrant', { effectiveOn, grant, until, reason: 'Later gestart' })
    extend('2026-01-10', '2026-01-04')
    expect(onlyFinding(house, 'commitment.outside-period').healedOn).toBeNull()
    extend('2026-01-20', '2026-01-05')
    expect(onlyFinding(house, 'commitment.outside-period').healedOn).toBe('2026-01-20')
    const other = enter()
    const release = { commitment: other.commitment, reason: 'Niet geleverd' }
    other.house.record('ReleaseCommitment', { effectiveOn: '2026-02-01', ...release, amountCents: 39_999 })
    expect(onlyFinding(other.house, 'commitment.outside-period').healedOn).toBeNull()
    other.house.record('ReleaseCommitment', { effectiveOn: '2026-02-02', ...release, amountCents: 1 })
    expect(onlyFinding(other.house, 'commitment.outside-period').healedOn).toBe('2026-02-02')
  })

  test('that is not paid in full is found after 180 days, until it is paid or released', () => {
    const money = moneyHouse()
    const { house, stuurgroep, centre } = money
    const { commitment } = commit(money, 40_000)
    const found = onlyFinding(house, 'commitment.unpaid')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'commitment', id: commitment },
      since: '2025-08-29',
      healedOn: null,
      details: { lastDay: '2025-08-28', openCents: 40_000 },
    })
    expect(proofOf(house, found)).toEqual(['CommitmentEntered'])
    house.record('RecordPayment', {
      effectiveOn: '2025-09-01',
      commitment,
      managedBy: stuurgroep,
      beneficiary: { kind: 'partner', partner: centre },
      amountCents: 30_000,
      reference: 'Factuur',
    })
    expect(onlyFinding(house, 'commitment.unpaid').healedOn).toBeNull()
    const release = { effectiveOn: '2025-09-15', commitment, amountCents: 10_000, reason: 'Goedkoper' }
    house.record('ReleaseCommitment', release)
    expect(onlyFinding(house, 'commitment.unpaid').healedOn).toBe('2025-09-15')
    const paid = moneyHouse()
    pay(paid)
    expect(findingsOn(paid.house, 'commitment.unpaid')).toEqual([])
  })
})

describe('what was paid to a partner', () => {
  const justify = (house: ReturnType<typeof moneyHouse>['house'], payment: string, effectiveOn: string, letter = 'a') =>
    house.record('SubmitJustification', {
      effectiveOn,
      payment,
      costs: [{ what: 'Koffers', category: 'activities', amountCents: 100_000, document: documentOf(letter) }],
    }).justification!
  const assess = (
    house: ReturnType<typeof moneyHouse>['house'],
    justification: string,
    effectiveOn: string,
    acceptedCents: number,
  ) =>
    house.record('AssessJustification', {
      effectiveOn,
      justification,
      costs: [{ number: 1, acceptedCents, reason: 'Drank komt niet in aanmerking' }],
    })

  test('and not justified is found after 180 days, until it is, or is claimed back', () => {
    const money = moneyHouse()
    const { house } = money
    const { payment } = pay(money)
    const found = onlyFinding(house, 'payment.unjustified')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'payment', id: payment },
      since: '2025-08-29',
      healedOn: null,
      details: { amountCents: 100_000 },
    })
    expect(proofOf(house, found)).toEqual(['PaymentMade'])
    justify(house, payment, '2025-09-10')
    const healed = onlyFinding(house, 'payment.unjustified')
    expect(healed.healedOn).toBe('2025-09-10')
    expect(proofOf(house, healed)).toEqual(['PaymentMade', 'JustificationSubmitted'])
    const other = moneyHouse()
    const claimed = { effectiveOn: '2025-09-20', payment: pay(other).payment, amountCents: 1, reason: 'Niets getoond' }
    other.house.record('ClaimRecovery', claimed)
    expect(onlyFinding(other.house, 'payment.unjustified').healedOn).toBe('2025-09-20')
  })

  test('is in order when it was justified or reversed in time, and a supplier need not justify', () => {
    const inTime = moneyHouse()
    justify(inTime.house, pay(inTime).payment, '2025-08-28')
    const reversed = moneyHouse()
    const back = { effectiveOn: '2025-08-01', payment: pay(reversed).payment, reason: 'Verkeerde rekening' }
    reversed.house.record('ReversePayment', back)
    const supplied = moneyHouse()
    supplied.house.record('RecordPayment', {
      effectiveOn: day,
      managedBy: supplied.stuurgroep,
      beneficiary: { kind: 'supplier', name: 'Drukkerij' },
      amountCents: 10_000,
      reference: 'Factuur',
      irregularBecause: 'Vergeten',
    })
    for (const { house } of [inTime, reversed, supplied]) expect(findingsOn(house, 'payment.unjustified')).toEqual([])
  })

  test('and justified is answered within sixty days', () => {
    const money = moneyHouse()
    const { house } = money
    const { payment, dossier } = pay(money)
    const justification = justify(house, payment, later)
    const found = onlyFinding(house, 'justification.unanswered')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'justification', id: justification, dossier },
      since: '2025-07-01',
      healedOn: null,
      details: { lastDay: '2025-06-30' },
    })
    expect(proofOf(house, found)).toEqual(['JustificationSubmitted'])
    assess(house, justification, '2025-07-05', 100_000)
    expect(onlyFinding(house, 'justification.unanswered').healedOn).toBe('2025-07-05')
    const inTime = moneyHouse()
    assess(inTime.house, justify(inTime.house, pay(inTime).payment, later), '2025-06-30', 100_000)
    expect(findingsOn(inTime.house, 'justification.unanswered')).toEqual([])
  })

  test('and rejected in part is claimed back within thirty days, or accounted for otherwise', () => {
    const money = moneyHouse()
    const { house } = money
    const { payment } = pay(money)
    const justification = justify(house, payment, later)
    assess(house, justification, later, 70_000)
    const found = onlyFinding(house, 'justification.partly-rejected-not-claimed')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'justification', id: justification },
      since: '2025-06-01',
      healedOn: null,
      details: { rejectedCents: 30_000 },
    })
    expect(proofOf(house, found)).toEqual(['JustificationSubmitted', 'JustificationAssessed'])
    const claim = { payment, reason: 'Niet verantwoord' }
    house.record('ClaimRecovery', { effectiveOn: '2025-06-10', ...claim, amountCents: 29_999 })
    expect(onlyFinding(house, 'justification.partly-rejected-not-claimed').healedOn).toBeNull()
    house.record('ClaimRecovery', { effectiveOn: '2025-06-20', ...claim, amountCents: 1 })
    expect(onlyFinding(house, 'justification.partly-rejected-not-claimed').healedOn).toBe('2025-06-20')

    const other = moneyHouse()
    const otherPayment = pay(other).payment
    assess(other.house, justify(other.house, otherPayment, later), later, 70_000)
    assess(other.house, justify(other.house, otherPayment, later, 'b'), '2025-05-20', 100_000)
    expect(findingsOn(other.house, 'justification.partly-rejected-not-claimed')).toEqual([])
  })

  test('and claimed back comes back within ninety days, or is waived', () => {
    const money = moneyHouse()
    const { house } = money
    const { payment, decision, dossier } = pay(money)
    const claim = { effectiveOn: later, payment, amountCents: 20_000, reason: 'Niet verantwoord' }
    const recovery = house.record('ClaimRecovery', claim).recovery!
    const found = onlyFinding(house, 'recovery.overdue')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'recovery', id: recovery, dossier },
      since: '2025-07-31',
      healedOn: null,
      details: { openCents: 20_000 },
    })
    expect(proofOf(house, found)).toEqual(['RecoveryClaimed'])
    house.record('ReceiveRecovery', { effectiveOn: '2025-08-01', recovery, amountCents: 15_000, reference: 'Terug' })
    expect(onlyFinding(house, 'recovery.overdue').healedOn).toBeNull()
    const waive = { effectiveOn: '2025-09-01', recovery, amountCents: 5_000, decision, reason: 'Klein bedrag' }
    house.record('WaiveRecovery', waive)
    expect(onlyFinding(house, 'recovery.overdue').healedOn).toBe('2025-09-01')
  })
})

describe('the yearly limit of a mandate', () => {
  test('is crossed by money when more is paid under it than it lets be decided, irregular payments included', () => {
    const money = moneyHouse({ amountCents: 5_000_000 })
    const { house, stuurgroep, college, centre, subsidyMandate } = money
    const dossier = proposeMoney(money, 1_000_000)
    house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, { amountCents: 1_000_000 })] })
    const decided = { effectiveOn: day, dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const decision = house.record('TakeDecision', decided).decision!
    house.record('GrantBekrachtiging', { effectiveOn: day, dossier, decision, organ: college })
    const allocation = house.newest('AllocationMade').allocation as string
    const entered = { effectiveOn: day, allocation, what: 'Koffers', amountCents: 1_000_000 }
    const commitment = house.record('EnterCommitment', entered).commitment!
    const paid = (effectiveOn: string, amountCents: number) =>
      house.record('RecordPayment', {
        effectiveOn,
        commitment,
        managedBy: stuurgroep,
        beneficiary: { kind: 'partner', partner: centre },
        amountCents,
        reference: 'Factuur',
        irregularBecause: 'De bank voerde het uit',
      }).payment!
    paid('2025-04-01', 1_500_000)
    paid('2025-06-01', 1_000_000)
    paid('2026-01-05', 1_000_000)
    expect(findingsOn(house, 'payment.mandate-limit-crossed')).toEqual([])
    const last = paid('2025-07-01', 1)
    const found = onlyFinding(house, 'payment.mandate-limit-crossed')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'mandate', id: subsidyMandate, organ: stuurgroep },
      since: '2025-07-01',
      healedOn: null,
      details: { year: 2025, lackingCents: 1 },
    })
    expect(proofOf(house, found)).toEqual(['MandateGranted', 'PaymentMade', 'PaymentMade', 'PaymentMade'])
    house.record('ReversePayment', { effectiveOn: '2025-08-01', payment: last, reason: 'Verkeerde rekening' })
    expect(onlyFinding(house, 'payment.mandate-limit-crossed').healedOn).toBe('2025-08-01')
  })
})

describe('a movement of the bank', () => {
  const imported = (amountCents: number) => {
    const money = moneyHouse()
    const bankLine = money.house.record('ImportBankStatement', {
      effectiveOn: '2025-03-31',
      managedBy: money.stuurgroep,
      account: 'BE68539007547034',
      number: '2025/3',
      format: 'csv',
      file: 'f'.repeat(64),
      openingCents: 0,
      closingCents: amountCents,
      lines: [{ fingerprint: 'a'.repeat(64), bookedOn: '2025-03-10', amountCents, communication: null }],
    }).bankLine!
    return { ...money, bankLine }
  }

  test('that is not explained is found thirty days after it was booked, until it is explained to the last cent', () => {
    const money = imported(60_000)
    const { house, bankLine, grant, stuurgroep } = money
    const found = onlyFinding(house, 'bank-line.unmatched')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'bank-line', id: bankLine, organ: stuurgroep },
      since: '2025-04-10',
      healedOn: null,
      details: { openCents: 60_000 },
    })
    expect(proofOf(house, found)).toEqual(['BankLineRecorded'])
    const receive = { effectiveOn: '2025-03-10', grant, reference: 'Schijf', bankLine }
    house.record('ReceiveInstalment', { ...receive, amountCents: 59_999 })
    expect(onlyFinding(house, 'bank-line.unmatched').healedOn).toBeNull()
    house.record('ReceiveInstalment', { ...receive, amountCents: 1 })
    expect(findingsOn(house, 'bank-line.unmatched')).toEqual([])
  })

  test('is put right by setting it aside with a reason; in time, it is in order', () => {
    const late = imported(-1_250)
    const aside = { bankLine: late.bankLine, reason: 'Kosten van de rekening' }
    late.house.record('SetBankLineAside', { effectiveOn: '2025-05-01', ...aside })
    expect(onlyFinding(late.house, 'bank-line.unmatched').healedOn).toBe('2025-05-01')
    const inTime = imported(-1_250)
    inTime.house.record('SetBankLineAside', { effectiveOn: '2025-04-09', ...aside, bankLine: inTime.bankLine })
    expect(findingsOn(inTime.house, 'bank-line.unmatched')).toEqual([])
  })
})

describe('a cost that partners share', () => {
  test('is found for each share that is not settled after ninety days', () => {
    const { house, municipality, centre, stuurgroep } = moneyHouse()
    const parties = [
      { partner: municipality, parts: 1 },
      { partner: centre, parts: 1 },
    ]
    const agreed = { effectiveOn: day, title: 'Huur', parties, basis: 'Convenant', managedBy: stuurgroep }
    const key = house.record('AgreeCostKey', agreed).costKey!
    const shared = { effectiveOn: day, key, what: 'Huur van maart', amountCents: 100_000 }
    const sharedCost = house.record('ShareCost', shared).sharedCost!
    const settle = (partner: string, effectiveOn: string, amountCents: number) =>
      house.record('SettleShare', {
        effectiveOn,
        sharedCost,
        partner,
        amountCents,
        how: 'paid-itself',
        reference: 'Factuur',
      })
    settle(municipality, '2025-05-30', 50_000)
    settle(centre, '2025-05-30', 49_999)
    const found = onlyFinding(house, 'share.unsettled')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'shared-cost', id: sharedCost, organ: stuurgroep },
      since: '2025-05-31',
      healedOn: null,
    })
    expect(found.identity).toContain(centre)
    expect(proofOf(house, found)).toEqual(['CostShared', 'ShareSettled'])
    settle(centre, '2025-06-15', 1)
    expect(onlyFinding(house, 'share.unsettled').healedOn).toBe('2025-06-15')
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
