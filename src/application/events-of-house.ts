import type { HouseId } from '../domain/shared/identifiers.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import { streamOf } from './house-states.js'

const PAGE = 1_000

/** Reads the events of a house that were recorded by a moment (null: all of them), in order, in their newest shape. */
export const createEventsOfHouse =
  (store: EventStore, registry: EventRegistry) =>
  async (house: string, knownAt: string | null): Promise<readonly RecordedEvent[]> => {
    const events: RecordedEvent[] = []
    for (;;) {
      const page = await store.readStream(streamOf(house as HouseId), { fromRevision: events.length, limit: PAGE })
      for (const stored of page) {
        // Events of a stream are recorded in the order of time: the first later one ends it.
        if (knownAt !== null && stored.recordedAt > knownAt) return events
        events.push(registry.read(stored))
      }
      if (page.length < PAGE) return events
    }
  }
