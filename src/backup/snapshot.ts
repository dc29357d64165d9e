import type pg from 'pg'
import type { LedgerManifest } from './manifest.js'
import { BackupRefused } from './refusal.js'
import { COPY_SETTINGS, inSql, readTables, type Table, tableName } from './tables.js'

/**
 * Begins a transaction that sees the ledger as it is at this moment, whatever is written meanwhile; answers the tables.
 *
 * @throws {BackupRefused} when there is no ledger in this database
 */
export const takeSnapshot = async (client: pg.Client): Promise<readonly Table[]> => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query(COPY_SETTINGS)
  const tables = await readTables(client)
  if (!tables.some((table) => tableName(table) === 'log.event')) {
    throw new BackupRefused('There is no ledger in this database; check DATABASE_URL or BESLUITBOEK_DATA.')
  }
  await client.query(`LOCK TABLE ${tables.map(inSql).join(', ')} IN ACCESS SHARE MODE`)
  return tables
}

/** Where the ledger stands. */
export type Head = Pick<LedgerManifest, 'head' | 'ledger' | 'checkpoint'>

export const readHead = async (client: pg.Client, eventsElsewhere: boolean): Promise<Head> => {
  const [table, id] = eventsElsewhere ? ['log.sequence', 'event_id'] : ['log.event', 'id']
  const { rows } = await client.query<{
    position: string
    event: string | null
    ledger: string | null
    signs: boolean
  }>(
    `SELECT (SELECT coalesce(max(position), 0)::text FROM ${table}) AS position,
       (SELECT ${id} FROM ${table} ORDER BY position DESC LIMIT 1) AS event,
       (SELECT ${id} FROM ${table} ORDER BY position LIMIT 1) AS ledger,
       to_regclass('log.checkpoint') IS NOT NULL AS signs`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('A query without condition answered no row')
  const signed = row.signs
    ? await client.query<{ note: string }>('SELECT note FROM log.checkpoint ORDER BY number DESC LIMIT 1')
    : null
  return {
    head: { position: Number(row.position), event: row.event },
    ledger: row.ledger,
    checkpoint: signed?.rows[0]?.note ?? null,
  }
}

/** How many rows these tables have together. */
export const countRows = async (client: pg.Client, tables: readonly Table[]): Promise<number> => {
  let total = 0
  for (const table of tables) {
    const { rows } = await client.query<{ count: bigint }>(`SELECT count(*) AS count FROM ONLY ${inSql(table)}`)
    total += Number(rows[0]?.count ?? 0)
  }
  return total
}
