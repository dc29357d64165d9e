import type { CommandOf } from '../commands.js'
import { isRefused, partnerMustBePresent } from '../dossier/decide.js'
import { findMeeting, mustBeItsDay, mustBeOfOrgan, rulesOf, seatMustBeOf } from '../meeting/find.js'
import { lastDayOf, type Meeting, type Minutes } from '../meeting/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { MeetingId } from '../shared/identifiers.js'
import { addDays } from '../shared/time.js'
import type { HouseState } from '../state.js'

type ApproveMinutes = CommandOf<'ApproveMinutes'>

/** The minutes of a meeting that nobody approved yet, with their meeting. */
const findOpenMinutes = (
  state: HouseState,
  id: MeetingId,
): { readonly meeting: Meeting; readonly minutes: Minutes } | Refused => {
  const meeting = findMeeting(state, id)
  if (isRefused(meeting)) return meeting
  const { minutes } = meeting
  if (minutes === null) return refuse('minutes.missing', 'meeting')
  return minutes.approvedOn === null ? { meeting, minutes } : refuse('minutes.already-approved', 'meeting')
}

/** Minutes are approved in a later meeting of the organ that was opened, on a day of that meeting. */
const laterMeetingMustFit = (
  state: HouseState,
  { meeting: id, effectiveOn }: ApproveMinutes,
  meeting: Meeting,
  inMeeting: MeetingId,
): Refused | null => {
  const strange = mustBeOfOrgan(state, inMeeting, meeting.organ, 'inMeeting')
  if (strange !== null) return strange
  const approving = state.meetings.get(inMeeting)
  if (approving === undefined) return refuse('meeting.unknown', 'inMeeting')
  const isLater = inMeeting !== id && lastDayOf(meeting) <= approving.heldOn
  if (!isLater) return refuse('minutes.not-in-later-meeting', 'inMeeting')
  const opened = approving.form === 'written' || approving.status !== 'convened'
  return opened ? mustBeItsDay(approving, effectiveOn) : refuse('meeting.not-open', 'inMeeting')
}

/** Silence approves only where the rules of the organ say so, after the days they give, and when nobody remarked. */
const silenceMustApprove = (
  state: HouseState,
  { effectiveOn }: ApproveMinutes,
  { organ, heldOn }: Meeting,
  { draftedOn, remarks }: Minutes,
): Refused | null => {
  const days = rulesOf(state, organ, heldOn)?.minutesApprovedBySilenceAfterDays ?? null
  if (days === null) return refuse('minutes.silence-does-not-approve', 'inMeeting')
  if (remarks > 0) return refuse('minutes.remarked', 'inMeeting')
  const from = addDays(draftedOn, days)
  return effectiveOn < from ? refuse('minutes.silence-too-short', 'effectiveOn', { day: from }) : null
}

export const minutesDeciders: DecidersOf<
  'DraftMinutes' | 'RemarkOnMinutes' | 'ApproveMinutes' | 'RectifyMinutes' | 'RecordMinutesPaper'
> = {
  DraftMinutes: ({ meeting: id, text, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const { organ, minutes, status, closedOn } = meeting
    if (status !== 'closed' || closedOn === null) return refuse('meeting.not-closed', 'meeting')
    if (minutes !== null && minutes.approvedOn !== null) return refuse('minutes.already-approved', 'meeting')
    if (effectiveOn < closedOn) return refuse('minutes.before-end', 'effectiveOn', { day: closedOn })
    // The time in which silence approves begins with the newest version: it cannot lie before the one it replaces.
    if (minutes !== null && effectiveOn < minutes.draftedOn) {
      return refuse('minutes.before-draft', 'effectiveOn', { day: minutes.draftedOn })
    }
    const version = (minutes?.version ?? 0) + 1
    return accept([{ type: 'MinutesDrafted', data: { meeting: id, organ, version, text } }])
  },

  RemarkOnMinutes: ({ meeting: id, by, text, effectiveOn }, state) => {
    const found = findOpenMinutes(state, id)
    if (isRefused(found)) return found
    const { meeting, minutes } = found
    const { version, draftedOn } = minutes
    const { organ } = meeting
    if (effectiveOn < draftedOn) return refuse('minutes.before-draft', 'effectiveOn', { day: draftedOn })
    return (
      (by.kind === 'seat'
        ? seatMustBeOf(state, organ, by.seat, effectiveOn, 'by.seat')
        : partnerMustBePresent(state, by.partner, effectiveOn, 'by.partner')) ??
      accept([{ type: 'MinutesRemarked', data: { meeting: id, organ, version, by, text } }])
    )
  },

  ApproveMinutes: (command, state) => {
    const { meeting: id, inMeeting, remarks, effectiveOn } = command
    const found = findOpenMinutes(state, id)
    if (isRefused(found)) return found
    const { meeting, minutes } = found
    const { version, draftedOn } = minutes
    if (effectiveOn < draftedOn) return refuse('minutes.before-draft', 'effectiveOn', { day: draftedOn })
    return (
      (inMeeting === null
        ? silenceMustApprove(state, command, meeting, minutes)
        : laterMeetingMustFit(state, command, meeting, inMeeting)) ??
      accept([{ type: 'MinutesApproved', data: { meeting: id, organ: meeting.organ, version, inMeeting, remarks } }])
    )
  },

  RectifyMinutes: ({ meeting: id, correction, reason, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const { organ, minutes } = meeting
    if (minutes === null) return refuse('minutes.missing', 'meeting')
    const { approval, approvedOn, version } = minutes
    if (approval === null || approvedOn === null) return refuse('minutes.not-approved', 'meeting')
    if (effectiveOn < approvedOn) return refuse('minutes.before-approval', 'effectiveOn', { day: approvedOn })
    return accept([{ type: 'MinutesRectified', data: { meeting: id, organ, version, approval, correction, reason } }])
  },

  RecordMinutesPaper: ({ meeting: id, papers, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const { organ, minutes } = meeting
    if (minutes === null) return refuse('minutes.missing', 'meeting')
    const { approval, approvedOn, version, paper } = minutes
    if (approval === null || approvedOn === null) return refuse('minutes.not-approved', 'meeting')
    if (paper !== null) return refuse('minutes.paper-already-recorded', 'meeting')
    if (effectiveOn < approvedOn) return refuse('minutes.before-approval', 'effectiveOn', { day: approvedOn })
    return accept([{ type: 'MinutesPaperRecorded', data: { meeting: id, organ, version, approval, papers } }])
  },
}
