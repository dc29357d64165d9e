import { seatMustHaveVote } from '../ballot/voters.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { rulesOf } from './find.js'
import type { Meeting } from './state.js'

/** The meetings of an organ that are held in a room, in the order of their days. */
export const meetingsOf = (state: HouseState, organ: OrganId): readonly (readonly [MeetingId, Meeting])[] =>
  [...state.meetings.entries()]
    .filter(([, meeting]) => meeting.organ === organ && meeting.form === 'in-person')
    .sort(([one, a], [other, b]) => (`${a.heldOn} ${one}` < `${b.heldOn} ${other}` ? -1 : 1))

/** The seats of an organ that have a vote on a day, in the order of their first day. */
export const votingSeats = (state: HouseState, organ: OrganId, on: LocalDate): readonly SeatId[] =>
  [...state.seats.entries()]
    .filter(([id]) => seatMustHaveVote(state, organ, id, on, '') === null)
    .sort(([one, a], [other, b]) => (`${a.period.from} ${one}` < `${b.period.from} ${other}` ? -1 : 1))
    .map(([id]) => id)

/**
 * Who would chair a meeting of this organ on a day: with a fixed chair the seat of the chair; where the chair rotates (as
 * in the zones of Genk, S3 ch.1 §3) whoever chaired longest ago, who never did before the others. Null: nobody.
 */
export const nextChair = (state: HouseState, organ: OrganId, on: LocalDate): SeatId | null => {
  const seats = votingSeats(state, organ, on)
  if (rulesOf(state, organ, on)?.chair !== 'rotating') {
    return seats.find((id) => state.seats.get(id)?.role === 'chair') ?? null
  }
  const chairs = meetingsOf(state, organ).map(([, { chair }]) => chair)
  const [next] = seats
    .map((seat) => ({ seat, last: chairs.lastIndexOf(seat) }))
    // Sorting is stable: who never chaired come in the order of their first day.
    .sort((a, b) => a.last - b.last)
  return next?.seat ?? null
}

/** Does the chair rotate by the rules of its day, and could another seat have led the meeting? */
export const couldRotate = (
  state: HouseState,
  { organ, heldOn }: Pick<Meeting, 'organ' | 'heldOn'>,
  chair: SeatId,
): boolean =>
  rulesOf(state, organ, heldOn)?.chair === 'rotating' &&
  votingSeats(state, organ, heldOn).some((seat) => seat !== chair)

/**
 * Refuses a chair who would then lead two meetings after one another although the chair rotates: by the rules of the day of
 * the second of them.
 */
export const chairMustRotate = (
  state: HouseState,
  id: MeetingId,
  meeting: Pick<Meeting, 'organ' | 'heldOn'>,
  chair: SeatId,
): Refused | null => {
  const at = `${meeting.heldOn} ${id}`
  const meetings = meetingsOf(state, meeting.organ)
  const before = meetings.findLast(([other, { heldOn }]) => `${heldOn} ${other}` < at)?.[1]
  const after = meetings.find(([other, { heldOn }]) => `${heldOn} ${other}` > at)?.[1]
  const stays =
    (before?.chair === chair && couldRotate(state, meeting, chair)) ||
    (after?.chair === chair && couldRotate(state, after, chair))
  return stays
    ? refuse('meeting.chair-must-rotate', 'chair', { function: state.seats.get(chair)?.function ?? '' })
    : null
}
