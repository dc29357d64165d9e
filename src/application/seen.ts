import type { Meeting } from '../domain/meeting/state.js'
import type { BallotId, DossierId, MeetingId, SeatId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'

/** Something of a meeting or a dossier that two people could change at the same time without knowing of each other. */
export type Thing =
  /** Whether one seat is in the room. */
  | { readonly kind: 'presence'; readonly meeting: MeetingId; readonly seat: SeatId }
  /** The list of who is there as a whole: what it is made anew from. */
  | { readonly kind: 'attendance'; readonly meeting: MeetingId }
  /** Whether the meeting was opened, suspended or closed. */
  | { readonly kind: 'course'; readonly meeting: MeetingId }
  | { readonly kind: 'chair' | 'secretary' | 'minutes'; readonly meeting: MeetingId }
  /** A matter on the agenda: treated, or taken off. */
  | { readonly kind: 'item'; readonly meeting: MeetingId; readonly dossier: DossierId }
  | { readonly kind: 'recusal'; readonly meeting: MeetingId; readonly dossier: DossierId; readonly seat: SeatId }
  /** The newest version of the proposal. */
  | { readonly kind: 'proposal'; readonly dossier: DossierId }
  /** Which ballots were opened, and which decisions taken. */
  | { readonly kind: 'ballots' | 'decisions'; readonly dossier: DossierId }
  | { readonly kind: 'ballot'; readonly dossier: DossierId; readonly ballot: BallotId }
  | { readonly kind: 'vote'; readonly dossier: DossierId; readonly ballot: BallotId; readonly seat: SeatId }

/** A thing in the version that the sender of a command saw. */
export type Seen = { readonly thing: Thing; readonly version: string }

const NOTHING = 'none'

/** Before the meeting opens, being on the list or not is all there is; afterwards each coming and going counts. */
const presenceOf = ({ attendance, movements }: Meeting, seat: SeatId): string => {
  const moved = movements.findLast((one) => one.seat === seat)
  if (moved !== undefined) return moved.event
  return attendance?.includes(seat) === true ? 'listed' : 'not-listed'
}

const versionInMeeting = (meeting: Meeting, thing: Extract<Thing, { meeting: MeetingId }>): string => {
  switch (thing.kind) {
    case 'presence':
      return presenceOf(meeting, thing.seat)
    case 'attendance':
      return `${meeting.attendance?.toSorted().join() ?? NOTHING} ${meeting.movements.at(-1)?.event ?? ''}`
    case 'course':
      return `${meeting.status} ${meeting.days.length}`
    case 'chair':
    case 'secretary':
      return meeting[thing.kind] ?? NOTHING
    case 'minutes':
      return meeting.minutes === null ? NOTHING : (meeting.minutes.approval ?? meeting.minutes.event)
    case 'item': {
      const item = meeting.agenda.findLast(({ dossier }) => dossier === thing.dossier)
      return item === undefined ? NOTHING : `${item.item} ${item.treated} ${item.withdrawn}`
    }
    case 'recusal':
      return (
        meeting.conflicts.find(({ seat, dossier }) => seat === thing.seat && dossier === thing.dossier)?.event ??
        NOTHING
      )
  }
}

/** What a thing is now, as a text that differs when it was changed; `none` when it is not there. */
export const versionOf = (state: HouseState, thing: Thing): string => {
  if ('meeting' in thing) {
    const meeting = state.meetings.get(thing.meeting)
    return meeting === undefined ? NOTHING : versionInMeeting(meeting, thing)
  }
  const dossier = state.dossiers.get(thing.dossier)
  if (dossier === undefined) return NOTHING
  switch (thing.kind) {
    case 'proposal':
      return String(dossier.versions.length)
    case 'ballots':
      return [...dossier.ballots.keys()].at(-1) ?? NOTHING
    case 'decisions':
      return [...dossier.decisions.keys()].at(-1) ?? NOTHING
    case 'ballot': {
      const ballot = dossier.ballots.get(thing.ballot)
      return ballot === undefined ? NOTHING : ((ballot.annulled ?? ballot.closed)?.event ?? 'open')
    }
    case 'vote': {
      const vote = dossier.ballots.get(thing.ballot)?.votes.get(thing.seat)
      return vote === undefined ? NOTHING : vote.event
    }
  }
}

/** The things that are not any more as the sender saw them. */
export const changedSince = (state: HouseState, seen: readonly Seen[]): readonly Thing[] =>
  seen.filter(({ thing, version }) => versionOf(state, thing) !== version).map(({ thing }) => thing)
