import type { DomainEvent } from '../src/domain/events.js'
import { evolve } from '../src/domain/evolve.js'
import type { Happened } from '../src/domain/shared/event.js'
import { emptyHouse, type HouseState } from '../src/domain/state.js'
import type { RecordedEvent } from '../src/ledger/registry.js'
import type { Around, Fold } from '../src/projecting/projection.js'

/** The events of a house become its state, by the rules of the domain. */
export const houseState: Fold = {
  initial: emptyHouse,
  // The registry gives the newest shape of each type; the stream of a house holds domain events only.
  evolve: (state, event) => evolve(state as HouseState, event as Happened<DomainEvent>),
}

/** What the engine hands to a projection that folds with {@link houseState}. */
export type AroundHouse = {
  readonly event: Happened<DomainEvent>
  readonly before: HouseState
  readonly after: HouseState
}

/** The house before and after an event. */
export const aroundHouse = (event: RecordedEvent, around: Around | undefined): AroundHouse => {
  if (around === undefined) throw new Error('This projection needs the state of the house around each event')
  return {
    event: event as Happened<DomainEvent>,
    before: around.before as HouseState,
    after: around.after as HouseState,
  }
}
