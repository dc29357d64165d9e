import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entryBytes, sealBytes } from '../../src/backup/archive.js'
import { type Backup, backup } from '../../src/backup/backup.js'
import { BackupRefused } from '../../src/backup/refusal.js'
import { restore } from '../../src/backup/restore.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { addPersons, contentsOf } from './support/ledger.js'

const NOW = new Date('2026-03-01T12:00:00.000Z')

let source: TestDatabase
let target: TestDatabase
let folder: string
let made: Backup
let empty: ReadonlyMap<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek damaged '))
  source = await createFilledDatabase(['zottegem'])
  target = await createTestDatabase()
  await addPersons(source.owner, 3)
  made = await backup({
    connectionString: source.connectionString,
    file: join(folder, 'ledger'),
    keysKeepDays: 30,
    eventsElsewhere: false,
    now: NOW,
  })
  empty = await contentsOf(target.owner)
}, 60_000)

afterAll(async () => {
  await source.drop()
  await target.drop()
  await rm(folder, { recursive: true })
})

type Which = 'file' | 'keysFile'

/** Tries to restore with one of the two files replaced by this copy of it. */
const restoreWith = (which: Which, copy: string) =>
  restore({
    connectionString: target.connectionString,
    file: made.file,
    keysFile: made.keysFile,
    expiredKeys: false,
    eventsElsewhere: false,
    now: NOW,
    [which]: copy,
  })

const refusedUnchanged = async (which: Which, copy: string): Promise<void> => {
  await expect(restoreWith(which, copy)).rejects.toThrow(BackupRefused)
  expect(await contentsOf(target.owner)).toEqual(empty)
}

const which = fc.constantFrom<Which>('file', 'keysFile')

test('one changed byte, anywhere in either file, is refused and changes nothing', async () => {
  const copy = join(folder, 'changed')
  await fc.assert(
    fc.asyncProperty(which, fc.nat(), fc.integer({ min: 1, max: 255 }), async (one, place, flip) => {
      await copyFile(made[one], copy)
      const { size } = await stat(copy)
      const handle = await open(copy, 'r+')
      const byte = Buffer.alloc(1)
      await handle.read(byte, 0, 1, place % size)
      await handle.write(Buffer.from([byte.readUInt8() ^ flip]), 0, 1, place % size)
      await handle.close()
      await refusedUnchanged(one, copy)
    }),
    {
      numRuns: 60,
      examples: [
        ['file', 0, 1],
        ['file', 4, 1],
        ['keysFile', 511, 255],
      ],
    },
  )
}, 60_000)

test('a file that was cut off anywhere, or grew, is refused and changes nothing', async () => {
  const copy = join(folder, 'cut')
  await fc.assert(
    fc.asyncProperty(which, fc.nat(), async (one, place) => {
      await copyFile(made[one], copy)
      await truncate(copy, place % (await stat(copy)).size)
      await refusedUnchanged(one, copy)
    }),
    {
      numRuns: 30,
      examples: [
        ['file', 0],
        ['keysFile', 512],
      ],
    },
  )
  for (const one of ['file', 'keysFile'] as const) {
    await writeFile(copy, Buffer.concat([await readFile(made[one]), Buffer.alloc(1)]))
    await refusedUnchanged(one, copy)
  }
}, 60_000)

/** The blocks of the file's entries, without its seal. */
const entriesOf = async (file: string): Promise<readonly Buffer[]> => {
  const bytes = await readFile(file)
  const entries: Buffer[] = []
  for (let at = 0; at < bytes.length - 2048; ) {
    const size = Number.parseInt(bytes.subarray(at + 124, at + 135).toString(), 8)
    const end = at + 512 + Math.ceil(size / 512) * 512
    entries.push(bytes.subarray(at, end))
    at = end
  }
  return entries
}

const sealAgain = async (copy: string, entries: readonly Buffer[]): Promise<void> => {
  const body = Buffer.concat(entries)
  await writeFile(copy, Buffer.concat([body, await sealBytes(createHash('sha256').update(body).digest('hex'))]))
}

test('a file that was made up anew with a part missing, doubled, moved or foreign is refused and changes nothing', async () => {
  const entries = await entriesOf(made.file)
  expect(entries.length).toBeGreaterThan(4)
  const copy = join(folder, 'made up')
  await sealAgain(copy, entries)
  expect((await readFile(copy)).equals(await readFile(made.file))).toBe(true)
  const parts = entries.slice(0, -1)
  const manifest = entries.slice(-1)
  const foreign = await entryBytes('log.event/000002.copy.gz', Buffer.from('no gzip'))
  const unknown = await entryBytes('log.unheard/000001.copy.gz', (parts[0] ?? Buffer.alloc(0)).subarray(512))
  for (const madeUp of [
    [...parts.slice(1), ...manifest],
    [...parts.slice(0, 1), ...parts, ...manifest],
    parts,
    [...parts, foreign, ...manifest],
    [...parts, unknown, ...manifest],
    [...parts, await entryBytes('manifest.json', Buffer.from('{}'))],
    [...parts, await entryBytes('manifest.json', Buffer.from('no json'))],
  ]) {
    await sealAgain(copy, madeUp)
    await refusedUnchanged('file', copy)
  }
})

test('a file of a newer form is refused with the version to use', async () => {
  const copy = join(folder, 'newer form')
  const manifest = Buffer.from(JSON.stringify({ ...made.ledger, formatVersion: 2, programVersion: '9.1.0' }))
  await sealAgain(copy, [await entryBytes('manifest.json', manifest)])
  await expect(restoreWith('file', copy)).rejects.toThrow(
    'it was written by Besluitboek 9.1.0 in a newer form; use that version',
  )
})

test('the files as they were made are accepted all the same', async () => {
  await restoreWith('file', made.file)
  expect(await contentsOf(target.owner)).toEqual(await contentsOf(source.owner))
  expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})
