import type { DomainEvent } from '../events.js'
import type { Happened } from '../shared/event.js'
import type { EventId, MeetingId } from '../shared/identifiers.js'
import type { Irregularity } from '../shared/irregularity.js'
import type { HouseState } from '../state.js'
import type { IrregularEntry, Meeting } from './state.js'

/** Changes one meeting and notes the event among its entries. */
export const changeMeeting = (
  state: HouseState,
  event: Pick<Happened<DomainEvent>, 'id'>,
  id: MeetingId,
  change: (meeting: Meeting) => Partial<Meeting>,
): HouseState => {
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return state
  const changed = { ...meeting, ...change(meeting), entries: [...meeting.entries, event.id] }
  return { ...state, meetings: state.meetings.set(id, changed) }
}

/** What the state keeps of an irregular event: which rules; the reason stays in the log. */
export const irregularEntry = (event: EventId, irregular: Irregularity | null): readonly IrregularEntry[] =>
  irregular === null ? [] : [{ event, rules: irregular.rules }]
