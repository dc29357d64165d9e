import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { organId, partnerId, personId, seatId } from '../shared/identifiers.js'
import { until } from '../shared/period.js'
import { personal } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { bindingPower, seatRole } from './events.js'

export const assignSeat = defineCommand('AssignSeat', {
  organ: organId,
  partner: partnerId.nullable().default(null),
  /** Left out for someone new; given when the same person takes another seat. */
  person: personId.nullable().default(null),
  function: line,
  /** Of someone new; the name of a known person is recorded with RecordPersonDetails. */
  name: personal(line).nullable().default(null),
  role: seatRole,
  binding: bindingPower.default({ kind: 'may-bind' }),
  until: until.default(null),
})

/** `effectiveOn` is the last day of the seat. */
export const endSeat = defineCommand('EndSeat', { seat: seatId, reason: personal(prose).nullable().default(null) })

/** Lengthens several to the same day (null: without end): all of them, or none. */
export const extendSeats = defineCommand('ExtendSeats', { seats: z.array(seatId).min(1).max(200), until })

export const seatCommands = [assignSeat, endSeat, extendSeats] as const
