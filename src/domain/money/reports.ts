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

/** Money on its way, in eurocents: what was decided, promised, paid and accounted for. */
export type OnItsWay = {
  readonly allocated: Cents
  readonly committed: Cents
  readonly paid: Cents
  readonly justified: Cents
}

const nothing = 0n as Cents
const plus = (a: Cents, b: bigint): Cents => (a + b) as Cents

/** What was paid on these allocations, and what of that was accepted as justified. */
const paidOn = (
  money: MoneyState,
  concerns: (id: AllocationId) => boolean,
): { readonly paid: Cents; readonly justified: Cents } => {
  let paid = nothing
  let justified = nothing
  for (const payment of money.payments.values()) {
    for (const part of coveredParts(payment)) {
      if (!concerns(part.allocation)) continue
      paid = plus(paid, part.paid)
      justified = plus(justified, part.justified)
    }
  }
  return { paid, justified }
}

/** What became of the allocations that this concerns. */
const onItsWay = (money: MoneyState, concerns: (allocation: Allocation) => boolean): OnItsWay => {
  const own = new Set<AllocationId>()
  let allocated = nothing
  let committed = nothing
  for (const [id, allocation] of money.allocations) {
    if (!concerns(allocation)) continue
    own.add(id)
    allocated = plus(allocated, allocation.amount)
    committed = plus(committed, allocation.committed)
  }
  return { allocated, committed, ...paidOn(money, (id) => own.has(id)) }
}

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
  const ofYear = (allocation: Allocation): boolean => allocation.year === year
  const used = new Set(
    money.allocations
      .valueSeq()
      .filter(ofYear)
      .map(({ category }) => category),
  )
  const categories = [...money.categories.keys()]
    .filter((category) => used.has(category) || budget?.lines.has(category) === true)
    .map((category) => ({
      category,
      budgeted: budget === undefined ? null : (budget.lines.get(category) ?? nothing),
      ...onItsWay(money, (one) => ofYear(one) && one.category === category),
    }))
  const budgeted = budget === undefined ? null : [...budget.lines.values()].reduce<Cents>(plus, nothing)
  const grants = new Set(
    money.allocations
      .valueSeq()
      .filter(ofYear)
      .map(({ grant }) => grant),
  )
  return {
    year,
    categories,
    total: { budgeted, ...onItsWay(money, ofYear) },
    sources: [...grants].map((grant) => ({ grant, ...onItsWay(money, (one) => ofYear(one) && one.grant === grant) })),
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
  const own = (allocation: Allocation): boolean => allocation.grant === id
  const total = onItsWay(money, own)
  const used = new Set(
    money.allocations
      .valueSeq()
      .filter(own)
      .map(({ category }) => category),
  )
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
    categories: [...used].map((category) => ({
      category,
      ...onItsWay(money, (one) => own(one) && one.category === category),
    })),
    earmarks: grant.earmarks.map((earmark) => ({
      category: earmark.category,
      rule: earmark.rule,
      limit: earmarked(earmark, grant.amount),
      allocated: onItsWay(money, (one) => own(one) && one.category === earmark.category).allocated,
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
  readonly notCommitted: readonly { readonly allocation: AllocationId; readonly amount: Cents }[]
  readonly notPaid: readonly { readonly commitment: CommitmentId; readonly amount: Cents }[]
  readonly notJustified: readonly { readonly payment: PaymentId; readonly amount: Cents }[]
  /** Received and not allocated. */
  readonly notDecided: readonly { readonly grant: GrantId; readonly amount: Cents }[]
  readonly orphans: readonly { readonly payment: PaymentId; readonly amount: Cents }[]
}

/** What is not finished: decided and not promised or paid, paid and not justified, received and not decided, not explained. */
export const openEnds = (money: MoneyState): OpenEnds => ({
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
  notDecided: [...money.grants].flatMap(([grant, { received }]) => {
    const { allocated } = onItsWay(money, (one) => one.grant === grant)
    return received > allocated ? [{ grant, amount: (received - allocated) as Cents }] : []
  }),
  orphans: [...money.payments].flatMap(([payment, { unexplained, reversed }]) =>
    reversed === null && unexplained > 0n ? [{ payment, amount: unexplained }] : [],
  ),
})
