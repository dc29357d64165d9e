import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { entryBytes, MANIFEST_NAME, PART_BYTES, partName, sealBytes } from './archive.js'
import { type Manifest, type TableRecord, writeManifest } from './manifest.js'

const compress = promisify(gzip)

/** A backup file that is being written. */
export type ArchiveWriter = {
  /** Adds a table from its COPY text, and answers what the manifest says of it. */
  readonly addTable: (table: TableSource, text: AsyncIterable<Buffer>) => Promise<TableRecord>
  /** Adds the manifest and the seal; everything is on disk when this resolves. */
  readonly finish: (manifest: Manifest) => Promise<void>
  readonly close: () => Promise<void>
}

/** What identifies the text of a table. */
export type TableSource = Pick<TableRecord, 'schema' | 'name'> & { readonly columns: readonly string[] }

const NEW_LINE = 0x0a

/** Rows that end in this piece of COPY text: within a value a new line is written as two other characters. */
export const rowsIn = (text: Buffer): number => {
  let rows = 0
  for (let at = text.indexOf(NEW_LINE); at !== -1; at = text.indexOf(NEW_LINE, at + 1)) rows += 1
  return rows
}

/**
 * The text in pieces of one part each, all but the last of the same size: the same text gives the same parts, however it
 * comes in.
 */
const inParts = async function* (text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of text) {
    let rest = chunk
    while (length + rest.length >= PART_BYTES) {
      const fits = PART_BYTES - length
      yield Buffer.concat([...waiting, rest.subarray(0, fits)])
      waiting = []
      length = 0
      rest = rest.subarray(fits)
    }
    if (rest.length === 0) continue
    waiting.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** What the manifest says of the COPY text of a table, gathered piece by piece. */
export const tableTally = () => {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    add: (text: Buffer): void => {
      hash.update(text)
      rows += rowsIn(text)
      bytes += text.length
    },
    total: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

/** Writes all of it: one call to the operating system may write less than it is given. */
const writeWhole = async (handle: FileHandle, bytes: Buffer): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten
}

/** Begins a new file that only its owner may read (mode 0600). */
export const createArchive = async (file: string): Promise<ArchiveWriter> => {
  const handle = await open(file, 'wx', 0o600)
  const hash = createHash('sha256')
  const add = async (name: string, contents: Buffer): Promise<void> => {
    const bytes = await entryBytes(name, contents)
    hash.update(bytes)
    await writeWhole(handle, bytes)
  }
  return {
    addTable: async ({ schema, name, columns }, text) => {
      const tally = tableTally()
      let parts = 0
      for await (const part of inParts(text)) {
        tally.add(part)
        parts += 1
        await add(partName(schema, name, parts), await compress(part))
      }
      return { schema, name, columns: [...columns], ...tally.total(), parts }
    },
    finish: async (manifest) => {
      await add(MANIFEST_NAME, Buffer.from(writeManifest(manifest)))
      await writeWhole(handle, await sealBytes(hash.digest('hex')))
      await handle.sync()
    },
    close: () => handle.close(),
  }
}
