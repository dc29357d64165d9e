import { isRefused } from '../dossier/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { HouseState } from '../state.js'
import { mustBeInRoom } from './attending.js'
import { findGoingOn, findMeeting, mustBeItsDay, mustBeItsLastDay, mustNotBeOver } from './find.js'
import { countQuorum } from './quorum.js'
import { lastDayOf, type Meeting } from './state.js'
import { endMustFollow } from './times.js'

/** A chair who is not there is replaced before the meeting begins. */
const chairMustBeThere = (state: HouseState, { chair, attendance }: Meeting): Refused | null =>
  chair === null || attendance?.includes(chair) === true
    ? null
    : refuse('meeting.chair-absent', 'meeting', { function: state.seats.get(chair)?.function ?? '' })

export const courseDeciders: DecidersOf<
  'OpenMeeting' | 'NoteQuorum' | 'SuspendMeeting' | 'ResumeMeeting' | 'CloseMeeting'
> = {
  OpenMeeting: ({ meeting: id, at, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const refused =
      mustBeInRoom(meeting) ??
      mustNotBeOver(meeting) ??
      (meeting.status === 'open' ? refuse('meeting.already-open', 'meeting') : null) ??
      mustBeItsDay(meeting, effectiveOn)
    if (refused !== null) return refused
    const count = countQuorum(state, id, meeting, null, effectiveOn)
    if (count === null) return refuse('meeting.attendance-needed', 'meeting')
    const { organ } = meeting
    return (
      chairMustBeThere(state, meeting) ??
      accept([
        { type: 'MeetingOpened', data: { meeting: id, organ, at } },
        { type: 'QuorumNoted', data: { meeting: id, organ, matter: null, ...count } },
      ])
    )
  },

  NoteQuorum: ({ meeting: id, matter, effectiveOn }, state) => {
    const meeting = findGoingOn(state, id)
    if (isRefused(meeting)) return meeting
    const refused = mustBeInRoom(meeting) ?? mustBeItsDay(meeting, effectiveOn)
    if (refused !== null) return refused
    if (matter !== null && !state.dossiers.has(matter)) return refuse('dossier.unknown', 'matter')
    const count = countQuorum(state, id, meeting, matter, effectiveOn)
    if (count === null) return refuse('meeting.attendance-needed', 'meeting')
    return accept([{ type: 'QuorumNoted', data: { meeting: id, organ: meeting.organ, matter, ...count } }])
  },

  SuspendMeeting: ({ meeting: id, reason, resumesOn, effectiveOn }, state) => {
    const meeting = findGoingOn(state, id)
    if (isRefused(meeting)) return meeting
    const refused = mustBeInRoom(meeting) ?? mustBeItsLastDay(meeting, effectiveOn)
    if (refused !== null) return refused
    if (resumesOn !== null && resumesOn < effectiveOn) {
      return refuse('meeting.resumes-too-early', 'resumesOn', { day: effectiveOn })
    }
    return accept([{ type: 'MeetingSuspended', data: { meeting: id, organ: meeting.organ, reason, resumesOn } }])
  },

  ResumeMeeting: ({ meeting: id, at, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    if (meeting.status !== 'suspended') return refuse('meeting.not-suspended', 'meeting')
    const day = lastDayOf(meeting)
    if (effectiveOn < day) return refuse('meeting.resumes-too-early', 'effectiveOn', { day })
    return (
      endMustFollow(meeting, { at, effectiveOn }) ??
      accept([{ type: 'MeetingResumed', data: { meeting: id, organ: meeting.organ, at } }])
    )
  },

  CloseMeeting: ({ meeting: id, at, effectiveOn }, state) => {
    const meeting = findGoingOn(state, id)
    if (isRefused(meeting)) return meeting
    return (
      mustBeItsLastDay(meeting, effectiveOn) ??
      endMustFollow(meeting, { at, effectiveOn }) ??
      accept([{ type: 'MeetingClosed', data: { meeting: id, organ: meeting.organ, at } }])
    )
  },
}
