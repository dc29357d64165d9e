import type { PartnerId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/**
 * Who stands in the place of a partner on a day: itself, or the partner it merged into by then (and so on). A seat keeps the
 * partner it was assigned for; who it speaks for on a day is asked here.
 */
export const partnerNow = (state: HouseState, partner: PartnerId, day: LocalDate): PartnerId => {
  const end = state.partners.get(partner)?.end
  // A partner that has ended cannot be merged into, so this comes to an end.
  return end?.kind === 'merged' && end.from <= day ? partnerNow(state, end.into, day) : partner
}
