import type { RecordedEvent } from '../ledger/registry.js'

/**
 * PostgreSQL column types a projection may use. Instants and days travel as text; `bigint` as bigint; `jsonb` as JSON.
 * JavaScript null is SQL null in a nullable column, and the JSON value `null` in a `jsonb` column that is not nullable.
 * `jsonb` does not keep the order of an object's members: a projection must not depend on it.
 */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'tsvector'

export type ColumnDefinition = {
  readonly type: ColumnType
  readonly nullable?: boolean
  /** For `tsvector` only: a generated column over these text columns, in PostgreSQL's Dutch configuration. */
  readonly generatedFrom?: readonly string[]
}

export type IndexDefinition = {
  readonly columns: readonly string[]
  readonly using?: 'btree' | 'gin'
}

/** A table of a projection. The engine creates it once a generation and reads it through a view of the same name. */
export type TableDefinition = {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnDefinition>>
  /** One or more text, uuid, integer or bigint columns. */
  readonly primaryKey: readonly string[]
  readonly indexes: readonly IndexDefinition[]
  /**
   * `keyed`: rows are read, changed and written back by key. `append-only`: rows are only ever added, at most once per
   * key, and never read while projecting; the engine writes those fastest.
   */
  readonly kind: 'keyed' | 'append-only'
}

export type Row = Readonly<Record<string, unknown>>

/**
 * The rows a projection may see and change while it handles one event. Reads are synchronous: the engine has loaded
 * every key that `needs` named. Nothing is written before the whole batch is handled.
 */
export interface Rows {
  /** The row under this key, or undefined; never change what is inside it, put a new row. Throws if `needs` did not name the key. Not for append-only tables. */
  get(table: string, key: string): Row | undefined
  /** Adds the row or replaces the one under its key. */
  put(table: string, row: Row): void
  /** Removes the row under this key, if there. Not for append-only tables. */
  remove(table: string, key: string): void
}

/**
 * A key to load before the event is handled. With several primary-key columns the key is their values joined by `|`;
 * only the last of them may hold that character itself.
 */
export type RowKey = { readonly table: string; readonly key: string }

/**
 * How the events of one stream become a state, one after another. Pure, and a state is never changed: states of many
 * events are held at once.
 */
export type Fold = {
  /** Before the first event of a stream. */
  readonly initial: unknown
  readonly evolve: (state: unknown, event: RecordedEvent) => unknown
}

/** The state of an event's stream before and after it; for a projection that folds. */
export type Around = { readonly before: unknown; readonly after: unknown }

/**
 * One question, answered from the log: how events become rows. Pure: no clock, no database, no randomness.
 * `project` throws when an event cannot be handled (a poison event); the engine then stops this projection at that
 * event and says so; it never skips.
 */
export type Projection = {
  /** The folder's name under `projections/`. */
  readonly name: string
  /** Raise it when tables or handlers change: the next start rebuilds beside the old tables and swaps. */
  readonly version: number
  readonly tables: readonly TableDefinition[]
  /** When given, `needs` and `project` get the states of the event's stream around it; raise `version` when it changes. */
  readonly fold?: Fold
  readonly needs: (event: RecordedEvent, around?: Around) => readonly RowKey[]
  readonly project: (event: RecordedEvent, rows: Rows, around?: Around) => void
}
