import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { MeetingId, OrganId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { HouseState } from '../state.js'

/** Refuses when the meeting (if any) is not this organ's. */
export const meetingMustBeOf = (state: HouseState, id: MeetingId | null, organ: OrganId): Refused | null => {
  if (id === null) return null
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return refuse('meeting.unknown', 'meeting')
  return meeting.organ === organ ? null : refuse('meeting.not-of-organ', 'meeting')
}

export const meetingDeciders: DecidersOf<'ConveneMeeting' | 'AddAgendaItem' | 'RecordAttendance'> = {
  ConveneMeeting: (command, state, context) => {
    const { organ, heldOn, place, effectiveOn } = command
    const inactive = organMustBeActive(state, organ, heldOn, 'organ')
    if (inactive !== null) return inactive
    if (heldOn < effectiveOn) return refuse('meeting.before-invitation', 'heldOn')
    const meeting = context.newId() as MeetingId
    return accept([{ type: 'MeetingConvened', data: { meeting, organ, heldOn, place } }], { meeting })
  },

  AddAgendaItem: (command, state) => {
    const { meeting: id, dossier } = command
    const meeting = state.meetings.get(id)
    if (meeting === undefined) return refuse('meeting.unknown', 'meeting')
    if (!state.dossiers.has(dossier)) return refuse('dossier.unknown', 'dossier')
    if (meeting.agenda.some((one) => one.dossier === dossier)) return refuse('meeting.item-already-there', 'dossier')
    const item = meeting.agenda.length + 1
    return accept([{ type: 'AgendaItemAdded', data: { meeting: id, organ: meeting.organ, dossier, item } }])
  },

  RecordAttendance: (command, state) => {
    const { meeting: id, present, effectiveOn } = command
    const meeting = state.meetings.get(id)
    if (meeting === undefined) return refuse('meeting.unknown', 'meeting')
    if (effectiveOn !== meeting.heldOn) return refuse('meeting.not-that-day', 'effectiveOn', { day: meeting.heldOn })
    for (const [index, seatId] of present.entries()) {
      const seat = state.seats.get(seatId)
      if (seat === undefined) return refuse('seat.unknown', `present.${index}`)
      if (seat.organ !== meeting.organ) return refuse('seat.not-of-organ', `present.${index}`)
      if (!covers(seat.period, meeting.heldOn)) {
        return refuse('seat.not-valid-that-day', `present.${index}`, { day: meeting.heldOn })
      }
    }
    return accept([{ type: 'AttendanceRecorded', data: { meeting: id, organ: meeting.organ, present } }])
  },
}
