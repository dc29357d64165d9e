import type { DomainEvent } from '../domain/events.js'
import { evolve } from '../domain/evolve.js'
import { meetingEvents } from '../domain/meeting/events.js'
import type { Meeting } from '../domain/meeting/state.js'
import { minutesEvents } from '../domain/minutes/events.js'
import { proxyEvents } from '../domain/proxy/events.js'
import type { Happened } from '../domain/shared/event.js'
import type { HouseId, MeetingId, OrganId } from '../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import type { ReadEventsOfHouse } from './events-of-house.js'
import type { HouseStates } from './house-states.js'
import type { HouseEvent } from './meeting-teller.js'
import type { MeetingSummary, MeetingTold } from './meeting-told.js'
import { summarise, tellMeeting } from './tell-meeting.js'

/** Which day is meant, and which knowledge is used (null: all that is known now). */
export type MeetingTime = { readonly asOf: LocalDate; readonly knownAt: Instant | null }

/** Meetings as they stand in the log itself, as of a day and as known at a moment. */
export type Meetings = {
  /** The meetings of a house, or of one organ of it, the newest first. */
  readonly list: (
    house: HouseId,
    asked: MeetingTime & { readonly organ?: OrganId | undefined },
  ) => Promise<readonly MeetingSummary[]>
  /** One meeting whole, or null when it was not convened by then. */
  readonly find: (house: HouseId, meeting: MeetingId, asked: MeetingTime) => Promise<MeetingTold | null>
}

type Dependencies = {
  readonly houses: HouseStates
  readonly readEvents: ReadEventsOfHouse
  readonly today: () => LocalDate
}

/** What makes and changes meetings and proxies. */
const ofMeetings: ReadonlySet<string> = new Set(
  [...meetingEvents, ...minutesEvents, ...proxyEvents].map(({ type }) => type),
)

/** The state with its meetings and proxies as they stood on a day: built again from their events until then. */
const onDay = (state: HouseState, events: readonly HouseEvent[]): HouseState =>
  events
    .filter(({ type }) => ofMeetings.has(type))
    .reduce(evolve, { ...state, meetings: state.meetings.clear(), proxies: state.proxies.clear() })

/** The first event that tells of a meeting: the one that convened it, or gave a proxy of its organ before. */
const firstRevision = ({ proxies }: HouseState, { organ, revision }: Meeting): number =>
  Math.min(revision, ...[...proxies.values()].filter((proxy) => proxy.organ === organ).map((proxy) => proxy.revision))

export const createMeetings = ({ houses, readEvents, today }: Dependencies): Meetings => {
  /** The events of a house until a day, as known at a moment. */
  const eventsOf = async (
    house: HouseId,
    { asOf, knownAt }: MeetingTime,
    from: number,
  ): Promise<readonly HouseEvent[]> => {
    const known = await readEvents(house, knownAt)
    // The registry gives the newest shape of each type; the house's stream holds domain events only.
    return known.slice(from).filter(({ effectiveOn }) => effectiveOn <= asOf) as readonly Happened<DomainEvent>[]
  }

  /** The house with its meetings as they stood on the day: of today, just what is known. */
  const stateOn = async (house: HouseId, time: MeetingTime): Promise<HouseState> => {
    const { state } = await houses.loadKnownAt(house, time.knownAt)
    if (time.asOf >= today() || state.meetings.isEmpty()) return state
    return onDay(state, await eventsOf(house, time, 0))
  }

  return {
    list: async (house, { organ, ...time }) => {
      const state = await stateOn(house, time)
      return [...state.meetings.entries()]
        .filter(([, meeting]) => organ === undefined || meeting.organ === organ)
        .sort(([one, a], [other, b]) => (`${a.heldOn} ${one}` < `${b.heldOn} ${other}` ? 1 : -1))
        .map(([id, meeting]) => summarise(state, id, meeting))
    },
    find: async (house, id, time) => {
      const state = await stateOn(house, time)
      const meeting = state.meetings.get(id)
      if (meeting === undefined) return null
      return tellMeeting(state, id, meeting, await eventsOf(house, time, firstRevision(state, meeting)))
    },
  }
}
