import { partnerMustTakePart } from '../dossier/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { detailsRecorded, personMustBeThere } from '../person/decide.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { PersonId, SeatId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'

export const seatDeciders: DecidersOf<'AssignSeat' | 'EndSeat'> = {
  AssignSeat: (command, state, context) => {
    const { organ, partner, role, binding, until, effectiveOn } = command
    const inactive = organMustBeActive(state, organ, effectiveOn, 'organ')
    if (inactive !== null) return inactive
    const absent = partner === null ? null : partnerMustTakePart(state, partner, effectiveOn, 'partner')
    if (absent !== null) return absent
    if (until !== null && until < effectiveOn) return refuse('period.ends-before-start', 'until')
    if (command.person !== null) {
      const unfit = personMustBeThere(state, command.person)
      if (unfit !== null) return unfit
      if (command.name !== null) return refuse('person.details-apart', 'name')
    }
    const seat = context.newId() as SeatId
    const person = command.person ?? (context.newId() as PersonId)
    const assigned = { seat, organ, partner, person, function: command.function, role, binding, until }
    return accept(
      [
        { type: 'SeatAssigned', data: assigned },
        ...(command.name === null ? [] : [detailsRecorded({ person, name: command.name })]),
      ],
      command.person === null ? { seat, person } : { seat },
    )
  },

  EndSeat: (command, state) => {
    const seat = state.seats.get(command.seat)
    if (seat === undefined) return refuse('seat.unknown', 'seat')
    if (seat.ended) return refuse('seat.already-ended', 'seat')
    if (!covers(seat.period, command.effectiveOn)) {
      return refuse('seat.not-valid-that-day', 'effectiveOn', { day: command.effectiveOn })
    }
    if (command.reason !== null && state.erased.has(seat.person)) return refuse('person.erased', 'reason')
    return accept([{ type: 'SeatEnded', data: { seat: command.seat, reason: command.reason } }])
  },
}
