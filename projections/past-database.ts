import { type QueryCreator, sql } from 'kysely'
import type pg from 'pg'
import type { ColumnDefinition, Row, TableDefinition } from '../src/projecting/projection.js'
import { openReadDatabase, type ProjectionViews, type ReadDatabase } from './database.js'

/** A table that queries read rows from in the place of the view of its name. */
export type PastTable = { readonly definition: TableDefinition; readonly rows: readonly Row[] }

/** The text of a row that was written once; rows of a past are read again and again and never change. */
const written = new WeakMap<Row, string>()

const writeRow = (row: Row): string => {
  const before = written.get(row)
  if (before !== undefined) return before
  const plain = Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? `${value}` : value])
  const text = JSON.stringify(Object.fromEntries(plain))
  written.set(row, text)
  return text
}

const jsonOf = (rows: readonly Row[]): string => `[${rows.map(writeRow).join(',')}]`

const storedColumns = ({ columns }: TableDefinition): readonly (readonly [string, ColumnDefinition])[] =>
  Object.entries(columns).filter(([, { type }]) => type !== 'tsvector')

/** The rows as a table of the same columns and types, those that are generated from others included. */
const tableOf = ({ definition, rows }: PastTable) => {
  const stored = storedColumns(definition).map(([name, { type }]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
  const generated = Object.entries(definition.columns).flatMap(([name, { generatedFrom }]) => {
    if (generatedFrom === undefined) return []
    const text = sql.join(
      generatedFrom.map((column) => sql`coalesce(${sql.ref(column)}, '')`),
      sql` || ' ' || `,
    )
    return [sql`to_tsvector('pg_catalog.dutch', ${text}) AS ${sql.ref(name)}`]
  })
  return sql<Row>`(SELECT ${sql.join([sql`past_rows.*`, ...generated])}
    FROM jsonb_to_recordset(${jsonOf(rows)}::jsonb) AS past_rows(${sql.join(stored)}))`
}

/** The views, with these rows in the place of some of them: the same queries then answer about another moment. */
export const openPastDatabase = (pool: pg.Pool, tables: readonly PastTable[]): ReadDatabase => {
  let database: QueryCreator<ProjectionViews> = openReadDatabase(pool)
  for (const table of tables) {
    const name = table.definition.name as keyof ProjectionViews
    database = database.with(name, () => tableOf(table)) as QueryCreator<ProjectionViews>
  }
  return database
}
