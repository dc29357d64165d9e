import type { Client } from '../database/transaction.js'
import type { ColumnDefinition } from './projection.js'
import type { ProjectionLayout } from './projection-layout.js'
import type { TableLayout } from './table-layout.js'
import { inSchema, physicalIndex, physicalTable, quoted } from './table-names.js'

/** A table of one generation: its layout and its name in PostgreSQL. */
export type PhysicalTable = { readonly layout: TableLayout; readonly physical: string }

/** The tables of one generation of a projection. */
export const physicalTables = (layout: ProjectionLayout, generation: number): readonly PhysicalTable[] =>
  layout.tables.map((table) => ({
    layout: table,
    physical: physicalTable(layout.name, table.definition.name, generation),
  }))

const columnSql = (name: string, column: ColumnDefinition): string => {
  if (column.type === 'tsvector') {
    const source = (column.generatedFrom ?? []).map((from) => `coalesce(${quoted(from)}, '')`).join(` || ' ' || `)
    return `${quoted(name)} tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.dutch', ${source})) STORED`
  }
  return `${quoted(name)} ${column.type}${column.nullable === true ? '' : ' NOT NULL'}`
}

/** Creates the table without key or indexes. */
export const createTable = async (client: Client, { layout, physical }: PhysicalTable): Promise<void> => {
  const columns = Object.entries(layout.definition.columns).map(([name, column]) => columnSql(name, column))
  await client.query(`CREATE TABLE ${inSchema(physical)} (${columns.join(', ')})`)
}

/** Adds the primary key. */
export const createPrimaryKey = async (client: Client, { layout, physical }: PhysicalTable): Promise<void> => {
  const columns = layout.definition.primaryKey.map(quoted).join(', ')
  const name = quoted(physicalIndex(physical, 'pk'))
  await client.query(`ALTER TABLE ${inSchema(physical)} ADD CONSTRAINT ${name} PRIMARY KEY (${columns})`)
}

/** Adds the other indexes. */
export const createIndexes = async (client: Client, { layout, physical }: PhysicalTable): Promise<void> => {
  for (const [index, { columns, using = 'btree' }] of layout.definition.indexes.entries()) {
    const name = quoted(physicalIndex(physical, `i${index + 1}`))
    await client.query(
      `CREATE INDEX ${name} ON ${inSchema(physical)} USING ${using} (${columns.map(quoted).join(', ')})`,
    )
  }
}

/** Drops tables of a generation; those already gone are passed over. */
export const dropTables = async (client: Client, physical: readonly string[]): Promise<void> => {
  if (physical.length > 0) await client.query(`DROP TABLE IF EXISTS ${physical.map(inSchema).join(', ')}`)
}

const shape = (columns: readonly (readonly [string, string])[]): string => JSON.stringify(columns)

/** Name and type of the columns of a view, in order; null when there is no such view. */
const viewShape = async (client: Client, view: string): Promise<string | null> => {
  const result = await client.query<{ name: string; type: string }>(
    `SELECT attribute.attname AS name, format_type(attribute.atttypid, attribute.atttypmod) AS type
     FROM pg_attribute attribute
     WHERE attribute.attrelid = to_regclass($1) AND attribute.attnum > 0
     ORDER BY attribute.attnum`,
    [inSchema(view)],
  )
  return result.rows.length === 0 ? null : shape(result.rows.map((row) => [row.name, typeName(row.type)]))
}

const typeName = (type: string): string => (type === 'timestamp with time zone' ? 'timestamptz' : type)

/**
 * Points the view a table is read through at this generation. The view is replaced in place, so that what was granted
 * on it stays; only when its columns changed it is made anew.
 */
export const pointView = async (client: Client, { layout, physical }: PhysicalTable): Promise<void> => {
  const { name, columns } = layout.definition
  const wanted = Object.entries(columns)
  const existing = await viewShape(client, name)
  if (existing !== null && existing !== shape(wanted.map(([column, { type }]) => [column, type]))) {
    await client.query(`DROP VIEW ${inSchema(name)}`)
  }
  const selected = wanted.map(([column]) => quoted(column)).join(', ')
  await client.query(`CREATE OR REPLACE VIEW ${inSchema(name)} AS SELECT ${selected} FROM ${inSchema(physical)}`)
}
