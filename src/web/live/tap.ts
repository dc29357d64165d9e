import type { HouseStates } from '../../application/house-states.js'
import { type Thing, versionOf } from '../../application/seen.js'
import { type SeatId, seatId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import type { Values } from '../forms/act.js'
import type { Sent } from '../forms/send.js'
import { type LiveContext, nothingSent, type Send } from './live-act.js'
import { presence } from './meeting-live-acts.js'
import { isInRoom, presenceSending } from './presence.js'

/** Two secretaries seldom tap more often at the very same instant. */
const MOST_TRIES = 8

type Tap = { readonly seat: SeatId; readonly present: boolean; readonly thing: Thing; readonly seen: string }

/** Did another record the same? */
const isSo = (state: HouseState, { id }: LiveContext, { seat, present }: Tap): boolean => {
  const meeting = state.meetings.get(id)
  return meeting !== undefined && meeting.attendance !== null && isInRoom(meeting, seat) === present
}

/** Records a tap on a seat: tried again on the newest list, as long as nobody else tapped on this very seat. */
export const createTap = (houses: Pick<HouseStates, 'load'>) => {
  const once = async (values: Values, context: LiveContext, one: Tap, send: Send): Promise<Sent | null> => {
    const { seat, present, thing, seen } = one
    const { asker, id } = context
    const { effectiveOn, at = null } = values
    const { state } = await houses.load(asker.house)
    const sending = presenceSending(state, { meeting: id, seat, present, effectiveOn, at })
    if (sending === null) return nothingSent
    const own = seen === '' ? [] : [{ thing, version: seen }]
    const sent = await send([{ ...sending, seen: [...own, ...(sending.seen ?? [])] }])
    // The key says the whole intention: what was recorded under it before was this very tap.
    if (sent.reused === true) return { ...sent, errors: [] }
    if (sent.changed.length === 0) return sent
    const now = (await houses.load(asker.house)).state
    if (isSo(now, context, one)) return nothingSent
    return seen !== '' && versionOf(now, thing) !== seen ? { ...sent, changed: [thing] } : null
  }

  return async (values: Values, context: LiveContext, seen: string, send: Send): Promise<Sent> => {
    const seat = seatId.safeParse(values.seat)
    const thing = presence.thing(values, context)
    if (!seat.success || thing === null) return nothingSent
    const one: Tap = { seat: seat.data, present: values.present === 'in', thing, seen }
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sent = await once(values, context, one, send)
      if (sent !== null) return sent
    }
    return { answers: [], errors: [], status: 409, changed: [thing] }
  }
}
