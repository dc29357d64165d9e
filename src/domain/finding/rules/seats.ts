import type { Seat } from '../../seat/state.js'
import type { SeatId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { partnerLineOf } from './lines.js'
import { LAPSES_WITHIN_DAYS, type Report, unlessInTime } from './rule.js'

const speaksForSame = (state: HouseState, { partner: one }: Seat, { partner: other }: Seat): boolean =>
  one === null || other === null ? one === other : partnerLineOf(state, one) === partnerLineOf(state, other)

/** Does another seat speak for the same: the same partner in the same organ, or the same function where there is none? */
const isSuccessor = (state: HouseState, seat: Seat, other: Seat): boolean =>
  other.organ === seat.organ &&
  speaksForSame(state, seat, other) &&
  (seat.partner !== null || other.function === seat.function) &&
  (seat.role === 'observer' || other.role !== 'observer')

/** From when somebody else speaks for the same, beyond the last day of this seat; null when nobody does. */
const succeededOn = (state: HouseState, id: SeatId, seat: Seat, until: LocalDate): LocalDate | null => {
  let first: LocalDate | null = null
  for (const [otherId, other] of state.seats) {
    if (otherId === id || !isSuccessor(state, seat, other)) continue
    const last = other.period.until
    if (last === null || last > until) first = earlierDay(first, other.period.from)
  }
  return first
}

/** Nobody has to follow when the organ or the partner ends no later than the seat. */
const needsNobody = (state: HouseState, { organ, partner }: Seat, until: LocalDate): boolean => {
  const ends = [
    state.organs.get(organ)?.period.until,
    partner === null ? null : state.partners.get(partnerLineOf(state, partner))?.period.until,
  ]
  return ends.some((end) => end !== null && end !== undefined && end <= until)
}

const lapsing = (state: HouseState, id: SeatId, seat: Seat, about: About, report: Report): void => {
  const { from, until } = seat.period
  const begins = (last: LocalDate): LocalDate => later(from, addDays(last, -LAPSES_WITHIN_DAYS))
  const tell = unlessInTime(report)
  for (const { until: was, on, event } of seat.extensions) {
    if (was === null || was === until) continue
    const events = [seat.event, event] as const
    tell(
      finding('seat.lapsing', about, { part: was, since: begins(was), healedOn: on, events, details: { until: was } }),
    )
  }
  if (until === null || seat.ended || needsNobody(state, seat, until)) return
  const succeeded = succeededOn(state, id, seat, until)
  tell(
    finding('seat.lapsing', about, {
      part: until,
      since: begins(until),
      healedOn: succeeded === null ? null : later(from, succeeded),
      events: [seat.event],
      details: { until },
    }),
  )
}

/** The partner has left, and the seat that speaks for it goes on. */
const ofAbsentPartner = (state: HouseState, seat: Seat, about: About, report: Report): void => {
  // Who merged into another speaks on through it: only the end of the whole line is an end.
  const partner = seat.partner === null ? undefined : state.partners.get(partnerLineOf(state, seat.partner))
  if (partner === undefined || partner.period.until === null) return
  const since = later(seat.period.from, addDays(partner.period.until, 1))
  const end = seat.period.until === null ? null : addDays(seat.period.until, 1)
  if (end !== null && end <= since) return
  const events = [seat.event, partner.leftBy ?? partner.event] as const
  report(finding('seat.of-absent-partner', about, { since, healedOn: end, events, details: { partner: seat.partner } }))
}

/** What is irregular about a seat, or is about to become so. */
export const seatFindings = (state: HouseState, id: SeatId, seat: Seat, report: Report): void => {
  if (seat.period.until === null && seat.partner === null && seat.extensions.length === 0) return
  const about: About = { kind: 'seat', id, dossier: null, organ: seat.organ }
  lapsing(state, id, seat, about, report)
  ofAbsentPartner(state, seat, about, report)
}
