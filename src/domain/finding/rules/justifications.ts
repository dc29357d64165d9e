import type { Justification } from '../../justification/state.js'
import { opposite, shortfalls } from '../../money/moves.js'
import type { Payment } from '../../payment/state.js'
import type { Act } from '../../shared/act.js'
import { toWire } from '../../shared/money.js'
import { addDays, earlierDay, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { ASSESSED_WITHIN_DAYS, CLAIMED_WITHIN_DAYS } from './money-days.js'
import { type Report, unlessInTime } from './rule.js'

const unanswered = ({ submitted, assessed }: Justification, paid: Payment, about: About, report: Report): void =>
  unlessInTime(report)(
    finding('justification.unanswered', about, {
      since: addDays(submitted.on, ASSESSED_WITHIN_DAYS + 1),
      healedOn: earlierDay(assessed?.on ?? null, paid.reversed?.on ?? null),
      events: assessed === null ? [submitted.event] : [submitted.event, assessed.event],
      details: { lastDay: addDays(submitted.on, ASSESSED_WITHIN_DAYS) },
    }),
  )

/** Not later than another act; of one day, in the order they were recorded. */
const notAfter = (one: Act, other: Act): boolean =>
  one.on < other.on || (one.on === other.on && one.event <= other.event)

/** The day on which as much was claimed as was rejected by then; null while less was. */
const claimedOn = (state: HouseState, id: Justification['payment'], paid: Payment, by: Act): LocalDate | null => {
  let rejected = 0n
  for (const { payment, assessed, rejected: some } of state.money.justifications.values()) {
    if (payment === id && assessed !== null && notAfter(assessed, by)) rejected += some
  }
  let claimed = 0n
  for (const { on, amount } of [...paid.claims].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    claimed += amount
    if (claimed >= rejected) return on
  }
  return null
}

/** Costs were rejected, and what was paid for them was neither accounted for otherwise nor claimed back. */
const notClaimed = (state: HouseState, justified: Justification, paid: Payment, about: About, report: Report): void => {
  const { assessed, rejected, submitted, payment } = justified
  if (assessed === null || rejected === 0n) return
  const open = shortfalls(opposite(paid.rest))
  const last = open.at(-1)
  const settled = last === undefined ? paid.made.on : last.until
  unlessInTime(report)(
    finding('justification.partly-rejected-not-claimed', about, {
      since: addDays(assessed.on, CLAIMED_WITHIN_DAYS + 1),
      healedOn: earlierDay(claimedOn(state, payment, paid, assessed), settled),
      events: [submitted.event, assessed.event],
      details: { rejectedCents: toWire(rejected) },
    }),
  )
}

/** What is irregular about a justification. */
export const justificationFindings = (
  state: HouseState,
  justification: Justification,
  about: About,
  report: Report,
): void => {
  const paid = state.money.payments.get(justification.payment)
  if (paid === undefined) return
  unanswered(justification, paid, about, report)
  notClaimed(state, justification, paid, about, report)
}
