import type pg from 'pg'
import { appliedMigrations, packagedMigrations } from '../database/migrate.js'
import type { KeysManifest, LedgerManifest } from './manifest.js'
import { BackupRefused } from './refusal.js'
import { ONE_ROW_TABLES } from './scope.js'
import { inSql, readTables, tableName } from './tables.js'

/** What the caller asks of a file before it is put back. */
export type Expected = {
  readonly file: string
  readonly keysFile: string | null
  readonly eventsElsewhere: boolean
  /** Take a file with keys whose time is over. */
  readonly expiredKeys: boolean
  readonly now: Date
}

/** Refuses keys that are of another ledger or whose time is over. */
export const checkKeys = (ledger: LedgerManifest, keys: KeysManifest, expected: Expected): void => {
  if (keys.ledger !== ledger.ledger) {
    throw new BackupRefused(
      `${expected.keysFile} holds keys of another ledger than ${expected.file}; give the file with the keys of this one.`,
    )
  }
  if (new Date(keys.expiresAt) <= expected.now && !expected.expiredKeys) {
    throw new BackupRefused(
      `The keys in ${expected.keysFile} had to be destroyed by ${keys.expiresAt}; give newer keys of this ledger, leave --keys out, or add --expired-keys if you may still use them.`,
    )
  }
}

/** Refuses a backup whose events are not where this program is set to look for them. */
export const checkEvents = ({ events }: LedgerManifest, { file, eventsElsewhere }: Expected): void => {
  if (events === 'in-this-file' && eventsElsewhere) {
    throw new BackupRefused(
      `${file} holds the events themselves, and EVENTSTORE_URL says that they live in an event store; leave EVENTSTORE_URL out.`,
    )
  }
  if (events === 'in-the-event-store' && !eventsElsewhere) {
    throw new BackupRefused(
      `The events of ${file} live in an event store; put that one's own backup back and set EVENTSTORE_URL.`,
    )
  }
}

/** The number of the newest migration of the file. Refuses one that this version of the program does not bring. */
export const checkMigrations = async (
  { migrations, programVersion }: LedgerManifest,
  file: string,
): Promise<number> => {
  const ours = new Map((await packagedMigrations()).map((one) => [one.number, one]))
  for (const { number, name, sha256 } of migrations) {
    const known = ours.get(number)
    if (known?.name !== name || known.sha256 !== sha256) {
      throw new BackupRefused(
        `${file} was written by Besluitboek ${programVersion} with migration ${name}, which this version does not know; restore it with that version or a newer one.`,
      )
    }
  }
  return migrations.at(-1)?.number ?? 0
}

/**
 * Refuses a database that is further than the file: what later migrations did to rows would not be done to those of the
 * file. One that was never migrated will do, and one with exactly the migrations of the file or fewer.
 */
export const checkTarget = async (client: pg.ClientBase, newest: number, file: string): Promise<void> => {
  const further = (await appliedMigrations(client)).find(({ number }) => number > newest)
  if (further === undefined) return
  throw new BackupRefused(
    `The database has migration ${further.name}, which is newer than ${file}; restore into a new, empty database (or an empty data folder): the migrations after the file's are then applied to its rows.`,
  )
}

const SERVER = 'besluitboek'

/** Refuses a database in which there is anything already, or which a server is using. */
export const checkEmpty = async (client: pg.ClientBase): Promise<void> => {
  const { rows: servers } = await client.query<{ serves: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1) AS serves`,
    [SERVER],
  )
  if (servers[0]?.serves === true) {
    throw new BackupRefused('Besluitboek is running on this database; stop it before restoring.')
  }
  const filled: string[] = []
  for (const table of await readTables(client)) {
    const name = tableName(table)
    const having = ONE_ROW_TABLES.includes(name) ? (name === 'log.head' ? 'WHERE position > 0' : 'WHERE false') : ''
    const { rows } = await client.query<{ filled: boolean }>(
      `SELECT EXISTS (SELECT FROM ${inSql(table)} ${having}) AS filled`,
    )
    if (rows[0]?.filled === true) filled.push(name)
  }
  if (filled.length === 0) return
  throw new BackupRefused(
    `The ledger is not empty (there are rows in ${filled.join(', ')}), and a backup is never put over one; restore into a new, empty database (or an empty data folder).`,
  )
}
