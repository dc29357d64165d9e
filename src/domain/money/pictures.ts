import type { Allocation } from '../allocation/state.js'
import type { DossierId, GrantId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import { grantPayments } from './covered.js'
import { yearReport } from './reports.js'
import type { MoneyState } from './state.js'
import type { Beneficiary, MoneyCategory } from './terms.js'

/** Money of a year that went from one source, by the decision in one dossier, for one category, to one receiver. */
export type Flow = {
  readonly source: string
  readonly dossier: DossierId
  readonly category: MoneyCategory
  readonly beneficiary: Beneficiary
  readonly amount: Cents
}

const beneficiaryKey = (one: Beneficiary): string =>
  one.kind === 'partner' ? one.partner : `${one.kind} ${one.name.toLocaleLowerCase('nl-BE')}`

/** Where the money of a year was sent by decisions, largest first; what is given in kind is no money and stays out. */
export const yearFlows = (money: MoneyState, year: number): readonly Flow[] => {
  const flows = new Map<string, Flow>()
  const add = ({ grant: id, dossier, category, beneficiary, amount }: Allocation): void => {
    const grant = money.grants.get(id)
    if (grant === undefined || grant.inKind || amount === 0n) return
    const source = grant.source.name
    const key = JSON.stringify([source, dossier, category, beneficiaryKey(beneficiary)])
    const before = flows.get(key)?.amount ?? 0n
    flows.set(key, { source, dossier, category, beneficiary, amount: (before + amount) as Cents })
  }
  for (const allocation of money.allocations.values()) if (allocation.year === year) add(allocation)
  return [...flows.values()].sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0))
}

/** A step from the budget to what was paid: a total, or the difference between two totals. */
export type YearStep = {
  readonly name: 'budgeted' | 'not-allocated' | 'allocated' | 'not-committed' | 'committed' | 'not-paid' | 'paid'
  readonly kind: 'total' | 'difference'
  /** A difference is below nothing where more was done than there was before. */
  readonly amount: Cents
  /** A total stands on nothing; a difference stands on the total that comes after it. */
  readonly base: Cents
}

/** From the budget of a year to what was paid, each difference between two totals; no budget, then from the decisions. */
export const yearSteps = (money: MoneyState, year: number): readonly YearStep[] => {
  const { budgeted, allocated, committed, paid } = yearReport(money, year).total
  const nothing = 0n as Cents
  const total = (name: YearStep['name'], amount: Cents): YearStep => ({ name, kind: 'total', amount, base: nothing })
  const difference = (name: YearStep['name'], before: Cents, after: Cents): YearStep => ({
    name,
    kind: 'difference',
    amount: (before - after) as Cents,
    base: after,
  })
  return [
    ...(budgeted === null ? [] : [total('budgeted', budgeted), difference('not-allocated', budgeted, allocated)]),
    total('allocated', allocated),
    difference('not-committed', allocated, committed),
    total('committed', committed),
    difference('not-paid', committed, paid),
    total('paid', paid),
  ]
}

/** A month in which something was paid out of a grant. */
export type PaidMonth = {
  /** `YYYY-MM` */
  readonly month: string
  readonly paid: Cents
  /** Of the amount that was granted, after this month; below nothing when more was paid. */
  readonly left: Cents
}

/** What was paid out of a grant month by month, and what was left of it; null when there is no such grant. */
export const burnDown = (
  money: MoneyState,
  id: GrantId,
): {
  readonly granted: Cents
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly months: readonly PaidMonth[]
} | null => {
  const grant = money.grants.get(id)
  if (grant === undefined) return null
  const byMonth = new Map<string, bigint>()
  for (const { on, paid } of grantPayments(money, id)) {
    const month = on.slice(0, 7)
    byMonth.set(month, (byMonth.get(month) ?? 0n) + paid)
  }
  let left: bigint = grant.amount
  const months = [...byMonth].map(([month, paid]) => {
    left -= paid
    return { month, paid: paid as Cents, left: left as Cents }
  })
  return { granted: grant.amount, from: grant.period.from, until: grant.period.until, months }
}
