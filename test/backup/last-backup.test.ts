import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteBackup, readLastBackup } from '../../src/backup/last-backup.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-last-backup-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('the newest backup is known, and nothing before the first or of a note that is spoilt', async () => {
  const data = join(folder, 'data')
  expect(await readLastBackup(data)).toBeNull()
  await noteBackup(data, { createdAt: '2026-03-08T01:30:00.000Z', position: 12 })
  await noteBackup(data, { createdAt: '2026-03-09T01:30:00.000Z', position: 15 })
  expect(await readLastBackup(data)).toEqual({ createdAt: '2026-03-09T01:30:00.000Z', position: 15 })
  await writeFile(join(data, 'last-backup.json'), '{"createdAt":"gisteren"')
  expect(await readLastBackup(data)).toBeNull()
})
