import type { StoredEvent } from './event.js'
import type { EventStore } from './event-store.js'
import { type EventRegistry, UnreadableEvent } from './registry.js'

export type LogCheck = { readonly events: number; readonly faults: readonly string[] }

const page = 5_000
const mostFaults = 20

/** What the walk through the log has seen so far. */
type Seen = { position: bigint; recordedAt: string; readonly revisions: Map<string, number> }

/** What is wrong with one event, given those in front of it; notes the event as seen. */
const faultsOf = (event: StoredEvent, seen: Seen, registry: EventRegistry): readonly string[] => {
  const where = `position ${event.position} (${event.type} ${event.id})`
  const revision = (seen.revisions.get(event.stream) ?? -1) + 1
  const faults: string[] = []
  if (event.position !== seen.position + 1n) faults.push(`${where}: expected position ${seen.position + 1n}`)
  if (event.revision !== revision) faults.push(`${where}: expected revision ${revision} of ${event.stream}`)
  if (event.recordedAt < seen.recordedAt) faults.push(`${where}: recorded before the event in front of it`)
  try {
    const { type, data } = registry.read(event)
    registry.check(type, data)
  } catch (error) {
    faults.push(error instanceof UnreadableEvent ? error.message : `${where}: its data is not as its type demands`)
  }
  seen.position = event.position
  seen.recordedAt = event.recordedAt
  seen.revisions.set(event.stream, event.revision)
  return faults
}

/**
 * Reads the whole log and looks at what must always hold: positions without a hole from 1, revisions of each stream
 * without a hole from 0, `recordedAt` that never goes back, and events that this program can read. Stops at twenty faults.
 */
export const checkLog = async (store: EventStore, registry: EventRegistry): Promise<LogCheck> => {
  const seen: Seen = { position: 0n, recordedAt: '', revisions: new Map() }
  const faults: string[] = []
  let events = 0
  for (;;) {
    const batch = await store.readAll({ after: seen.position, limit: page })
    for (const event of batch) {
      faults.push(...faultsOf(event, seen, registry))
      events += 1
      if (faults.length >= mostFaults) return { events, faults }
    }
    if (batch.length < page) return { events, faults }
  }
}
