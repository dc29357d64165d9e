import type pg from 'pg'
import { type CopyIn, copyIn, copyOut } from './copy.js'
import type { TableRecord } from './manifest.js'
import { readPieces } from './read-archive.js'
import { BackupRefused } from './refusal.js'
import { isAccountTable, KEY_TABLES, ONE_ROW_TABLES } from './scope.js'
import { copyOutSql, inSql, quotedList, type Table, type TableName, tableName } from './tables.js'
import { rowsIn, tableTally } from './write-archive.js'

/** How the rows of one table get to their place. */
type Filling = {
  /** Where the COPY text goes: the table itself, or a table that lasts as long as the transaction. */
  readonly into: string
  /** What brings them from there to their place; null when they are in place already. */
  readonly placing: string | null
}

const WAITING = 'pg_temp.waiting_rows'

const ofOneRow = (record: TableRecord): Filling => {
  const columns = quotedList(record.columns)
  return { into: WAITING, placing: `UPDATE ${inSql(record)} SET (${columns}) = (SELECT ${columns} FROM ${WAITING})` }
}

/** Which of the rows may come back: keys of persons who were not erased, and values whose key is there. */
const conditionOf = ({ schema, name }: TableRecord): string | null => {
  for (const keys of KEY_TABLES) {
    if (keys.schema !== schema) continue
    const of = (table: string) => `${schema}.${table} AS other WHERE other.${keys.opens.by} = waiting.${keys.opens.by}`
    if (name === keys.name) return `NOT EXISTS (SELECT FROM ${of(keys.erased)})`
    if (name === keys.opens.name) return `EXISTS (SELECT FROM ${of(keys.name)})`
  }
  return null
}

const fillingOf = (record: TableRecord): Filling => {
  if (ONE_ROW_TABLES.includes(tableName(record))) return ofOneRow(record)
  const condition = conditionOf(record)
  if (condition === null) return { into: inSql(record), placing: null }
  const columns = quotedList(record.columns)
  return {
    into: WAITING,
    placing: `INSERT INTO ${inSql(record)} (${columns}) SELECT ${columns} FROM ${WAITING} AS waiting WHERE ${condition}`,
  }
}

type OpenTable = CopyIn & { readonly name: string }

/** Copies one table, piece by piece. */
const openTable = async (client: pg.ClientBase, record: TableRecord): Promise<OpenTable> => {
  const { into, placing } = fillingOf(record)
  if (into === WAITING) {
    await client.query(`CREATE TEMPORARY TABLE waiting_rows (LIKE ${inSql(record)}) ON COMMIT DROP`)
  }
  const copy = copyIn(client, `COPY ${into} (${quotedList(record.columns)}) FROM STDIN`)
  const end = async (): Promise<void> => {
    await copy.end()
    if (placing !== null) await client.query(placing)
    if (into === WAITING) await client.query(`DROP TABLE ${WAITING}`)
  }
  return { name: tableName(record), write: copy.write, end }
}

export type PuttingBack = {
  readonly onRows: (rows: number) => void
  /** Awaited before the first row of each table. */
  readonly before?: (table: TableName) => Promise<void>
  /** Only these tables; all when left out. */
  readonly only?: (table: TableName) => boolean
}

/** Puts the rows of all tables of a file that was checked into their (empty) tables. */
export const putBack = async (
  client: pg.ClientBase,
  file: string,
  records: readonly TableRecord[],
  { onRows, before, only = () => true }: PuttingBack,
): Promise<void> => {
  const known = new Map(records.map((record) => [tableName(record), record]))
  let open: OpenTable | null = null
  for await (const { schema, name, text } of readPieces(file)) {
    const table = tableName({ schema, name })
    if (!only({ schema, name })) continue
    if (open?.name !== table) {
      await open?.end()
      const record = known.get(table)
      if (record === undefined) throw new BackupRefused(`${file} was changed while it was read; try again.`)
      await before?.(record)
      open = await openTable(client, record)
    }
    await open.write(text)
    onRows(rowsIn(text))
  }
  await open?.end()
}

/** Rows that did not come back: nothing without a key that is not there, or of an account of a person who was erased. */
export type LeftOut = { readonly table: string; readonly rows: number }

/**
 * Compares what stands in the tables now with what the file says of them, row by row. Answers the rows that were left out
 * for want of a key, or with an account that stood for nobody but a person who was erased.
 */
export const comparePutBack = async (
  client: pg.ClientBase,
  tables: readonly Table[],
  records: readonly TableRecord[],
): Promise<readonly LeftOut[]> => {
  const known = new Map(tables.map((table) => [tableName(table), table]))
  const leftOut: LeftOut[] = []
  for (const record of records) {
    const name = tableName(record)
    const table = known.get(name)
    if (table === undefined) throw new BackupRefused(`There is no table ${name} to restore; nothing was restored.`)
    const tally = tableTally()
    for await (const chunk of copyOut(client, copyOutSql(table, record.columns))) tally.add(chunk)
    const found = tally.total()
    if (found.rows < record.rows && (conditionOf(record) !== null || isAccountTable(record))) {
      leftOut.push({ table: name, rows: record.rows - found.rows })
    } else if (found.sha256 !== record.sha256 || found.rows !== record.rows) {
      throw new BackupRefused(
        `Table ${name} does not come back as it was (${found.rows} rows of ${record.rows}); nothing was restored. Try again, or take an earlier backup.`,
      )
    }
  }
  return leftOut
}

/** Lets counters of the database go on behind the numbers that came back. */
export const moveCounters = async (client: pg.ClientBase, records: readonly TableRecord[]): Promise<void> => {
  for (const record of records) {
    const { rows } = await client.query<{ counter: string; column: string }>(
      `SELECT pg_get_serial_sequence($1, attname) AS counter, quote_ident(attname) AS column FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND pg_get_serial_sequence($1, attname) IS NOT NULL`,
      [inSql(record)],
    )
    for (const { counter, column } of rows) {
      await client.query(
        `SELECT setval($1::regclass, newest) FROM (SELECT max(${column}) AS newest FROM ${inSql(record)}) AS numbers
         WHERE newest IS NOT NULL`,
        [counter],
      )
    }
  }
}
