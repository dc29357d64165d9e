import type { Seat } from '../domain/seat/state.js'
import type { HouseState } from '../domain/state.js'

/** Does this seat record what its organ does: as chair, as secretary, or because the organ is one person? */
export const recordsForOrgan = (seat: Pick<Seat, 'organ' | 'role'>, state: Pick<HouseState, 'organs'>): boolean =>
  seat.role === 'secretary' || seat.role === 'chair' || state.organs.get(seat.organ)?.kind === 'coordinator'
