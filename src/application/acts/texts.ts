import { LRUCache } from 'lru-cache'
import type { EventId } from '../../domain/shared/identifiers.js'
import type { EventStore } from '../../ledger/event-store.js'
import type { EventRegistry } from '../../ledger/registry.js'

/** The running text in a field of an event; null where it has none. The state of a house keeps no long texts. */
export type ReadText = (event: EventId, field: string) => Promise<string | null>

/** Reads texts from the log and remembers some of them: what was recorded does not change. */
export const createReadText = (
  store: Pick<EventStore, 'readEvent'>,
  registry: EventRegistry,
  size = 2000,
): ReadText => {
  const remembered = new LRUCache<string, { readonly text: string | null }>({ max: size })
  return async (id, field) => {
    const key = `${id} ${field}`
    const known = remembered.get(key)
    if (known !== undefined) return known.text
    const stored = await store.readEvent(id)
    if (stored === null) return null
    const { data } = registry.read(stored)
    const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[field] : undefined
    const text = typeof value === 'string' ? value : null
    remembered.set(key, { text })
    return text
  }
}

type Told = { readonly on: string; readonly event: EventId }

/** Each report with its words, in the order of their days. */
export const withTexts = async <Report extends Told>(
  reports: readonly Report[],
  readText: ReadText,
): Promise<readonly (Report & { readonly text: string })[]> => {
  const told = await Promise.all(
    reports.map(async (report) => ({ ...report, text: (await readText(report.event, 'text')) ?? '' })),
  )
  return told.sort((a, b) => a.on.localeCompare(b.on))
}
