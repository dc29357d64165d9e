import { meetingsOf } from '../../domain/meeting/chair.js'
import { rulesOf } from '../../domain/meeting/find.js'
import { isDayOf, lastDayOf, type Meeting } from '../../domain/meeting/state.js'
import type { MeetingId } from '../../domain/shared/identifiers.js'
import { addDays, type LocalDate } from '../../domain/shared/time.js'
import { liveMeetingPage, meetingPage, prepareMeetingPage } from '../frame/addresses.js'
import type { Capacity } from './own-tasks.js'
import type { Task } from './task.js'

/** The day from which silence approves the minutes; null where the rules of the organ do not let it. */
const silenceOf = ({ state }: Capacity, { organ, heldOn, minutes }: Meeting): LocalDate | null => {
  const days = rulesOf(state, organ, heldOn)?.minutesApprovedBySilenceAfterDays ?? null
  return days === null || minutes === null ? null : addDays(minutes.draftedOn, days)
}

/** Is there a later meeting of the organ that goes on today, and that can approve the minutes? */
const canBeApprovedIn = ({ state, today }: Capacity, id: MeetingId, meeting: Meeting): boolean =>
  meetingsOf(state, meeting.organ).some(
    ([other, later]) => other !== id && lastDayOf(meeting) <= later.heldOn && isDayOf(later, today),
  )

type Step = Pick<Task, 'text' | 'deadline' | 'since'> & { readonly slug: string }

/** What the minutes of a closed meeting wait for, for who records for the organ. */
const minutesStep = (capacity: Capacity, id: MeetingId, meeting: Meeting): Step | null => {
  const { minutes, closedOn } = meeting
  if (minutes === null) return { text: 'my-work.task.minutes', slug: 'verslag', since: closedOn, deadline: null }
  if (minutes.approvedOn !== null) return null
  const since = minutes.draftedOn
  if (minutes.remarks > 0) return { text: 'my-work.task.minutes-remarks', slug: 'verslag', since, deadline: null }
  const silence = silenceOf(capacity, meeting)
  const bySilence = silence !== null && silence <= capacity.today
  return bySilence || canBeApprovedIn(capacity, id, meeting)
    ? { text: 'my-work.task.minutes-approval', slug: 'verslag-goedkeuren', since, deadline: null }
    : null
}

const isOfMember = ({ state, today, isMine }: Capacity, { organ }: Meeting): boolean =>
  [...state.seats.entries()].some(
    ([id, seat]) =>
      seat.organ === organ &&
      isMine(id) &&
      seat.period.from <= today &&
      (seat.period.until === null || today <= seat.period.until),
  )

const ofMeeting = (capacity: Capacity, id: MeetingId, meeting: Meeting, about: string): Task | null => {
  const { house, today, organs, state } = capacity
  const name = state.organs.get(meeting.organ)?.name ?? meeting.organ
  const page = meetingPage(house, id)
  const shared = { about, as: name }
  if (!organs.has(meeting.organ)) {
    const isOpen = meeting.minutes !== null && meeting.minutes.approvedOn === null
    if (!isOpen || !isOfMember(capacity, meeting)) return null
    const since = meeting.minutes?.draftedOn ?? null
    const deadline = silenceOf(capacity, meeting)
    return { ...shared, text: 'my-work.task.minutes-read', since, deadline, path: `${page}/opmerking` }
  }
  if (meeting.status === 'closed') {
    const step = minutesStep(capacity, id, meeting)
    if (step === null) return null
    const { slug, ...rest } = step
    return { ...shared, ...rest, path: `${page}/${slug}` }
  }
  const since = meeting.convenedOn
  if (meeting.form === 'written') {
    const deadline = meeting.respondBy
    return deadline !== null && deadline < today
      ? { ...shared, text: 'my-work.task.meeting-close', since, deadline, path: `${page}/sluiten` }
      : null
  }
  const deadline = meeting.resumesOn ?? lastDayOf(meeting)
  return deadline > today
    ? { ...shared, text: 'my-work.task.meeting-prepare', since, deadline, path: prepareMeetingPage(house, id) }
    : { ...shared, text: 'my-work.task.meeting-hold', since, deadline, path: liveMeetingPage(house, id) }
}

/** Meetings to prepare, to hold and to write the minutes of; minutes to read for who is a member. */
export const meetingTasks = (
  capacity: Capacity,
  title: (organ: string, heldOn: LocalDate) => string,
): readonly Task[] =>
  [...capacity.state.meetings.entries()].flatMap(([id, meeting]) => {
    const organ = capacity.state.organs.get(meeting.organ)?.name ?? meeting.organ
    const task = ofMeeting(capacity, id, meeting, title(organ, meeting.heldOn))
    return task === null ? [] : [task]
  })
