import type { Seat } from '../../seat/state.js'
import type { SeatId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, laterDay } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { LAPSES_WITHIN_DAYS, type Report, unlessInTime } from './rule.js'

/** Does another seat speak for the same: the same partner in the same organ, or the same function where there is none? */
const isSuccessor = (seat: Seat, other: Seat): boolean =>
  other.organ === seat.organ &&
  other.partner === seat.partner &&
  (seat.partner !== null || other.function === seat.function) &&
  (seat.role === 'observer' || other.role !== 'observer')

/** From when somebody else speaks for the same, beyond the last day of this seat; null when nobody does. */
const succeededOn = (state: HouseState, id: SeatId, seat: Seat, until: LocalDate): LocalDate | null => {
  let first: LocalDate | null = null
  for (const [otherId, other] of state.seats) {
    if (otherId === id || !isSuccessor(seat, other)) continue
    const last = other.period.until
    if (last === null || last > until) first = earlierDay(first, other.period.from)
  }
  return first
}

/** Nobody has to follow when the organ or the partner ends no later than the seat. */
const needsNobody = (state: HouseState, { organ, partner }: Seat, until: LocalDate): boolean => {
  const ends = [
    state.organs.get(organ)?.period.until,
    partner === null ? null : state.partners.get(partner)?.period.until,
  ]
  return ends.some((end) => end !== null && end !== undefined && end <= until)
}

const lapsing = (state: HouseState, id: SeatId, seat: Seat, about: About, report: Report): void => {
  const { from, until } = seat.period
  if (until === null || seat.ended || needsNobody(state, seat, until)) return
  const succeeded = succeededOn(state, id, seat, until)
  unlessInTime(report)(
    finding('seat.lapsing', about, {
      part: until,
      since: laterDay(from, addDays(until, -LAPSES_WITHIN_DAYS)),
      healedOn: succeeded === null ? null : laterDay(from, succeeded),
      events: [seat.event],
      details: { until },
    }),
  )
}

/** The partner has left, and the seat that speaks for it goes on. */
const ofAbsentPartner = (state: HouseState, seat: Seat, about: About, report: Report): void => {
  const partner = seat.partner === null ? undefined : state.partners.get(seat.partner)
  if (partner === undefined || partner.period.until === null) return
  const since = laterDay(seat.period.from, addDays(partner.period.until, 1))
  const end = seat.period.until === null ? null : addDays(seat.period.until, 1)
  if (end !== null && end <= since) return
  const events = [seat.event, partner.leftBy ?? partner.event] as const
  report(finding('seat.of-absent-partner', about, { since, healedOn: end, events, details: { partner: seat.partner } }))
}

/** What is irregular about a seat, or is about to become so. */
export const seatFindings = (state: HouseState, id: SeatId, seat: Seat, report: Report): void => {
  if (seat.period.until === null && seat.partner === null) return
  const about: About = { kind: 'seat', id, dossier: null, organ: seat.organ }
  lapsing(state, id, seat, about, report)
  ofAbsentPartner(state, seat, about, report)
}
