import { LRUCache } from 'lru-cache'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import { streamOf } from './house-states.js'

const PAGE = 1_000

/** Reads the events of a house that were recorded by a moment (null: all), in order, in their newest shape. */
export type ReadEventsOfHouse = (house: string, knownAt: string | null) => Promise<readonly RecordedEvent[]>

/**
 * Whoever looks at the past of a house, or at its meetings, looks at more than one page: about this many events stay in memory
 * (some hundreds of megabytes), of twenty houses of ten years; a house that is larger than half of it counts as half, so that
 * two are kept.
 */
const EVENTS_KEPT = 120_000

/** A stream only grows: of a house that was read a short while ago, what was added since is read. */
export const createEventsOfHouse = (
  store: Pick<EventStore, 'readStream'>,
  registry: Pick<EventRegistry, 'read'>,
): ReadEventsOfHouse => {
  const kept = new LRUCache<string, readonly RecordedEvent[]>({
    maxSize: EVENTS_KEPT,
    sizeCalculation: ({ length }) => Math.max(1, Math.min(length, EVENTS_KEPT / 2)),
  })

  const readAll = async (house: string): Promise<readonly RecordedEvent[]> => {
    let events = kept.get(house) ?? []
    for (;;) {
      const page = await store.readStream(streamOf(house as HouseId), { fromRevision: events.length, limit: PAGE })
      if (page.length > 0) events = [...events, ...page.map((stored) => registry.read(stored))]
      if (page.length < PAGE) break
    }
    kept.set(house, events)
    return events
  }

  return async (house, knownAt) => {
    const events = await readAll(house)
    if (knownAt === null) return events
    // Events of a stream are recorded in the order of time: the first later one ends it.
    const later = events.findIndex(({ recordedAt }) => recordedAt > knownAt)
    return later === -1 ? events : events.slice(0, later)
  }
}
