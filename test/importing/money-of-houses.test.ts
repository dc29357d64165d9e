import { beforeAll, describe, expect, it, test } from 'vitest'
import { moneyEventTypes } from '../../projections/money/projection.js'
import { tellTrace } from '../../src/application/money/told.js'
import { allocationCommands } from '../../src/domain/allocation/commands.js'
import { bankCommands } from '../../src/domain/bank/commands.js'
import { unmatchedOf } from '../../src/domain/bank/state.js'
import { finalOn } from '../../src/domain/bekrachtiging/status.js'
import { budgetCommands } from '../../src/domain/budget/commands.js'
import { commitmentCommands } from '../../src/domain/commitment/commands.js'
import { costSharingCommands } from '../../src/domain/cost-sharing/commands.js'
import { findDecision } from '../../src/domain/decision/places.js'
import { evolve } from '../../src/domain/evolve.js'
import { grantCommands } from '../../src/domain/grant/commands.js'
import type { Grant } from '../../src/domain/grant/state.js'
import { justificationCommands } from '../../src/domain/justification/commands.js'
import { contraPlaces, type Place, postingsOf } from '../../src/domain/money/postings.js'
import { grantReport, openEnds, yearReport } from '../../src/domain/money/reports.js'
import { leftOf } from '../../src/domain/money/room.js'
import { traceOf } from '../../src/domain/money/trace.js'
import { paymentCommands } from '../../src/domain/payment/commands.js'
import { restOf } from '../../src/domain/payment/state.js'
import { recoveryCommands } from '../../src/domain/recovery/commands.js'
import { openOf } from '../../src/domain/recovery/state.js'
import type {
  AllocationId,
  BallotId,
  CommitmentId,
  DossierId,
  GrantId,
  PaymentId,
  RecoveryId,
} from '../../src/domain/shared/identifiers.js'
import { covers } from '../../src/domain/shared/period.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { emptyHouse } from '../../src/domain/state.js'
import { balances } from '../domain/support/money.js'
import { type ImportedHouse, importedHouse } from './support/imported-house.js'

/** How many grants, allocations, commitments and payments each documented house has. */
const counts = {
  boom: [4, 4, 4, 4],
  duffel: [3, 7, 7, 4],
  'generic-model': [5, 4, 4, 5],
  genk: [4, 5, 5, 5],
  'interlokale-vereniging': [4, 4, 4, 4],
  leuven: [5, 3, 3, 3],
  oostende: [4, 3, 3, 5],
  'poperinge-vleteren': [4, 3, 3, 3],
  'sint-niklaas': [5, 4, 4, 5],
  zottegem: [6, 4, 4, 5],
} as const

const names = Object.keys(counts) as readonly (keyof typeof counts)[]
const houses = new Map<string, ImportedHouse>()

beforeAll(async () => {
  for (const name of names) houses.set(name, await importedHouse(name))
}, 120_000)

const house = (name: keyof typeof counts): ImportedHouse => houses.get(name)!
const moneyOf = (name: keyof typeof counts) => house(name).state.money
const grantNamed = (name: keyof typeof counts, title: string): readonly [GrantId, Grant] =>
  [...moneyOf(name).grants].find(([, grant]) => grant.title === title)!

/** The grant that the money at a place came from in the end; null where none stands behind it. */
const originOf = ({ state: { money } }: ImportedHouse, place: Place): GrantId | null => {
  const ofPayment = (id: PaymentId) => {
    const grant = money.payments.get(id)!.covers[0]?.grant
    return grant === undefined ? null : ofGrant(grant)
  }
  const ofGrant = (id: GrantId): GrantId | null => {
    const { passedOnFrom } = money.grants.get(id)!
    return passedOnFrom === null ? id : ofPayment(passedOnFrom)
  }
  switch (place.kind) {
    case 'allocated':
      return ofGrant(money.allocations.get(place.id)!.grant)
    case 'committed':
      return ofGrant(money.commitments.get(place.id)!.grant)
    case 'claimed':
    case 'waived':
      return ofPayment(money.recoveries.get(place.id)!.payment)
    case 'paid':
    case 'justified':
    case 'unexplained':
      return ofPayment(place.id)
    default:
      return ofGrant(place.id as GrantId)
  }
}

describe.each(names)('the money of %s', (name) => {
  test('is traced in one place to what each mandate allowed, how was voted, and what each organ said', () => {
    const { state } = house(name)
    const steps = [...state.money.payments.keys()].flatMap((id) => tellTrace(state, traceOf(state, id)!).steps)
    const told = (kind: string) => steps.filter((step) => step.kind === kind)
    for (const step of ['mandate', 'decision', 'bekrachtiging', 'allocation'].flatMap(told)) {
      expect(step.detail).toMatchObject({ kind: step.kind })
    }
    expect(told('decision').every(({ detail }) => detail?.kind === 'decision' && detail.mandated)).toBe(true)
    expect(told('mandate').every(({ detail }) => detail?.kind === 'mandate' && detail.level !== null)).toBe(true)
    const ballots = told('ballot')
    expect(ballots.length).toBeGreaterThan(0)
    for (const { detail, id, dossier } of ballots) {
      if (detail?.kind !== 'ballot') throw new Error(`Ballot ${id} is not told`)
      const ballot = state.dossiers.get(dossier!.id as DossierId)!.ballots.get(id as BallotId)!
      expect(detail).toMatchObject({ outcome: ballot.outcome, verdict: ballot.verdict })
      expect(detail.votes?.length ?? null).toBe(ballot.secret ? null : ballot.votes.size)
      expect(detail.votes?.filter(({ choice }) => choice === 'for').length ?? ballot.tally!.for).toBe(ballot.tally!.for)
    }
  })

  test('comes from two givers at least, over two years, with conditions, report dates and instalments', () => {
    const grants = [...moneyOf(name).grants.values()]
    const inCash = grants.filter(({ inKind }) => !inKind)
    expect(new Set(inCash.map(({ source }) => source.name)).size).toBeGreaterThanOrEqual(2)
    for (const year of [2025, 2026]) {
      const day = toLocalDate(`${year}-06-30`)
      expect(inCash.filter(({ period }) => covers(period, day)).length).toBeGreaterThanOrEqual(1)
    }
    expect(inCash.some(({ earmarks, reportDates }) => earmarks.length > 0 && reportDates.length > 0)).toBe(true)
    expect(inCash.filter(({ received }) => received > 0n).length).toBeGreaterThanOrEqual(2)
    expect(
      house(name)
        .all('GrantRecorded')
        .some(({ data }) => data.conditions.length > 0),
    ).toBe(true)
    expect(grants.some(({ inKind, used }) => inKind && used > 0n)).toBe(true)
  })

  test('is told in so many grants, allocations, commitments and payments', () => {
    const { grants, allocations, commitments, payments } = moneyOf(name)
    expect([grants.size, allocations.size, commitments.size, payments.size]).toEqual(counts[name])
  })

  test('no act of it lies after March 2026', () => {
    const days = house(name)
      .happened.filter((event) => postingsOf(event).length > 0)
      .map(({ effectiveOn }) => effectiveOn)
    expect(days.length).toBeGreaterThan(10)
    expect(days.filter((day) => day > '2026-03-31')).toEqual([])
  })

  test.each(['money', 'in-kind', 'cash', 'shared'] as const)('balances in the book %s', (book) => {
    const at = balances(house(name).happened, book)
    expect([...at.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(0n)
    const below = [...at].filter(([place, amount]) => amount < 0n && !contraPlaces.has(place.split('/')[0] as 'source'))
    // The account of a house may be below nothing here: these files tell no opening balances.
    expect(below.filter(([place]) => place !== 'bank/')).toEqual([])
  })

  test('every cent of a grant is somewhere: available, set apart, promised, paid, justified, claimed or waived', () => {
    const perGrant = new Map<GrantId, { given: bigint; somewhere: bigint }>()
    const add = (place: Place, amount: bigint) => {
      const origin = originOf(house(name), place)
      if (origin === null) return
      const now = perGrant.get(origin) ?? { given: 0n, somewhere: 0n }
      if (place.kind === 'source') now.given -= amount
      else now.somewhere += amount
      perGrant.set(origin, now)
    }
    for (const { book, from, to, amount } of house(name).happened.flatMap((event) => postingsOf(event))) {
      if (book !== 'money') continue
      add(from, -amount)
      add(to, amount)
    }
    expect(perGrant.size).toBeGreaterThanOrEqual(2)
    for (const [id, { given, somewhere }] of perGrant) {
      const lapsed = house(name)
        .all('GrantClosed')
        .filter(({ data }) => data.grant === id)
        .reduce((sum, { data }) => sum + BigInt(data.lapsedCents), 0n)
      const toGiver = house(name)
        .all('RecoveryReceived')
        .filter(({ data }) => data.grant === id && data.toGiver)
        .reduce((sum, { data }) => sum + BigInt(data.amountCents), 0n)
      expect(given).toBe(moneyOf(name).grants.get(id)!.amount - lapsed - toGiver)
      expect(somewhere).toBe(given)
    }
  })

  test('what the postings say is what the rules go by', () => {
    const { state, happened } = house(name)
    const { grants, allocations, commitments, payments, recoveries } = state.money
    const at = balances(happened)
    const of = (kind: string, id: string) => at.get(`${kind}/${id}`) ?? 0n
    for (const [id, grant] of grants) {
      if (!grant.inKind && grant.closed === null) expect(of('available', id)).toBe(leftOf(state, id, grant))
    }
    for (const [id, one] of allocations) expect(of('allocated', id as AllocationId)).toBe(one.amount - one.committed)
    for (const [id, one] of commitments) expect(of('committed', id as CommitmentId)).toBe(one.amount - one.paid)
    for (const [id, one] of payments) expect(of('paid', id)).toBe(one.reversed === null ? restOf(one) : 0n)
    for (const [id, one] of recoveries) expect(of('claimed', id as RecoveryId)).toBe(openOf(one))
  })

  test('every allocation rests on a decision that was final by then', () => {
    const { state, all } = house(name)
    const made = all('AllocationMade')
    expect(made.length).toBeGreaterThan(0)
    for (const { data, effectiveOn } of made) {
      const { decision } = findDecision(state, data.decision)!
      expect(finalOn(decision)! <= toLocalDate(effectiveOn)).toBe(true)
      expect(data.breaks).toEqual([])
    }
  })

  test('imported twice, nothing changes', async () => {
    const before = house(name).happened.length
    const { result, events } = await house(name).importAgain()
    expect(result).toMatchObject({ ok: true, recorded: 0 })
    expect(events).toHaveLength(before)
  }, 60_000)
})

test('the ten houses together do everything that money knows', () => {
  const done = new Set([...houses.values()].flatMap(({ commands }) => [...commands]))
  const wanted = [
    ...grantCommands,
    ...budgetCommands,
    ...allocationCommands,
    ...commitmentCommands,
    ...paymentCommands,
    ...justificationCommands,
    ...recoveryCommands,
    ...costSharingCommands,
    ...bankCommands,
  ].map(({ type }) => type as string)
  expect(wanted.filter((type) => !done.has(type))).toEqual([])
})

describe('Zottegem', () => {
  it('pays the coordinator half OCMW, half CAW, to the cent; one share is still open', () => {
    const { all, state } = house('zottegem')
    const shared = all('CostShared')
    expect(shared.map(({ data }) => data.shares.map(({ amountCents }) => amountCents))).toEqual([
      [771_609, 771_608],
      [771_610, 771_609],
      [779_017, 779_016],
      [805_221, 805_220],
    ])
    for (const { data } of shared) {
      expect(data.amountCents % 2).toBe(1)
      expect(data.shares.map(({ partner }) => state.partners.get(partner)!.name)).toEqual([
        'OCMW Zottegem',
        'CAW Regio Aalst',
      ])
    }
    const open = [...state.money.sharedCosts.values()].flatMap(({ shares }) =>
      [...shares.values()].map(({ amount, settled }) => amount - settled).filter((left) => left > 0n),
    )
    expect(open).toEqual([805_220n])
    expect(new Set(all('ShareSettled').map(({ data }) => data.how))).toEqual(new Set(['paid-itself', 'paid-to-house']))
  })

  it('has its building at a reduced rent, in kind', () => {
    const [, grant] = grantNamed('zottegem', 'Huurvoordeel van de site 2025')
    expect([grant.inKind, grant.amount, grant.used]).toEqual([true, 720_000n, 720_000n])
  })

  it('gets less by bekrachtiging than it asked: both lines in proportion, together what was granted', () => {
    const { id } = [...house('zottegem').state.dossiers]
      .map(([key, { title }]) => ({ id: key, title }))
      .find(({ title }) => title === 'Een kamer voor tieners')!
    const made = house('zottegem')
      .all('AllocationMade')
      .filter(({ data }) => data.dossier === id)
      .map(({ data }) => data.amountCents)
    // 750.001 of 879.999, over 580.001 and 299.998.
    expect(made).toEqual([494_320, 255_681])
  })

  it('claims back what was not accepted, receives a part, and waives the rest by decision', () => {
    const [recovery] = [...moneyOf('zottegem').recoveries.values()]
    expect(recovery).toMatchObject({ amount: 110_000n, received: 70_000n, waived: 40_000n })
    expect(openOf(recovery!)).toBe(0n)
  })

  it('allocates at once where the stuurgroep decides by itself', () => {
    const dossier = house('zottegem').dossier('Voorlezen in de wachtzaal 2026')
    const [decision] = [...dossier.decisions.values()]
    expect(decision!.standing.kind).toBe('final')
    expect(decision!.bekrachtiging.size).toBe(0)
  })
})

describe('Oostende', () => {
  it('splits the rent of the consultation bureau between two boards, once partly in kind', () => {
    const { all } = house('oostende')
    const shared = all('CostShared')
    expect(shared.filter(({ data }) => data.amountCents % 2 === 1)).toHaveLength(5)
    for (const { data } of shared) {
      const [first, second] = data.shares.map(({ amountCents }) => amountCents)
      expect(first! - second!).toBe(1)
      expect(first! + second!).toBe(data.amountCents)
    }
    expect(all('ShareSettled').filter(({ data }) => data.how === 'in-kind')).toHaveLength(1)
  })

  it('reads a bank statement: three movements explained, one set aside, one unmatched', () => {
    const lines = [...moneyOf('oostende').bankLines.values()]
    expect(lines.filter((line) => unmatchedOf(line) === 0n)).toHaveLength(3)
    expect(lines.filter(({ aside }) => aside !== null).map(({ amount }) => amount)).toEqual([-1_250n])
    expect(lines.filter((line) => line.aside === null && unmatchedOf(line) !== 0n).map(unmatchedOf)).toEqual([-32_500n])
  })

  it('sees the subsidy of the city lowered', () => {
    expect(house('oostende').all('GrantAmended')).toMatchObject([
      { data: { formerCents: 3_000_000, amountCents: 2_800_000 } },
    ])
  })
})

describe('Sint-Niklaas', () => {
  it('has its building from the city, free of charge and apart from money', () => {
    const [id, grant] = grantNamed('sint-niklaas', 'Gebouw van de stad 2025')
    expect([grant.inKind, grant.used]).toEqual([true, 1_440_000n])
    expect(balances(house('sint-niklaas').happened, 'in-kind').get(`used/${id}`)).toBe(1_440_000n)
    expect(balances(house('sint-niklaas').happened).has(`available/${id}`)).toBe(false)
  })

  it('decides ad hoc on project subsidies, without a ballot, and once sets money apart by hand', () => {
    const adHoc = ['Projectsubsidie voor een speelplein in de zomer', 'Folder met het aanbod', 'Boeken voor de inloop']
    for (const title of adHoc) {
      const { ballots, decisions } = house('sint-niklaas').dossier(title)
      expect([ballots.size, decisions.size]).toEqual([0, 1])
    }
    const byHand = house('sint-niklaas')
      .all('AllocationMade')
      .filter(({ data }) => data.planLine === null)
    expect(byHand).toHaveLength(1)
  })

  it('paid twice without a commitment: explained later, and never', () => {
    const loose = house('sint-niklaas')
      .all('PaymentMade')
      .filter(({ data }) => data.commitment === null)
      .map(({ data }) => [data.reference, moneyOf('sint-niklaas').payments.get(data.payment)!.unexplained])
    expect(loose).toEqual([
      ['Voorschot avonden', 0n],
      ['Broodjes netwerkdag', 38_500n],
    ])
  })
})

describe('the other houses', () => {
  it('change a budget by decision, in four of them', () => {
    const changed = names.filter((name) => house(name).all('BudgetChanged').length > 0)
    expect(changed).toEqual(['boom', 'duffel', 'interlokale-vereniging', 'zottegem'])
    for (const name of changed) expect(moneyOf(name).budgets.get(2026)!.decisions).toHaveLength(2)
  })

  it('Boom makes definitive what was in principle, and closes an account; what comes back then goes to the giver', () => {
    const { all } = house('boom')
    expect(all('AllocationChanged')).toMatchObject([
      { data: { formerCents: 1_200_000, amountCents: 1_150_000, character: 'definitive' } },
    ])
    expect(all('GrantClosed')).toHaveLength(1)
    expect(all('RecoveryReceived')).toMatchObject([{ data: { toGiver: true, amountCents: 50_000 } }])
  })

  it('Duffel withdraws an allocation as far as it is free, and has a grant amended and extended', () => {
    const { all } = house('duffel')
    expect(all('AllocationWithdrawn')).toMatchObject([{ data: { freedCents: 200_000, because: { kind: 'decision' } } }])
    expect(all('GrantAmended')).toHaveLength(1)
    const [, grant] = grantNamed('duffel', 'Werkingssubsidie van de gemeente 2025')
    expect([grant.amount, grant.period.until]).toEqual([2_250_000n, '2026-06-30'])
  })

  it('the generic model counts money that a partner passes on once, and sees a payment come back', () => {
    const { all, state } = house('generic-model')
    const [, passed] = grantNamed('generic-model', 'Doorgegeven door het centrum: netwerkavonden')
    expect(state.money.payments.get(passed.passedOnFrom!)).toMatchObject({ amount: 750_000n, passedOn: 200_000n })
    expect(all('PaymentReversed')).toHaveLength(1)
    const sources = [...balances(house('generic-model').happened)].filter(([place]) => place.startsWith('source/'))
    expect(sources.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(-(3_200_000n + 1_800_000n + 1_850_000n))
  })

  it('the interlokale vereniging ends a key by inhabitants, and loses an article to bekrachtiging', () => {
    const { all } = house('interlokale-vereniging')
    expect(all('CostShared').map(({ data }) => data.shares.map(({ amountCents }) => amountCents))).toEqual([
      [181_501, 121_000, 60_500],
    ])
    expect(all('CostKeyEnded')).toHaveLength(1)
    const planned = all('MoneyPlanned').find(({ data }) => data.lines.length === 3)!
    const made = all('AllocationMade').filter(({ data }) => data.dossier === planned.data.dossier)
    expect(made.map(({ data }) => data.planLine)).toEqual([1, 2])
  })

  it('accept accounts in whole and in part', () => {
    const parts = names.flatMap((name) =>
      house(name)
        .all('JustificationAssessed')
        .map(({ data }) => data.costs.some(({ reason }) => reason !== null)),
    )
    expect(parts.filter((inPart) => inPart).length).toBeGreaterThanOrEqual(5)
    expect(parts.filter((inPart) => !inPart).length).toBeGreaterThanOrEqual(10)
  })
})

describe.each(names)('the money of %s', (name) => {
  it('comes out the same from its own acts alone as from everything the house did', () => {
    const { happened, state } = house(name)
    const acts = happened.filter(({ type }) => moneyEventTypes.includes(type))
    const alone = acts.reduce((before, event) => evolve(before, event), emptyHouse).money
    expect(alone.lastDay).toBe(acts.reduce((last, { effectiveOn }) => (effectiveOn > last ? effectiveOn : last), ''))
    expect(alone.lastDay).toBe(state.money.lastDay)
    expect(openEnds(alone, [])).toEqual(openEnds(state.money, []))
    const grants = [...alone.grants.keys()]
    expect(grants.map((id) => grantReport(alone, id))).toEqual(grants.map((id) => grantReport(state.money, id)))
    const years = [2023, 2024, 2025, 2026, 2027]
    const reports = years.map((year) => yearReport(alone, year))
    expect(reports).toEqual(years.map((year) => yearReport(state.money, year)))
    expect(reports.some(({ total }) => total.allocated > 0n)).toBe(true)
  })
})
