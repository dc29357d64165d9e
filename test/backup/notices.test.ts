import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../src/backup/backup.js'
import { restore } from '../../src/backup/restore.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { addPersons, contentsOf, type Person } from './support/ledger.js'

const now = new Date('2026-03-01T12:00:00.000Z')

let source: TestDatabase
let target: TestDatabase
let folder: string
let persons: readonly Person[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek notices '))
  source = await createFilledDatabase(['boom'])
  target = await createTestDatabase()
  persons = await addPersons(source.owner, 2)
  await source.owner.query('UPDATE notifying.checkpoint SET position = 7')
  for (const { person } of persons) {
    const [notice, mail] = [randomUUID(), randomUUID()]
    await source.owner.query(
      `INSERT INTO notifying.notice (id, house, event, position, recorded_at, recipient, kind, because, legal, about_kind, about)
       VALUES ($1, $2, $2, 7, now(), $3, 'seat-ended', 'own', true, 'seat', $2)`,
      [notice, randomUUID(), person],
    )
    await source.owner.query('INSERT INTO notifying.notice_read (notice) VALUES ($1)', [notice])
    await source.owner.query(
      `INSERT INTO notifying.outbox (id, recipient, house, digest_on, send_after) VALUES ($1, $2, $2, '2026-03-02', now())`,
      [mail, person],
    )
    await source.owner.query('INSERT INTO notifying.outbox_notice (outbox, notice) VALUES ($1, $2)', [mail, notice])
    await source.owner.query(`INSERT INTO notifying.preference (person, mails, language) VALUES ($1, 'daily', 'en')`, [
      person,
    ])
    await source.owner.query(
      `INSERT INTO notifying.feed_address (id, house, person, feed, token_hash)
       VALUES (gen_random_uuid(), $1, $2, 'agenda', $3)`,
      [randomUUID(), person, randomBytes(32)],
    )
  }
}, 240_000)

afterAll(async () => {
  await source?.drop()
  await target?.drop()
  await rm(folder, { recursive: true })
})

test('what persons were told, their mails, choices and addresses come back row by row, and go with who is erased', {
  timeout: 240_000,
}, async () => {
  const file = join(folder, 'the ledger.tar')
  const from = { connectionString: source.connectionString, file, keysKeepDays: 30, eventsElsewhere: false, now }
  const { keysFile } = await backup(from)
  const told = [...(await contentsOf(source.owner))].filter(([table]) => table.startsWith('notifying.'))
  expect(told.map(([table]) => table).sort()).toEqual([
    'notifying.checkpoint',
    'notifying.feed_address',
    'notifying.notice',
    'notifying.notice_read',
    'notifying.outbox',
    'notifying.outbox_notice',
    'notifying.preference',
  ])
  for (const [, rows] of told) expect(rows.trim()).not.toBe('')
  const into = {
    connectionString: target.connectionString,
    file,
    keysFile,
    expiredKeys: false,
    eventsElsewhere: false,
    now,
  }
  await restore(into)
  const back = await contentsOf(target.owner)
  for (const [table, rows] of told) expect([table, back.get(table)]).toEqual([table, rows])

  const erased = persons[0]!.person
  await target.pool.query(
    'INSERT INTO personal.erased (person, house, event, erased_at) VALUES ($1, gen_random_uuid(), gen_random_uuid(), now())',
    [erased],
  )
  for (const [table, rows] of await contentsOf(target.owner)) {
    if (table.startsWith('notifying.')) expect([table, rows.includes(erased)]).toEqual([table, false])
    if (table === 'notifying.outbox_notice' || table === 'notifying.notice_read') {
      expect(rows.split('\n').filter((line) => line !== '')).toHaveLength(1)
    }
  }
})
