import type { Grant } from '../../grant/state.js'
import { type Move, moveOf, opposite, shortfalls } from '../../money/moves.js'
import type { Act } from '../../shared/act.js'
import { toWire } from '../../shared/money.js'
import { addDays, earlierDay, type LocalDate, later } from '../../shared/time.js'
import { type About, finding } from '../finding.js'
import { CLOSED_WITHIN_DAYS, GRANT_LAPSES_WITHIN_DAYS, INSTALMENT_LATE_DAYS } from './money-days.js'
import { reportShortfalls } from './money-span.js'
import { type Report, unlessInTime } from './rule.js'

/** Each last day that the grant had, with the extension that gave it another; null for the one it has. */
const ends = ({ period, extensions }: Grant): readonly { readonly until: LocalDate; readonly moved: Act | null }[] =>
  [...extensions.map(({ until, ...moved }) => ({ until, moved })), { until: period.until, moved: null }].flatMap(
    ({ until, moved }) => (until === null ? [] : [{ until, moved }]),
  )

/** Its end came near, or passed, while something of it was available. */
const ending = (grant: Grant, about: About, report: Report): void => {
  const { recorded } = grant
  for (const { until, moved } of ends(grant)) {
    for (const left of shortfalls(opposite(grant.available))) {
      const found = {
        part: `${until}/${left.since}`,
        healedOn: earlierDay(left.until, moved?.on ?? null),
        events: [recorded.event, ...(moved === null ? [] : [moved.event])] as const,
        details: { until, leftCents: toWire(left.lacking) },
      }
      const near = later(left.since, addDays(until, -GRANT_LAPSES_WITHIN_DAYS))
      const past = later(left.since, addDays(until, CLOSED_WITHIN_DAYS + 1))
      const tell = unlessInTime(report)
      // What comes back after the end is left at the end.
      if (near <= until) tell(finding('grant.lapsing', about, { ...found, since: near }))
      tell(finding('grant.money-left-at-end', about, { ...found, since: past }))
    }
  }
}

/** What was to have come in by a day, and is late from then, as each schedule held until the next one, or the closing. */
const lateInstalments = ({ schedules, closed }: Grant): readonly Move[] => {
  const moves: Move[] = []
  let from = '0000-01-01' as LocalDate
  for (const [index, { instalments, ...act }] of schedules.entries()) {
    from = later(from, act.on)
    const next = schedules[index + 1] ?? closed
    const until = next === null ? null : { ...next, on: later(next.on, from) }
    for (const { due, amount } of instalments) {
      const on = later(addDays(due, INSTALMENT_LATE_DAYS + 1), from)
      if (until !== null && on >= until.on) continue
      moves.push(moveOf({ on, event: act.event }, -amount))
      if (until !== null) moves.push(moveOf(until, amount))
    }
  }
  return moves
}

/** What is irregular about a grant. */
export const grantFindings = (grant: Grant, about: About, report: Report): void => {
  reportShortfalls('grant.over-allocated', about, grant.available, report)
  reportShortfalls('instalment.overdue', about, [...grant.receipts, ...lateInstalments(grant)], report)
  ending(grant, about, report)
}
