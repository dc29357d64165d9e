import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DelegationId, OrganId, SeatId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Delegation } from './state.js'

/** Who is sent has a seat in the organ that sends, on that day. */
const seatMustBeOfOrgan = (state: HouseState, id: SeatId, organ: OrganId, day: LocalDate): Refused | null => {
  const seat = state.seats.get(id)
  if (seat === undefined) return refuse('seat.unknown', 'seat')
  if (seat.organ !== organ) return refuse('seat.not-of-organ', 'seat')
  return covers(seat.period, day) ? null : refuse('seat.not-valid-that-day', 'seat', { day })
}

const findBegun = (state: HouseState, id: DelegationId, day: LocalDate): Delegation | Refused => {
  const delegation = state.delegations.get(id)
  if (delegation === undefined) return refuse('delegation.unknown', 'delegation')
  return day < delegation.period.from
    ? refuse('delegation.before-appointment', 'effectiveOn', { day: delegation.period.from })
    : delegation
}

export const delegationDeciders: DecidersOf<'DelegateTo' | 'ReportFromBody' | 'EndDelegation'> = {
  DelegateTo: (command, state, context) => {
    const { organ, seat, body, assignment, until, reportEveryDays, effectiveOn } = command
    const refused =
      organMustBeActive(state, organ, effectiveOn, 'organ') ?? seatMustBeOfOrgan(state, seat, organ, effectiveOn)
    if (refused !== null) return refused
    if (until !== null && until < effectiveOn) return refuse('period.ends-before-start', 'until')
    const delegation = context.newId() as DelegationId
    return accept(
      [
        {
          type: 'DelegateAppointed',
          data: { delegation, organ, seat, body, assignment, until, reportEveryDays },
        },
      ],
      { delegation },
    )
  },

  // The last report often comes when the delegation is over.
  ReportFromBody: ({ delegation: id, text, effectiveOn }, state) => {
    const delegation = findBegun(state, id, effectiveOn)
    return 'ok' in delegation ? delegation : accept([{ type: 'DelegateReported', data: { delegation: id, text } }])
  },

  EndDelegation: ({ delegation: id, effectiveOn }, state) => {
    const delegation = findBegun(state, id, effectiveOn)
    if ('ok' in delegation) return delegation
    return delegation.ended !== null || !covers(delegation.period, effectiveOn)
      ? refuse('delegation.ended', 'delegation', { body: delegation.body })
      : accept([{ type: 'DelegationEnded', data: { delegation: id } }])
  },
}
