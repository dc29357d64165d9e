import type { ColumnDefinition, Row, RowKey, Rows } from '../src/projecting/projection.js'

/**
 * What a register remembers of its own knowledge. The newest row of a thing has `superseded` 0, so that it can be
 * found by its id alone; each earlier one keeps its number from 1 and the moments between which it was what was known.
 */
export type KnownRow = {
  readonly superseded: number
  /** How many earlier rows there are. */
  readonly changes: number
  readonly known_from: string
  /** Exclusive; null for the newest row. */
  readonly known_until: string | null
}

export const knownColumns = {
  superseded: { type: 'integer' },
  changes: { type: 'integer' },
  known_from: { type: 'timestamptz' },
  known_until: { type: 'timestamptz', nullable: true },
} as const satisfies Record<string, ColumnDefinition>

/** The key of the newest row of a thing. */
export const newest = (table: string, id: string): RowKey => ({ table, key: `${id}|0` })

/** Where a thing begins to be known. */
export const firstKnown = (recordedAt: string): KnownRow => ({
  superseded: 0,
  changes: 0,
  known_from: recordedAt,
  known_until: null,
})

/** Changes what is known of a thing from this moment; the row that held until now stays beside it. */
export const supersede = <Known extends KnownRow & Row>(
  rows: Rows,
  table: string,
  current: Known,
  recordedAt: string,
  change: Partial<Known>,
): void => {
  const changes = current.changes + 1
  rows.put(table, { ...current, superseded: changes, known_until: recordedAt })
  rows.put(table, { ...current, ...change, superseded: 0, changes, known_from: recordedAt, known_until: null })
}
