import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { delegationId, organId, seatId } from '../shared/identifiers.js'
import { until } from '../shared/period.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

/** An organ sends one of its seats to a body outside the house, for the event's `effectiveOn` until `until` (S0). */
export const delegateAppointed = defineEvent(
  'DelegateAppointed',
  z.strictObject({
    delegation: delegationId,
    organ: organId,
    seat: seatId,
    /** The body outside: a regional working group, a board. */
    body: notPersonal(line, reasons.organisation),
    assignment: notPersonal(prose, reasons.matter),
    until,
    /** How many days may pass between reports; null: when there is something to tell. */
    reportEveryDays: z.int().min(1).max(3660).nullable(),
  }),
)

export const delegateReported = defineEvent(
  'DelegateReported',
  z.strictObject({ delegation: delegationId, text: notPersonal(prose, reasons.matter) }),
)

/** The event's `effectiveOn` is the last day. Why is not asked: it may be about the person. */
export const delegationEnded = defineEvent('DelegationEnded', z.strictObject({ delegation: delegationId }))

export const delegationEvents = [delegateAppointed, delegateReported, delegationEnded] as const
