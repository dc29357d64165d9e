import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createClient } from '../src/database/connect.js'
import { startEmbeddedPostgres } from '../src/database/embedded.js'

/** The PostgreSQL server that both sides are measured on. */
export type BenchServer = {
  /** Runs statements in the maintenance database, as owner. */
  readonly maintain: <Row extends pg.QueryResultRow>(
    statement: string,
    values?: readonly unknown[],
  ) => Promise<readonly Row[]>
  readonly addressOf: (database: string) => string
  /** Makes a database anew; one of that name is thrown away. */
  readonly createDatabase: (database: string, template?: string) => Promise<string>
  readonly dropDatabase: (database: string) => Promise<void>
  /** What a database was loaded with, as `markDatabase` noted; null when there is none. */
  readonly markOf: (database: string) => Promise<string | null>
  readonly markDatabase: (database: string, mark: string) => Promise<void>
  /** Settings that decide how fast and how durable it is, as the server tells them. */
  readonly settings: () => Promise<Readonly<Record<string, string>>>
  readonly stop: () => Promise<void>
}

/** The same for both sides; durability stays on. */
const SETTINGS = {
  max_connections: '150',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  maintenance_work_mem: '256MB',
  track_io_timing: 'off',
}

const TOLD = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'max_wal_size',
  'maintenance_work_mem',
]

const openServer = async (): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> => {
  const given = process.env.DATABASE_URL
  if (given !== undefined) return { address: given, stop: () => Promise.resolve() }
  const kept = process.env.BENCH_DATA
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'besluitboek-bench-')))
  await mkdir(folder, { recursive: true })
  // Started as root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataDirectory: folder, settings: SETTINGS, shareRunning: true })
  return {
    address: server.connectionString,
    stop: async () => {
      await server.stop()
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Opens the server: the one of `DATABASE_URL` (its user must be allowed to make databases), else an embedded one in
 * the folder `BENCH_DATA`, which is kept for a next run, or in a folder that is removed in the end.
 */
export const openBenchServer = async (): Promise<BenchServer> => {
  const { address, stop } = await openServer()
  const addressOf = (database: string): string => {
    const url = new URL(address)
    url.pathname = `/${database}`
    return url.toString()
  }
  const maintain = async <Row extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> => {
    const client = createClient(addressOf('postgres'))
    await client.connect()
    try {
      return (await client.query<Row>(statement, [...values])).rows
    } finally {
      await client.end()
    }
  }
  const dropDatabase = async (database: string): Promise<void> => {
    await maintain(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`)
  }
  return {
    maintain,
    addressOf,
    createDatabase: async (database, template) => {
      await dropDatabase(database)
      const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`
      await maintain(`CREATE DATABASE ${pg.escapeIdentifier(database)}${from}`)
      return addressOf(database)
    },
    dropDatabase,
    markOf: async (database) => {
      const [row] = await maintain<{ mark: string | null }>(
        `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`,
        [database],
      )
      return row?.mark ?? null
    },
    markDatabase: async (database, mark) => {
      await maintain(`COMMENT ON DATABASE ${pg.escapeIdentifier(database)} IS ${pg.escapeLiteral(mark)}`)
    },
    settings: async () => {
      const rows = await maintain<{ name: string; value: string }>(
        `SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY($1)`,
        [TOLD],
      )
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    },
    stop,
  }
}
