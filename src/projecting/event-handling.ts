import type { StoredEvent } from '../ledger/event.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import type { Row, RowKey, Rows } from './projection.js'
import type { ProjectionLayout } from './projection-layout.js'

/** An event of the log, read into its newest shape once for all projections, or why it could not be. */
export type ReadEvent =
  | { readonly stored: StoredEvent; readonly event: RecordedEvent }
  | { readonly stored: StoredEvent; readonly unreadable: string }

/** Why an event cannot be handled by one projection. */
export type Fault = { readonly stored: StoredEvent; readonly reason: string }

/** The rows of one table while a batch is handled in memory. */
export interface RowStore {
  /** The row under this key before the event at hand, or undefined. */
  get(key: string): Row | undefined
  /** Checks the row and gives what `keep` takes. Throws when its columns cannot hold it. */
  prepare(row: Row): Change
  remove(key: string): void
}

/** A change that one event makes; kept only when the whole event was handled. */
export type Change = { readonly key: string; readonly row: Row | null; readonly keep: () => void }

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Reads events into their newest shape; one that cannot be read says why. */
export const readEvents = (registry: EventRegistry, events: readonly StoredEvent[]): readonly ReadEvent[] =>
  events.map((stored) => {
    try {
      return { stored, event: registry.read(stored) }
    } catch (error) {
      return { stored, unreadable: reasonOf(error) }
    }
  })

/**
 * Handles events of one projection over rows in memory. Returns a function that handles one event: it gives null, or
 * why the event cannot be handled, and then none of the event's changes is kept.
 */
export const createEventHandler = (
  layout: ProjectionLayout,
  stores: ReadonlyMap<string, RowStore>,
): ((read: ReadEvent, needs: readonly RowKey[]) => string | null) => {
  let changes: { readonly table: string; readonly change: Change }[] = []
  let named: readonly RowKey[] = []

  const storeOf = (table: string): RowStore => {
    const store = stores.get(table)
    if (store === undefined) throw new Error(`Projection ${layout.name} has no table ${table}`)
    return store
  }
  const keyed = (table: string, verb: string): RowStore => {
    const store = storeOf(table)
    if (layout.tableNamed.get(table)?.definition.kind !== 'keyed') {
      throw new Error(`Table ${table} is append-only: its rows cannot be ${verb} while projecting`)
    }
    return store
  }
  const rows: Rows = {
    get: (table, key) => {
      const store = keyed(table, 'read')
      for (let index = changes.length - 1; index >= 0; index--) {
        const made = changes[index]
        if (made?.table === table && made.change.key === key) return made.change.row ?? undefined
      }
      // Strict even when the row happens to be in memory, so that the outcome never depends on how events were batched.
      if (!named.some((one) => one.key === key && one.table === table)) {
        throw new Error(
          `needs() of projection ${layout.name} did not name the row of table ${table} that project() reads`,
        )
      }
      return store.get(key)
    },
    put: (table, row) => {
      changes.push({ table, change: storeOf(table).prepare(row) })
    },
    remove: (table, key) => {
      const store = keyed(table, 'removed')
      layout.tableNamed.get(table)?.checkKey(key)
      changes.push({ table, change: { key, row: null, keep: () => store.remove(key) } })
    },
  }

  return (read, needs) => {
    if ('unreadable' in read) return read.unreadable
    changes = []
    named = needs
    try {
      layout.projection.project(read.event, rows)
    } catch (error) {
      return reasonOf(error)
    }
    for (const { change } of changes) change.keep()
    return null
  }
}

/** The keys an event needs, checked; or why they cannot be told. */
export const neededKeys = (
  layout: ProjectionLayout,
  read: ReadEvent,
): { readonly needs: readonly RowKey[] } | { readonly reason: string } => {
  if ('unreadable' in read) return { reason: read.unreadable }
  try {
    const needs = layout.projection.needs(read.event)
    for (const { table, key } of needs) {
      const needed = layout.tableNamed.get(table)
      if (needed?.definition.kind !== 'keyed')
        throw new Error(`needs() names table ${table}, which is no keyed table of it`)
      needed.checkKey(key)
    }
    return { needs }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}
