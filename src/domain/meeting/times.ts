import { type Refused, refuse } from '../shared/decider.js'
import type { SeatId } from '../shared/identifiers.js'
import type { LocalDate, TimeOfDay } from '../shared/time.js'
import type { Meeting } from './state.js'

type Said = { readonly at: TimeOfDay | null; readonly effectiveOn: LocalDate }

const latest = (times: readonly (TimeOfDay | null)[]): TimeOfDay | null =>
  times.reduce((last, at) => (at !== null && (last === null || last < at) ? at : last), null)

const mustNotBeBefore = ({ at }: Said, last: TimeOfDay | null): Refused | null =>
  at !== null && last !== null && at < last ? refuse('meeting.time-out-of-order', 'at', { at: last }) : null

const beganOn = ({ began }: Meeting, day: LocalDate): TimeOfDay | null => (began?.on === day ? began.at : null)

/** Nobody comes or goes before the meeting began that day, nor before the own coming or going before it. */
export const moveMustFollow = (meeting: Meeting, said: Said, seat: SeatId): Refused | null => {
  const own = meeting.movements.filter((one) => one.seat === seat && one.on === said.effectiveOn)
  return mustNotBeBefore(said, latest([beganOn(meeting, said.effectiveOn), ...own.map(({ at }) => at)]))
}

/** A meeting does not end before it began that day, nor before anybody came or went. */
export const endMustFollow = (meeting: Meeting, said: Said): Refused | null => {
  const thatDay = meeting.movements.filter(({ on }) => on === said.effectiveOn)
  return mustNotBeBefore(said, latest([beganOn(meeting, said.effectiveOn), ...thatDay.map(({ at }) => at)]))
}
