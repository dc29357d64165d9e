import { changeDossier } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'

export const meetingEvolvers: EvolversOf<'MeetingConvened' | 'AgendaItemAdded' | 'AttendanceRecorded'> = {
  MeetingConvened: (state, { data }) => ({
    ...state,
    meetings: state.meetings.set(data.meeting, { organ: data.organ, heldOn: data.heldOn, agenda: [] }),
  }),
  AgendaItemAdded: (state, event) => {
    const { meeting: id, dossier } = event.data
    const meeting = state.meetings.get(id)
    if (meeting === undefined) return state
    const withItem = {
      ...state,
      meetings: state.meetings.set(id, { ...meeting, agenda: [...meeting.agenda, dossier] }),
    }
    return changeDossier(withItem, dossier, event, () => ({}))
  },
  // The rules of quorum that will read attendance from the state are not there yet; the fact stands in the log.
  AttendanceRecorded: (state) => state,
}
