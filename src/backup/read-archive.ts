import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { gather, MANIFEST_NAME, partName, SEAL_LENGTH, sealBytes } from './archive.js'
import { type Manifest, parseManifest, type TableRecord } from './manifest.js'
import { BackupRefused, explainFile } from './refusal.js'
import { tableTally } from './write-archive.js'

const decompress = promisify(gunzip)

/** Told how many of the file's bytes were read. */
export type OnRead = (bytes: number, total: number) => void

const refuse = (file: string, fault: string): BackupRefused =>
  new BackupRefused(`${file} cannot be used: ${fault}. Take another copy of this backup, or an earlier one.`)

const checkSeal = async (file: string, onRead: OnRead): Promise<void> => {
  const { size } = await stat(file)
  const length = size - SEAL_LENGTH
  if (length <= 0) throw refuse(file, 'it is too short to be a backup of Besluitboek')
  const hash = createHash('sha256')
  let read = 0
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { end: length - 1, highWaterMark: 1024 * 1024 })
  for await (const chunk of chunks) {
    hash.update(chunk)
    read += chunk.length
    onRead(read, length)
  }
  const handle = await open(file)
  try {
    const seal = Buffer.alloc(SEAL_LENGTH)
    await handle.read(seal, 0, SEAL_LENGTH, length)
    if (!seal.equals(await sealBytes(hash.digest('hex')))) {
      throw refuse(file, 'it is damaged, not whole, or no backup of Besluitboek (its SHA-256 does not fit)')
    }
  } finally {
    await handle.close()
  }
}

type Entry = { readonly name: string; readonly contents: Buffer }

const entries = async function* (file: string): AsyncGenerator<Entry> {
  const archive = extract()
  const reading = pipeline(createReadStream(file), archive)
  // What goes wrong is told by the loop below, or by waiting for the end.
  reading.catch(() => undefined)
  for await (const entry of archive) {
    yield { name: entry.header.name, contents: await gather(entry) }
  }
  await reading
}

/** A piece of the COPY text of one table, in the order of the file. */
export type Piece = { readonly schema: string; readonly name: string; readonly text: Buffer }

const PART_NAME = /^([^./]+)\.([^./]+)\/(\d{6,})\.copy\.gz$/

/** The COPY text of all tables, table after table. */
export const readPieces = async function* (file: string): AsyncGenerator<Piece> {
  for await (const { name: entry, contents } of entries(file)) {
    const [, schema, name] = PART_NAME.exec(entry) ?? []
    if (schema !== undefined && name !== undefined) yield { schema, name, text: await decompress(contents) }
  }
}

type Tallied = { readonly name: string; readonly tally: ReturnType<typeof tableTally>; parts: number }

/** Reads everything and compares it with what the manifest says. */
const checkContents = async (file: string): Promise<Manifest> => {
  const tallied = new Map<string, Tallied>()
  let manifest: Manifest | null = null
  for await (const { name: entry, contents } of entries(file)) {
    if (entry === MANIFEST_NAME && manifest === null) {
      const parsed = parseManifest(contents.toString('utf8'))
      if ('fault' in parsed) throw refuse(file, parsed.fault)
      manifest = parsed.manifest
      continue
    }
    const [, schema, name] = PART_NAME.exec(entry) ?? []
    if (schema === undefined || name === undefined) continue
    const key = `${schema}.${name}`
    const table = tallied.get(key) ?? { name: key, tally: tableTally(), parts: 0 }
    tallied.set(key, table)
    table.parts += 1
    if (entry !== partName(schema, name, table.parts)) throw refuse(file, `a part of ${key} is missing`)
    table.tally.add(await decompress(contents))
  }
  if (manifest === null) throw refuse(file, 'it has no manifest')
  const differs = ({ schema, name, rows, bytes, sha256, parts }: TableRecord): boolean => {
    const table = tallied.get(`${schema}.${name}`)
    tallied.delete(`${schema}.${name}`)
    const found = (table?.tally ?? tableTally()).total()
    return found.rows !== rows || found.bytes !== bytes || found.sha256 !== sha256 || (table?.parts ?? 0) !== parts
  }
  const wrong = manifest.tables.find(differs)
  if (wrong !== undefined) throw refuse(file, `table ${wrong.schema}.${wrong.name} is not as its manifest says`)
  const [unknown] = tallied.keys()
  if (unknown !== undefined) throw refuse(file, `table ${unknown} is not in its manifest`)
  return manifest
}

/**
 * Reads a backup file completely, first its seal and then every table against the manifest, and answers the manifest.
 *
 * @throws {BackupRefused} when one byte of it is not as it was written
 */
export const checkArchive = async (file: string, onRead: OnRead = () => undefined): Promise<Manifest> => {
  try {
    await checkSeal(file, onRead)
    return await checkContents(file)
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    const explained = explainFile(
      error,
      `${file} cannot be read`,
      'give the path of a file that besluitboek backup wrote',
    )
    throw explained instanceof BackupRefused ? explained : refuse(file, `it cannot be unpacked (${String(error)})`)
  }
}
