import type { DecidersOf, Refused } from '../shared/decider.js'
import type { MeetingId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { agendaDeciders } from './agenda.js'
import { attendingDeciders } from './attending.js'
import type { meetingCommands } from './commands.js'
import { conveningDeciders } from './convening.js'
import { courseDeciders } from './course.js'
import { mustBeItsDay, mustBeOfOrgan } from './find.js'

/** Refuses when the meeting (if any) is not this organ's, or was not held on that day. */
export const meetingMustBeOf = (
  state: HouseState,
  id: MeetingId | null,
  organ: OrganId,
  on: LocalDate,
): Refused | null => {
  const meeting = id === null ? undefined : state.meetings.get(id)
  if (id === null) return null
  return mustBeOfOrgan(state, id, organ, 'meeting') ?? (meeting === undefined ? null : mustBeItsDay(meeting, on))
}

export const meetingDeciders: DecidersOf<(typeof meetingCommands)[number]['type']> = {
  ...conveningDeciders,
  ...agendaDeciders,
  ...attendingDeciders,
  ...courseDeciders,
}
