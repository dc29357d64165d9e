import { type DomainEvent, domainEvents } from '../../domain/events.js'
import { evolve } from '../../domain/evolve.js'
import { grantReport } from '../../domain/money/reports.js'
import type { Happened } from '../../domain/shared/event.js'
import type { GrantId } from '../../domain/shared/identifiers.js'
import { emptyHouse } from '../../domain/state.js'
import { createEventRegistry } from '../../ledger/registry.js'
import type { RecordedEvent } from '../../verifying/recorded-event.js'
import { recordedAsStored } from '../recorded-as-stored.js'
import { type ToldGrant, tellGrant } from './tell-reports.js'

const registry = createEventRegistry(domainEvents)

/**
 * The account of a grant, worked out once more from the events of its trail alone, by the rules that gave the report; null
 * when they hold no such grant.
 *
 * @throws {UnreadableEvent} when this version of the program does not know an event
 */
export const recountGrant = (events: readonly RecordedEvent[], grant: string): ToldGrant | null => {
  const { money } = events
    .toSorted((one, other) => one.position - other.position)
    .reduce(
      (state, event) => evolve(state, registry.read(recordedAsStored(event)) as Happened<DomainEvent>),
      emptyHouse,
    )
  const report = grantReport(money, grant as GrantId)
  return report === null ? null : tellGrant(report, money)
}
