import type { Client } from '../database/transaction.js'
import type { Row } from './projection.js'
import type { PhysicalTable } from './table-ddl.js'
import type { StoredColumn } from './table-layout.js'
import { inSchema, quoted } from './table-names.js'

/** Every value as PostgreSQL's text: we decode ourselves, so the pool's type parsers do not matter. */
const rawText = { getTypeParser: () => (text: string) => text }

const names = (columns: readonly StoredColumn[], prefix = ''): string =>
  columns.map((column) => prefix + quoted(column.name)).join(', ')

const transposed = (rows: readonly (readonly (string | null)[])[], width: number): (string | null)[][] =>
  Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null))

const textArrays = (count: number): string =>
  Array.from({ length: count }, (_, index) => `$${index + 1}::text[]`).join(', ')

const keyMatch = (key: readonly StoredColumn[]): string =>
  key.map((column) => `stored.${quoted(column.name)} = wanted.${quoted(column.name)}::${column.type}`).join(' AND ')

/** The rows under these keys, by key; keys without a row are absent. One statement. */
export const selectRows = async (
  client: Client,
  { layout, physical }: PhysicalTable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row>> => {
  if (keys.length === 0) return new Map()
  const result = await client.query<(string | null)[]>({
    text: `SELECT ${layout.columns.map((column) => column.codec.selected(`stored.${quoted(column.name)}`)).join(', ')}
           FROM unnest(${textArrays(layout.key.length)}) AS wanted (${names(layout.key)})
           JOIN ${inSchema(physical)} AS stored ON ${keyMatch(layout.key)}`,
    values: transposed(keys.map(layout.splitKey), layout.key.length),
    rowMode: 'array',
    types: rawText,
  })
  return new Map(
    result.rows.map((texts) => {
      const row = layout.decode(texts)
      return [layout.keyOf(row), row]
    }),
  )
}

const onConflict = ({ layout }: PhysicalTable): string => {
  if (layout.definition.kind === 'append-only') return ''
  const others = layout.columns.filter((column) => !column.isKey)
  const key = names(layout.key)
  if (others.length === 0) return ` ON CONFLICT (${key}) DO NOTHING`
  const changes = others.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
  return ` ON CONFLICT (${key}) DO UPDATE SET ${changes}`
}

/**
 * Writes complete rows in one statement. In a keyed table a row replaces the one under its key; in an append-only
 * table a second row under a key is refused by PostgreSQL.
 */
export const writeRows = async (client: Client, table: PhysicalTable, rows: readonly Row[]): Promise<void> => {
  if (rows.length === 0) return
  const { columns, encode } = table.layout
  const cast = columns.map((column) => `${quoted(column.name)}::${column.type}`).join(', ')
  await client.query(
    `INSERT INTO ${inSchema(table.physical)} (${names(columns)})
     SELECT ${cast} FROM unnest(${textArrays(columns.length)}) AS put (${names(columns)})${onConflict(table)}`,
    transposed(rows.map(encode), columns.length),
  )
}

/** Removes the rows under these keys in one statement; keys without a row are passed over. */
export const deleteRows = async (
  client: Client,
  { layout, physical }: PhysicalTable,
  keys: readonly string[],
): Promise<void> => {
  if (keys.length === 0) return
  await client.query(
    `DELETE FROM ${inSchema(physical)} AS stored
     USING unnest(${textArrays(layout.key.length)}) AS wanted (${names(layout.key)}) WHERE ${keyMatch(layout.key)}`,
    transposed(keys.map(layout.splitKey), layout.key.length),
  )
}
