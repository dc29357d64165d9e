import { after } from './calendar.js'
import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { ofOrgan } from './meeting-objections.js'
import { isItsDay, lastDay, type Meeting, meetingNamed } from './meetings.js'
import { mayServe, rulesOf, takesPart } from './seats.js'

type OfMinutes = Command<'DraftMinutes' | 'RemarkOnMinutes' | 'ApproveMinutes' | 'RectifyMinutes'>

const ofMeeting =
  <One extends OfMinutes>(rules: (history: History, meeting: Meeting, command: One) => readonly string[]) =>
  (history: History, command: One): Objections => {
    const meeting = meetingNamed(history, command.meeting)
    return ledger(...(meeting === undefined ? ['meeting.unknown'] : rules(history, meeting, command)))
  }

export const draftMinutes = ofMeeting<Command<'DraftMinutes'>>((_history, { closedOn, minutes }, { effectiveOn }) =>
  broken(
    [closedOn === null, 'meeting.not-closed'],
    [minutes !== null && minutes.approvedOn !== null, 'minutes.already-approved'],
    [closedOn !== null && effectiveOn < closedOn, 'minutes.before-end'],
    [minutes !== null && effectiveOn < minutes.draftedOn, 'minutes.before-draft'],
  ),
)

export const remarkOnMinutes = ofMeeting<Command<'RemarkOnMinutes'>>((history, { organ, minutes }, command) => {
  const { by, effectiveOn } = command
  if (minutes === null) return ['minutes.missing']
  const remarker =
    by.kind === 'seat'
      ? mayServe(history, organ, by.seat, effectiveOn)
      : !history.all('AdmitPartner').some(({ created }) => created.partner === by.partner)
        ? ['partner.unknown']
        : broken([!takesPart(history, by.partner, effectiveOn), 'partner.not-present'])
  return [
    ...broken(
      [minutes.approvedOn !== null, 'minutes.already-approved'],
      [effectiveOn < minutes.draftedOn, 'minutes.before-draft'],
    ),
    ...remarker,
  ]
})

/** A later meeting of the organ approves them, on one of its days. */
const inLaterMeeting = (history: History, meeting: Meeting, inMeeting: string, day: string): readonly string[] => {
  const strange = ofOrgan(history, inMeeting, meeting.organ)
  if (strange.length > 0) return strange
  const other = meetingNamed(history, inMeeting)!
  return broken(
    [other.id === meeting.id || other.heldOn < lastDay(meeting), 'minutes.not-in-later-meeting'],
    [!other.written && other.status === 'convened', 'meeting.not-open'],
    [!isItsDay(other, day), 'meeting.not-that-day'],
  )
}

/** Nobody remarked within the days that the rules of the meeting's day give. */
const bySilence = (history: History, meeting: Meeting, day: string): readonly string[] => {
  const { organ, heldOn, minutes } = meeting
  const days = rulesOf(history, organ, heldOn).minutesApprovedBySilenceAfterDays
  if (days === null) return ['minutes.silence-does-not-approve']
  return broken(
    [minutes!.remarks > 0, 'minutes.remarked'],
    [day < after(minutes!.draftedOn, days), 'minutes.silence-too-short'],
  )
}

export const approveMinutes = ofMeeting<Command<'ApproveMinutes'>>((history, meeting, { inMeeting, effectiveOn }) => {
  const { minutes } = meeting
  if (minutes === null) return ['minutes.missing']
  return [
    ...broken(
      [minutes.approvedOn !== null, 'minutes.already-approved'],
      [effectiveOn < minutes.draftedOn, 'minutes.before-draft'],
    ),
    ...(inMeeting === null
      ? bySilence(history, meeting, effectiveOn)
      : inLaterMeeting(history, meeting, inMeeting, effectiveOn)),
  ]
})

export const rectifyMinutes = ofMeeting<Command<'RectifyMinutes'>>((_history, { minutes }, { effectiveOn }) => {
  if (minutes === null) return ['minutes.missing']
  const { approvedOn } = minutes
  if (approvedOn === null) return ['minutes.not-approved']
  return broken([effectiveOn < approvedOn, 'minutes.before-approval'])
})
