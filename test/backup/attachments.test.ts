import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAttachments } from '../../src/attachments/attachments.js'
import { backup } from '../../src/backup/backup.js'
import { restore } from '../../src/backup/restore.js'
import { MAXIMUM_ATTACHMENT_BYTES } from '../../src/domain/contribution/attachment.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { pdf } from '../attachments/samples.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { contentsOf } from './support/ledger.js'

const now = new Date('2026-03-01T12:00:00.000Z')
const house = randomUUID() as HouseId

let source: TestDatabase
let target: TestDatabase
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek attachments '))
  source = await createFilledDatabase(['boom'])
  target = await createTestDatabase()
  const attachments = createAttachments(source.pool)
  const keep = async (bytes: Buffer): Promise<string> => {
    const stored = await attachments.store(house, { bytes, name: null, declaredType: null })
    if (!stored.ok) throw new Error(stored.reason)
    return stored.file.sha256
  }
  await keep(Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES, 'a'))
  await attachments.markNamed(house, [await keep(pdf('genoemd'))])
  await attachments.remove(house, await keep(pdf('weg')), 'Er staan namen in')
}, 240_000)

afterAll(async () => {
  await source?.drop()
  await target?.drop()
  await rm(folder, { recursive: true })
})

test('documents come back row by row, the largest that may be sent and one that was removed among them', {
  timeout: 240_000,
}, async () => {
  const file = join(folder, 'the ledger.tar')
  const from = { connectionString: source.connectionString, file, keysKeepDays: 30, eventsElsewhere: false, now }
  const { keysFile } = await backup(from)
  const documents = (await contentsOf(source.owner)).get('attachment.content') ?? ''
  expect(documents.split('\n').filter((line) => line !== '')).toHaveLength(3)
  const into = { file, keysFile, expiredKeys: false, eventsElsewhere: false, now }
  await restore({ ...into, connectionString: target.connectionString })
  // Not with toEqual: twenty million digits of difference help nobody.
  expect((await contentsOf(target.owner)).get('attachment.content') === documents).toBe(true)
})
