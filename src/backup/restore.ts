import { resolve } from 'node:path'
import pg from 'pg'
import { createClient } from '../database/connect.js'
import { migrate } from '../database/migrate.js'
import { checkEmpty, checkEvents, checkKeys, checkMigrations, checkTarget, type Expected } from './fitting.js'
import type { KeysManifest, LedgerManifest } from './manifest.js'
import { comparePutBack, type LeftOut, moveCounters, putBack } from './put-back.js'
import { checkArchive, type OnRead } from './read-archive.js'
import { BackupRefused } from './refusal.js'
import { isAccountTable, isKeyTable, isOpenedByKey } from './scope.js'
import { COPY_SETTINGS, inSql, readTables, type Table, tableName } from './tables.js'

export type RestoreOptions = Expected & {
  /** A user with the rights of the owner, as for migrations; the database may be empty or freshly migrated. */
  readonly connectionString: string
  /** Told how much of the files was checked. */
  readonly onRead?: OnRead
  /** Told how many rows of all were put back. */
  readonly onRow?: (rows: number, total: number) => void
}

/**
 * What became of the accounts: how many came back, or why none did. `of-another-version`: the tables of the backup have no
 * place for what the file with the keys says of them.
 */
export type Accounts = number | 'no-keys' | 'not-in-file' | 'of-another-version'

export type Restored = {
  readonly ledger: LedgerManifest
  /** Null when no keys were given. */
  readonly keys: KeysManifest | null
  readonly rows: number
  readonly accounts: Accounts
  /** Personal values, and keys, that did not come back: without a key they are nothing; erased stays erased. */
  readonly leftOut: readonly LeftOut[]
}

const LOCK_NOT_AVAILABLE = '55P03'

const checkFiles = async ({ file, keysFile, onRead }: RestoreOptions) => {
  const ledger = await checkArchive(file, onRead)
  if (ledger.contents !== 'ledger') {
    throw new BackupRefused(`${file} holds keys only; give the backup itself, and this file with --keys.`)
  }
  if (keysFile === null) return { ledger, keys: null }
  const keys = await checkArchive(keysFile, onRead)
  if (keys.contents !== 'keys') throw new BackupRefused(`${keysFile} holds no keys; give the file that ends in .keys.`)
  return { ledger, keys }
}

/** What must hold beyond the rows themselves: positions without a hole from 1 up to the head that the file names. */
const checkHead = async (client: pg.Client, { head, events }: LedgerManifest): Promise<void> => {
  const [table, id, position] =
    events === 'in-this-file'
      ? ['log.event', 'id', '(SELECT position::text FROM log.head)']
      : ['log.sequence', 'event_id', 'NULL::text']
  const { rows } = await client.query<{ head: string | null; newest: string; count: string; event: string | null }>(
    `SELECT ${position} AS head, count(*)::text AS count, coalesce(max(position), 0)::text AS newest,
       (SELECT ${id} FROM ${table} ORDER BY position DESC LIMIT 1) AS event
     FROM ${table}`,
  )
  const [found] = rows
  const expected = String(head.position)
  const stands = found?.newest === expected && found.count === expected && found.event === head.event
  if (stands && (found.head === null || found.head === expected)) return
  throw new BackupRefused(
    'The positions of the events in this backup have a hole, or its head is not that of its events; nothing was restored. Take an earlier backup.',
  )
}

type Files = { readonly ledger: LedgerManifest; readonly keys: KeysManifest | null }

/** Which tables of accounts the file with the keys has, and whether they fit in those that are there. */
const accountsIn = (keys: KeysManifest | null, tables: readonly Table[]): Exclude<Accounts, number> | 'fitting' => {
  if (keys === null) return 'no-keys'
  const records = keys.tables.filter(isAccountTable)
  if (records.length === 0) return 'not-in-file'
  const fit = records.every((record) => {
    const table = tables.find((one) => tableName(one) === tableName(record))
    return table !== undefined && record.columns.every((column) => table.columns.includes(column))
  })
  return fit ? 'fitting' : 'of-another-version'
}

const countAccounts = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ count: string }>('SELECT count(*)::text AS count FROM identity.account')
  return Number(rows[0]?.count ?? 0)
}

/**
 * Puts the rows of both files back: accounts first, so that those of erased persons go when it is told who was erased; then the
 * keys once that is known, and before the values they open.
 */
const putFilesBack = async (
  client: pg.Client,
  { file, keysFile }: RestoreOptions,
  { ledger, keys }: Files,
  { onRows, withAccounts }: { readonly onRows: (rows: number) => void; readonly withAccounts: boolean },
): Promise<void> => {
  if (withAccounts && keys !== null && keysFile !== null) {
    await putBack(client, keysFile, keys.tables, { onRows, only: isAccountTable })
  }
  let keysWait = keys !== null
  const putKeysBack = async (): Promise<void> => {
    if (!keysWait || keys === null || keysFile === null) return
    keysWait = false
    await putBack(client, keysFile, keys.tables, { onRows, only: isKeyTable })
  }
  await putBack(client, file, ledger.tables, {
    onRows,
    before: async (table) => {
      if (isOpenedByKey(table)) await putKeysBack()
    },
  })
  await putKeysBack()
}

const inOneTransaction = async (
  client: pg.Client,
  options: RestoreOptions,
  files: Files,
): Promise<Pick<Restored, 'rows' | 'leftOut' | 'accounts'>> => {
  let rows = 0
  await client.query('BEGIN')
  await client.query(COPY_SETTINGS)
  const tables = await readTables(client)
  await client.query(`SET LOCAL lock_timeout = '10s'; LOCK TABLE ${tables.map(inSql).join(', ')} IN EXCLUSIVE MODE`)
  await checkEmpty(client)
  const accounts = accountsIn(files.keys, tables)
  const withAccounts = accounts === 'fitting'
  const records = [
    ...files.ledger.tables,
    ...(files.keys?.tables ?? []).filter((record) => withAccounts || !isAccountTable(record)),
  ]
  const total = records.reduce((sum, record) => sum + record.rows, 0)
  const onRows = (more: number): void => {
    rows += more
    options.onRow?.(rows, total)
  }
  await putFilesBack(client, options, files, { onRows, withAccounts })
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  const leftOut = await comparePutBack(client, tables, records)
  await moveCounters(client, records)
  await checkHead(client, files.ledger)
  const answer = {
    rows: rows - leftOut.reduce((sum, { rows: missing }) => sum + missing, 0),
    leftOut,
    accounts: accounts === 'fitting' ? await countAccounts(client) : accounts,
  }
  await client.query('COMMIT')
  return answer
}

const explainLock = (error: unknown): unknown =>
  error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE
    ? new BackupRefused('Another program is writing to this database; stop it before restoring.', { cause: error })
    : error

/**
 * Puts a backup back into an empty database: all of it, in one transaction, or nothing. Both files are checked to the last
 * byte before anything is written, and the tables against the files before it is confirmed. Migrations newer than the
 * file are applied to its rows afterwards.
 *
 * @throws {BackupRefused} a file is damaged or does not fit, or the ledger is not empty; nothing was restored
 */
export const restore = async (given: RestoreOptions): Promise<Restored> => {
  const options = {
    ...given,
    file: resolve(given.file),
    keysFile: given.keysFile === null ? null : resolve(given.keysFile),
  }
  const { file, connectionString } = options
  const files = await checkFiles(options)
  if (files.keys !== null) checkKeys(files.ledger, files.keys, options)
  checkEvents(files.ledger, options)
  const newest = await checkMigrations(files.ledger, file)
  const client = createClient(connectionString, { applicationName: 'besluitboek restore' })
  try {
    await client.connect()
    await checkEmpty(client)
    await checkTarget(client, newest, file)
    await migrate(connectionString, { through: newest })
    const done = await inOneTransaction(client, options, files)
    await migrate(connectionString)
    return { ...files, ...done }
  } catch (error) {
    throw explainLock(error)
  } finally {
    await client.end()
  }
}
