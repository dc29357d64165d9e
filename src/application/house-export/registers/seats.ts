import type { ExportTable } from '../../money/export/table.js'
import { type Column, namesOf, oldestFirst, register, type Telling } from './register.js'

const columns = [
  'seat',
  'organ',
  'partner',
  'function',
  'role',
  'from',
  'until',
  'person',
  'name',
  'event',
] as const satisfies readonly Column[]

/** Who has or had a seat where: what the numbers of seats in votes and attendance stand for. */
export const seatsRegister = (telling: Telling): ExportTable => {
  const { state, say, names } = telling
  const { organ, partner } = namesOf(telling)
  return register(
    say,
    'seats',
    columns,
    oldestFirst(state.seats, ({ event }) => event).map(([id, seat]) => [
      id,
      organ(seat.organ),
      partner(seat.partner),
      seat.function,
      say(`word.seat-role.${seat.role}`),
      seat.period.from,
      seat.period.until,
      seat.person,
      state.erased.has(seat.person) ? say('house-export.erased') : (names.get(seat.person) ?? null),
      seat.event,
    ]),
  )
}
