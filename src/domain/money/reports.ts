import type { Allocation } from '../allocation/state.js'
import type { Grant } from '../grant/state.js'
import { restOf } from '../payment/state.js'
import { openOf } from '../recovery/state.js'
import type { AllocationId, CommitmentId, DecisionId, GrantId, PartnerId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { coveredParts } from './covered.js'
import { sumOf } from './moves.js'
import { earmarked } from './room.js'
import type { MoneyState } from './state.js'
import type { MoneyCategory } from './terms.js'
import type { Undivided } from './undivided.js'

/** Money on its way, in eurocents: what was decided, promised, paid and accounted for. */
export type OnItsWay = {
  readonly allocated: Cents
  readonly committed: Cents
  readonly paid: Cents
  readonly justified: Cents
}

const nothing = 0n as Cents
const plus = (a: Cents, b: bigint): Cents => (a + b) as Cents

type Paid = { readonly paid: Cents; readonly justified: Cents }

const notPaid: Paid = { paid: nothing, justified: nothing }

/** What is told of payments stays true of the same payments: many questions about a house come one after another. */
const paidKnown = new WeakMap<MoneyState['payments'], ReadonlyMap<AllocationId, Paid>>()

/** What was paid on each allocation, and what of that was accepted as justified. */
const paidByAllocation = ({ payments }: MoneyState): ReadonlyMap<AllocationId, Paid> => {
  const known = paidKnown.get(payments)
  if (known !== undefined) return known
  const sums = new Map<AllocationId, Paid>()
  for (const payment of payments.values()) {
    for (const { allocation, paid, justified } of coveredParts(payment)) {
      const before = sums.get(allocation) ?? notPaid
      sums.set(allocation, { paid: plus(before.paid, paid), justified: plus(before.justified, justified) })
    }
  }
  paidKnown.set(payments, sums)
  return sums
}

const nothingYet: OnItsWay = { allocated: nothing, committed: nothing, ...notPaid }

/** What became of the allocations, together for each key; those whose key is null do not count. In one pass over all. */
const onItsWayBy = <Key>(
  money: MoneyState,
  keyOf: (allocation: Allocation) => Key | null,
): ReadonlyMap<Key, OnItsWay> => {
  const sums = new Map<Key, OnItsWay>()
  const paid = paidByAllocation(money)
  for (const [id, allocation] of money.allocations) {
    const key = keyOf(allocation)
    if (key === null) continue
    const before = sums.get(key) ?? nothingYet
    const own = paid.get(id) ?? notPaid
    sums.set(key, {
      allocated: plus(before.allocated, allocation.amount),
      committed: plus(before.committed, allocation.committed),
      paid: plus(before.paid, own.paid),
      justified: plus(before.justified, own.justified),
    })
  }
  return sums
}

/** All of these together. */
const together = (sums: ReadonlyMap<unknown, OnItsWay>): OnItsWay =>
  [...sums.values()].reduce(
    (total, one) => ({
      allocated: plus(total.allocated, one.allocated),
      committed: plus(total.committed, one.committed),
      paid: plus(total.paid, one.paid),
      justified: plus(total.justified, one.justified),
    }),
    nothingYet,
  )

export type CategoryLine = OnItsWay & {
  readonly category: MoneyCategory
  /** Null where no budget was adopted. */
  readonly budgeted: Cents | null
}

export type YearReport = {
  readonly year: number
  readonly categories: readonly CategoryLine[]
  readonly total: OnItsWay & { readonly budgeted: Cents | null }
  /** By grant, for the same year. */
  readonly sources: readonly (OnItsWay & { readonly grant: GrantId })[]
}

/** Budget, decided, promised, paid and justified for a calendar year: by category of spending and by grant. */
export const yearReport = (money: MoneyState, year: number): YearReport => {
  const budget = money.budgets.get(year)
  const byCategory = onItsWayBy(money, (one) => (one.year === year ? one.category : null))
  const byGrant = onItsWayBy(money, (one) => (one.year === year ? one.grant : null))
  const categories = [...money.categories.keys()]
    .filter((category) => byCategory.has(category) || budget?.lines.has(category) === true)
    .map((category) => ({
      category,
      budgeted: budget === undefined ? null : (budget.lines.get(category) ?? nothing),
      ...(byCategory.get(category) ?? nothingYet),
    }))
  const budgeted = budget === undefined ? null : [...budget.lines.values()].reduce<Cents>(plus, nothing)
  return {
    year,
    categories,
    total: { budgeted, ...together(byCategory) },
    sources: [...byGrant].map(([grant, sums]) => ({ grant, ...sums })),
  }
}

export type EarmarkLine = {
  readonly category: MoneyCategory
  readonly rule: 'at-least' | 'at-most'
  readonly limit: Cents
  readonly allocated: Cents
}

export type GrantReport = OnItsWay & {
  readonly grant: GrantId
  readonly granted: Cents
  readonly received: Cents
  readonly recovered: Cents
  /** Neither allocated nor given back; below nothing when more was allocated than granted. */
  readonly available: Cents
  /** Claimed back and not received or waived yet. */
  readonly claimedOpen: Cents
  /** Paid, and neither justified nor claimed back. */
  readonly toJustify: Cents
  readonly usedInKind: Cents
  readonly categories: readonly (OnItsWay & { readonly category: MoneyCategory })[]
  readonly earmarks: readonly EarmarkLine[]
}

/** The account of one grant, as the authority that gave it asks for it; null when there is no such grant. */
export const grantReport = (money: MoneyState, id: GrantId): GrantReport | null => {
  const grant: Grant | undefined = money.grants.get(id)
  if (grant === undefined) return null
  const byCategory = onItsWayBy(money, (one) => (one.grant === id ? one.category : null))
  const total = together(byCategory)
  const claims = money.recoveries
    .valueSeq()
    .filter((one) => one.grant === id)
    .toArray()
  const claimed = claims.reduce<Cents>((sum, { amount }) => plus(sum, amount), nothing)
  return {
    grant: id,
    granted: grant.amount,
    received: grant.received,
    recovered: grant.recovered,
    available: sumOf(grant.available),
    claimedOpen: claims.reduce<Cents>((sum, one) => plus(sum, openOf(one)), nothing),
    toJustify: (total.paid - total.justified - claimed) as Cents,
    usedInKind: grant.used,
    ...total,
    categories: [...byCategory].map(([category, sums]) => ({ category, ...sums })),
    earmarks: grant.earmarks.map((earmark) => ({
      category: earmark.category,
      rule: earmark.rule,
      limit: earmarked(earmark, grant.amount),
      allocated: byCategory.get(earmark.category)?.allocated ?? nothing,
    })),
  }
}

export type PartnerLine = {
  readonly payment: PaymentId
  readonly paid: Cents
  readonly justified: Cents
  readonly claimed: Cents
  readonly grants: readonly GrantId[]
  readonly decisions: readonly DecisionId[]
}

/** What a partner received: each payment, from which grants and by which decisions. */
export const partnerReport = (money: MoneyState, partner: PartnerId): readonly PartnerLine[] =>
  [...money.payments].flatMap(([payment, { beneficiary, amount, accepted, claimed, covers, reversed }]) => {
    if (reversed !== null || beneficiary.kind !== 'partner' || beneficiary.partner !== partner) return []
    const decisions = covers.flatMap(({ allocation }) => money.allocations.get(allocation)?.decision ?? [])
    return [
      {
        payment,
        paid: amount,
        justified: accepted,
        claimed,
        grants: [...new Set(covers.map(({ grant }) => grant))],
        decisions: [...new Set(decisions)],
      },
    ]
  })

export type OpenEnds = {
  /** Final decisions about an amount of which nobody said from which grant it comes. */
  readonly notDivided: readonly Undivided[]
  readonly notCommitted: readonly { readonly allocation: AllocationId; readonly amount: Cents }[]
  readonly notPaid: readonly { readonly commitment: CommitmentId; readonly amount: Cents }[]
  readonly notJustified: readonly { readonly payment: PaymentId; readonly amount: Cents }[]
  /** Received and not allocated. */
  readonly notDecided: readonly { readonly grant: GrantId; readonly amount: Cents }[]
  readonly orphans: readonly { readonly payment: PaymentId; readonly amount: Cents }[]
}

const receivedNotDecided = (money: MoneyState): OpenEnds['notDecided'] => {
  const byGrant = onItsWayBy(money, ({ grant }) => grant)
  return [...money.grants].flatMap(([grant, { received }]) => {
    const allocated = byGrant.get(grant)?.allocated ?? nothing
    return received > allocated ? [{ grant, amount: (received - allocated) as Cents }] : []
  })
}

/** What is not finished: decided and not promised or paid, paid and not justified, received and not decided, not explained. */
export const openEnds = (money: MoneyState, notDivided: readonly Undivided[]): OpenEnds => ({
  notDivided,
  notCommitted: [...money.allocations].flatMap(([allocation, { amount, committed }]) =>
    amount > committed ? [{ allocation, amount: (amount - committed) as Cents }] : [],
  ),
  notPaid: [...money.commitments].flatMap(([commitment, { amount, paid }]) =>
    amount > paid ? [{ commitment, amount: (amount - paid) as Cents }] : [],
  ),
  notJustified: [...money.payments].flatMap(([payment, one]) =>
    one.reversed === null && one.beneficiary.kind === 'partner' && restOf(one) > 0n
      ? [{ payment, amount: restOf(one) }]
      : [],
  ),
  notDecided: receivedNotDecided(money),
  orphans: [...money.payments].flatMap(([payment, { unexplained, reversed }]) =>
    reversed === null && unexplained > 0n ? [{ payment, amount: unexplained }] : [],
  ),
})
