import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { PART_BYTES } from '../../src/backup/archive.js'
import { createArchive } from '../../src/backup/write-archive.js'

const row = Buffer.from('7\tEen regel tekst van een tabel.\n')
const text = Buffer.concat(Array.from({ length: Math.ceil((2.5 * PART_BYTES) / row.length) }, () => row))

/** The text as a database may send it: in pieces of this size. */
const inPieces = async function* (size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size)
}

test.each([8_191, 65_536, PART_BYTES, 3 * PART_BYTES])(
  'a table that comes in pieces of %i bytes gives the same file as one that comes at once',
  async (size) => {
    const folder = await mkdtemp(join(tmpdir(), 'besluitboek-parts-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const written = async (name: string, pieces: AsyncIterable<Buffer>) => {
      const archive = await createArchive(join(folder, name))
      const record = await archive.addTable({ schema: 'log', name: 'event', columns: ['a', 'b'] }, pieces)
      await archive.close()
      return { record, bytes: await readFile(join(folder, name)) }
    }
    const whole = await written('whole', inPieces(text.length))
    const pieces = await written('pieces', inPieces(size))
    expect(whole.record).toMatchObject({ bytes: text.length, rows: text.length / row.length, parts: 3 })
    expect(pieces.record).toEqual(whole.record)
    expect(pieces.bytes.equals(whole.bytes)).toBe(true)
  },
)
