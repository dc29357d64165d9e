import { couldRotate } from '../../meeting/chair.js'
import { lastDayOf, type Meeting } from '../../meeting/state.js'
import { rulesOn } from '../../organ/state.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { EventId, MeetingId, OrganId } from '../../shared/identifiers.js'
import { addDays, daysBetween, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { type Report, unlessInTime } from './rule.js'

/** Within so many days the minutes of a meeting are drafted, or nobody remembers what was said. */
export const MINUTES_WITHIN_DAYS = 30

type Known = readonly [MeetingId, Meeting]

/** Did it take place, as far as the ledger knows? */
export const wasHeld = ({ status, attendance, minutes }: Meeting): boolean =>
  status !== 'convened' || attendance !== null || minutes !== null

/** The meetings of an organ that took place, by day; of one day in the order of their ids. */
export const heldMeetings = (state: HouseState, organ: OrganId): readonly Known[] => {
  const held: Known[] = []
  for (const [id, meeting] of state.meetings) {
    if (meeting.organ === organ && meeting.form === 'in-person' && wasHeld(meeting)) held.push([id, meeting])
  }
  return held.sort(([idOfA, a], [idOfB, b]) =>
    a.heldOn === b.heldOn ? (idOfA < idOfB ? -1 : 1) : a.heldOn < b.heldOn ? -1 : 1,
  )
}

type Asked = {
  readonly state: HouseState
  readonly id: MeetingId
  readonly meeting: Meeting
  readonly rules: RuleSet
  readonly about: About
  /** All of its events: what was convened, who was there, what was treated. */
  readonly events: readonly [EventId, ...EventId[]]
  readonly report: Report
}

/** Counted as the organ's rules do: in days between the invitation and the meeting, or the last answer in writing. */
const shortNotice = ({ state, id, meeting, rules, about, events, report }: Asked): void => {
  const written = meeting.form === 'written'
  const needed = written ? (rules.writtenProcedure?.minimumDays ?? 0) : rules.noticeDays
  const until = written ? (meeting.respondBy ?? meeting.heldOn) : meeting.heldOn
  const given = daysBetween(meeting.convenedOn, until)
  if (given >= needed) return
  report(
    finding('meeting.notice-too-short', about, {
      since: meeting.heldOn,
      healedOn: secondConvocation(state, id),
      events: [events[0]],
      details: { needed, given },
    }),
  )
}

/** The day of the meeting that was convened once more about the same matters, and took place. */
const secondConvocation = (state: HouseState, id: MeetingId): LocalDate | null => {
  for (const meeting of state.meetings.values()) {
    if (meeting.secondConvocationOf === id && wasHeld(meeting)) return meeting.heldOn
  }
  return null
}

const minutesMissing = ({ meeting, about, events, report }: Asked): void => {
  if (!wasHeld(meeting)) return
  unlessInTime(report)(
    finding('minutes.never-drafted', about, {
      since: addDays(lastDayOf(meeting), MINUTES_WITHIN_DAYS + 1),
      healedOn: meeting.minutes?.firstDraftedOn ?? null,
      events,
      details: { lastDay: addDays(lastDayOf(meeting), MINUTES_WITHIN_DAYS) },
    }),
  )
}

/** The next meeting approves them; where silence does, that comes first. */
const minutesUnapproved = ({ state, id, meeting, rules, about, events, report }: Asked): void => {
  const { minutes } = meeting
  if (minutes === null) return
  const silence = rules.minutesApprovedBySilenceAfterDays
  // A remark breaks the silence.
  const bySilence = silence === null || minutes.remarks > 0 ? null : addDays(minutes.draftedOn, silence)
  const next = nextMeeting(state, id, meeting, minutes.firstDraftedOn)
  if (next === null || (bySilence !== null && bySilence <= next)) return
  unlessInTime(report)(
    finding('minutes.never-approved', about, {
      since: addDays(next, 1),
      healedOn: minutes.approvedOn ?? bySilence,
      events,
      details: { nextMeeting: next },
    }),
  )
}

/** The day of the next meeting at which the minutes could be approved; null when there was none. */
const nextMeeting = (state: HouseState, id: MeetingId, meeting: Meeting, draftedOn: LocalDate): LocalDate | null => {
  const later = heldMeetings(state, meeting.organ).find(
    ([other, { heldOn }]) => other !== id && heldOn > meeting.heldOn && heldOn >= draftedOn,
  )
  return later?.[1].heldOn ?? null
}

const untreated = ({ state, meeting, about, events, report }: Asked): void => {
  if (meeting.status !== 'closed') return
  const open = meeting.agenda.filter(({ treated, withdrawn }) => !treated && !withdrawn)
  if (open.length === 0) return
  const later = heldMeetings(state, meeting.organ).filter(([, { heldOn }]) => heldOn > lastDayOf(meeting))
  for (const { dossier } of open) {
    const taken = later.find(([, { agenda }]) => agenda.some((item) => item.dossier === dossier && item.treated))
    const withdrawn = state.dossiers.get(dossier)?.withdrawal?.on ?? null
    report(
      finding(
        'meeting.item-never-treated',
        { ...about, dossier },
        {
          part: dossier,
          since: lastDayOf(meeting),
          healedOn: taken?.[1].heldOn ?? withdrawn,
          events,
          details: { dossier },
        },
      ),
    )
  }
}

/** Where the chair rotates, whoever led the meeting before does not lead this one too, unless nobody else could. */
const sameChair = ({ state, id, meeting, about, events, report }: Asked): void => {
  if (meeting.chair === null || !wasHeld(meeting) || !couldRotate(state, meeting, meeting.chair)) return
  const held = heldMeetings(state, meeting.organ)
  const before = held[held.findIndex(([other]) => other === id) - 1]?.[1]
  if (before === undefined || before.chair !== meeting.chair) return
  const next = held[held.findIndex(([other]) => other === id) + 1]?.[1]
  report(
    finding('meeting.same-chair-twice', about, {
      since: meeting.heldOn,
      healedOn: next !== undefined && next.chair !== meeting.chair ? next.heldOn : null,
      events: [events[0], ...before.entries.slice(0, 1), ...events.slice(1)],
      details: { seat: meeting.chair },
    }),
  )
}

/** What is irregular about a meeting, its minutes and what stood on its agenda. */
export const meetingFindings = (state: HouseState, id: MeetingId, meeting: Meeting, report: Report): void => {
  const organ = state.organs.get(meeting.organ)
  const rules = organ && rulesOn(organ, meeting.heldOn)
  const [first, ...more] = meeting.entries
  if (rules === undefined || first === undefined) return
  const about: About = { kind: 'meeting', id, dossier: null, organ: meeting.organ }
  const asked = { state, id, meeting, rules, about, events: [first, ...more] as const, report }
  shortNotice(asked)
  minutesMissing(asked)
  minutesUnapproved(asked)
  untreated(asked)
  sameChair(asked)
}
