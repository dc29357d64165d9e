import type { CommandOf } from '../commands.js'
import { isRefused } from '../dossier/decide.js'
import type { DomainEvent } from '../events.js'
import { organMustBeActive } from '../organ/decide.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { MeetingId, SeatId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { addDays, daysBetween, later } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { mustBeOnFirstAgenda } from './agenda.js'
import { chairMustRotate } from './chair.js'
import { findMeeting, mustBeOfOrgan, rulesOf, seatMustBeOf } from './find.js'

type ConveneMeeting = CommandOf<'ConveneMeeting'>

/** The days of a meeting follow one another, and only a written procedure has a last day to answer; only a meeting has an hour. */
const daysMustFit = ({ form, heldOn, startsAt, respondBy, effectiveOn }: ConveneMeeting): Refused | null => {
  if (heldOn < effectiveOn) return refuse('meeting.before-invitation', 'heldOn')
  if (form === 'in-person') return respondBy === null ? null : refuse('meeting.respond-by-only-in-writing', 'respondBy')
  if (startsAt !== null) return refuse('meeting.hour-not-in-writing', 'startsAt')
  if (respondBy === null) return refuse('meeting.respond-by-needed', 'respondBy')
  return respondBy < heldOn ? refuse('period.ends-before-start', 'respondBy') : null
}

/** Refuses a second convocation where the rules know none, or too soon: it is then a meeting like any other. */
const secondMustFit = (
  state: HouseState,
  { organ, heldOn, secondConvocationOf: first }: ConveneMeeting,
  { secondConvocation }: RuleSet,
): Refused | null => {
  if (first === null) return null
  const strange = mustBeOfOrgan(state, first, organ, 'secondConvocationOf')
  if (strange !== null) return strange
  if (secondConvocation === null) return refuse('meeting.no-second-convocation', 'secondConvocationOf')
  const firstDay = state.meetings.get(first)?.heldOn ?? heldOn
  const { afterDays } = secondConvocation
  return daysBetween(firstDay, heldOn) < afterDays
    ? refuse('meeting.second-too-soon', 'heldOn', { days: afterDays, day: addDays(firstDay, afterDays) })
    : null
}

/** The time between invitation and meeting, or to answer in writing. */
const timeMustBeEnough = (
  { form, heldOn, respondBy, effectiveOn }: ConveneMeeting,
  { noticeDays, writtenProcedure }: RuleSet,
): Refused | null => {
  if (form === 'in-person') {
    return daysBetween(effectiveOn, heldOn) < noticeDays
      ? refuse('meeting.notice-too-short', 'heldOn', { days: noticeDays, day: addDays(effectiveOn, noticeDays) })
      : null
  }
  if (writtenProcedure === null) return refuse('meeting.written-not-allowed', 'form')
  const { minimumDays } = writtenProcedure
  return respondBy !== null && daysBetween(effectiveOn, respondBy) < minimumDays
    ? refuse('meeting.too-little-time-to-respond', 'respondBy', { days: minimumDays })
    : null
}

/** Every dossier on the agenda is there, and stands on it once. */
const agendaMustFit = (state: HouseState, { agenda }: ConveneMeeting): Refused | null => {
  for (const [index, dossier] of agenda.entries()) {
    if (!state.dossiers.has(dossier)) return refuse('dossier.unknown', `agenda.${index}`)
    if (agenda.indexOf(dossier) < index) return refuse('meeting.item-already-there', `agenda.${index}`)
  }
  return null
}

const mayServe = (
  state: HouseState,
  { organ, heldOn }: ConveneMeeting,
  seat: SeatId | null,
  field: string,
): Refused | null => (seat === null ? null : seatMustBeOf(state, organ, seat, heldOn, field))

export const conveningDeciders: DecidersOf<'ConveneMeeting' | 'AppointMeetingChair' | 'AppointMeetingSecretary'> = {
  ConveneMeeting: (command, state, context) => {
    const { organ, heldOn, startsAt, place, form, respondBy, secondConvocationOf, chair, secretary, agenda } = command
    const inactive = organMustBeActive(state, organ, heldOn, 'organ')
    if (inactive !== null) return inactive
    const rules = rulesOf(state, organ, heldOn)
    if (rules === undefined) return refuse('organ.unknown', 'organ')
    const refused =
      daysMustFit(command) ??
      secondMustFit(state, command, rules) ??
      mayServe(state, command, chair, 'chair') ??
      mayServe(state, command, secretary, 'secretary') ??
      agendaMustFit(state, command)
    if (refused !== null) return refused
    const meeting = context.newId() as MeetingId
    const admitted = refuseOrAdmit(
      [
        timeMustBeEnough(command, rules),
        chair === null || form === 'written' ? null : chairMustRotate(state, meeting, command, chair),
      ],
      command.irregularBecause,
    )
    if ('ok' in admitted) return admitted
    const { irregular } = admitted
    const items: DomainEvent[] = []
    for (const [index, dossier] of agenda.entries()) {
      const off = mustBeOnFirstAgenda(state, secondConvocationOf, dossier, `agenda.${index}`)
      const allowed = refuseOrAdmit([off], command.irregularBecause)
      if ('ok' in allowed) return allowed
      const asked = { part: 'open', requestedBy: null, irregular: allowed.irregular } as const
      items.push({ type: 'AgendaItemAdded', data: { meeting, organ, dossier, item: index + 1, ...asked } })
    }
    const convened = {
      meeting,
      organ,
      heldOn,
      startsAt,
      place,
      form,
      respondBy,
      secondConvocationOf,
      chair,
      secretary,
      irregular,
    }
    return accept([{ type: 'MeetingConvened', data: convened }, ...items], { meeting })
  },

  AppointMeetingChair: (command, state) => {
    const { meeting: id, chair, because, effectiveOn } = command
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    if (meeting.status === 'closed') return refuse('meeting.closed', 'meeting')
    const { organ, heldOn } = meeting
    const refused =
      seatMustBeOf(state, organ, chair, later(heldOn, effectiveOn), 'chair') ??
      (meeting.chair === chair ? refuse('meeting.already-appointed', 'chair') : null)
    if (refused !== null) return refused
    const rotates = meeting.form === 'written' ? null : chairMustRotate(state, id, meeting, chair)
    const admitted = refuseOrAdmit([rotates], command.irregularBecause)
    if ('ok' in admitted) return admitted
    const data = { meeting: id, organ, chair, because, irregular: admitted.irregular }
    return accept([{ type: 'MeetingChairAppointed', data }])
  },

  AppointMeetingSecretary: ({ meeting: id, secretary, because, effectiveOn }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    if (meeting.status === 'closed') return refuse('meeting.closed', 'meeting')
    const { organ, heldOn } = meeting
    return (
      seatMustBeOf(state, organ, secretary, later(heldOn, effectiveOn), 'secretary') ??
      (meeting.secretary === secretary ? refuse('meeting.already-appointed', 'secretary') : null) ??
      accept([{ type: 'MeetingSecretaryAppointed', data: { meeting: id, organ, secretary, because } }])
    )
  },
}
