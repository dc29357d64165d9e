import type { Client } from '../database/transaction.js'
import {
  type Change,
  createEventHandler,
  type Fault,
  neededKeys,
  type ReadEvent,
  type RowStore,
} from './event-handling.js'
import type { Row, RowKey } from './projection.js'
import type { ProjectionLayout } from './projection-layout.js'
import type { PhysicalTable } from './table-ddl.js'
import { deleteRows, selectRows, writeRows } from './table-rows.js'

/** A generation of a projection that events are written to. */
export type Target = {
  readonly layout: ProjectionLayout
  readonly generation: number
  readonly tables: readonly PhysicalTable[]
}

/** Rows of one table during a batch: loaded at the start, changed in memory, written at the end. */
class BatchTable implements RowStore {
  readonly keys = new Set<string>()
  private loaded: ReadonlyMap<string, Row> = new Map()
  private readonly changed = new Map<string, Row | null>()
  private readonly added: Row[] = []

  constructor(private readonly table: PhysicalTable) {}

  async load(client: Client): Promise<void> {
    this.loaded = await selectRows(client, this.table, [...this.keys])
  }

  get(key: string): Row | undefined {
    const changed = this.changed.get(key)
    return changed === undefined ? this.loaded.get(key) : (changed ?? undefined)
  }

  prepare(put: Row): Change {
    const row = this.table.layout.complete(put)
    const isKeyed = this.table.layout.definition.kind === 'keyed'
    return { key: isKeyed ? this.table.layout.keyOf(row) : '', row, line: '' }
  }

  keep({ key, row }: Change): void {
    if (this.table.layout.definition.kind === 'keyed') this.changed.set(key, row)
    else if (row !== null) this.added.push(row)
  }

  async write(client: Client): Promise<void> {
    const removed: string[] = []
    const put: Row[] = [...this.added]
    for (const [key, row] of this.changed) {
      if (row === null) removed.push(key)
      else put.push(row)
    }
    await deleteRows(client, this.table, removed)
    await writeRows(client, this.table, put)
  }
}

/** What each event needs, up to the first for which that cannot be told. */
export const collectNeeds = (
  layout: ProjectionLayout,
  events: readonly ReadEvent[],
): { readonly needs: readonly (readonly RowKey[])[]; readonly fault: Fault | null } => {
  const needs: (readonly RowKey[])[] = []
  for (const read of events) {
    const found = neededKeys(layout, read)
    if ('reason' in found) return { needs, fault: { stored: read.stored, reason: found.reason } }
    needs.push(found.needs)
  }
  return { needs, fault: null }
}

/**
 * Handles events, in order, inside the caller's transaction: one query a table to load what they need, one statement
 * a table to write what they changed. Stops before the first event that cannot be handled and says which; everything
 * before it is written.
 */
export const applyBatch = async (
  client: Client,
  target: Target,
  events: readonly ReadEvent[],
): Promise<Fault | null> => {
  const stores = new Map(target.tables.map((table) => [table.layout.definition.name, new BatchTable(table)]))
  const collected = collectNeeds(target.layout, events)
  for (const { table, key } of collected.needs.flat()) stores.get(table)?.keys.add(key)
  for (const store of stores.values()) await store.load(client)

  const handle = createEventHandler(target.layout, stores)
  let fault = collected.fault
  for (const [index, needs] of collected.needs.entries()) {
    const read = events[index]
    if (read === undefined) break
    const reason = handle(read, needs)
    if (reason !== null) {
      fault = { stored: read.stored, reason }
      break
    }
  }
  for (const store of stores.values()) await store.write(client)
  return fault
}
