import { type Seen, versionOf } from '../../application/seen.js'
import { type Meeting, presentNow } from '../../domain/meeting/state.js'
import type { MeetingId, SeatId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import type { Sending } from '../forms/act.js'

/** The number of the matter that is treated now: the first that was not, else the last. Null: nothing on the agenda. */
export const currentItem = ({ agenda }: Pick<Meeting, 'agenda'>): number | null => {
  const there = agenda.filter(({ withdrawn }) => !withdrawn)
  return (there.find(({ treated }) => !treated) ?? there.at(-1))?.item ?? null
}

type Tap = {
  readonly meeting: MeetingId
  readonly seat: SeatId
  readonly present: boolean
  readonly effectiveOn: unknown
  readonly at: unknown
}

/** Is the seat in the room, as far as is known? */
export const isInRoom = (meeting: Meeting, seat: SeatId): boolean => presentNow(meeting)?.includes(seat) === true

/**
 * One seat is there, or is not: before the meeting opens in the list of who is there, made anew with this seat; afterwards
 * as coming or going, from the matter that is treated now. `seen` names the list that it was made from, so that a tap on
 * another seat in the same instant is not lost. Null when there is no such meeting.
 */
export const presenceSending = (state: HouseState, tap: Tap): Sending | null => {
  const { meeting: id, seat, present, effectiveOn, at } = tap
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return null
  const thing = { kind: 'attendance', meeting: id } as const
  const seen: readonly Seen[] = [{ thing, version: versionOf(state, thing) }]
  // The key says the whole intention: the list or the matter may differ when the same tap is sent once more.
  const part = `${seat}:${present ? 'in' : 'uit'}`
  const item = currentItem(meeting)
  if (meeting.status === 'convened' || item === null) {
    const others = (meeting.attendance ?? []).filter((one) => one !== seat)
    const list = present ? [...others, seat] : others
    return { type: 'RecordAttendance', part, seen, body: { meeting: id, present: list, effectiveOn } }
  }
  const last = meeting.movements.findLast((one) => one.seat === seat)?.fromItem ?? 1
  const body = { meeting: id, seat, fromItem: Math.max(item, last), at, effectiveOn }
  return { type: present ? 'RecordArrival' : 'RecordDeparture', part, seen, body }
}
