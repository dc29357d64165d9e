import { describe, expect, test } from 'vitest'
import { grantReport } from '../../src/domain/money/reports.js'
import { ledgerOf } from '../../src/domain/money/totals.js'
import { traceOf } from '../../src/domain/money/trace.js'
import { given } from './support/given.js'
import {
  allocate,
  balances,
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

describe('money is set apart by a final decision', () => {
  test('at once when the decision is final, in the same write', () => {
    const money = moneyHouse()
    const dossier = proposeMoney(money, 100_000)
    money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money)] })
    given(money.house)
      .when('TakeDecision', { effectiveOn: day, dossier, organ: money.college, outcome: 'adopted' })
      .leadsToEach(
        { type: 'DecisionTaken' },
        {
          type: 'AllocationMade',
          data: { dossier, grant: money.grant, planLine: 1, amountCents: 100_000, breaks: [] },
        },
      )
  })

  test('with the last bekrachtiging, never before', () => {
    const money = moneyHouse()
    const dossier = proposeMoney(money, 100_000)
    money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money)] })
    const { decision } = given(money.house)
      .when('TakeDecision', { effectiveOn: day, dossier, organ: money.stuurgroep, outcome: 'adopted' })
      .leadsTo('DecisionTaken')
    expect(money.house.state.money.allocations.size).toBe(0)
    given(money.house)
      .when('GrantBekrachtiging', { effectiveOn: later, dossier, decision: decision!, organ: money.college })
      .leadsToEach({ type: 'BekrachtigingGranted' }, { type: 'AllocationMade', data: { amountCents: 100_000 } })
  })

  test('of each decision that one bekrachtiging makes final together, beside what the others take', () => {
    const money = moneyHouse()
    const decisions = [600_000, 400_000].map((amountCents) => {
      const dossier = proposeMoney(money, amountCents)
      money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, { amountCents })] })
      const take = { effectiveOn: day, dossier, organ: money.stuurgroep, outcome: 'adopted' } as const
      return { dossier, decision: money.house.record('TakeDecision', take).decision! }
    })
    given(money.house)
      .when('GrantBekrachtigingBatch', { effectiveOn: later, organ: money.college, decisions })
      .leadsToEach(
        { type: 'BekrachtigingGranted' },
        { type: 'BekrachtigingGranted' },
        { type: 'AllocationMade', data: { dossier: decisions[0]!.dossier, amountCents: 600_000, breaks: [] } },
        { type: 'AllocationMade', data: { dossier: decisions[1]!.dossier, amountCents: 400_000, breaks: [] } },
      )
  })

  test('in proportion when bekrachtiging grants less, exactly to the cent, and without articles that it strikes', () => {
    const money = moneyHouse()
    const dossier = proposeMoney(money, 300_001)
    const lines = [
      lineOf(money, { amountCents: 100_000, article: 'art. 1' }),
      lineOf(money, { amountCents: 100_001, article: 'art. 2' }),
      lineOf(money, { amountCents: 100_000, article: 'art. 3' }),
    ]
    money.house.record('PlanMoney', { effectiveOn: day, dossier, lines })
    const { decision } = given(money.house)
      .when('TakeDecision', { effectiveOn: day, dossier, organ: money.stuurgroep, outcome: 'adopted' })
      .leadsTo('DecisionTaken')
    const extent = { kind: 'partial' as const, amountCents: 150_001, struck: ['art. 3'] }
    given(money.house)
      .when('GrantBekrachtiging', { effectiveOn: later, dossier, decision: decision!, organ: money.college, extent })
      .leadsToEach(
        { type: 'BekrachtigingGranted' },
        { type: 'AllocationMade', data: { planLine: 1, amountCents: 75_000 } },
        { type: 'AllocationMade', data: { planLine: 2, amountCents: 75_001 } },
      )
  })

  test('goes back, as far as it is free, when the decision is annulled', () => {
    const money = moneyHouse()
    const { dossier, decision, allocation } = allocate(money)
    money.house.record('EnterCommitment', { effectiveOn: day, allocation, what: 'Koffers', amountCents: 40_000 })
    given(money.house)
      .when('AnnulDecision', { effectiveOn: later, dossier, decision, authority: 'de gouverneur', reasons: 'Fout' })
      .leadsToEach(
        { type: 'DecisionAnnulled' },
        { type: 'AllocationWithdrawn', data: { freedCents: 60_000, because: { kind: 'decision-no-longer-final' } } },
      )
    expect(money.house.state.money.allocations.get(allocation as never)).toMatchObject({ amount: 40_000n })
  })

  test('two decisions cannot both take the last euro: what waits for bekrachtiging is reserved', () => {
    const money = moneyHouse()
    const first = proposeMoney(money, 700_000)
    const second = proposeMoney(money, 300_001)
    for (const [dossier, amountCents] of [
      [first, 700_000],
      [second, 300_001],
    ] as const) {
      money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, { amountCents })] })
    }
    money.house.record('TakeDecision', {
      effectiveOn: day,
      dossier: first,
      organ: money.stuurgroep,
      outcome: 'adopted',
    })
    const take = { effectiveOn: day, dossier: second, organ: money.college, outcome: 'adopted' } as const
    given(money.house).when('TakeDecision', take).refused('money.over-grant', 'dossier', { leftCents: 300_000 })
    const because = 'De gemeente betaalt het verschil later'
    given(money.house)
      .when('TakeDecision', { ...take, irregularBecause: because })
      .leadsToEach(
        { type: 'DecisionTaken', data: { irregular: { rules: ['money.over-grant'], because } } },
        { type: 'AllocationMade', data: { breaks: ['money.over-grant'], because: null } },
      )
  })

  test('a plan divides exactly the amount of the proposal, for whom it was proposed, before it is voted on', () => {
    const money = moneyHouse()
    const dossier = proposeMoney(money, 100_000, money.centre)
    const plan = (line: object) =>
      given(money.house).when('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, line)] })
    plan({ amountCents: 99_999 }).refused('money.plan-differs', 'lines', { amountCents: 100_000, totalCents: 99_999 })
    const supplier = { kind: 'supplier', name: 'Drukkerij' }
    plan({ beneficiary: supplier }).refused('allocation.other-beneficiary', 'lines.0.beneficiary')
    plan({ category: 'vervoer' }).refused('money.category-unknown', 'lines.0.category')
    money.house.record('OpenBallot', { effectiveOn: day, dossier, organ: money.college })
    plan({}).refused('proposal.ballot-open', 'dossier')
  })

  test('stays within earmark, year, period and budget', () => {
    const earmarks = [
      { category: 'activities', rule: 'at-most', limit: { kind: 'share', basisPoints: 1_000 } },
      { category: 'staff', rule: 'at-least', limit: { kind: 'amount', amountCents: 800_000 } },
    ] as const
    const money = moneyHouse({ earmarks: [...earmarks], perYear: [{ year: 2025, amountCents: 150_000 }] })
    const decideOn = (line: object, on = day) => {
      const { amountCents } = lineOf(money, line)
      const dossier = proposeMoney(money, amountCents, null, on)
      money.house.record('PlanMoney', { effectiveOn: on, dossier, lines: [lineOf(money, line)] })
      return given(money.house).when('TakeDecision', {
        effectiveOn: on,
        dossier,
        organ: money.college,
        outcome: 'adopted',
      })
    }
    decideOn({ amountCents: 100_001 }).refused('money.over-earmark', 'dossier')
    decideOn({ category: 'promotion', amountCents: 200_001, year: 2026 }).refused('money.over-earmark', 'dossier')
    decideOn({ category: 'staff', amountCents: 150_001 }).refused('money.over-year', 'dossier', { leftCents: 150_000 })
    decideOn({}, '2026-01-02').refused('grant.outside-period', 'dossier')
    const budget = proposeMoney(money, 1)
    const decision = decideFinally(money, budget)
    const lines = [{ category: 'activities', amountCents: 50_000 }]
    money.house.record('AdoptBudget', { effectiveOn: day, year: 2025, decision, lines })
    decideOn({ amountCents: 50_001 }).refused('money.over-budget', 'dossier', { leftCents: 50_000 })
    const wider = [{ category: 'activities', amountCents: 60_000 }]
    money.house.record('ChangeBudget', {
      effectiveOn: day,
      year: 2025,
      decision,
      lines: wider,
      reason: 'Meer kinderen',
    })
    decideOn({ amountCents: 50_001 }).leadsToEach({ type: 'DecisionTaken' }, { type: 'AllocationMade' })
  })
})

describe('no more is promised than was set apart, no more paid than was promised, and to nobody else', () => {
  test('a commitment fits in its allocation and names its beneficiary', () => {
    const money = moneyHouse()
    const { allocation } = allocate(money)
    const enter = (more: object) =>
      given(money.house).when('EnterCommitment', {
        effectiveOn: day,
        allocation,
        what: 'Koffers',
        amountCents: 100_000,
        ...more,
      })
    enter({ amountCents: 100_001 }).refused('money.over-allocation', 'amountCents', { leftCents: 100_000 })
    const other = { kind: 'partner', partner: money.municipality }
    enter({ beneficiary: other }).refused('commitment.other-beneficiary', 'beneficiary')
    enter({ effectiveOn: '2026-01-05' }).refused('grant.outside-period', 'effectiveOn')
    enter({ effectiveOn: '2026-01-05', irregularBecause: 'Besteld in december' }).leadsTo('CommitmentEntered', {
      irregular: { rules: ['grant.outside-period'] },
    })
  })

  test('what is in principle only waits for a definitive decision', () => {
    const money = moneyHouse()
    const { allocation, decision } = allocate(money, 100_000, { character: 'principled' })
    const fields = { effectiveOn: day, allocation, what: 'Koffers', amountCents: 100 }
    given(money.house).when('EnterCommitment', fields).refused('allocation.principled', 'allocation')
    const change = { effectiveOn: later, allocation, decision, amountCents: 90_000, reason: 'Definitief' }
    given(money.house)
      .when('ChangeAllocation', { ...change, character: 'definitive' })
      .leadsTo('AllocationChanged', { formerCents: 100_000, amountCents: 90_000 })
    given(money.house)
      .when('EnterCommitment', { ...fields, effectiveOn: later })
      .leadsTo('CommitmentEntered')
  })

  test('a payment fits in its commitment and goes to whom it was promised, or is recorded as irregular', () => {
    const money = moneyHouse()
    const { commitment } = commit(money)
    const payment = (more: object) =>
      given(money.house).when('RecordPayment', {
        effectiveOn: later,
        commitment,
        managedBy: money.stuurgroep,
        beneficiary: { kind: 'partner', partner: money.centre },
        amountCents: 100_000,
        reference: 'Factuur',
        ...more,
      })
    payment({ amountCents: 100_001 }).refused('money.over-commitment', 'amountCents', { leftCents: 100_000 })
    const other = { kind: 'supplier', name: 'Drukkerij' }
    payment({ beneficiary: other }).refused('payment.other-beneficiary', 'beneficiary')
    payment({ commitment: null }).refused('payment.without-commitment', 'commitment')
    const { payment: paid } = payment({ amountCents: 130_000, irregularBecause: 'De bank voerde het uit' }).leadsTo(
      'PaymentMade',
      { coveredCents: 100_000, irregular: { rules: ['money.over-commitment'] } },
    )
    expect(balances(money.house.events)).toEqual(
      new Map([
        [`source/${money.grant}`, -1_000_000n],
        [`available/${money.grant}`, 900_000n],
        [`paid/${paid}`, 130_000n],
        [`unexplained/${paid}`, -30_000n],
      ]),
    )
  })

  test('a payment without commitment is explained by one later, or comes back', () => {
    const money = moneyHouse()
    const { commitment } = commit(money)
    const loose = {
      effectiveOn: later,
      managedBy: money.stuurgroep,
      beneficiary: { kind: 'partner', partner: money.centre },
      amountCents: 60_000,
      reference: 'Voorschot',
      irregularBecause: 'De bank voerde het uit',
    } as const
    const first = money.house.record('RecordPayment', loose).payment!
    const explain = { effectiveOn: later, payment: first, commitment, amountCents: 60_000, reason: 'Factuur gevonden' }
    given(money.house)
      .when('ExplainPayment', { ...explain, amountCents: 60_001 })
      .refused('payment.explained', 'amountCents', { leftCents: 60_000 })
    given(money.house).when('ExplainPayment', explain).leadsTo('PaymentExplained')
    const second = money.house.record('RecordPayment', loose).payment!
    given(money.house)
      .when('ReversePayment', { effectiveOn: later, payment: second, reason: 'Verkeerde rekening' })
      .leadsTo('PaymentReversed', { restored: [], unexplainedCents: 60_000 })
    given(money.house)
      .when('ReversePayment', { effectiveOn: later, payment: first, reason: 'Fout' })
      .leadsTo('PaymentReversed', { restored: [{ commitment, amountCents: 60_000 }], unexplainedCents: 0 })
    expect(money.house.state.money.commitments.get(commitment as never)).toMatchObject({ paid: 0n })
    expect(balances(money.house.events, 'cash')).toEqual(new Map())
  })
})

describe('what was paid is justified, or comes back', () => {
  test('costs are accepted, in part with a reason, and the rest is claimed back, received and waived', () => {
    const money = moneyHouse()
    const { payment, decision } = pay(money)
    const costs = [
      { what: 'Speelgoed', category: 'activities', amountCents: 70_000, document: documentOf('a') },
      { what: 'Feest', category: 'other', amountCents: 30_000, document: documentOf('b') },
    ]
    const { justification } = given(money.house)
      .when('SubmitJustification', { effectiveOn: later, payment, costs })
      .leadsTo('JustificationSubmitted')
    given(money.house)
      .when('SubmitJustification', { effectiveOn: later, payment, costs: costs.slice(0, 1) })
      .refused('justification.document-used', 'costs.0.document.sha256')
    const assess = (second: object) =>
      given(money.house).when('AssessJustification', {
        effectiveOn: later,
        justification: justification!,
        costs: [
          { number: 1, acceptedCents: 70_000 },
          { number: 2, acceptedCents: 10_000, ...second },
        ],
      })
    assess({}).refused('justification.reason-needed', 'costs.1.reason')
    assess({ reason: 'Drank komt niet in aanmerking' }).leadsTo('JustificationAssessed', { acceptedCents: 80_000 })
    const claim = { effectiveOn: later, payment, amountCents: 20_000, reason: 'Niet verantwoord' }
    given(money.house)
      .when('ClaimRecovery', { ...claim, amountCents: 20_001 })
      .refused('recovery.over-payment', 'amountCents')
    const { recovery } = given(money.house)
      .when('ClaimRecovery', claim)
      .leadsTo('RecoveryClaimed', { grant: money.grant })
    const back = { effectiveOn: later, recovery: recovery!, amountCents: 15_000, reference: 'Terugstorting' }
    given(money.house).when('ReceiveRecovery', back).leadsTo('RecoveryReceived', { toGiver: false })
    given(money.house)
      .when('WaiveRecovery', { effectiveOn: later, recovery: recovery!, amountCents: 5_000, decision, reason: 'Klein' })
      .leadsTo('RecoveryWaived')
    expect(balances(money.house.events)).toEqual(
      new Map([
        [`source/${money.grant}`, -1_000_000n],
        [`available/${money.grant}`, 915_000n],
        [`justified/${payment}`, 80_000n],
        [`waived/${recovery}`, 5_000n],
      ]),
    )
  })
})

describe('grants', () => {
  test('that are closed do not get what comes back: it is for the giver', () => {
    const money = moneyHouse()
    const { payment } = pay(money)
    money.house.record('CloseGrant', { effectiveOn: later, grant: money.grant, reason: 'Jaar voorbij' })
    const claim = { effectiveOn: later, payment, amountCents: 30_000, reason: 'Niet verantwoord' }
    const { recovery } = given(money.house).when('ClaimRecovery', claim).leadsTo('RecoveryClaimed')
    given(money.house)
      .when('ReceiveRecovery', { effectiveOn: later, recovery: recovery!, amountCents: 30_000, reference: 'Terug' })
      .leadsTo('RecoveryReceived', { toGiver: true })
    expect(money.house.state.money.grants.get(money.grant as never)).toMatchObject({ recovered: 0n })
    expect(balances(money.house.events)).toEqual(
      new Map([
        [`source/${money.grant}`, -70_000n],
        [`paid/${payment}`, 70_000n],
      ]),
    )
  })

  test('are amended no lower than what is set apart, extended, received in parts and closed', () => {
    const money = moneyHouse()
    const { commitment, allocation } = commit(money)
    const amend = { effectiveOn: later, grant: money.grant, reference: 'Besluit 2025/40', reason: 'Besparing' }
    given(money.house)
      .when('AmendGrant', { ...amend, amountCents: 99_999 })
      .refused('grant.below-allocated', 'amountCents', { amountCents: 100_000 })
    given(money.house)
      .when('AmendGrant', { ...amend, amountCents: 800_000 })
      .leadsTo('GrantAmended', { formerCents: 1_000_000 })
    given(money.house)
      .when('ExtendGrant', { effectiveOn: later, grant: money.grant, until: '2025-12-31', reason: 'Later gestart' })
      .refused('grant.not-longer', 'until')
    given(money.house)
      .when('ExtendGrant', { effectiveOn: later, grant: money.grant, until: '2026-03-31', reason: 'Later gestart' })
      .leadsTo('GrantExtended')
    const receive = { effectiveOn: later, grant: money.grant, reference: 'Schijf 1' }
    given(money.house)
      .when('ReceiveInstalment', { ...receive, amountCents: 800_001 })
      .refused('grant.more-than-granted', 'amountCents')
    given(money.house)
      .when('ReceiveInstalment', { ...receive, amountCents: 400_000 })
      .leadsTo('InstalmentReceived')
    const close = { effectiveOn: later, grant: money.grant, reason: 'Jaar voorbij' }
    given(money.house).when('CloseGrant', close).refused('grant.open-commitments', 'grant')
    money.house.record('ReleaseCommitment', {
      effectiveOn: later,
      commitment,
      amountCents: 100_000,
      reason: 'Niet nodig',
    })
    given(money.house).when('CloseGrant', close).leadsTo('GrantClosed', { lapsedCents: 700_000 })
    given(money.house)
      .when('EnterCommitment', { effectiveOn: later, allocation, what: 'Koffers', amountCents: 1 })
      .refused('grant.closed', 'allocation')
  })

  test('that are closed hold nothing any more: what is withdrawn later goes back to the giver', () => {
    const money = moneyHouse()
    const { house, grant } = money
    const { allocation, decision } = allocate(money)
    house.record('CloseGrant', { effectiveOn: later, grant, reason: 'Jaar voorbij' })
    const account = () => grantReport(house.state.money, grant as never)
    expect(account()).toMatchObject({ available: 0n, allocated: 100_000n })
    const change = { effectiveOn: later, allocation, decision, reason: 'Minder nodig' }
    given(house)
      .when('ChangeAllocation', { ...change, amountCents: 50_000, character: 'definitive' })
      .refused('grant.closed', 'allocation')
    given(house)
      .when('WithdrawAllocation', change)
      .leadsTo('AllocationWithdrawn', { freedCents: 100_000, toGiver: true })
    expect(account()).toMatchObject({ available: 0n, allocated: 0n })
    expect(traceOf(house.state, grant)?.ends).toEqual([])
    expect(balances(house.events)).toEqual(new Map())
    expect(ledgerOf(house.events).totals).toMatchObject({ granted: 0n, allocated: 0n })
  })

  test('in kind stay apart from money', () => {
    const small = moneyHouse()
    const inKind = { what: 'Lokaal', valuation: 'Huurprijs van de buurt' }
    const { grant } = given(small.house)
      .when('RecordGrant', { ...grantFields(small), inKind })
      .leadsTo('GrantRecorded')
    const dossier = proposeMoney(small, 100_000)
    const lines = [lineOf({ ...small, grant: grant! })]
    given(small.house).when('PlanMoney', { effectiveOn: day, dossier, lines }).refused('grant.in-kind', 'lines.0.grant')
    const use = { effectiveOn: day, grant: grant!, category: 'infrastructure', what: 'Lokaal, januari' }
    given(small.house)
      .when('UseInKind', { ...use, amountCents: 1_000_001 })
      .refused('money.over-grant', 'amountCents')
    given(small.house)
      .when('UseInKind', { ...use, amountCents: 50_000 })
      .leadsTo('InKindUsed')
    expect(balances(small.house.events, 'in-kind').get(`used/${grant}`)).toBe(50_000n)
  })

  test('that a partner passes on count once', () => {
    const money = moneyHouse()
    const { payment } = pay(money)
    const source = { kind: 'partner', name: 'Centrum voor gezinnen vzw', partner: money.centre } as const
    const pass = { ...grantFields(money), effectiveOn: later, source, passedOnFrom: payment }
    given(money.house)
      .when('RecordGrant', { ...pass, amountCents: 100_001 })
      .refused('grant.more-than-passed-on', 'amountCents', { leftCents: 100_000 })
    const { grant } = given(money.house)
      .when('RecordGrant', { ...pass, amountCents: 40_000 })
      .leadsTo('GrantRecorded')
    expect(balances(money.house.events)).toEqual(
      new Map([
        [`source/${money.grant}`, -1_000_000n],
        [`available/${money.grant}`, 900_000n],
        [`paid/${payment}`, 60_000n],
        [`available/${grant}`, 40_000n],
      ]),
    )
  })
})

describe('a cost that partners bear together', () => {
  test('is split exactly, to the cent, and each settles its share', () => {
    const { house, municipality, centre, stuurgroep } = moneyHouse()
    const parties = [
      { partner: municipality, parts: 1 },
      { partner: centre, parts: 1 },
    ]
    const key = house.record('AgreeCostKey', {
      effectiveOn: day,
      title: 'Loon coördinator',
      parties,
      basis: 'Convenant, art. 4',
      managedBy: stuurgroep,
    }).costKey!
    const { sharedCost } = given(house)
      .when('ShareCost', { effectiveOn: day, key, what: 'Loon van maart', amountCents: 100_001 })
      .leadsTo('CostShared', {
        shares: [
          { partner: municipality, amountCents: 50_001 },
          { partner: centre, amountCents: 50_000 },
        ],
      })
    const settle = { effectiveOn: later, sharedCost: sharedCost!, partner: centre, reference: 'Kwijting' }
    given(house)
      .when('SettleShare', { ...settle, how: 'paid-itself', amountCents: 50_001 })
      .refused('shared-cost.over-share', 'amountCents', { leftCents: 50_000 })
    given(house)
      .when('SettleShare', { ...settle, how: 'paid-to-house', amountCents: 1 })
      .refused('shared-cost.grant', 'grant')
    given(house)
      .when('SettleShare', { ...settle, how: 'paid-itself', amountCents: 50_000 })
      .leadsTo('ShareSettled')
    given(house).when('EndCostKey', { effectiveOn: later, key, reason: 'Nieuw convenant' }).leadsTo('CostKeyEnded')
    given(house)
      .when('ShareCost', { effectiveOn: '2025-06-01', key, what: 'Loon', amountCents: 1 })
      .refused('cost-key.ended', 'key')
  })
})

describe('movements of the bank', () => {
  const statement = (stuurgroep: string) => ({
    effectiveOn: later,
    managedBy: stuurgroep,
    account: 'BE71096123456769',
    number: '2025/4',
    format: 'coda' as const,
    file: 'f'.repeat(64),
    openingCents: 500_000,
    closingCents: 395_000,
    lines: [
      { fingerprint: '1'.repeat(64), bookedOn: later, amountCents: -100_000, communication: null },
      { fingerprint: '2'.repeat(64), bookedOn: later, amountCents: -5_000, communication: '000000000101' },
    ],
  })

  test('are read once, explain a payment, or are set aside', () => {
    const money = moneyHouse()
    const { commitment } = commit(money)
    const read = statement(money.stuurgroep)
    given(money.house)
      .when('ImportBankStatement', { ...read, closingCents: 0 })
      .refused('bank.balance-differs', 'closingCents')
    const { bankLine } = given(money.house)
      .when('ImportBankStatement', read)
      .leadsToEach(
        { type: 'BankStatementImported', data: { newLines: 2, knownLines: 0 } },
        { type: 'BankLineRecorded', data: { amountCents: -100_000 } },
        { type: 'BankLineRecorded', data: { amountCents: -5_000 } },
      )
    given(money.house).when('ImportBankStatement', read).refused('bank.nothing-new', 'file')
    const payment = {
      effectiveOn: later,
      commitment,
      managedBy: money.stuurgroep,
      beneficiary: { kind: 'partner', partner: money.centre },
      amountCents: 100_000,
      reference: 'Factuur',
      bankLine: bankLine!,
    } as const
    given(money.house)
      .when('RecordPayment', { ...payment, effectiveOn: '2025-05-02' })
      .refused('bank-line.other-day', 'effectiveOn', { day: later })
    given(money.house).when('RecordPayment', payment).leadsTo('PaymentMade')
    given(money.house)
      .when('RecordPayment', { ...payment, amountCents: 1, irregularBecause: 'Nog een cent' })
      .refused('bank-line.too-small', 'amountCents', { leftCents: 0 })
    const aside = { effectiveOn: later, reason: 'Bankkosten' }
    given(money.house)
      .when('SetBankLineAside', { ...aside, bankLine: bankLine! })
      .refused('bank-line.matched', 'bankLine')
    const costs = money.house.newest('BankLineRecorded').bankLine
    given(money.house)
      .when('SetBankLineAside', { ...aside, bankLine: costs })
      .leadsTo('BankLineSetAside')
  })
})
