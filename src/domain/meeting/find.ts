import { isRefused } from '../dossier/decide.js'
import { rulesOn } from '../organ/state.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { isDayOf, lastDayOf, type Meeting } from './state.js'

/** The meeting, or the refusal that it is not there. */
export const findMeeting = (state: HouseState, id: MeetingId): Meeting | Refused =>
  state.meetings.get(id) ?? refuse('meeting.unknown', 'meeting')

/** Refuses a meeting that is not there, or that is of another organ. */
export const mustBeOfOrgan = (state: HouseState, id: MeetingId, organ: OrganId, field: string): Refused | null => {
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return refuse('meeting.unknown', field)
  return meeting.organ === organ ? null : refuse('meeting.not-of-organ', field)
}

/** Refuses a day that is none of the meeting's. */
export const mustBeItsDay = (meeting: Meeting, day: LocalDate): Refused | null =>
  isDayOf(meeting, day) ? null : refuse('meeting.not-that-day', 'effectiveOn', { day: meeting.heldOn })

/** Refuses a day before the last on which the meeting went on: it ends, or stops for a while, where it stands. */
export const mustBeItsLastDay = (meeting: Meeting, day: LocalDate): Refused | null =>
  mustBeItsDay(meeting, day) ??
  (meeting.form === 'in-person' && day < lastDayOf(meeting)
    ? refuse('meeting.not-that-day', 'effectiveOn', { day: lastDayOf(meeting) })
    : null)

/** Nothing happens any more in a meeting that is closed, nor in one that is suspended. */
export const mustNotBeOver = ({ status }: Meeting): Refused | null => {
  if (status === 'closed') return refuse('meeting.closed', 'meeting')
  return status === 'suspended' ? refuse('meeting.suspended', 'meeting') : null
}

/** The meeting, when it is going on: opened, neither suspended nor closed; a written procedure goes on by itself. */
export const findGoingOn = (state: HouseState, id: MeetingId): Meeting | Refused => {
  const meeting = findMeeting(state, id)
  if (isRefused(meeting)) return meeting
  const over = mustNotBeOver(meeting)
  if (over !== null) return over
  return meeting.status === 'open' || meeting.form === 'written' ? meeting : refuse('meeting.not-open', 'meeting')
}

/** Refuses a seat that is not of the organ, or not on that day; an observer may serve as well. */
export const seatMustBeOf = (
  state: HouseState,
  organ: OrganId,
  id: SeatId,
  day: LocalDate,
  field: string,
): Refused | null => {
  const seat = state.seats.get(id)
  if (seat === undefined) return refuse('seat.unknown', field)
  if (seat.organ !== organ) return refuse('seat.not-of-organ', field)
  return covers(seat.period, day) ? null : refuse('seat.not-valid-that-day', field, { day })
}

/** The rules of an organ on a day; undefined when the organ is not there. */
export const rulesOf = (state: HouseState, organ: OrganId, day: LocalDate): RuleSet | undefined => {
  const found = state.organs.get(organ)
  return found && rulesOn(found, day)
}
