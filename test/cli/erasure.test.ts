import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { foundIn } from '../personal-data/support.js'
import { signInAsAuditor } from './support/answers.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

const canary = 'Kanarie Vanuitgewist'

let before: TestDatabase
let after: TestDatabase
let folder: string

const settings = (database: TestDatabase) => ({
  DATABASE_URL: database.connectionString,
  BESLUITBOEK_DATA: join(folder, 'data'),
  BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on',
  BESLUITBOEK_LOG_LEVEL: 'trace',
})

const ok = async (database: TestDatabase, ...args: readonly string[]): Promise<string> => {
  const ended = await run(args, settings(database))
  expect(ended.code, ended.stderr).toBe(0)
  expect(ended.stderr).not.toContain(canary)
  return ended.stdout
}

/** How a part packed with gzip begins. */
const GZIP = Buffer.from('1f8b08', 'hex')

/** Files below a folder in which a text stands, also inside what is packed. */
const filesWith = async (place: string, text: string): Promise<readonly string[]> => {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    const unpacked: Buffer[] = []
    for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
      try {
        unpacked.push(gunzipSync(bytes.subarray(at)))
      } catch {
        // The three bytes stood there by chance.
      }
    }
    if ([bytes, ...unpacked].some((one) => one.includes(text))) found.push(file)
  }
  return found
}

/** What the register of persons shows of the one with details, as the program serves it. */
const shownPersons = async (database: TestDatabase): Promise<string> => {
  const server = startInTest(['serve'], settings(database))
  const get = await signInAsAuditor(await addressOf(server))
  // Another process wrote the last events: without a position the tables may still be on their way to them.
  const { rows } = await database.owner.query<{ position: string }>('SELECT position::text FROM log.head')
  const all = `minPosition=${rows[0]!.position}`
  const shown = await get(`/api/houses/${houseIdOf('zottegem')}/persons?${all}`)
  const seats = await get(`/api/houses/${houseIdOf('zottegem')}/seats?${all}`)
  expect([shown.status, seats.status]).toEqual([200, 200])
  server.kill('SIGTERM')
  const { stdout, stderr } = await server.ended
  expect(`${stdout}${stderr}`).not.toContain(canary)
  return shown.text + seats.text
}

beforeAll(async () => {
  await buildOnce()
  before = await createTestDatabase()
  after = await createTestDatabase({ migrated: false })
  folder = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await before.drop()
  await after.drop()
  await removeDataFolder(folder)
})

// Some fifteen programs one after the other: where the machine does other work, each takes its time to start.
test('a person who is erased is found nowhere, everything verifies, and an older backup brings nothing back', {
  timeout: 300_000,
}, async () => {
  const house = JSON.parse(await readFile(join(packageRoot, 'houses/zottegem.json'), 'utf8'))
  house.acts.find((act: { do: string; person?: string }) => act.do === 'AssignSeat' && act.person === undefined).name =
    canary
  const file = join(folder, 'named.json')
  await writeFile(file, JSON.stringify(house))
  await ok(before, 'import', file)
  await rm(file)
  const { rows } = await before.owner.query(
    `select data->>'person' as person from log.event where type = 'PersonDetailsRecorded'`,
  )
  const person: string = rows[0].person

  // Known to who may read the house, and in the clear nowhere: not in the log, the database, the exports, the backup.
  expect(await shownPersons(before)).toContain(canary)
  const [exported, backup] = [join(folder, 'exported'), join(folder, 'backup')]
  await ok(before, 'export', exported)
  const older = await readFile(join(exported, 'checkpoint'))
  await ok(before, 'backup', backup)
  expect(await filesWith(folder, canary)).toEqual([])
  expect(await foundIn(before.owner, canary)).toEqual([])
  expect(await ok(before, 'export-person', person)).toContain(canary)
  // The search finds what it should, also inside packed files: a word that stands in every house does turn up.
  expect((await filesWith(folder, 'HouseFounded')).length).toBeGreaterThanOrEqual(2)

  await ok(before, 'erase', person, '--reason', 'request-of-person')
  await ok(before, 'export', exported)
  await writeFile(join(folder, 'older checkpoint'), older)
  await ok(before, 'verify', exported, '--since', join(folder, 'older checkpoint'))
  const erased = await shownPersons(before)
  expect(erased).not.toContain(canary)
  expect(erased).toContain('"erased"')
  expect(await ok(before, 'export-person', person)).not.toContain(canary)
  expect((await before.owner.query('select from personal.person_key where person = $1', [person])).rowCount).toBe(0)
  expect((await before.owner.query('select from personal.value where person = $1', [person])).rowCount).toBe(0)

  // The backup of before holds the value and, in the other file, its key; the journal of the data folder outlives both.
  const restored = JSON.parse(await ok(after, 'restore', backup, '--keys', `${backup}.keys`, '--json'))
  expect(restored).toMatchObject({ erasedAgain: 1, log: { faults: [] } })
  expect(await shownPersons(after)).not.toContain(canary)
  expect(await ok(after, 'export-person', person)).toContain('Personal data erased on')
  const again = await after.owner.query(
    `select count(*)::int as events from log.event where type = 'PersonalDataErased'`,
  )
  expect(again.rows[0].events).toBe(1)
  expect((await after.owner.query('select from personal.person_key where person = $1', [person])).rowCount).toBe(0)
  await expect(
    after.owner.query(
      `insert into personal.person_key (person, house, key) select person, house, decode(repeat('00', 32), 'hex') from personal.erased`,
    ),
  ).rejects.toThrow()
})
