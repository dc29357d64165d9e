import { changeDossier } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { MeetingId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Meeting } from './state.js'

/** Changes one meeting and notes the event among its entries. */
const changeMeeting = (
  state: HouseState,
  event: Happened<DomainEvent>,
  id: MeetingId,
  change: (meeting: Meeting) => Partial<Meeting>,
): HouseState => {
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return state
  const changed = { ...meeting, ...change(meeting), entries: [...meeting.entries, event.id] }
  return { ...state, meetings: state.meetings.set(id, changed) }
}

export const meetingEvolvers: EvolversOf<'MeetingConvened' | 'AgendaItemAdded' | 'AttendanceRecorded'> = {
  MeetingConvened: (state, { data, id, effectiveOn }) => ({
    ...state,
    meetings: state.meetings.set(data.meeting, {
      organ: data.organ,
      convenedOn: effectiveOn,
      heldOn: data.heldOn,
      form: 'in-person',
      respondBy: null,
      secondConvocationOf: null,
      chair: null,
      secretary: null,
      agenda: [],
      status: 'convened',
      days: [data.heldOn],
      attendance: null,
      movements: [],
      conflicts: [],
      minutes: null,
      entries: [id],
    }),
  }),
  AgendaItemAdded: (state, event) => {
    const { meeting, dossier } = event.data
    const withItem = changeMeeting(state, event, meeting, ({ agenda }) => ({
      agenda: [...agenda, { dossier, part: 'open', treated: false }],
    }))
    return changeDossier(withItem, dossier, event, () => ({}))
  },
  AttendanceRecorded: (state, event) =>
    changeMeeting(state, event, event.data.meeting, () => ({ attendance: event.data.present })),
}
