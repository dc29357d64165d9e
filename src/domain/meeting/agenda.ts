import { isRefused } from '../dossier/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DossierId, MeetingId, SeatId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { findGoingOn, findMeeting, mustBeItsDay, mustNotBeOver, rulesOf, seatMustBeOf } from './find.js'
import { itemOf, type Meeting } from './state.js'

/** A second convocation treats only what stood on the agenda of the first. */
export const mustBeOnFirstAgenda = (
  state: HouseState,
  first: MeetingId | null,
  dossier: DossierId,
  field: string,
): Refused | null => {
  const meeting = first === null ? undefined : state.meetings.get(first)
  return meeting === undefined || itemOf(meeting, dossier) !== undefined
    ? null
    : refuse('meeting.not-on-first-agenda', field, { title: state.dossiers.get(dossier)?.title ?? '' })
}

/** Refuses a seat that may not put something on the agenda; null asks for nothing. */
const mayAsk = (state: HouseState, meeting: Meeting, id: SeatId | null): Refused | null => {
  const seat = id === null ? undefined : state.seats.get(id)
  if (seat === undefined) return null
  const allowed: readonly string[] = rulesOf(state, meeting.organ, meeting.heldOn)?.agenda ?? []
  const roles = [
    seat.role,
    ...(meeting.chair === id ? ['chair'] : []),
    ...(meeting.secretary === id ? ['secretary'] : []),
  ]
  return roles.some((role) => allowed.includes(role))
    ? null
    : refuse('meeting.may-not-put-on-agenda', 'requestedBy', { function: seat.function })
}

const askerMustBeOf = (state: HouseState, { organ }: Meeting, id: SeatId | null, day: LocalDate): Refused | null =>
  id === null ? null : seatMustBeOf(state, organ, id, day, 'requestedBy')

export const agendaDeciders: DecidersOf<'AddAgendaItem' | 'WithdrawAgendaItem' | 'TreatAgendaItem'> = {
  AddAgendaItem: (command, state) => {
    const { meeting: id, dossier, part, requestedBy, effectiveOn } = command
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const over = mustNotBeOver(meeting)
    if (over !== null) return over
    if (!state.dossiers.has(dossier)) return refuse('dossier.unknown', 'dossier')
    if (itemOf(meeting, dossier) !== undefined) return refuse('meeting.item-already-there', 'dossier')
    const stranger = askerMustBeOf(state, meeting, requestedBy, effectiveOn)
    if (stranger !== null) return stranger
    const admitted = refuseOrAdmit(
      [
        mayAsk(state, meeting, requestedBy),
        mustBeOnFirstAgenda(state, meeting.secondConvocationOf, dossier, 'dossier'),
      ],
      command.irregularBecause,
    )
    if ('ok' in admitted) return admitted
    const item = meeting.agenda.length + 1
    const { irregular } = admitted
    const data = { meeting: id, organ: meeting.organ, dossier, item, part, requestedBy, irregular }
    return accept([{ type: 'AgendaItemAdded', data }])
  },

  WithdrawAgendaItem: ({ meeting: id, dossier, reason }, state) => {
    const meeting = findMeeting(state, id)
    if (isRefused(meeting)) return meeting
    const over = mustNotBeOver(meeting)
    if (over !== null) return over
    const found = itemOf(meeting, dossier)
    if (found === undefined) return refuse('meeting.item-unknown', 'dossier')
    if (found.treated) return refuse('meeting.item-treated', 'dossier')
    const { item } = found
    return accept([{ type: 'AgendaItemWithdrawn', data: { meeting: id, organ: meeting.organ, dossier, item, reason } }])
  },

  TreatAgendaItem: ({ meeting: id, dossier, part, note, effectiveOn }, state) => {
    const meeting = findGoingOn(state, id)
    if (isRefused(meeting)) return meeting
    const found = itemOf(meeting, dossier)
    if (found === undefined) return refuse('meeting.item-unknown', 'dossier')
    if (found.treated) return refuse('meeting.item-treated', 'dossier')
    const { item } = found
    const data = { meeting: id, organ: meeting.organ, dossier, item, part: part ?? found.part, note }
    return mustBeItsDay(meeting, effectiveOn) ?? accept([{ type: 'AgendaItemTreated', data }])
  },
}
