import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Erasure,
  ErasureJournalDamaged,
  readErasures,
  recordErasure,
} from '../../src/ledger/personal-data/erasure-journal.js'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-journal-'))
  file = join(folder, 'data', 'erasures')
})

afterEach(() => rm(folder, { recursive: true }))

const numbered = (number: number): Erasure => ({
  person: `00000000-0000-7000-8000-00000000000${number}`,
  house: '00000000-0000-7000-8000-000000000000',
  event: `00000001-0000-7000-8000-00000000000${number}`,
  at: '2026-03-15T12:00:00.000Z',
  reason: 'request-of-person',
})

test('a journal that was never written is empty', async () => {
  expect(await readErasures(file)).toEqual([])
})

test('erasures come back in order, each person once, readable by the owner alone', async () => {
  for (const number of [1, 2, 1]) await recordErasure(file, numbered(number))
  expect(await readErasures(file)).toEqual([numbered(1), numbered(2)])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a line that was being written when the machine stopped counts for nothing and is written over', async () => {
  await recordErasure(file, numbered(1))
  await appendFile(file, '{"person":"00000000-0000')
  expect(await readErasures(file)).toEqual([numbered(1)])
  await recordErasure(file, numbered(2))
  expect(await readErasures(file)).toEqual([numbered(1), numbered(2)])
  expect(await readFile(file, 'utf8')).toMatch(/\}\n$/)
})

test('a damaged line in the middle is not passed over', async () => {
  await recordErasure(file, numbered(1))
  await writeFile(file, `${await readFile(file, 'utf8')}{"person":1}\n`)
  await expect(readErasures(file)).rejects.toThrow(ErasureJournalDamaged)
  await expect(readErasures(file)).rejects.toThrow(/Line 2 of .*erasures is not an erasure; put the file of a backup/)
  await expect(recordErasure(file, numbered(2))).rejects.toThrow(ErasureJournalDamaged)
})
