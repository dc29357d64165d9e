import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { organId, partnerId, personId, seatId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { until } from '../shared/period.js'
import { line, prose } from '../shared/text.js'

/** `observer` speaks but does not vote. */
export const seatRole = z.enum(['chair', 'secretary', 'member', 'observer'])

export type SeatRole = z.output<typeof seatRole>

/** What the representative may do without asking the own board first (S3 ch.2 §2.2). */
export const bindingPower = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('may-bind') }),
  z.strictObject({ kind: z.literal('may-bind-up-to'), amountCents: cents }),
  z.strictObject({ kind: z.literal('must-refer-back') }),
])

export type BindingPower = z.output<typeof bindingPower>

export const seatAssigned = defineEvent(
  'SeatAssigned',
  z.strictObject({
    seat: seatId,
    organ: organId,
    /** The partner spoken for; null for someone who sits in an own capacity (a mayor, an alderman). */
    partner: partnerId.nullable(),
    person: personId,
    /** What the person does, never who it is: "coördinator", "schepen van gezin". */
    function: line,
    role: seatRole,
    binding: bindingPower,
    /** The event's `effectiveOn` is the first day. */
    until,
  }),
)

/** The event's `effectiveOn` is the last day. */
export const seatEnded = defineEvent('SeatEnded', z.strictObject({ seat: seatId, reason: prose }))

export const seatEvents = [seatAssigned, seatEnded] as const
