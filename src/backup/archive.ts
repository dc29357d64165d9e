import { pack } from 'tar-stream'

/** How much COPY text goes into one part, in bytes: what is held in memory, a few times over, while writing or reading. */
export const PART_BYTES = 1024 * 1024

export const MANIFEST_NAME = 'manifest.json'
const SEAL_NAME = 'SHA256'

/** What a tar file ends with: two empty blocks. */
export const END_OF_ARCHIVE = Buffer.alloc(1024)

/** The name of a part: `log.event/000001.copy.gz`. */
export const partName = (schema: string, table: string, part: number): string =>
  `${schema}.${table}/${String(part).padStart(6, '0')}.copy.gz`

/** Everything that comes out of a stream of bytes. */
export const gather = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** One file of a tar archive: header, contents, filling. The same contents always give the same bytes. */
export const entryBytes = async (name: string, contents: Buffer): Promise<Buffer> => {
  const archive = pack()
  archive.entry({ name, size: contents.length, mode: 0o600, mtime: new Date(0) }, contents)
  archive.finalize()
  const bytes = await gather(archive)
  return bytes.subarray(0, bytes.length - END_OF_ARCHIVE.length)
}

/**
 * The end of the file: a last entry with the SHA-256 of everything in front of it. Tar and gzip leave bytes that no
 * checksum of theirs covers; with this, not one byte of the file can change unseen.
 */
export const sealBytes = async (sha256: string): Promise<Buffer> =>
  Buffer.concat([await entryBytes(SEAL_NAME, Buffer.from(`${sha256}\n`)), END_OF_ARCHIVE])

/** Length of what {@link sealBytes} answers. */
export const SEAL_LENGTH = 512 + 512 + END_OF_ARCHIVE.length
