import type { EventStore } from './event-store.js'
import { type EventRegistry, UnreadableEvent } from './registry.js'

export type LogCheck = { readonly events: number; readonly faults: readonly string[] }

const page = 5_000
const mostFaults = 20

/**
 * Reads the whole log and looks at what must always hold: positions without a hole from 1, revisions of each stream
 * without a hole from 0, `recordedAt` that never goes back, and events that this program can read. Stops at twenty faults.
 */
export const checkLog = async (store: EventStore, registry: EventRegistry): Promise<LogCheck> => {
  const faults: string[] = []
  const revisions = new Map<string, number>()
  let position = 0n
  let recordedAt = ''
  let events = 0
  for (;;) {
    const batch = await store.readAll({ after: position, limit: page })
    for (const event of batch) {
      const where = `position ${event.position} (${event.type} ${event.id})`
      if (event.position !== position + 1n) faults.push(`${where}: expected position ${position + 1n}`)
      const revision = (revisions.get(event.stream) ?? -1) + 1
      if (event.revision !== revision) faults.push(`${where}: expected revision ${revision} of ${event.stream}`)
      if (event.recordedAt < recordedAt) faults.push(`${where}: recorded before the event in front of it`)
      try {
        const { type, data } = registry.read(event)
        registry.check(type, data)
      } catch (error) {
        faults.push(error instanceof UnreadableEvent ? error.message : `${where}: its data is not as its type demands`)
      }
      position = event.position
      revisions.set(event.stream, event.revision)
      recordedAt = event.recordedAt
      events += 1
      if (faults.length >= mostFaults) return { events, faults }
    }
    if (batch.length < page) return { events, faults }
  }
}
