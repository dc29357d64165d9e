import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createQueries } from '../../projections/create-queries.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { type Get, readEverything, signInAsAuditor } from './support/answers.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

let data: string

beforeAll(async () => {
  await buildOnce()
  data = await makeDataFolder()
}, 300_000)

afterAll(() => removeDataFolder(data), 60_000)

const settingsFor = ({ connectionString }: TestDatabase) => ({
  DATABASE_URL: connectionString,
  BESLUITBOEK_DATA: data,
  BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on',
  BESLUITBOEK_LOG_LEVEL: 'error',
})

/** Asks for the list of houses and the newest decisions without pause until it is told to stop; answers what went wrong. */
const keepAsking = (get: Get, houses: readonly string[]) => {
  const failures: string[] = []
  let asked = 0
  let going = true
  const asking = (async () => {
    while (going) {
      const house = houses[asked % houses.length]
      const path = asked % 2 === 0 ? `/api/houses/${house}/decisions` : `/api/houses/${house}/mandates`
      const { status, text } = await get(path)
      asked += 1
      if (status !== 200) failures.push(`${path} answered ${status}: ${text}`)
    }
  })()
  const stop = async () => {
    going = false
    await asking
    return { asked, failures }
  }
  return { stop }
}

test('a rebuild of one and of all while a server serves changes no byte of any answer, and no question fails', async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  const settings = settingsFor(database)
  // It follows what it imports, so that the first answers come from tables that were filled event by event.
  const demo = startInTest(['demo'], settings)
  const get = await signInAsAuditor(await addressOf(demo))
  const queries = createQueries(database.pool)
  const report = async () => `${JSON.stringify(await queries.readReport(), null, 2)}\n`
  const before = await readEverything(get)
  const reportBefore = await report()
  expect(before.size).toBeGreaterThan(500)
  const houses = [...before.keys()].flatMap((path) => /^\/api\/houses\/([^/]+)$/.exec(path)?.[1] ?? [])
  expect(houses).toHaveLength(10)
  expect(JSON.parse(reportBefore).houses).toHaveLength(10)

  for (const args of [['decision-register'], ['--json']]) {
    const questions = keepAsking(get, houses)
    const rebuilt = await run(['rebuild', ...args], settings)
    const { asked, failures } = await questions.stop()
    expect(rebuilt.code, rebuilt.stderr).toBe(0)
    expect(asked).toBeGreaterThan(10)
    expect(failures).toEqual([])
    if (args[0] === '--json') {
      expect(JSON.parse(rebuilt.stdout)).toMatchObject({ rebuilt: expect.arrayContaining(['houses', 'waiting-for']) })
    } else {
      expect(rebuilt.stdout).toMatch(/decision-register.*: rebuilt from \d{4,} events in \d+\.\d s\.\n$/)
    }
    const after = await readEverything(get)
    expect([...after.keys()]).toEqual([...before.keys()])
    expect([...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)).toEqual([])
    expect(await report()).toBe(reportBefore)
  }
  // The program prints this report too, and imports nothing anew.
  expect((await run(['demo', '--once', '--json'], settings)).stdout).toBe(reportBefore)
  expect((await run(['doctor'], settings)).code).toBe(0)

  demo.kill('SIGINT')
  expect((await demo.ended).code).toBe(0)
}, 400_000)

test('no answer depends on how the rows happen to lie, which a rebuild changes', async () => {
  const database = await createFilledDatabase(['duffel'])
  onTestFinished(() => database.drop())
  const settings = settingsFor(database)
  expect((await run(['rebuild'], settings)).code).toBe(0)
  const server = startInTest(['serve'], settings)
  const get = await signInAsAuditor(await addressOf(server))
  const before = await readEverything(get)
  expect(before.size).toBeGreaterThan(50)

  const { rows } = await database.owner.query<{ place: string; column: string }>(
    `SELECT format('projection.%I', t.name) AS place,
       (SELECT quote_ident(attname) FROM pg_attribute
        WHERE attrelid = format('projection.%I', t.name)::regclass AND attnum = 1) AS column
     FROM projection.generation AS g, unnest(g.tables) AS t (name) WHERE g.status = 'active'`,
  )
  expect(rows.length).toBeGreaterThan(6)
  // A row that is written anew, unchanged, moves to the end of its table.
  for (const { place, column } of rows) {
    await database.owner.query(
      `UPDATE ${place} SET ${column} = ${column} WHERE ctid IN (SELECT ctid FROM ${place} WHERE hashtext(ctid::text) % 2 = 0)`,
    )
  }
  const after = await readEverything(get)
  expect([...after.keys()]).toEqual([...before.keys()])
  expect([...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)).toEqual([])
}, 180_000)

test('a name that no projection has is wrong use', async () => {
  const { code, stderr } = await run(['rebuild', 'mandates'], { BESLUITBOEK_DATA: data })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^There is no projection mandates; choose one of houses, .+\.\n$/)
})
