import type { Named, SeatName } from '../../../projections/answer.js'
import { partnerNow } from '../../domain/partner/succession.js'
import type { DossierId, OrganId, PartnerId, SeatId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'

/** A name by its id; what is not known stands as its own id. */
export const organNamed = (state: HouseState, id: OrganId): Named => ({ id, name: state.organs.get(id)?.name ?? id })

export const partnerNamed = (state: HouseState, id: PartnerId): Named => ({
  id,
  name: state.partners.get(id)?.name ?? id,
})

export const dossierTitled = (state: HouseState, id: DossierId): { readonly id: string; readonly title: string } => ({
  id,
  title: state.dossiers.get(id)?.title ?? id,
})

/** A seat by its function, for the partner that it speaks for on that day. */
export const seatNamed = (state: HouseState, id: SeatId, on: LocalDate): SeatName => {
  const seat = state.seats.get(id)
  const partner = seat?.partner ?? null
  return {
    id,
    function: seat?.function ?? id,
    partner: partner === null ? null : partnerNamed(state, partnerNow(state, partner, on)),
  }
}

/** Orders by a day, the earliest first; of one day by id, as a state keeps no order of its own. */
export const byDay =
  <Item extends { readonly id: string }>(dayOf: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    dayOf(a).localeCompare(dayOf(b)) || a.id.localeCompare(b.id)
