import type { CommandOf } from '../commands.js'
import { isRefused } from '../dossier/decide.js'
import { accept, type Decided, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { HouseState } from '../state.js'
import { findGoingOn, findMeeting, mustBeItsDay, mustNotBeOver, seatMustBeOf } from './find.js'
import { type Meeting, type Movement, presentNow } from './state.js'
import { moveMustFollow } from './times.js'

type Moving = CommandOf<'RecordArrival' | 'RecordDeparture'>

/** In a written procedure nobody is in a room. */
export const mustBeInRoom = ({ form }: Meeting): Refused | null =>
  form === 'written' ? refuse('meeting.in-writing', 'meeting') : null

/** Who arrives was not there, who leaves was; and nobody comes back before having left. */
const moveMustFit = (meeting: Meeting, { seat, fromItem }: Moving, kind: Movement['kind']): Refused | null => {
  const present = presentNow(meeting)
  if (present === null) return refuse('meeting.attendance-needed', 'meeting')
  if (fromItem > meeting.agenda.length) return refuse('meeting.item-unknown', 'fromItem')
  const isThere = present.includes(seat)
  if (kind === 'arrived' && isThere) return refuse('meeting.already-present', 'seat')
  if (kind === 'left' && !isThere) return refuse('meeting.not-present', 'seat')
  const before = meeting.movements.findLast((one) => one.seat === seat)
  return before !== undefined && fromItem < before.fromItem
    ? refuse('meeting.movement-out-of-order', 'fromItem', { item: before.fromItem })
    : null
}

const move = (state: HouseState, command: Moving, kind: Movement['kind']): Decided => {
  const { meeting: id, seat, fromItem, at, effectiveOn } = command
  const meeting = findGoingOn(state, id)
  if (isRefused(meeting)) return meeting
  return (
    mustBeInRoom(meeting) ??
    mustBeItsDay(meeting, effectiveOn) ??
    seatMustBeOf(state, meeting.organ, seat, effectiveOn, 'seat') ??
    moveMustFit(meeting, command, kind) ??
    moveMustFollow(meeting, command, seat) ??
    accept([
      {
        type: kind === 'arrived' ? 'ArrivalRecorded' : 'DepartureRecorded',
        data: { meeting: id, organ: meeting.organ, seat, fromItem, at },
      },
    ])
  )
}

export const attendingDeciders: DecidersOf<
  'RecordAttendance' | 'RecordArrival' | 'RecordDeparture' | 'DeclareConflict'
> = {
  RecordAttendance: (command, state) => {
    const { meeting: id, present, effectiveOn } = command
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const refused = mustBeInRoom(meeting) ?? mustNotBeOver(meeting)
    if (refused !== null) return refused
    if (effectiveOn !== meeting.heldOn) return refuse('meeting.not-that-day', 'effectiveOn', { day: meeting.heldOn })
    for (const [index, seat] of present.entries()) {
      const stranger = seatMustBeOf(state, meeting.organ, seat, meeting.heldOn, `present.${index}`)
      if (stranger !== null) return stranger
    }
    return accept([{ type: 'AttendanceRecorded', data: { meeting: id, organ: meeting.organ, present } }])
  },

  RecordArrival: (command, state) => move(state, command, 'arrived'),

  RecordDeparture: (command, state) => move(state, command, 'left'),

  DeclareConflict: (command, state) => {
    const { meeting: id, dossier, seat, nature, leftAt, returnedAt, effectiveOn } = command
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const refused =
      mustNotBeOver(meeting) ??
      mustBeItsDay(meeting, effectiveOn) ??
      seatMustBeOf(state, meeting.organ, seat, effectiveOn, 'seat')
    if (refused !== null) return refused
    if (!state.dossiers.has(dossier)) return refuse('dossier.unknown', 'dossier')
    if (meeting.conflicts.some((one) => one.seat === seat && one.dossier === dossier)) {
      return refuse('meeting.conflict-already-declared', 'seat')
    }
    if (leftAt !== null && returnedAt !== null && returnedAt < leftAt) {
      return refuse('meeting.returned-before-leaving', 'returnedAt')
    }
    const data = { meeting: id, organ: meeting.organ, dossier, seat, nature, leftAt, returnedAt }
    return accept([{ type: 'ConflictDeclared', data }])
  },
}
