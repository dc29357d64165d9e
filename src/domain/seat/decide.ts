import { partnerMustTakePart } from '../dossier/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { detailsRecorded, personMustBeThere } from '../person/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { PersonId, SeatId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/** Refuses when the seat cannot be lengthened to this day; null when it can. `field` is the field that names it. */
export const mustBeExtendable = (
  state: HouseState,
  { seat: id, until, field }: { readonly seat: SeatId; readonly until: LocalDate | null; readonly field: string },
  day: LocalDate,
): Refused | null => {
  const seat = state.seats.get(id)
  if (seat === undefined) return refuse('seat.unknown', field)
  if (seat.ended) return refuse('seat.already-ended', field)
  // After its end a new seat is assigned: lengthening it would make the gap look seated.
  if (!covers(seat.period, day)) return refuse('seat.not-valid-that-day', field, { day })
  if (until !== null && (seat.period.until === null || until <= seat.period.until)) {
    return refuse('period.ends-before-start', 'until')
  }
  if (state.erased.has(seat.person)) return refuse('person.erased', field)
  const partner = seat.partner === null ? undefined : state.partners.get(seat.partner)
  if (partner !== undefined && !covers(partner.period, day)) {
    return refuse('partner.not-present', field, { partner: partner.name, day })
  }
  return organMustBeActive(state, seat.organ, day, field)
}

export const seatDeciders: DecidersOf<'AssignSeat' | 'EndSeat' | 'ExtendSeats'> = {
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

  ExtendSeats: ({ seats, until, effectiveOn }, state) => {
    for (const [index, seat] of seats.entries()) {
      const refused = mustBeExtendable(state, { seat, until, field: `seats.${index}` }, effectiveOn)
      if (refused !== null) return refused
    }
    return accept([...new Set(seats)].map((seat) => ({ type: 'SeatExtended', data: { seat, until } })))
  },
}
