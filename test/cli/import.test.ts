import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { makeDataFolder } from './support/data-folder.js'
import { buildOnce, run } from './support/program.js'

const houseFile = join(packageRoot, 'houses/zottegem.json')

let database: TestDatabase
let folder: string

beforeAll(async () => {
  await buildOnce()
  database = await createTestDatabase()
  folder = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const importing = (...args: readonly string[]) =>
  run(['import', ...args], { DATABASE_URL: database.connectionString, BESLUITBOEK_DATA: folder })

const countEvents = async (): Promise<number> =>
  (await database.pool.query('SELECT count(*)::int AS events FROM log.event')).rows[0].events

/** A copy of a right file with some lines spoilt; answers its path and the line numbers (from 1) it was spoilt on. */
const spoil = async (replacements: readonly (readonly [string, string])[]) => {
  let text = await readFile(houseFile, 'utf8')
  const lines: number[] = []
  for (const [from, to] of replacements) {
    expect(text, from).toContain(from)
    lines.push(text.slice(0, text.indexOf(from)).split('\n').length)
    text = text.replace(from, () => to)
  }
  const file = join(folder, 'spoilt house.json')
  await writeFile(file, text)
  return { file, lines }
}

test('a wrong file gets every error with its place, imports nothing, and ends with exit code 1', async () => {
  const { file, lines } = await spoil([
    ['"name": "Huis van het Kind Zottegem"', '"name": "Huis van het Kind Zottegem", "colour": "blue"'],
    ['"do": "AdmitPartner"', '"do": "AdmitPartners"'],
    ['"do": "TakeDecision"', '"do": "TakeDecisions"'],
  ])
  const { code, stdout, stderr } = await importing(file)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  for (const line of lines)
    expect(stderr).toMatch(new RegExp(`^spoilt house\\.json:${line}:\\d+ \\S.*: .+\\. .+\\.$`, 'm'))
  expect(stderr).toContain('"colour" is not a field of')
  expect(stderr).toContain('"AdmitPartners" is not a command.')
  const problems = stderr.trim().split('\n').slice(0, -1)
  expect(stderr.trim().split('\n').at(-1)).toBe(`${problems.length} problems. Nothing was imported.`)
  expect(await countEvents()).toBe(0)
})

test('what is no JSON is named with its place; --json lists the problems for programs', async () => {
  const file = join(folder, 'broken.json')
  await writeFile(file, '{\n  "format": 1,\n  "key": }\n')
  const { code, stdout, stderr } = await importing(file, '--json')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^broken\.json:3:\d+: This is not JSON/)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, recorded: 0, problems: [{ line: 3, code: 'json.syntax' }] })
  expect(await countEvents()).toBe(0)
})

test('what is no text in UTF-8 is refused at the place where that begins', async () => {
  const file = join(folder, 'latin.json')
  await writeFile(file, Buffer.from('{\n  "key": "caf\xe9" }\n', 'latin1'))
  const { code, stderr } = await importing(file)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^latin\.json:2:14: This is not JSON \(these bytes are no text in UTF-8\)\./)
})

test('a right file is imported once: the second time changes nothing; --json answers the counts', async () => {
  const first = await importing(houseFile)
  expect(first.code).toBe(0)
  const [, total] = /^zottegem: (\d+) of \1 acts recorded now/.exec(first.stdout) ?? []
  expect(Number(total)).toBeGreaterThan(50)
  const events = await countEvents()
  expect(events).toBeGreaterThanOrEqual(Number(total))
  const second = await importing(houseFile, '--json')
  expect(second.code).toBe(0)
  expect(JSON.parse(second.stdout)).toEqual({
    ok: true,
    key: 'zottegem',
    house: expect.stringMatching(/^[0-9a-f-]{36}$/),
    total: Number(total),
    recorded: 0,
    position: events,
  })
  expect(await countEvents()).toBe(events)
})

test('an act that changed after it was imported stops the import, with its place', async () => {
  const { file, lines } = await spoil([['"name": "Huis van het Kind Zottegem"', '"name": "Huis van het Kind Elders"']])
  const events = await countEvents()
  const { code, stderr } = await importing(file)
  expect(code).toBe(1)
  expect(stderr).toMatch(
    new RegExp(`^${basename(file)}:\\d+:\\d+ house: This act \\(FoundHouse\\) was imported before`),
  )
  expect(stderr).toContain('\n1 problem. Nothing was imported.\n')
  expect(lines).toHaveLength(1)
  expect(await countEvents()).toBe(events)
})

test('a file that is not there is wrong use', async () => {
  const { code, stderr } = await importing(join(folder, 'none.json'))
  expect(code).toBe(2)
  expect(stderr).toMatch(/none\.json cannot be read \(.+\); give the path of a house file\.\n$/)
})
