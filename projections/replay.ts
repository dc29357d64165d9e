import type { RecordedEvent } from '../src/ledger/registry.js'
import type { Projection, Row, Rows, TableDefinition } from '../src/projecting/projection.js'

/** The rows of every table of some projections, as a shorter log would have made them. */
export type ReplayedRows = ReadonlyMap<string, readonly Row[]>

const keyOf = ({ primaryKey }: TableDefinition, row: Row): string =>
  primaryKey.map((column) => String(row[column])).join('|')

/** Rows in memory, changed event by event; what one event changed is undone when it fails. */
class ReplayRows implements Rows {
  readonly tables = new Map<string, Map<string, Row>>()
  private readonly definitions: ReadonlyMap<string, TableDefinition>
  private undone: (() => void)[] = []

  constructor(projections: readonly Projection[]) {
    this.definitions = new Map(projections.flatMap(({ tables }) => tables.map((table) => [table.name, table])))
    for (const name of this.definitions.keys()) this.tables.set(name, new Map())
  }

  get(table: string, key: string): Row | undefined {
    return this.tables.get(table)?.get(key)
  }

  put(table: string, row: Row): void {
    const definition = this.definitions.get(table)
    if (definition === undefined) throw new Error(`There is no table ${table}`)
    this.set(table, keyOf(definition, row), row)
  }

  remove(table: string, key: string): void {
    this.set(table, key, null)
  }

  keep(): void {
    this.undone = []
  }

  undo(): void {
    for (const step of this.undone.reverse()) step()
    this.undone = []
  }

  private set(table: string, key: string, row: Row | null): void {
    const rows = this.tables.get(table)
    const before = rows?.get(key)
    this.undone.push(() => (before === undefined ? rows?.delete(key) : rows?.set(key, before)))
    if (row === null) rows?.delete(key)
    else rows?.set(key, row)
  }
}

/**
 * What these projections make of some of the events of a house, in the order of the log, by the very handlers that make
 * the tables that serve. With `lenient`, an event that speaks of what is not there (because it is not in effect yet on
 * the asked day) changes nothing.
 */
export const replay = (
  projections: readonly Projection[],
  events: readonly RecordedEvent[],
  { lenient }: { readonly lenient: boolean },
): ReplayedRows => {
  const rows = new ReplayRows(projections)
  for (const event of events) {
    for (const projection of projections) {
      try {
        projection.project(event, rows)
        rows.keep()
      } catch (error) {
        rows.undo()
        if (!lenient) throw error
      }
    }
  }
  return new Map([...rows.tables].map(([table, byKey]) => [table, [...byKey.values()]]))
}
