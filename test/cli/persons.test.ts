import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { foundIn } from '../personal-data/support.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

const name = 'Kanarie Commandoregel'

let database: TestDatabase
let data: string
let person: string

const settings = () => ({ DATABASE_URL: database.connectionString, BESLUITBOEK_DATA: data })
const besluitboek = (...args: readonly string[]) => run(args, settings())

type House = { acts: { do: string; as?: string; name?: string }[] }

/** A documented house in which the first seat has a name, imported; answers the person behind that seat. */
const importNamed = async (): Promise<string> => {
  const house = JSON.parse(await readFile(join(packageRoot, 'houses/zottegem.json'), 'utf8')) as House
  house.acts.find((act) => act.do === 'AssignSeat' && !('person' in act))!.name = name
  const file = join(data, 'named.json')
  await writeFile(file, JSON.stringify(house))
  const imported = await besluitboek('import', file)
  expect(imported.code, imported.stderr).toBe(0)
  const again = await besluitboek('import', file, '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, recorded: 0 })
  const { rows } = await database.owner.query<{ person: string }>('SELECT DISTINCT person FROM personal.person_key')
  const { rows: named } = await database.owner.query<{ person: string }>(
    `SELECT data->>'person' AS person FROM log.event WHERE type = 'PersonDetailsRecorded'`,
  )
  expect(rows.map((row) => row.person)).toContain(named[0]!.person)
  return named[0]!.person
}

beforeAll(async () => {
  await buildOnce()
  database = await createTestDatabase()
  data = await makeDataFolder()
  person = await importNamed()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await removeDataFolder(data)
})

describe('besluitboek', () => {
  test('export-person prints everything held about someone, for a person and for a program', async () => {
    const text = await besluitboek('export-person', person)
    expect(text.code, text.stderr).toBe(0)
    expect(text.stdout).toContain(name)
    expect(text.stdout).toMatch(/Personal values[\s\S]*key [\w-]{43}\n\s+commitment [\w-]{43}[\s\S]*Seats\n {2}\d{4}-/)
    const json = JSON.parse((await besluitboek('export-person', person, '--json')).stdout)
    expect(json).toMatchObject({
      person,
      house: { id: houseIdOf('zottegem') },
      erased: null,
      values: [{ field: 'name', value: name, key: expect.stringMatching(/^[\w-]{43}$/) as string }],
    })
  }, 180_000)

  test.each([
    ['no id', ['erase', 'Jan', '--reason', 'request-of-person'], 2, 'must be an id'],
    ['no id', ['export-person', 'Jan'], 2, 'must be an id'],
    ['no reason', ['erase', '00000000-0000-7000-8000-000000000001'], 2, '--reason'],
    [
      'another reason',
      ['erase', '00000000-0000-7000-8000-000000000001', '--reason', 'whim'],
      2,
      'must be one of request-of-person',
    ],
    [
      'a person nobody knows',
      ['erase', '00000000-0000-7000-8000-000000000001', '--reason', 'retention-ended'],
      1,
      'Nobody is known',
    ],
    ['a person nobody knows', ['export-person', '00000000-0000-7000-8000-000000000001'], 1, 'Nobody is known'],
  ])(
    'refuses %s: %j',
    async (_what, args, code, says) => {
      const ended = await besluitboek(...args)
      expect(ended.code).toBe(code)
      expect(ended.stderr).toContain(says)
    },
    60_000,
  )

  test('erase erases for good, beside a server that runs; said again, it says when', async () => {
    const server = startInTest(['serve'], { ...settings(), BESLUITBOEK_LOG_LEVEL: 'warn' })
    await addressOf(server)
    const erased = await besluitboek('erase', person, '--reason', 'request-of-person', '--json')
    expect(erased.code, erased.stderr).toBe(0)
    const { position } = JSON.parse(erased.stdout) as { position: number }
    expect(JSON.parse(erased.stdout)).toEqual({ person, house: houseIdOf('zottegem'), position, erasedBefore: false })
    expect(await foundIn(database.owner, name)).toEqual([])
    expect(await readFile(join(data, 'erasures'), 'utf8')).toContain(person)

    const again = await besluitboek('erase', person, '--reason', 'retention-ended')
    expect(again).toMatchObject({
      code: 0,
      stdout: `${person} was erased before, at position ${position}; nothing is left.\n`,
    })
    const held = await besluitboek('export-person', person)
    expect(held.stdout).toContain('Personal data erased on')
    expect(held.stdout).not.toContain(name)
    expect(server.output().stderr).not.toContain(name)
    const doctor = await besluitboek('doctor')
    expect(doctor.stdout).toMatch(/^ok {4}personal data: \d+ values open their commitments; 1 persons erased/m)
  }, 180_000)

  test('and at its next start finishes an erasure that was broken off', async () => {
    const opened = `INSERT INTO personal.person_key (person, house, key) VALUES ('${person}', '${person}', decode(repeat('00', 32), 'hex'))`
    await database.owner.query('ALTER TABLE personal.erased DISABLE TRIGGER erasure_stays')
    await database.owner.query('DELETE FROM personal.erased')
    await database.owner.query(opened)
    await writeFile(join(data, 'erasures'), '')
    const ill = await database.owner.query('SELECT FROM personal.person_key WHERE person = $1', [person])
    expect(ill.rowCount).toBe(1)
    expect((await besluitboek('doctor')).code).toBe(0)
    const healed = await database.owner.query('SELECT FROM personal.person_key WHERE person = $1', [person])
    expect(healed.rowCount).toBe(0)
    expect(await readFile(join(data, 'erasures'), 'utf8')).toContain(person)
  }, 180_000)
})
