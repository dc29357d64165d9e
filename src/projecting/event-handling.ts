import type { LoggedEvent } from '../ledger/event.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import type { Around, Row, RowKey, Rows } from './projection.js'
import type { ProjectionLayout } from './projection-layout.js'
import type { TableLayout } from './table-layout.js'

/** An event of the log, read into its newest shape once for all projections, or why it could not be. */
export type ReadEvent =
  | { readonly stored: LoggedEvent; readonly event: RecordedEvent }
  | { readonly stored: LoggedEvent; readonly unreadable: string }

/** Why an event cannot be handled by one projection. */
export type Fault = { readonly stored: LoggedEvent; readonly reason: string }

/** The rows of one table while a batch is handled in memory. */
export interface RowStore {
  /** The row under this key before the event at hand, or undefined. */
  get(key: string): Row | undefined
  /** Checks the row and gives what `keep` takes. Throws when its columns cannot hold it. */
  prepare(row: Row): Change
  /** Keeps a change: the row it puts, or the removal of what is under its key. */
  keep(change: Change): void
}

/**
 * A change that one event makes; kept only when the whole event was handled. `row` is null for a removal; `key` is
 * empty for a row of an append-only table, and `line` is its line of COPY where one was made.
 */
export type Change = { readonly key: string; readonly row: Row | null; readonly line: string }

/** A table as the handler of one projection reaches it. */
type Reach = { readonly store: RowStore; readonly layout: TableLayout | undefined }

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Reads events into their newest shape; one that cannot be read says why. */
export const readEvents = (registry: EventRegistry, events: readonly LoggedEvent[]): readonly ReadEvent[] =>
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
): ((read: ReadEvent, needs: readonly RowKey[], around?: Around) => string | null) => {
  const reaches = new Map(
    [...stores].map(([table, store]): [string, Reach] => [table, { store, layout: layout.tableNamed.get(table) }]),
  )
  // Two lists side by side and no closures: this runs for every event.
  const changes: Change[] = []
  const changed: Reach[] = []
  let named: readonly RowKey[] = []

  const reach = (table: string): Reach => {
    const found = reaches.get(table)
    if (found === undefined) throw new Error(`Projection ${layout.name} has no table ${table}`)
    return found
  }
  const keyed = (table: string, verb: string): Reach => {
    const found = reach(table)
    if (found.layout?.definition.kind !== 'keyed') {
      throw new Error(`Table ${table} is append-only: its rows cannot be ${verb} while projecting`)
    }
    return found
  }
  const isNamed = (table: string, key: string): boolean => {
    for (const one of named) if (one.key === key && one.table === table) return true
    return false
  }
  const rows: Rows = {
    get: (table, key) => {
      const found = keyed(table, 'read')
      for (let index = changes.length - 1; index >= 0; index--) {
        const made = changes[index]
        if (changed[index] === found && made?.key === key) return made.row ?? undefined
      }
      // Strict even when the row happens to be in memory, so that the outcome never depends on how events were batched.
      if (!isNamed(table, key)) {
        throw new Error(
          `needs() of projection ${layout.name} did not name the row of table ${table} that project() reads`,
        )
      }
      return found.store.get(key)
    },
    put: (table, row) => {
      const found = reach(table)
      changes.push(found.store.prepare(row))
      changed.push(found)
    },
    remove: (table, key) => {
      const found = keyed(table, 'removed')
      found.layout?.checkKey(key)
      changes.push({ key, row: null, line: '' })
      changed.push(found)
    },
  }

  return (read, needs, around) => {
    if ('unreadable' in read) return read.unreadable
    changes.length = 0
    changed.length = 0
    named = needs
    try {
      layout.projection.project(read.event, rows, around)
    } catch (error) {
      return reasonOf(error)
    }
    for (const [index, change] of changes.entries()) changed[index]?.store.keep(change)
    return null
  }
}

/** The keys an event needs, checked; or why they cannot be told. */
export const neededKeys = (
  layout: ProjectionLayout,
  read: ReadEvent,
  around?: Around,
): { readonly needs: readonly RowKey[] } | { readonly reason: string } => {
  if ('unreadable' in read) return { reason: read.unreadable }
  try {
    const needs = layout.projection.needs(read.event, around)
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
