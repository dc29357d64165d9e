import { changeDossier } from '../dossier/state.js'
import type { DomainEvent, EventOf } from '../events.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { DossierId, MeetingId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import { changeMeeting, irregularEntry } from './change.js'
import type { AgendaItem, Meeting, Movement } from './state.js'

type AboutMatter = { readonly meeting: MeetingId; readonly dossier: DossierId }

/** An event of a meeting about one matter is an entry of its dossier too. */
const aboutMatter = (
  state: HouseState,
  event: Pick<Happened<DomainEvent>, 'id' | 'revision'>,
  { meeting, dossier }: AboutMatter,
  change: (meeting: Meeting) => Partial<Meeting>,
): HouseState => changeDossier(changeMeeting(state, event, meeting, change), dossier, event, () => ({}))

const changeItem = (
  { agenda }: Meeting,
  number: number,
  change: Partial<AgendaItem>,
): { readonly agenda: readonly AgendaItem[] } => ({
  agenda: agenda.map((one) => (one.item === number ? { ...one, ...change } : one)),
})

const moved = (
  state: HouseState,
  event: Happened<EventOf<'ArrivalRecorded' | 'DepartureRecorded'>>,
  kind: Movement['kind'],
): HouseState => {
  const { meeting, seat, fromItem, at } = event.data
  return changeMeeting(state, event, meeting, ({ movements }) => ({
    movements: [...movements, { seat, kind, fromItem, on: event.effectiveOn, at, event: event.id }],
  }))
}

/** When the meeting began on the day of the event, where a time was said. */
const beganAt = ({
  effectiveOn: on,
  data: { at },
}: Happened<EventOf<'MeetingOpened' | 'MeetingResumed'>>): Meeting['began'] => (at === null ? null : { on, at })

export const meetingEvolvers: EvolversOf<
  | 'MeetingConvened'
  | 'MeetingChairAppointed'
  | 'MeetingSecretaryAppointed'
  | 'AgendaItemAdded'
  | 'AgendaItemWithdrawn'
  | 'AttendanceRecorded'
  | 'ArrivalRecorded'
  | 'DepartureRecorded'
  | 'MeetingOpened'
  | 'QuorumNoted'
  | 'AgendaItemTreated'
  | 'ConflictDeclared'
  | 'MeetingSuspended'
  | 'MeetingResumed'
  | 'MeetingClosed'
> = {
  MeetingConvened: (state, { data, id, revision, effectiveOn }) => ({
    ...state,
    meetings: state.meetings.set(data.meeting, {
      organ: data.organ,
      convenedOn: effectiveOn,
      heldOn: data.heldOn,
      startsAt: data.startsAt,
      place: data.place,
      form: data.form,
      respondBy: data.respondBy,
      secondConvocationOf: data.secondConvocationOf,
      chair: data.chair,
      secretary: data.secretary,
      agenda: [],
      status: 'convened',
      days: [data.heldOn],
      resumesOn: null,
      closedOn: null,
      began: null,
      attendance: null,
      movements: [],
      conflicts: [],
      quorumNotes: [],
      minutes: null,
      irregular: irregularEntry(id, data.irregular),
      event: id,
      revision,
      entries: [id],
    }),
  }),
  MeetingChairAppointed: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ irregular }) => ({
      chair: event.data.chair,
      irregular: [...irregular, ...irregularEntry(event.id, event.data.irregular)],
    })),
  MeetingSecretaryAppointed: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({ secretary: event.data.secretary })),
  AgendaItemAdded: (state, event) => {
    const { dossier, item, part, requestedBy } = event.data
    return aboutMatter(state, event, event.data, ({ agenda, irregular }) => ({
      agenda: [...agenda, { item, dossier, part, requestedBy, treated: false, withdrawn: false, event: event.id }],
      irregular: [...irregular, ...irregularEntry(event.id, event.data.irregular)],
    }))
  },
  AgendaItemWithdrawn: (state, event) =>
    aboutMatter(state, event, event.data, (meeting) => changeItem(meeting, event.data.item, { withdrawn: true })),
  AttendanceRecorded: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({ attendance: event.data.present })),
  ArrivalRecorded: (state, event) => moved(state, event, 'arrived'),
  DepartureRecorded: (state, event) => moved(state, event, 'left'),
  MeetingOpened: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({ status: 'open', began: beganAt(event) })),
  QuorumNoted: (state, event) => {
    const { matter, present, represented, seats, needed, dropped, met } = event.data
    const note = { on: event.effectiveOn, matter, present, represented, seats, needed, dropped, met, event: event.id }
    return changeMeeting(state, event, event.data.meeting, ({ quorumNotes }) => ({
      quorumNotes: [...quorumNotes, note],
    }))
  },
  AgendaItemTreated: (state, event) =>
    aboutMatter(state, event, event.data, (meeting) =>
      changeItem(meeting, event.data.item, { treated: true, part: event.data.part }),
    ),
  ConflictDeclared: (state, event) => {
    const { seat, dossier } = event.data
    return aboutMatter(state, event, event.data, ({ conflicts }) => ({
      conflicts: [...conflicts, { seat, dossier, event: event.id }],
    }))
  },
  MeetingSuspended: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({
      status: 'suspended',
      resumesOn: event.data.resumesOn,
    })),
  MeetingResumed: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ days }) => ({
      status: 'open',
      began: beganAt(event),
      resumesOn: null,
      days: days.includes(event.effectiveOn) ? days : [...days, event.effectiveOn],
    })),
  MeetingClosed: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({ status: 'closed', closedOn: event.effectiveOn })),
}
