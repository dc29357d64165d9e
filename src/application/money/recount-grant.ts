import { type DomainEvent, domainEvents } from '../../domain/events.js'
import { evolve } from '../../domain/evolve.js'
import { grantReport } from '../../domain/money/reports.js'
import type { Happened } from '../../domain/shared/event.js'
import type { EventId, GrantId, HouseId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import { emptyHouse } from '../../domain/state.js'
import type { StoredEvent } from '../../ledger/event.js'
import { createEventRegistry } from '../../ledger/registry.js'
import type { RecordedEvent } from '../../verifying/recorded-event.js'
import { type ToldGrant, tellGrant } from './tell-reports.js'

const registry = createEventRegistry(domainEvents)

/** The event as the ledger holds it. Who did it changes no amount, and is left out. */
const storedOf = (event: RecordedEvent): StoredEvent => ({
  id: event.id as EventId,
  type: event.type,
  schemaVersion: event.schemaVersion,
  house: event.house as HouseId,
  stream: event.stream,
  revision: event.revision,
  position: BigInt(event.position),
  recordedAt: event.recordedAt as Instant,
  effectiveOn: event.effectiveOn as LocalDate,
  actor: { person: null, organ: null, partner: null, via: 'system' },
  correlation: event.correlation,
  causation: event.causation,
  data: event.data,
})

/**
 * The account of a grant, worked out once more from the events of its trail alone, by the rules that gave the report; null
 * when they hold no such grant.
 *
 * @throws {UnreadableEvent} when this version of the program does not know an event
 */
export const recountGrant = (events: readonly RecordedEvent[], grant: string): ToldGrant | null => {
  const { money } = events
    .toSorted((one, other) => one.position - other.position)
    .reduce((state, event) => evolve(state, registry.read(storedOf(event)) as Happened<DomainEvent>), emptyHouse)
  const report = grantReport(money, grant as GrantId)
  return report === null ? null : tellGrant(report, money)
}
