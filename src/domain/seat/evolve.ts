import type { EvolversOf } from '../shared/decider.js'

export const seatEvolvers: EvolversOf<'SeatAssigned' | 'SeatEnded' | 'SeatExtended'> = {
  SeatAssigned: (state, { data, effectiveOn, id }) => ({
    ...state,
    seats: state.seats.set(data.seat, {
      organ: data.organ,
      partner: data.partner,
      person: data.person,
      function: data.function,
      role: data.role,
      binding: data.binding,
      period: { from: effectiveOn, until: data.until },
      ended: false,
      event: id,
      endedBy: null,
      extensions: [],
    }),
  }),
  SeatEnded: (state, { data, effectiveOn, id }) => {
    const seat = state.seats.get(data.seat)
    if (seat === undefined) return state
    const period = { ...seat.period, until: effectiveOn }
    return { ...state, seats: state.seats.set(data.seat, { ...seat, ended: true, period, endedBy: id }) }
  },
  SeatExtended: (state, { data, effectiveOn, id }) => {
    const seat = state.seats.get(data.seat)
    if (seat === undefined) return state
    const period = { ...seat.period, until: data.until }
    const extensions = [...seat.extensions, { on: effectiveOn, event: id, until: seat.period.until }]
    return { ...state, seats: state.seats.set(data.seat, { ...seat, period, extensions }) }
  },
}
