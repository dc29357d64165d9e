import { type Move, opposite, shortfalls } from '../../money/moves.js'
import { toWire } from '../../shared/money.js'
import { addDays } from '../../shared/time.js'
import type { FindingCode } from '../catalogue.js'
import { type About, type FindingDetails, finding } from '../finding.js'
import { type Report, unlessInTime } from './rule.js'

/** Reports each time in which moves come to less than nothing. */
export const reportShortfalls = (
  code: FindingCode,
  about: About,
  moves: readonly Move[],
  report: Report,
  details: FindingDetails = {},
): void => {
  for (const { since, until, lacking, events } of shortfalls(moves)) {
    const lackingCents = toWire(lacking)
    report(finding(code, about, { part: since, since, healedOn: until, events, details: { ...details, lackingCents } }))
  }
}

/** Reports each time in which something stayed open longer than so many days. */
export const reportOpen = (
  code: FindingCode,
  about: About,
  open: readonly Move[],
  days: number,
  report: Report,
  part = '',
): void => {
  for (const { since, until, lacking, events } of shortfalls(opposite(open))) {
    unlessInTime(report)(
      finding(code, about, {
        part: `${part}${since}`,
        since: addDays(since, days + 1),
        healedOn: until,
        events,
        details: { lastDay: addDays(since, days), openCents: toWire(lacking) },
      }),
    )
  }
}
