import type { PlanLine } from '../allocation/events.js'
import { ratifiedAmount } from '../bekrachtiging/status.js'
import { isWaiting } from '../decision/standing.js'
import type { Decision } from '../decision/state.js'
import type { Earmark } from '../grant/events.js'
import type { Grant } from '../grant/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { DossierId, GrantId } from '../shared/identifiers.js'
import { type Cents, toCents, toWire } from '../shared/money.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { shareOf, splitInParts } from './split.js'
import type { MoneyCategory } from './terms.js'

/** An amount that takes room in a grant: allocated, or reserved for a decision that still waits. */
export type Taking = {
  readonly grant: GrantId
  readonly category: MoneyCategory
  readonly year: number
  readonly amount: Cents
}

const sumOf = (takings: Iterable<Taking>, concerns: (taking: Taking) => boolean): Cents => {
  let sum = 0n
  for (const taking of takings) if (concerns(taking)) sum += taking.amount
  return sum as Cents
}

/**
 * The lines of a plan as far as the decision holds: without articles that bekrachtiging struck, and where it granted a
 * lower amount, each line in proportion, exactly to the cent (`splitInParts`). A line of which nothing is left is left out.
 */
export const linesThatHold = (
  lines: readonly PlanLine[],
  decision: Decision,
): readonly { readonly number: number; readonly line: PlanLine; readonly amount: Cents }[] => {
  const struck = new Set([...decision.bekrachtiging.values()].flatMap((word) => word.struck))
  const kept = lines.flatMap((line, index) =>
    line.article !== null && struck.has(line.article)
      ? []
      : [{ number: index + 1, line, amount: toCents(line.amountCents) }],
  )
  const total = kept.reduce((sum, { amount }) => sum + amount, 0n)
  const granted = ratifiedAmount(decision) ?? total
  if (granted >= total || total === 0n) return kept
  const shares = splitInParts(
    granted as Cents,
    kept.map(({ amount }) => amount),
  )
  return kept.flatMap((one, index) => {
    const amount = shares[index] ?? (0n as Cents)
    return amount > 0n ? [{ ...one, amount }] : []
  })
}

/** What adopted decisions that still wait will take once they are final; those of one dossier can be left out. */
export const reserved = (state: HouseState, except: DossierId | null): readonly Taking[] => {
  const takings: Taking[] = []
  for (const [id, plan] of state.money.plans) {
    if (id === except) continue
    for (const decision of state.dossiers.get(id)?.decisions.values() ?? []) {
      if (decision.proposalVersion !== plan.version || !isWaiting(decision)) continue
      for (const { line, amount } of linesThatHold(plan.lines, decision)) {
        takings.push({ grant: line.grant, category: line.category, year: line.year, amount })
      }
    }
  }
  return takings
}

/** Everything that takes room now: allocations as they stand, and what waiting decisions reserve. */
export const taken = (state: HouseState, except: DossierId | null): readonly Taking[] => [
  ...state.money.allocations.values(),
  ...reserved(state, except),
]

/** What of a grant is neither allocated nor reserved. Below nothing when more was taken than was granted. */
export const leftOf = (state: HouseState, id: GrantId, grant: Grant): Cents =>
  (grant.amount + grant.recovered - sumOf(taken(state, null), (one) => one.grant === id)) as Cents

/** The amount of an earmark, as the amount of the grant now gives it. */
export const earmarked = ({ limit }: Earmark, amount: Cents): Cents =>
  limit.kind === 'amount' ? toCents(limit.amountCents) : shareOf(amount, limit.basisPoints)

const earmarkBroken = (id: GrantId, grant: Grant, takings: readonly Taking[], field: string): Refused | null => {
  for (const earmark of grant.earmarks) {
    const within = sumOf(takings, (one) => one.grant === id && one.category === earmark.category)
    const limit = earmarked(earmark, grant.amount)
    if (earmark.rule === 'at-most' && within > limit) return refuse('money.over-earmark', field, { title: grant.title })
    if (earmark.rule === 'at-least') {
      const elsewhere = sumOf(takings, (one) => one.grant === id && one.category !== earmark.category)
      if (elsewhere > grant.amount - limit) return refuse('money.over-earmark', field, { title: grant.title })
    }
  }
  return null
}

const atLeastNothing = (amount: bigint) => toWire((amount > 0n ? amount : 0n) as Cents)

/** What a new amount breaks of the grant that it comes from, beside all that is taken (itself included). */
const grantBroken = (grant: Grant, taking: Taking, takings: readonly Taking[], on: LocalDate, field: string) => {
  const { title } = grant
  const room = grant.amount + grant.recovered - (sumOf(takings, (one) => one.grant === taking.grant) - taking.amount)
  const ofYear = grant.perYear.get(taking.year)
  const inYear = sumOf(takings, (one) => one.grant === taking.grant && one.year === taking.year)
  return [
    grant.closed === null ? null : refuse('grant.closed', field, { title, day: grant.closed.on }),
    covers(grant.period, on) ? null : refuse('grant.outside-period', field, { title, day: on }),
    taking.amount > room ? refuse('money.over-grant', field, { title, leftCents: atLeastNothing(room) }) : null,
    ofYear !== undefined && inYear > ofYear
      ? refuse('money.over-year', field, { title, leftCents: atLeastNothing(ofYear - (inYear - taking.amount)) })
      : null,
    earmarkBroken(taking.grant, grant, takings, field),
  ]
}

/** A budget that was adopted holds for every category of its year, whatever the grant. */
const budgetBroken = (state: HouseState, taking: Taking, takings: readonly Taking[], field: string): Refused | null => {
  const { category, year, amount } = taking
  const budget = state.money.budgets.get(year)
  if (budget === undefined) return null
  const budgeted = budget.lines.get(category) ?? 0n
  const used = sumOf(takings, (one) => one.year === year && one.category === category)
  return used > budgeted
    ? refuse('money.over-budget', field, { category, year, leftCents: atLeastNothing(budgeted - (used - amount)) })
    : null
}

/**
 * Which rules about money these new amounts would break, were they allocated on a day beside all that is taken already:
 * allocated ≤ granted, per grant, earmark and year, and within the budget. One refusal for each, naming the field.
 */
export const breaches = (
  state: HouseState,
  adding: readonly Taking[],
  on: LocalDate,
  others: readonly Taking[],
  field: (index: number) => string,
): readonly Refused[] => {
  const takings = [...others]
  return adding.flatMap((taking, index) => {
    const grant = state.money.grants.get(taking.grant)
    if (grant === undefined) return [refuse('grant.unknown', field(index))]
    takings.push(taking)
    const broken = [
      ...grantBroken(grant, taking, takings, on, field(index)),
      budgetBroken(state, taking, takings, field(index)),
    ]
    return broken.filter((one) => one !== null)
  })
}
