import type { Mandate } from '../../mandate/state.js'
import { type Move, moveOf } from '../../money/moves.js'
import type { Payment } from '../../payment/state.js'
import type { AllocationId, MandateId } from '../../shared/identifiers.js'
import { type Cents, toCents } from '../../shared/money.js'
import { type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import type { About } from '../finding.js'
import type { MandateYear } from '../scopes.js'
import { reportShortfalls } from './money-span.js'
import type { Report } from './rule.js'

/** More than any house has: it stands for no limit. */
const UNLIMITED = 2n ** 62n

/** What may be used in a year as the terms come and go in it: the limit on its first day, and each change after that. */
const limitsIn = ({ terms, event }: Mandate, year: number): readonly Move[] => {
  const first = `${year}-01-01` as LocalDate
  const moves: Move[] = []
  let before = 0n
  const from = terms.filter((one, index) => one.from <= `${year}-12-31` && (terms[index + 1]?.from ?? '9') > first)
  for (const { from: day, terms: one, event: set } of from) {
    const { perYearCents } = one.limits
    const limit = perYearCents === null ? UNLIMITED : toCents(perYearCents)
    moves.push(moveOf({ on: moves.length === 0 ? first : later(day, first), event: set }, limit - before))
    before = limit
  }
  return moves.length === 0 ? [moveOf({ on: first, event }, UNLIMITED)] : moves
}

/** How much of a payment was paid on decisions that rest on the mandate; what is not explained counts with its commitment. */
const partUnder = (state: HouseState, mandate: MandateId, payment: Payment): Cents => {
  const { allocations, commitments } = state.money
  const isUnder = (id: AllocationId | undefined): boolean => {
    const allocation = id === undefined ? undefined : allocations.get(id)
    if (allocation === undefined) return false
    const decision = state.dossiers.get(allocation.dossier)?.decisions.get(allocation.decision)
    return decision?.chain.includes(mandate) === true
  }
  let part = 0n
  for (const { allocation, amount } of payment.covers) if (isUnder(allocation)) part += amount
  if (payment.unexplained === 0n || payment.commitment === null) return part as Cents
  return (isUnder(commitments.get(payment.commitment)?.allocation) ? part + payment.unexplained : part) as Cents
}

/** What was paid under a mandate in a year, in the order it was recorded, and what of that was reversed. */
const paidUnder = (state: HouseState, { mandate, year }: MandateYear): readonly Move[] => {
  const { payments, places } = state.money
  return (places.paidIn.get(year) ?? []).flatMap((id) => {
    const payment = payments.get(id)
    const part = payment === undefined ? 0n : partUnder(state, mandate, payment)
    if (payment === undefined || part === 0n) return []
    const { made, reversed } = payment
    return [moveOf(made, -part), ...(reversed === null ? [] : [moveOf(reversed, part)])]
  })
}

/** Can it be that these payments crossed a limit at all? Whatever the day, all of them together stay under the lowest. */
const mayCross = (limits: readonly Move[], moves: readonly Move[]): boolean => {
  let limit = 0n
  let lowest: bigint | null = null
  for (const { amount } of limits) {
    limit += amount
    if (lowest === null || limit < lowest) lowest = limit
  }
  const paid = moves.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n)
  return lowest === null || paid > lowest
}

/** Paid, what is irregular included, over what the mandate lets be decided in a calendar year. */
export const mandateYearFindings = (state: HouseState, scope: MandateYear, mandate: Mandate, report: Report): void => {
  if (mandate.terms.every(({ terms }) => terms.limits.perYearCents === null)) return
  const { year, mandate: id } = scope
  const limits = limitsIn(mandate, year)
  const moves = paidUnder(state, scope)
  if (!mayCross(limits, moves)) return
  const about: About = { kind: 'mandate', id, dossier: null, organ: mandate.grantee.organ }
  reportShortfalls('payment.mandate-limit-crossed', about, [...limits, ...moves], report, { year })
}
