import { LRUCache } from 'lru-cache'
import type { DomainEvent } from '../../domain/events.js'
import { foldInfluence } from '../../domain/influence/fold.js'
import { type InfluenceRecord, nothingGiven } from '../../domain/influence/record.js'
import type { Happened } from '../../domain/shared/event.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import type { Instant } from '../../domain/shared/time.js'
import type { EventStore } from '../../ledger/event-store.js'
import type { EventRegistry } from '../../ledger/registry.js'
import { streamOf } from '../house-states.js'

const PAGE = 1_000

/** The texts of all input of a house are in its record, so that fewer are kept than of the states the rules work with. */
const MOST_RECORDS = 50

type Kept = { readonly record: InfluenceRecord; readonly next: number }

const nothing: Kept = { record: nothingGiven, next: 0 }

/** Reads what was given and answered in a house, as known at a moment; null: as it is known now. */
export type ReadRecord = (house: HouseId, knownAt: Instant | null) => Promise<InfluenceRecord>

/** From the log itself; of houses asked for lately only what is new is read. */
export const createReadRecord = (store: EventStore, registry: EventRegistry): ReadRecord => {
  const cache = new LRUCache<HouseId, Kept>({ max: MOST_RECORDS })

  return async (house, knownAt) => {
    let kept = knownAt === null ? (cache.get(house) ?? nothing) : nothing
    for (;;) {
      const events = await store.readStream(streamOf(house), { fromRevision: kept.next, limit: PAGE })
      // Events of a stream are recorded in the order of time: the first later one ends it.
      const later = knownAt === null ? -1 : events.findIndex(({ recordedAt }) => recordedAt > knownAt)
      const known = later === -1 ? events : events.slice(0, later)
      kept = {
        // The stream of a house holds domain events only, and the registry gives the newest shape of each.
        record: known.reduce(
          (record, event) => foldInfluence(record, registry.read(event) as Happened<DomainEvent>),
          kept.record,
        ),
        next: kept.next + known.length,
      }
      if (later !== -1 || events.length < PAGE) break
    }
    if (knownAt === null && kept.next >= (cache.get(house)?.next ?? 0)) cache.set(house, kept)
    return kept.record
  }
}
