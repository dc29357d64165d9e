import type pg from 'pg'
import { createClient } from '../database/connect.js'
import { tilesOf } from '../ledger/transparency/tile-path.js'
import { verifyFolder } from '../ledger/transparency/verify-folder.js'
import { readEntries } from '../ledger/transparency/verify-tiles.js'
import { BackupRefused } from './refusal.js'

export type AppendExportedOptions = {
  /** A user with the rights of the owner. */
  readonly connectionString: string
  /** The folder of an export of this very log. */
  readonly folder: string
  readonly onProgress?: (done: number, total: number) => void
}

const HEAD = `
  select head.position, event.id::text from log.head left join log.event on event.position = head.position`

/** The fields of an entry as `log.event` has them; data and actor as JSON. */
const INSERT = `
  insert into log.event (position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor,
    correlation, causation, data)
  select position, id, stream, revision, type, "schemaVersion", house, "recordedAt", "effectiveOn", actor, correlation,
    causation, data
  from json_to_recordset($1::json) as entry (position bigint, id uuid, stream text, revision integer, type text,
    "schemaVersion" integer, house uuid, "recordedAt" timestamptz, "effectiveOn" date, actor json, correlation text,
    causation uuid, data json)
  order by position`

const SET_HEAD = `
  update log.head set position = newest.position, recorded_at = newest.recorded_at
  from (select position, recorded_at from log.event order by position desc limit 1) as newest`

/** The folder must be sound, signed by a key of this ledger where one is known, and its size is answered. */
const checkFolder = async (client: pg.Client, { folder, onProgress }: AppendExportedOptions): Promise<bigint> => {
  const { rows } = await client.query<{ verifier_key: string }>(
    'select verifier_key from log.signing_key order by number desc limit 1',
  )
  const found = await verifyFolder(folder, {
    verifierKey: rows[0]?.verifier_key ?? null,
    since: [],
    witnessKeys: null,
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const [fault] = found.faults
  if (fault === undefined && found.size !== null) return found.size
  throw new BackupRefused(`${folder} is not a sound export of this ledger: ${fault?.says}. Nothing was taken from it.`)
}

/** The entries after a position, a bundle at a time. */
async function* entriesAfter(folder: string, head: bigint, size: bigint): AsyncGenerator<readonly string[]> {
  for (const tile of tilesOf(size)) {
    if (tile.level !== 0) return
    const first = tile.index * 256n
    if (first + BigInt(tile.width) < head) continue
    const { leaves, fault } = await readEntries(folder, { ...tile, level: 'entries' })
    if (fault !== null) throw new BackupRefused(`${folder}: ${fault.says}`)
    // The last event that is there already comes along, to be compared.
    yield leaves.filter((_, offset) => first + BigInt(offset) + 1n >= head).map((leaf) => leaf.toString())
  }
}

const idOf = (entry: string | undefined): unknown => {
  const value: unknown = entry === undefined ? null : JSON.parse(entry)
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null
}

const append = async (client: pg.Client, folder: string, size: bigint): Promise<bigint> => {
  const { rows } = await client.query<{ position: bigint; id: string | null }>(HEAD)
  const { position: head = 0n, id = null } = rows[0] ?? {}
  if (size < head) throw new BackupRefused(`${folder} ends at event ${size}, and the ledger already has ${head}.`)
  let first = true
  for await (const entries of entriesAfter(folder, head, size)) {
    const overlaps = first && head > 0n
    if (overlaps && idOf(entries[0]) !== id) {
      throw new BackupRefused(
        `Event ${head} of the backup is another one than in ${folder}; they are not of one ledger.`,
      )
    }
    const fresh = overlaps ? entries.slice(1) : entries
    first = false
    await client.query(INSERT, [`[${fresh.join(',')}]`])
  }
  await client.query(SET_HEAD)
  return size - head
}

/**
 * Takes the events that came after a backup from an exported log: checks the folder as `verify` does, and adds what is
 * behind the last event of the ledger, in one transaction. Answers how many. Personal values of those events are not in
 * an export and stay unknown, and so do the keys of their commands.
 *
 * @throws {BackupRefused} the folder is not sound, or not of this ledger; nothing was added
 */
export const appendExported = async (options: AppendExportedOptions): Promise<bigint> => {
  const client = createClient(options.connectionString)
  await client.connect()
  try {
    const size = await checkFolder(client, options)
    await client.query('begin')
    const added = await append(client, options.folder, size)
    await client.query('commit')
    return added
  } finally {
    await client.end()
  }
}
