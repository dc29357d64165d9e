import { type Actor, actor } from '../domain/shared/actor.js'
import type { EventId, HouseId } from '../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../domain/shared/time.js'
import type { StoredEvent } from '../ledger/event.js'
import type { RecordedEvent } from '../verifying/recorded-event.js'

const NOBODY: Actor = { person: null, organ: null, partner: null, via: 'system' }

/** An event that was read from its leaf, as the store of the ledger gives it; one by an actor that nobody can be is by nobody. */
export const recordedAsStored = (event: RecordedEvent): StoredEvent => ({
  id: event.id as EventId,
  type: event.type,
  schemaVersion: event.schemaVersion,
  house: event.house as HouseId,
  stream: event.stream,
  revision: event.revision,
  position: BigInt(event.position),
  recordedAt: event.recordedAt as Instant,
  effectiveOn: event.effectiveOn as LocalDate,
  actor: actor.safeParse(event.actor).data ?? NOBODY,
  correlation: event.correlation,
  causation: event.causation,
  data: event.data,
})
