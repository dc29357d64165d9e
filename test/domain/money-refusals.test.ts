import { describe, test } from 'vitest'
import { type FieldsOf, given, nobody } from './support/given.js'
import {
  allocate,
  commit,
  day,
  decideFinally,
  documentOf,
  grantFields,
  lineOf,
  moneyHouse,
  pay,
  proposeMoney,
} from './support/money.js'

const later = '2025-05-01'
const before = '2025-02-01'
const reason = 'Zo is afgesproken'

describe('grants are refused', () => {
  test('with terms that do not fit each other', () => {
    const money = moneyHouse()
    const record = (more: Partial<FieldsOf<'RecordGrant'>>) =>
      given(money.house).when('RecordGrant', { ...grantFields(money), ...more })
    const earmark = { category: 'staff', rule: 'at-least', limit: { kind: 'amount', amountCents: 1_000_001 } } as const
    record({ earmarks: [earmark] }).refused('grant.earmark-over-amount', 'earmarks.0.limit')
    const instalments = [{ due: later, amountCents: 1_000_001 }]
    record({ instalments }).refused('grant.instalments-over-amount', 'instalments')
    const perYear = [
      { year: 2025, amountCents: 1 },
      { year: 2025, amountCents: 2 },
    ]
    record({ perYear }).refused('money.year-named-twice', 'perYear')
    const { payment } = pay(money)
    record({ passedOnFrom: payment }).refused('grant.not-passed-on', 'passedOnFrom')
    record({ passedOnFrom: nobody }).refused('payment.unknown', 'passedOnFrom')
  })

  test('that are not there, not there yet, or money', () => {
    const { house, grant } = moneyHouse()
    const extend = { effectiveOn: later, grant, until: '2026-03-31', reason }
    given(house)
      .when('ExtendGrant', { ...extend, grant: nobody })
      .refused('grant.unknown', 'grant')
    given(house)
      .when('ExtendGrant', { ...extend, effectiveOn: '2025-01-01' })
      .refused('grant.before-recorded', 'effectiveOn')
    given(house)
      .when('UseInKind', { effectiveOn: later, grant, category: 'staff', what: 'Uren', amountCents: 1 })
      .refused('grant.not-in-kind', 'grant')
  })

  test('closing while a decision waits for its money', () => {
    const money = moneyHouse()
    const dossier = proposeMoney(money, 100_000)
    money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money)] })
    money.house.record('TakeDecision', { effectiveOn: day, dossier, organ: money.stuurgroep, outcome: 'adopted' })
    given(money.house)
      .when('CloseGrant', { effectiveOn: later, grant: money.grant, reason })
      .refused('grant.reserved', 'grant')
  })
})

test('budgets and categories are refused that are there already, named twice, or without a decision', () => {
  const money = moneyHouse()
  const { house } = money
  const decision = decideFinally(money, proposeMoney(money, 1))
  const line = { category: 'activities', amountCents: 1 }
  const adopt = { effectiveOn: day, year: 2025, decision, lines: [line] }
  const change = { ...adopt, reason }
  given(house).when('ChangeBudget', change).refused('budget.unknown', 'year')
  given(house)
    .when('AdoptBudget', { ...adopt, decision: nobody })
    .refused('budget.without-decision', 'decision')
  given(house)
    .when('AdoptBudget', { ...adopt, lines: [line, line] })
    .refused('money.category-named-twice', 'lines.1.category')
  house.record('AdoptBudget', adopt)
  given(house).when('AdoptBudget', adopt).refused('budget.already-adopted', 'year')
  given(house)
    .when('ChangeBudget', { ...change, effectiveOn: before })
    .refused('budget.before-adopted', 'effectiveOn')
  given(house)
    .when('AddMoneyCategory', { effectiveOn: day, category: 'staff', label: 'Personeel' })
    .refused('money.category-there', 'category')
})

test('a plan is refused once its version was voted on', () => {
  const money = moneyHouse()
  const { house, college } = money
  const dossier = proposeMoney(money, 100_000)
  const ballot = house.record('OpenBallot', { effectiveOn: day, dossier, organ: college }).ballot!
  const seat = house.record('AssignSeat', {
    effectiveOn: before,
    organ: college,
    function: 'burgemeester',
    role: 'chair',
  })
  house.record('CastVote', { effectiveOn: day, dossier, ballot, seat: seat.seat!, choice: 'for' })
  house.record('CloseBallot', { effectiveOn: day, dossier, ballot })
  given(house)
    .when('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money)] })
    .refused('money.plan-voted-on', 'dossier')
})

test('allocations are refused over, before and without a final decision', () => {
  const money = moneyHouse()
  const { house, stuurgroep } = money
  const waiting = proposeMoney(money, 100_000)
  const taken = { effectiveOn: day, dossier: waiting, organ: stuurgroep, outcome: 'adopted' } as const
  const awaited = house.record('TakeDecision', taken).decision!
  const by = { effectiveOn: later, dossier: waiting, decision: awaited, ...lineOf(money) }
  given(house).when('MakeAllocation', by).refused('allocation.decision-not-final', 'decision')
  const dossier = proposeMoney(money, 50_000)
  const decision = decideFinally(money, dossier)
  given(house)
    .when('MakeAllocation', { ...by, dossier, decision })
    .refused('allocation.over-decision', 'amountCents')
  const change = { effectiveOn: later, decision, amountCents: 10, character: 'definitive' as const, reason }
  given(house)
    .when('ChangeAllocation', { ...change, allocation: nobody })
    .refused('allocation.unknown', 'allocation')
  const { allocation } = commit(money)
  given(house)
    .when('ChangeAllocation', { ...change, allocation })
    .refused('allocation.below-committed', 'amountCents')
  given(house)
    .when('ChangeAllocation', { ...change, allocation, amountCents: 100_000, character: 'principled' })
    .refused('allocation.committed', 'character')
})

test('commitments are refused before and after their allocation, and without a receiver', () => {
  const money = moneyHouse()
  const { house } = money
  const first = allocate(money)
  const enter = { effectiveOn: before, allocation: first.allocation, what: 'Koffers', amountCents: 10 }
  given(house).when('EnterCommitment', enter).refused('allocation.before', 'effectiveOn')
  const activity = allocate(money, 100, { beneficiary: { kind: 'activity', name: 'Speelstraat' } })
  given(house)
    .when('EnterCommitment', { ...enter, effectiveOn: day, allocation: activity.allocation })
    .refused('commitment.supplier-needed', 'beneficiary')
  const { decision } = first
  house.record('WithdrawAllocation', { effectiveOn: later, allocation: first.allocation, decision, reason })
  given(house)
    .when('EnterCommitment', { ...enter, effectiveOn: later })
    .refused('allocation.withdrawn', 'allocation')
  given(house)
    .when('ReleaseCommitment', { effectiveOn: day, commitment: nobody, amountCents: 1, reason })
    .refused('commitment.unknown', 'commitment')
  const { commitment } = commit(money)
  given(house)
    .when('ReleaseCommitment', { effectiveOn: before, commitment, amountCents: 1, reason })
    .refused('commitment.before', 'effectiveOn')
})

test('payments are refused of another organ, before they were made, and once they were settled', () => {
  const money = moneyHouse()
  const { house, stuurgroep, college, centre } = money
  const beneficiary = { kind: 'partner', partner: centre } as const
  const { commitment } = commit(money)
  const loose = { effectiveOn: later, managedBy: stuurgroep, beneficiary, amountCents: 1_000, reference: 'Voorschot' }
  given(house)
    .when('RecordPayment', { ...loose, commitment, managedBy: college })
    .refused('payment.other-organ', 'managedBy')
  const record = () => house.record('RecordPayment', { ...loose, irregularBecause: 'De bank voerde het uit' }).payment!
  const payment = record()
  const reverse = { effectiveOn: later, payment, reason }
  given(house)
    .when('ReversePayment', { ...reverse, payment: nobody })
    .refused('payment.unknown', 'payment')
  given(house)
    .when('ReversePayment', { ...reverse, effectiveOn: day })
    .refused('payment.before', 'effectiveOn')
  house.record('ClaimRecovery', { effectiveOn: later, payment, amountCents: 10, reason })
  given(house).when('ReversePayment', reverse).refused('payment.settled', 'payment')
  given(house)
    .when('ExplainPayment', { effectiveOn: later, payment, commitment, amountCents: 10, reason })
    .refused('payment.claimed', 'payment')
  const back = record()
  house.record('ReversePayment', { ...reverse, payment: back })
  given(house)
    .when('ReversePayment', { ...reverse, payment: back })
    .refused('payment.reversed', 'payment')
  const passed = record()
  const source = { kind: 'partner', name: 'Centrum', partner: centre } as const
  const pass = { ...grantFields(money), effectiveOn: later, source, passedOnFrom: passed, amountCents: 100 }
  house.record('RecordGrant', pass)
  given(house)
    .when('ReversePayment', { ...reverse, payment: passed })
    .refused('payment.passed-on', 'payment')
})

test('an assessment of a justification is refused unless it answers every cost once, no more than it is, and once', () => {
  const money = moneyHouse()
  const { house } = money
  const { payment } = pay(money)
  const costs = [{ what: 'Speelgoed', category: 'activities', amountCents: 1_000, document: documentOf('a') }]
  const justification = house.record('SubmitJustification', { effectiveOn: later, payment, costs }).justification!
  const assess = (more: Partial<FieldsOf<'AssessJustification'>>) =>
    given(house).when('AssessJustification', {
      effectiveOn: later,
      justification,
      costs: [{ number: 1, acceptedCents: 1_000 }],
      ...more,
    })
  assess({ justification: nobody }).refused('justification.unknown', 'justification')
  assess({ effectiveOn: day }).refused('justification.before', 'effectiveOn')
  const one = { number: 1, acceptedCents: 1_000 }
  assess({ costs: [one, one] }).refused('justification.each-once', 'costs')
  assess({ costs: [one, { ...one, number: 2 }] }).refused('justification.cost-unknown', 'costs.1.number')
  assess({ costs: [{ ...one, acceptedCents: 1_001 }] }).refused('justification.over-cost', 'costs.0.acceptedCents')
  assess({}).leadsTo('JustificationAssessed')
  assess({}).refused('justification.assessed', 'justification')
})

test('recoveries are refused that are not there, too early, too large, or of an unclear grant', () => {
  const money = moneyHouse()
  const { house, stuurgroep, centre } = money
  const { payment, commitment: _ } = pay(money)
  const claim = { effectiveOn: later, payment, amountCents: 1_000, reason }
  const elsewhere = house.record('RecordGrant', { ...grantFields(money), title: 'Andere subsidie' }).grant!
  given(house)
    .when('ClaimRecovery', { ...claim, grant: elsewhere })
    .refused('recovery.other-grant', 'grant')
  const recovery = house.record('ClaimRecovery', claim).recovery!
  const receive = { effectiveOn: later, recovery, amountCents: 1_001, reference: 'Terug' }
  given(house).when('ReceiveRecovery', receive).refused('recovery.over-claimed', 'amountCents')
  given(house)
    .when('ReceiveRecovery', { ...receive, recovery: nobody })
    .refused('recovery.unknown', 'recovery')
  given(house)
    .when('ReceiveRecovery', { ...receive, effectiveOn: day })
    .refused('recovery.before', 'effectiveOn')

  const beneficiary = { kind: 'partner', partner: centre } as const
  const loose = { effectiveOn: later, managedBy: stuurgroep, beneficiary, amountCents: 300, reference: 'Voorschot' }
  const mixed = house.record('RecordPayment', { ...loose, irregularBecause: 'De bank voerde het uit' }).payment!
  const explain = (from: string) => {
    const { allocation } = allocate(money, 100, { grant: from })
    const order = { effectiveOn: day, allocation, what: 'Koffers', amountCents: 100 }
    const commitment = house.record('EnterCommitment', order).commitment!
    house.record('ExplainPayment', { effectiveOn: later, payment: mixed, commitment, amountCents: 100, reason })
  }
  explain(money.grant)
  given(house)
    .when('ClaimRecovery', { ...claim, payment: mixed, amountCents: 10 })
    .refused('recovery.explain-first', 'payment')
  explain(elsewhere)
  explain(money.grant)
  given(house)
    .when('ClaimRecovery', { ...claim, payment: mixed, amountCents: 10 })
    .refused('recovery.grant-needed', 'grant')
})

test('shared costs are refused without their key, too early, and for another partner', () => {
  const money = moneyHouse()
  const { house, municipality, centre, stuurgroep } = money
  const third = house.record('AdmitPartner', {
    effectiveOn: before,
    name: 'School',
    kind: 'private-legal-person',
    sector: 'onderwijs',
    basis: { kind: 'founding-text', textKind: 'convenant', reference: 'Convenant', date: '2024-12-01' },
  }).partner!
  const parties = [
    { partner: municipality, parts: 1 },
    { partner: centre, parts: 1 },
  ]
  const agreed = { effectiveOn: day, title: 'Huur', parties, basis: 'Convenant', managedBy: stuurgroep }
  const key = house.record('AgreeCostKey', agreed).costKey!
  const share = { effectiveOn: later, key, what: 'Huur', amountCents: 100 }
  given(house)
    .when('ShareCost', { ...share, key: nobody })
    .refused('cost-key.unknown', 'key')
  given(house)
    .when('ShareCost', { ...share, effectiveOn: before })
    .refused('cost-key.before', 'effectiveOn')
  const sharedCost = house.record('ShareCost', share).sharedCost!
  const settle = { effectiveOn: later, sharedCost, partner: centre, amountCents: 1, reference: 'Kwijting' }
  const itself = { ...settle, how: 'paid-itself' } as const
  given(house)
    .when('SettleShare', { ...itself, sharedCost: nobody })
    .refused('shared-cost.unknown', 'sharedCost')
  given(house)
    .when('SettleShare', { ...itself, effectiveOn: day })
    .refused('shared-cost.before', 'effectiveOn')
  given(house)
    .when('SettleShare', { ...itself, partner: third })
    .refused('shared-cost.other-partner', 'partner')
})

test('movements of the bank are refused twice, after their statement, unknown, aside, or the other way', () => {
  const money = moneyHouse()
  const { house, grant, stuurgroep } = money
  const line = { fingerprint: '1'.repeat(64), bookedOn: later, amountCents: -100, communication: null }
  const read = (lines: FieldsOf<'ImportBankStatement'>['lines'], closingCents: number) =>
    given(house).when('ImportBankStatement', {
      effectiveOn: later,
      managedBy: stuurgroep,
      account: 'BE71096123456769',
      number: '2025/4',
      format: 'coda',
      file: 'f'.repeat(64),
      openingCents: 0,
      closingCents,
      lines,
    })
  read([line, line], -200).refused('bank.movement-named-twice', 'lines')
  read([{ ...line, bookedOn: '2025-05-02' }], -100).refused('bank.movement-after-statement', 'lines.0.bookedOn')
  const { bankLine } = read([line], -100).leadsToEach({ type: 'BankStatementImported' }, { type: 'BankLineRecorded' })
  const aside = { effectiveOn: later, bankLine: bankLine!, reason: 'Kosten' }
  given(house)
    .when('SetBankLineAside', { ...aside, bankLine: nobody })
    .refused('bank-line.unknown', 'bankLine')
  const receive = { effectiveOn: later, grant, amountCents: 100, reference: 'Schijf', bankLine: bankLine! }
  given(house).when('ReceiveInstalment', receive).refused('bank-line.other-direction', 'bankLine')
  house.record('SetBankLineAside', aside)
  given(house).when('SetBankLineAside', aside).refused('bank-line.set-aside', 'bankLine')
})
