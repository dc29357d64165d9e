import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { packageRoot } from '../package-root.js'
import { createClient } from './connect.js'

/** The database and the migration files do not fit together; the message says which file and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

type MigrationFile = {
  readonly number: number
  /** The file's name, for example `0002_log.sql`. */
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** A migration by its number, name and the SHA-256 of its text. */
export type KnownMigration = { readonly number: number; readonly name: string; readonly sha256: string }

export type MigrateOptions = {
  /** Called after each file that was applied now, with its name. */
  readonly onApplied?: (name: string) => void
  /** Where the files are; `migrations/` of this package when left out. */
  readonly folder?: string
  /** Number of the last file to apply; all of them when left out. */
  readonly through?: number
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

/** Any constant will do, as long as every version of this program uses the same one. */
const LOCK_KEY = '7306366401237504321'

const readFiles = async (folder: string): Promise<readonly MigrationFile[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(
    names.map(async (name): Promise<MigrationFile> => {
      const number = FILE_NAME.exec(name)?.[1]
      if (number === undefined) {
        throw new MigrationRefused(`Migration file ${name} has no name like 0001_words.sql; rename it.`)
      }
      const sql = await readFile(join(folder, name), 'utf8')
      // Git may have turned line ends into CRLF on checkout; that is the same migration.
      const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
      return { number: Number(number), name, sql, sha256 }
    }),
  )
  const twice = files.find((file, index) => files[index - 1]?.number === file.number)
  if (twice !== undefined) {
    throw new MigrationRefused(
      `Two migration files have number ${twice.number}; give ${twice.name} the next free number.`,
    )
  }
  return files
}

const checkApplied = (files: readonly MigrationFile[], applied: readonly KnownMigration[]): void => {
  const byNumber = new Map(files.map((file) => [file.number, file]))
  for (const migration of applied) {
    const file = byNumber.get(migration.number)
    if (file === undefined || file.name !== migration.name) {
      throw new MigrationRefused(
        `The database has migration ${migration.name} but the program has no such file; use the version of Besluitboek that last ran on this database, or a newer one.`,
      )
    }
    if (file.sha256 !== migration.sha256) {
      throw new MigrationRefused(
        `Migration file ${file.name} was changed after it was applied; restore the original file and put the change in a new one.`,
      )
    }
  }
  const newest = applied.at(-1)?.number ?? 0
  const done = new Set(applied.map((migration) => migration.number))
  const late = files.find((file) => file.number < newest && !done.has(file.number))
  if (late !== undefined) {
    throw new MigrationRefused(
      `Migration file ${late.name} comes before migration ${newest}, which is already applied; give it a number above ${newest}.`,
    )
  }
}

/** The migrations that this database has, oldest first; none when it was never migrated. Changes nothing. */
export const appliedMigrations = async (client: pg.ClientBase | pg.Pool): Promise<readonly KnownMigration[]> => {
  const table = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('public.applied_migration') IS NOT NULL AS exists`,
  )
  if (table.rows[0]?.exists !== true) return []
  const result = await client.query<KnownMigration>(
    'SELECT number, name, sha256 FROM public.applied_migration ORDER BY number',
  )
  return result.rows
}

/** The migrations that this version of the program brings, oldest first. */
export const packagedMigrations = (): Promise<readonly KnownMigration[]> => readFiles(join(packageRoot, 'migrations'))

const readApplied = async (client: pg.Client): Promise<readonly KnownMigration[]> => {
  await client.query(`
    CREATE TABLE IF NOT EXISTS public.applied_migration (
      number integer PRIMARY KEY,
      name text NOT NULL UNIQUE,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`)
  return appliedMigrations(client)
}

const apply = async (client: pg.Client, file: MigrationFile): Promise<void> => {
  await client.query('BEGIN')
  try {
    await client.query(file.sql)
    await client.query('INSERT INTO public.applied_migration (number, name, sha256) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${file.name} failed and was undone: ${reason}`, { cause: error })
  }
}

/**
 * Brings the database to the newest shape: applies the files of `migrations/` that it does not have yet, in order,
 * each in its own transaction. Safe to run from several processes at once (they queue on an advisory lock).
 *
 * @param connectionString a user that may create schemas and roles; on a server of one's own the owner of the database
 * @returns names of the files applied now, oldest first
 * @throws {MigrationRefused} when an applied file was edited, is missing, or a new file comes before an applied one
 */
export const migrate = async (connectionString: string, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const files = await readFiles(options.folder ?? join(packageRoot, 'migrations'))
  const client = createClient(connectionString, { applicationName: 'besluitboek migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
    const applied = await readApplied(client)
    checkApplied(files, applied)
    const done = new Set(applied.map((migration) => migration.number))
    const { through = Number.POSITIVE_INFINITY } = options
    const missing = files.filter(({ number }) => number <= through && !done.has(number))
    for (const file of missing) {
      await apply(client, file)
      options.onApplied?.(file.name)
    }
    return missing.map((file) => file.name)
  } finally {
    // Ending the session releases the lock.
    await client.end()
  }
}

/** Names of the migration files that this database does not have yet; changes nothing. Same refusals as {@link migrate}. */
export const pendingMigrations = async (pool: pg.Pool): Promise<readonly string[]> => {
  const files = await readFiles(join(packageRoot, 'migrations'))
  const applied = await appliedMigrations(pool)
  checkApplied(files, applied)
  const done = new Set(applied.map((migration) => migration.number))
  return files.filter((file) => !done.has(file.number)).map((file) => file.name)
}
