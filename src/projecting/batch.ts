import type { Client } from '../database/transaction.js'
import {
  type Change,
  createEventHandler,
  type Fault,
  neededKeys,
  type ReadEvent,
  type RowStore,
} from './event-handling.js'
import { type FoldedEvent, Folding } from './folding.js'
import type { Around, Row, RowKey } from './projection.js'
import type { ProjectionLayout } from './projection-layout.js'
import type { EngineContext } from './settings.js'
import { type PhysicalTable, physicalTables } from './table-ddl.js'
import { deleteRows, selectRows, writeRows } from './table-rows.js'

/** A generation of a projection that events are written to. */
export type Target = {
  readonly layout: ProjectionLayout
  readonly generation: number
  readonly tables: readonly PhysicalTable[]
  /** The states its events are seen with; null for a projection that does not fold. */
  readonly folding: Folding | null
}

/** A generation of a projection, ready to be written to. */
export const createTarget = (
  { store, registry, settings }: Pick<EngineContext, 'store' | 'registry' | 'settings'>,
  layout: ProjectionLayout,
  generation: number,
): Target => {
  const { fold } = layout.projection
  const folding = fold === undefined ? null : new Folding(fold, { store, registry }, settings.statesInMemory)
  return { layout, generation, tables: physicalTables(layout, generation), folding }
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

/** The states around an event of a projection that folds, as far as they could be told. */
export const aroundOf = (folded: readonly FoldedEvent[] | null, index: number): Around | undefined => {
  const one = folded?.[index]
  return one !== undefined && 'around' in one ? one.around : undefined
}

/** What each event needs, up to the first for which that cannot be told. */
export const collectNeeds = (
  layout: ProjectionLayout,
  events: readonly ReadEvent[],
  folded: readonly FoldedEvent[] | null,
): { readonly needs: readonly (readonly RowKey[])[]; readonly fault: Fault | null } => {
  const needs: (readonly RowKey[])[] = []
  for (const [index, read] of events.entries()) {
    const one = folded?.[index]
    const found = one !== undefined && 'reason' in one ? one : neededKeys(layout, read, one?.around)
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
  const folded = target.folding === null ? null : await target.folding.over(events)
  const collected = collectNeeds(target.layout, events, folded)
  for (const { table, key } of collected.needs.flat()) stores.get(table)?.keys.add(key)
  for (const store of stores.values()) await store.load(client)

  const handle = createEventHandler(target.layout, stores)
  let fault = collected.fault
  for (const [index, needs] of collected.needs.entries()) {
    const read = events[index]
    if (read === undefined) break
    const reason = handle(read, needs, aroundOf(folded, index))
    if (reason !== null) {
      fault = { stored: read.stored, reason }
      break
    }
  }
  for (const store of stores.values()) await store.write(client)
  return fault
}
