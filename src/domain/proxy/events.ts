import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { dossierId, meetingId, organId, proxyId, seatId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { localDate } from '../shared/time.js'

/** For one meeting, for one matter of it, or for a period (both days included). */
export const proxyScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meeting'), meeting: meetingId }),
  z.strictObject({ kind: z.literal('item'), meeting: meetingId, dossier: dossierId }),
  z.strictObject({ kind: z.literal('period'), from: localDate, until: localDate }),
])

export const proxyGiven = defineEvent(
  'ProxyGiven',
  z.strictObject({
    proxy: proxyId,
    organ: organId,
    giver: seatId,
    holder: seatId,
    scope: proxyScope,
    irregular: irregularity.nullable(),
  }),
)

/** The event's `effectiveOn` is the first day without it. */
export const proxyRevoked = defineEvent('ProxyRevoked', z.strictObject({ proxy: proxyId, organ: organId }))

export const proxyEvents = [proxyGiven, proxyRevoked] as const
