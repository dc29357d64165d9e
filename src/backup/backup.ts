import { randomUUID } from 'node:crypto'
import { lstat, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { createClient } from '../database/connect.js'
import { appliedMigrations } from '../database/migrate.js'
import { syncFolder } from '../durable-file.js'
import { version } from '../version.js'
import { copyOut } from './copy.js'
import { FORMAT_VERSION, type KeysManifest, type LedgerManifest, type Manifest, type TableRecord } from './manifest.js'
import { checkArchive, type OnRead } from './read-archive.js'
import { BackupRefused, explainFile } from './refusal.js'
import { isKeptShort } from './scope.js'
import { countRows, readHead, takeSnapshot } from './snapshot.js'
import { copyOutSql, type Table } from './tables.js'
import { createArchive, rowsIn } from './write-archive.js'

export type BackupOptions = {
  /** A user that may read every table: the owner, as for migrations. */
  readonly connectionString: string
  /** Where the backup comes; the keys to personal data come beside it, in `<file>.keys`. */
  readonly file: string
  /** How many days the file with the keys may be kept. */
  readonly keysKeepDays: number
  /** Whether the events live in an event store instead of in this database. */
  readonly eventsElsewhere: boolean
  readonly now: Date
  /** Told how many rows of all were written. */
  readonly onRow?: (rows: number, total: number) => void
  /** Told how much of what was written was read back. */
  readonly onRead?: OnRead
}

export type Backup = {
  readonly file: string
  readonly keysFile: string
  readonly ledger: LedgerManifest
  readonly keys: KeysManifest
}

const DAY = 24 * 60 * 60 * 1000

const refuseExisting = async (file: string): Promise<void> => {
  const there = await lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (there !== null)
    throw new BackupRefused(`${file} is there already; a backup never writes over a file. Choose another name.`)
}

/** The folder must be there before the database is asked for anything. */
const refuseWithoutFolder = async (file: string): Promise<void> => {
  const folder = await lstat(dirname(file)).catch(() => null)
  if (folder === null) throw new BackupRefused(`There is no folder ${dirname(file)}; make it first.`)
}

type Telling = { readonly onChunk: (chunk: Buffer) => void; readonly onRead: OnRead }

const copyTable = async function* (client: pg.Client, table: Table, { onChunk }: Telling): AsyncGenerator<Buffer> {
  for await (const chunk of copyOut(client, copyOutSql(table))) {
    onChunk(chunk)
    yield chunk
  }
}

/** Writes these tables and a manifest into a new file, and reads it back completely. */
const writeFile = async <Kind extends Manifest>(
  client: pg.Client,
  file: string,
  tables: readonly Table[],
  manifestOf: (tables: TableRecord[]) => Kind,
  telling: Telling,
): Promise<Kind> => {
  const archive = await createArchive(file)
  try {
    const records: TableRecord[] = []
    for (const table of tables) records.push(await archive.addTable(table, copyTable(client, table, telling)))
    const manifest = manifestOf(records)
    await archive.finish(manifest)
    if (!isDeepStrictEqual(await checkArchive(file, telling.onRead), manifest)) {
      throw new BackupRefused(`What was written to ${file} reads back differently; check the disk and try again.`)
    }
    return manifest
  } finally {
    await archive.close()
  }
}

const rowCounter = (total: number, onRow: BackupOptions['onRow']) => {
  let rows = 0
  return (chunk: Buffer): void => {
    rows += rowsIn(chunk)
    onRow?.(rows, total)
  }
}

/**
 * Backs the ledger up as it is at one moment, while it goes on being used: one file with everything but the keys to
 * personal data and the accounts, and one with those. Each comes under its name only after it was read back completely and found to be as
 * written; broken off, there is no file under either name.
 *
 * @throws {BackupRefused} a file of that name exists, it cannot be written, there is no ledger
 */
export const backup = async (options: BackupOptions): Promise<Backup> => {
  const file = resolve(options.file)
  const keysFile = `${file}.keys`
  await refuseWithoutFolder(file)
  for (const one of [file, keysFile]) await refuseExisting(one)
  const draft = `${file}.${randomUUID()}.unfinished`
  const keysDraft = `${keysFile}.${randomUUID()}.unfinished`
  const client = createClient(options.connectionString, { applicationName: 'besluitboek backup' })
  try {
    await client.connect()
    const tables = await takeSnapshot(client)
    const { head, ledger, checkpoint } = await readHead(client, options.eventsElsewhere)
    const shared = {
      format: 'besluitboek-backup' as const,
      formatVersion: FORMAT_VERSION as typeof FORMAT_VERSION,
      programVersion: version,
      createdAt: options.now.toISOString(),
      ledger,
      migrations: (await appliedMigrations(client)).map(({ number, name, sha256 }) => ({ number, name, sha256 })),
    }
    const onChunk = rowCounter(await countRows(client, tables), options.onRow)
    const telling = { onChunk, onRead: options.onRead ?? (() => undefined) }
    const plain = tables.filter((table) => !isKeptShort(table))
    const secret = tables.filter(isKeptShort)
    const events = options.eventsElsewhere ? 'in-the-event-store' : 'in-this-file'
    const written = await writeFile(
      client,
      draft,
      plain,
      (records): LedgerManifest => ({ ...shared, tables: records, contents: 'ledger', events, head, checkpoint }),
      telling,
    )
    const expiresAt = new Date(options.now.getTime() + options.keysKeepDays * DAY).toISOString()
    const keys = await writeFile(
      client,
      keysDraft,
      secret,
      (records): KeysManifest => ({ ...shared, tables: records, contents: 'keys', expiresAt }),
      telling,
    )
    await client.query('COMMIT')
    for (const one of [file, keysFile]) await refuseExisting(one)
    // The main file last: once it has its name, everything is there.
    await rename(keysDraft, keysFile)
    await rename(draft, file)
    await syncFolder(dirname(file))
    return { file, keysFile, ledger: written, keys }
  } catch (error) {
    throw explainFile(error, 'The backup cannot be written', 'give the path of a new file in a folder with room for it')
  } finally {
    await client.end()
    for (const one of [draft, keysDraft]) await rm(one, { force: true })
  }
}
