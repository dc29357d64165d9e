import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPersonalData, type PersonalData } from '../../src/ledger/personal-data/personal-data.js'

/** A journal of its own for every ledger under test; made with the first erasure. */
export const newJournal = (): string => join(tmpdir(), `besluitboek-test-${randomUUID()}`, 'erasures')

/** Personal data as the program keeps them, on the database of a test. */
export const openPersonalData = (pool: pg.Pool, store: EventStore, journal = newJournal()): PersonalData =>
  createPersonalData({ pool, store, journal })

/** Every place in the database where a text stands: `schema.table.column`, over all tables, indexes of search included. */
export const foundIn = async (owner: pg.Pool, text: string): Promise<readonly string[]> => {
  const { rows: columns } = await owner.query<{ table_schema: string; table_name: string; column_name: string }>(
    `SELECT table_schema, table_name, column_name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     ORDER BY table_schema, table_name, ordinal_position`,
  )
  const places: string[] = []
  for (const { table_schema, table_name, column_name } of columns) {
    const column = `"${column_name}"`
    // Bytes are looked into as bytes too: a value stored unencrypted would not show as text.
    const { rows } = await owner.query<{ found: boolean }>(
      `SELECT EXISTS (
         SELECT FROM "${table_schema}"."${table_name}"
         WHERE position(lower($1) IN lower(${column}::text)) > 0
           OR position(encode(convert_to($1, 'UTF8'), 'hex') IN ${column}::text) > 0
       ) AS found`,
      [text],
    )
    if (rows[0]?.found === true) places.push(`${table_schema}.${table_name}.${column_name}`)
  }
  if (columns.length < 50) throw new Error('Hardly any column was looked at')
  return places
}
