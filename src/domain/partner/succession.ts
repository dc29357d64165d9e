import type { PartnerId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/**
 * Who stands in the place of a partner on a day: itself, or the partner it merged into by then (and so on). A seat keeps the
 * partner it was assigned for; who it speaks for on a day is asked here.
 */
export const partnerNow = (state: HouseState, partner: PartnerId, day: LocalDate): PartnerId => {
  const merged = state.partners.get(partner)?.mergedInto ?? null
  // A partner that has left cannot be merged into, so this comes to an end.
  return merged !== null && merged.from <= day ? partnerNow(state, merged.partner, day) : partner
}
