import { LRUCache } from 'lru-cache'
import type { DomainEvent } from '../domain/events.js'
import { evolve } from '../domain/evolve.js'
import type { Happened } from '../domain/shared/event.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { Instant } from '../domain/shared/time.js'
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
  /** How many houses are kept in memory. */
  readonly size: number
  /** The state as this process saw it last, without asking the log; null when it is not in memory. Others may have written since. */
  remembered(house: HouseId): LoadedHouse | null
  /** The state up to the newest event of the stream; reads only what is new since the last time. */
  load(house: HouseId): Promise<LoadedHouse>
  /** The state after events that were just appended behind a loaded one. */
  advance(house: HouseId, loaded: LoadedHouse, events: readonly StoredEvent[]): LoadedHouse
  /** The state as the ledger knew it at a moment: of the events recorded by then. Null: as it is known now. */
  loadKnownAt(house: HouseId, knownAt: Instant | null): Promise<LoadedHouse>
}

/** Keeps the states of the houses used last in memory; each is brought up to date from the log before it is used. */
export const createHouseStates = (store: EventStore, registry: EventRegistry, size = 300): HouseStates => {
  const cache = new LRUCache<HouseId, LoadedHouse>({ max: size })

  /** States of past moments; what was known then does not change any more. */
  const known = new LRUCache<string, LoadedHouse>({ max: Math.ceil(size / 10) })

  const after = ({ state, revision }: LoadedHouse, events: readonly StoredEvent[]): LoadedHouse =>
    events.reduce<LoadedHouse>(
      (loaded, event) => ({
        // The registry gives the newest shape of each type; the house's stream holds domain events only.
        state: evolve(loaded.state, registry.read(event) as Happened<DomainEvent>),
        revision: event.revision,
      }),
      { state, revision },
    )

  const advance = (house: HouseId, loaded: LoadedHouse, events: readonly StoredEvent[]): LoadedHouse => {
    const advanced = after(loaded, events)
    const { revision } = advanced
    const cached = cache.get(house)
    if ((cached?.revision ?? -1) <= (revision ?? -1)) cache.set(house, advanced)
    return advanced
  }

  const nextPage = (house: HouseId, { revision }: LoadedHouse): Promise<readonly StoredEvent[]> =>
    store.readStream(streamOf(house), { fromRevision: revision === null ? 0 : revision + 1, limit: page })

  const load = async (house: HouseId): Promise<LoadedHouse> => {
    let loaded = cache.get(house) ?? nothing
    for (;;) {
      const events = await nextPage(house, loaded)
      if (events.length > 0) loaded = advance(house, loaded, events)
      if (events.length < page) return loaded
    }
  }

  /** Events of a stream are recorded in the order of time: the first later one ends it. */
  const loadAsKnown = async (house: HouseId, knownAt: Instant): Promise<LoadedHouse> => {
    const key = `${house} ${knownAt}`
    let loaded = known.get(key)
    if (loaded !== undefined) return loaded
    loaded = nothing
    for (;;) {
      const events = await nextPage(house, loaded)
      const later = events.findIndex(({ recordedAt }) => recordedAt > knownAt)
      loaded = after(loaded, later === -1 ? events : events.slice(0, later))
      if (later !== -1) known.set(key, loaded)
      if (later !== -1 || events.length < page) return loaded
    }
  }

  return {
    size,
    remembered: (house) => cache.get(house) ?? null,
    advance,
    load,
    loadKnownAt: (house, knownAt) => (knownAt === null ? load(house) : loadAsKnown(house, knownAt)),
  }
}
