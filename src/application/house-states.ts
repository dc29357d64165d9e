import { LRUCache } from 'lru-cache'
import type { DomainEvent } from '../domain/events.js'
import { evolve } from '../domain/evolve.js'
import type { Happened } from '../domain/shared/event.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { emptyHouse, type HouseState } from '../domain/state.js'
import type { StoredEvent } from '../ledger/event.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'

/** A house as its stream stands: `revision` is that of the newest event, null when there is none. */
export type LoadedHouse = { readonly state: HouseState; readonly revision: number | null }

const nothing: LoadedHouse = { state: emptyHouse, revision: null }
const page = 1000

/** The stream that holds every fact of a house. */
export const streamOf = (house: HouseId): string => `house-${house}`

export type HouseStates = {
  /** The state up to the newest event of the stream; reads only what is new since the last time. */
  load(house: HouseId): Promise<LoadedHouse>
  /** The state after events that were just appended behind a loaded one. */
  advance(house: HouseId, loaded: LoadedHouse, events: readonly StoredEvent[]): LoadedHouse
}

/** Keeps the states of the houses used last in memory; each is brought up to date from the log before it is used. */
export const createHouseStates = (store: EventStore, registry: EventRegistry, size = 300): HouseStates => {
  const cache = new LRUCache<HouseId, LoadedHouse>({ max: size })

  const advance = (house: HouseId, loaded: LoadedHouse, events: readonly StoredEvent[]): LoadedHouse => {
    let { state, revision } = loaded
    for (const event of events) {
      // The registry gives the newest shape of each type; the house's stream holds domain events only.
      state = evolve(state, registry.read(event) as Happened<DomainEvent>)
      revision = event.revision
    }
    const advanced = { state, revision }
    const cached = cache.get(house)
    if ((cached?.revision ?? -1) <= (revision ?? -1)) cache.set(house, advanced)
    return advanced
  }

  return {
    advance,
    load: async (house) => {
      let loaded = cache.get(house) ?? nothing
      for (;;) {
        const fromRevision = loaded.revision === null ? 0 : loaded.revision + 1
        const events = await store.readStream(streamOf(house), { fromRevision, limit: page })
        if (events.length > 0) loaded = advance(house, loaded, events)
        if (events.length < page) return loaded
      }
    },
  }
}
