import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { organId, partnerId, personId, seatId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { until } from '../shared/period.js'
import { erasable, grounds, kept } from '../shared/privacy.js'
import { line } from '../shared/text.js'

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
    function: kept(line, grounds.office),
    role: seatRole,
    binding: bindingPower,
    /** The event's `effectiveOn` is the first day. */
    until,
  }),
)

/** The reason stood in the log in plain words. It stays there, as all that was ever recorded, but is not read any more. */
const withoutPlainReason = (data: unknown): unknown => ({
  ...z.object({ seat: z.unknown() }).parse(data),
  reason: null,
})

/** The event's `effectiveOn` is the last day. The reason is null where none was given, or where it was once plain text. */
export const seatEnded = defineEvent(
  'SeatEnded',
  z.strictObject({ seat: seatId, reason: erasable(grounds.remark).nullable() }),
  [withoutPlainReason],
)

/** The seat lasts until a later day (null: without end). */
export const seatExtended = defineEvent('SeatExtended', z.strictObject({ seat: seatId, until }))

export const seatEvents = [seatAssigned, seatEnded, seatExtended] as const
