import { partnerMustBePresent } from '../dossier/decide.js'
import type { Seat } from '../seat/state.js'
import { mustReferBack } from '../seat/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId, SeatId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/** Refuses when this seat has no vote in the organ on that day; `field` is the field that names the seat. */
export const seatMustHaveVote = (
  state: HouseState,
  organ: OrganId,
  id: SeatId,
  on: LocalDate,
  field: string,
): Refused | null => {
  const seat = state.seats.get(id)
  if (seat === undefined || seat.organ !== organ || !covers(seat.period, on)) {
    return refuse('vote.no-seat-that-day', field, { day: on })
  }
  const absent = seat.partner === null ? null : partnerMustBePresent(state, seat.partner, on, field)
  if (absent !== null) return absent
  return seat.role === 'observer' ? refuse('vote.observer', field, { function: seat.function }) : null
}

/**
 * Refuses a seat that may vote about this amount only subject to referral back: a secret vote cannot be confirmed later,
 * as nobody can find it back (S3 ch.2 §2.2).
 */
export const seatMustBeDefinite = (
  { binding, function: what }: Pick<Seat, 'binding' | 'function'>,
  amount: Cents | null,
  field: string,
): Refused | null =>
  mustReferBack(binding, amount) ? refuse('vote.secret-is-definite', field, { function: what }) : null
