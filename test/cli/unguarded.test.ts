import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

let database: TestDatabase
let data: string

beforeAll(async () => {
  await buildOnce()
  database = await createTestDatabase()
  data = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await removeDataFolder(data)
})

const settings = () => ({ DATABASE_URL: database.connectionString, BESLUITBOEK_DATA: data })

test('serve does not open a log that could be changed quietly: it names object and remedy; doctor finds it; mended, it serves', async () => {
  await database.owner.query(
    'ALTER TABLE log.event DISABLE TRIGGER event_is_append_only; GRANT DELETE ON log.command TO besluitboek_app',
  )
  for (const command of [['serve'], ['rebuild']]) {
    const refused = await run(command, settings())
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 1, stdout: '' })
    expect(refused.stderr.trim().split('\n')).toEqual([
      'The log in this database could be changed without anyone seeing it, so it is not opened:',
      '- "besluitboek_app" has the right DELETE on log.command, which only may be added to; run REVOKE DELETE ON log.command FROM "besluitboek_app".',
      '- The guard event_is_append_only on log.event is disabled; run ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only.',
      'Find out who changed this and since when, and check the log (besluitboek doctor) once it is mended.',
    ])
  }
  const ill = await run(['doctor'], settings())
  expect(ill.code).toBe(1)
  expect(ill.stdout).toMatch(/^WRONG guards of log\.command: .*has the right DELETE on log\.command/m)
  expect(ill.stdout).toMatch(/^WRONG guards of log\.event: .*is disabled; run ALTER TABLE/m)
  expect(ill.stdout).toMatch(/^ok {4}log \(postgres\): 0 events/m)
  expect(ill.stderr).toMatch(/^2 of \d+ checks failed\.\n$/)

  await database.owner.query(
    'ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only; REVOKE DELETE ON log.command FROM besluitboek_app',
  )
  const server = startInTest(['serve'], settings())
  expect((await fetch(`${await addressOf(server)}/healthz`)).status).toBe(200)
  const healthy = await run(['doctor'], settings())
  expect(healthy.code, healthy.stdout).toBe(0)
  expect(healthy.stdout).toMatch(/^ok {4}guards of the log: the program may only add and read; every guard stands$/m)
}, 60_000)
