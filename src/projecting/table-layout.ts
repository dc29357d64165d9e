import { type ColumnCodec, codecs } from './columns.js'
import { InvalidProjection, UnstorableValue } from './errors.js'
import type { Row, TableDefinition } from './projection.js'

/** A column the program writes; generated columns are not among them. */
export type StoredColumn = {
  readonly name: string
  readonly type: keyof typeof codecs
  readonly codec: ColumnCodec
  readonly nullable: boolean
  /** JavaScript null is the JSON literal `null` in a jsonb column that may not be empty, and SQL null elsewhere. */
  readonly nullIsJson: boolean
  readonly isKey: boolean
}

/** A table definition, worked out for fast handling of rows. */
export type TableLayout = {
  readonly definition: TableDefinition
  readonly columns: readonly StoredColumn[]
  readonly key: readonly StoredColumn[]
  /** The value a column keeps; null for one left out. Throws {@link UnstorableValue}. */
  readonly check: (column: StoredColumn, value: unknown) => unknown
  /** The complete row in column order, every value checked. Throws {@link UnstorableValue}. */
  readonly complete: (row: Row) => Row
  /** The key of a complete row: its primary-key values joined by `|`. */
  readonly keyOf: (row: Row) => string
  /** Throws {@link UnstorableValue} when this is no key of this table. */
  readonly checkKey: (key: string) => void
  /** PostgreSQL texts of the primary-key values in a key. Throws {@link UnstorableValue} when it is no key of this table. */
  readonly splitKey: (key: string) => readonly string[]
  /** PostgreSQL text of every column of a complete row; null stands for SQL null. */
  readonly encode: (row: Row) => (string | null)[]
  readonly decode: (texts: readonly (string | null)[]) => Row
}

const KEY_TYPES: ReadonlySet<string> = new Set(['text', 'uuid', 'integer', 'bigint'])

const storedColumns = (table: TableDefinition): readonly StoredColumn[] =>
  Object.entries(table.columns).flatMap(([name, { type, nullable = false }]) =>
    type === 'tsvector'
      ? []
      : [
          {
            name,
            type,
            codec: codecs[type],
            nullable,
            nullIsJson: type === 'jsonb' && !nullable,
            isKey: table.primaryKey.includes(name),
          },
        ],
  )

const keyColumns = (table: TableDefinition, columns: readonly StoredColumn[]): readonly StoredColumn[] => {
  const key = table.primaryKey.map((name) => columns.find((column) => column.name === name))
  return key.map((column, index) => {
    if (column === undefined || column.nullable || !KEY_TYPES.has(column.type)) {
      throw new InvalidProjection(
        `Table ${table.name}: primary-key column ${table.primaryKey[index]} must be a text, uuid, integer or bigint that is never null`,
      )
    }
    return column
  })
}

const checkValue = (table: string, column: StoredColumn, value: unknown): unknown => {
  if (value === null || value === undefined) {
    if (column.nullable || (column.nullIsJson && value === null)) return null
    throw new UnstorableValue(`Table ${table}: column ${column.name} is empty`)
  }
  const fault = column.codec.fault(value)
  if (fault !== null) throw new UnstorableValue(`Table ${table}: column ${column.name} ${fault}`)
  return value
}

const canonicalKeyPart = (column: StoredColumn, text: string): boolean => {
  if (column.type === 'text' || column.type === 'uuid') return column.codec.fault(text) === null
  if (!/^-?\d{1,19}$/.test(text)) return false
  const value = column.codec.decode(text)
  return String(value) === text && column.codec.fault(value) === null
}

/** Works out a table definition. Throws {@link InvalidProjection} when it does not hold together. */
export const layOutTable = (definition: TableDefinition): TableLayout => {
  const columns = storedColumns(definition)
  const key = keyColumns(definition, columns)
  const known = new Set(columns.map((column) => column.name))
  const table = definition.name

  const check = (column: StoredColumn, value: unknown): unknown => checkValue(table, column, value)

  const complete = (row: Row): Row => {
    let given = 0
    for (const _ in row) given++
    let present = 0
    for (const column of columns) {
      const value = row[column.name]
      check(column, value)
      if (value !== undefined) present++
    }
    // Nothing left out and nothing else in it: it is complete as it is. This runs for every row that is put.
    if (present === columns.length && given === present) return row
    const full: Record<string, unknown> = {}
    for (const column of columns) full[column.name] = check(column, row[column.name])
    for (const name in row) {
      if (row[name] !== undefined && !known.has(name))
        throw new UnstorableValue(`Table ${table} has no column ${name} that can be written`)
    }
    return full
  }

  const keyOf = (row: Row): string => {
    if (key.length === 1 && key[0] !== undefined) return String(row[key[0].name])
    const parts = key.map((column) => String(row[column.name]))
    // A bar is only unambiguous in the last part: a key is split at its first bars.
    const ambiguous = key.find((_, index) => index < key.length - 1 && parts[index]?.includes('|'))
    if (ambiguous !== undefined) {
      throw new UnstorableValue(`Table ${table}: primary-key column ${ambiguous.name} may not hold the character |`)
    }
    return parts.join('|')
  }

  const noKey = (): UnstorableValue =>
    new UnstorableValue(
      `Table ${table} can have no row under a key that is not a ${definition.primaryKey.join('|')} as PostgreSQL writes it`,
    )

  const splitKey = (text: string): readonly string[] => {
    const parts = text.split('|')
    const last = key.length - 1
    const values = [...parts.slice(0, last), parts.slice(last).join('|')]
    if (parts.length < key.length || !key.every((column, index) => canonicalKeyPart(column, values[index] ?? ''))) {
      throw noKey()
    }
    return values
  }

  const [onlyKey] = key
  const checkKey = (text: string): void => {
    // The common case without the arrays of splitting: this runs for every event.
    if (key.length !== 1 || onlyKey === undefined) splitKey(text)
    else if (!canonicalKeyPart(onlyKey, text)) throw noKey()
  }

  const encode = (row: Row): (string | null)[] =>
    columns.map((column) => {
      const value = row[column.name]
      return value === null && !column.nullIsJson ? null : column.codec.encode(value)
    })

  const decode = (texts: readonly (string | null)[]): Row => {
    const row: Record<string, unknown> = {}
    columns.forEach((column, index) => {
      const text = texts[index] ?? null
      row[column.name] = text === null ? null : column.codec.decode(text)
    })
    return row
  }

  return { definition, columns, key, check, complete, keyOf, checkKey, splitKey, encode, decode }
}
