import type { DomainEventType } from '../domain/events.js'
import type { Actor } from '../domain/shared/actor.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders } from '../domain/shared/time.js'
import type { StoredEvent } from '../ledger/event.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { type HouseStates, streamOf } from './house-states.js'

export type EventFilter = {
  readonly type?: DomainEventType | undefined
  /** The organ it is about, or for which it was recorded. */
  readonly organ?: string | undefined
  readonly dossier?: string | undefined
  /** Through which door it came. */
  readonly via?: Actor['via'] | undefined
  /** Recorded on or after, on or before this day in Flanders. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** An event as one looks for it; what it holds stands on the page of its proof. */
export type BrowsedEvent = {
  readonly id: string
  readonly type: string
  readonly position: number
  readonly revision: number
  readonly recordedAt: string
  readonly effectiveOn: string
  readonly actor: Actor
  readonly organ: string | null
  readonly dossier: string | null
}

/** `nextBefore`: go on with what was recorded before this revision; null at the end. */
export type BrowsedPage = { readonly events: readonly BrowsedEvent[]; readonly nextBefore: number | null }

/** The events of a house that pass a filter, newest first, recorded before a revision (null: from the newest). */
export type BrowseEvents = (
  house: HouseId,
  filter: EventFilter,
  page: { readonly before: number | null; readonly limit: number },
) => Promise<BrowsedPage>

/** Events read at once, at most. */
const STRETCH = 1_000

/** What is looked for may be rare: each stretch is so many times as long as the one before. */
const LONGER = 4

const textIn = (data: unknown, name: string): string | null => {
  const value = (data as Readonly<Record<string, unknown>> | null)?.[name]
  return typeof value === 'string' ? value : null
}

const browsed = (stored: StoredEvent, registry: EventRegistry): BrowsedEvent => {
  const { data } = registry.read(stored)
  return {
    id: stored.id,
    type: stored.type,
    position: Number(stored.position),
    revision: stored.revision,
    recordedAt: stored.recordedAt,
    effectiveOn: stored.effectiveOn,
    actor: stored.actor,
    organ: textIn(data, 'organ'),
    dossier: textIn(data, 'dossier'),
  }
}

const passes = (event: BrowsedEvent, { type, organ, dossier, via, from, until }: EventFilter): boolean => {
  if (type !== undefined && event.type !== type) return false
  if (organ !== undefined && event.organ !== organ && event.actor.organ !== organ) return false
  if (dossier !== undefined && event.dossier !== dossier) return false
  if (via !== undefined && event.actor.via !== via) return false
  if (from === undefined && until === undefined) return true
  const day = dayInFlanders(event.recordedAt as StoredEvent['recordedAt'])
  return (from === undefined || day >= from) && (until === undefined || day <= until)
}

/** Reads the stream of the house backwards, a stretch at a time, until a page is full. */
export const createBrowseEvents = ({
  store,
  registry,
  houses,
}: {
  readonly store: Pick<EventStore, 'readStream'>
  readonly registry: EventRegistry
  readonly houses: Pick<HouseStates, 'load'>
}): BrowseEvents => {
  return async (house, filter, { before, limit }) => {
    const newest = (await houses.load(house)).revision ?? -1
    let end = Math.min(before ?? newest + 1, newest + 1)
    const found: BrowsedEvent[] = []
    // Where nothing is filtered out, the first stretch is all that is shown.
    let length = limit + 1
    while (end > 0 && found.length <= limit) {
      const start = Math.max(0, end - length)
      const stretch = await store.readStream(streamOf(house), { fromRevision: start, limit: end - start })
      for (const stored of stretch.toReversed()) {
        const event = browsed(stored, registry)
        if (passes(event, filter)) found.push(event)
        if (found.length > limit) break
      }
      end = start
      length = Math.min(length * LONGER, STRETCH)
    }
    const events = found.slice(0, limit)
    return { events, nextBefore: found.length > limit ? (events.at(-1)?.revision ?? null) : null }
  }
}
