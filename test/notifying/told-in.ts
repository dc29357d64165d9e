import type { DomainEvent } from '../../src/domain/events.js'
import type { Happened } from '../../src/domain/shared/event.js'
import type { PersonId, SeatId } from '../../src/domain/shared/identifiers.js'
import { type KnownHouse, knowing, nothingKnown } from '../../src/notifying/known-house.js'
import type { Notice, NoticeKind } from '../../src/notifying/notice.js'
import { noticesOf } from '../../src/notifying/notices-of.js'
import type { House } from '../domain/support/given.js'
import type { smallHouse } from '../domain/support/small-house.js'

/** All that the events of a house tell, in order. */
export const toldIn = ({ events }: House): readonly (Notice & { event: Happened<DomainEvent> })[] => {
  let known: KnownHouse = nothingKnown
  return events.flatMap((event) => {
    known = knowing(known, event)
    return noticesOf(event, known).map((notice) => ({ ...notice, event }))
  })
}

/** The person on this seat. */
export const personOf = (house: House, seat: string): PersonId => house.state.seats.get(seat as SeatId)!.person

/** Who was told this, why, and whether legally. */
export const told = (house: House, kind: NoticeKind): Readonly<Record<string, { because: string; legal: boolean }>> =>
  Object.fromEntries(
    toldIn(house)
      .filter((notice) => notice.kind === kind)
      .map(({ recipient, because, legal }) => [recipient, { because, legal }]),
  )

/** A further member of an organ, for this partner; answers the seat. */
export const seated = (small: ReturnType<typeof smallHouse>, organ: string, partner: string | null): string =>
  small.house.record('AssignSeat', {
    effectiveOn: '2025-01-01',
    organ,
    partner,
    function: 'afgevaardigde',
    role: 'member',
  }).seat!
