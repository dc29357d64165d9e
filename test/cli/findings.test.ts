import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingCodes } from '../../src/domain/finding/catalogue.js'
import { packageRoot } from '../../src/package-root.js'
import type { TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { buildOnce, run } from './support/program.js'

let database: TestDatabase
let data: string

const besluitboek = (...args: readonly string[]) =>
  run([...args], {
    DATABASE_URL: database.connectionString,
    BESLUITBOEK_DATA: data,
    BESLUITBOEK_LOG_LEVEL: 'error',
  })

type Found = {
  readonly code: string
  readonly severity: string
  readonly house: { readonly id: string; readonly name: string }
  readonly since: string
  readonly healedOn: string | null
  readonly events: readonly string[]
}

const list = async (...args: readonly string[]): Promise<readonly Found[]> => {
  const { code, stdout, stderr } = await besluitboek('findings', '--json', ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as readonly Found[]
}

const files = ['sint-niklaas.json', 'zottegem.json'].map((name) => join(packageRoot, 'houses', name))

beforeAll(async () => {
  await buildOnce()
  database = await createFilledDatabase(['sint-niklaas', 'zottegem'])
  data = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await removeDataFolder(data)
}, 60_000)

describe('besluitboek findings', () => {
  test('lists what is irregular, with exactly its seven keys, by house, day and code', async () => {
    const found = await list()
    expect(found.length).toBeGreaterThan(5)
    for (const one of found) {
      expect(Object.keys(one)).toEqual(['code', 'severity', 'house', 'about', 'since', 'healedOn', 'events'])
      expect(findingCodes).toContain(one.code)
      expect(one.events.length).toBeGreaterThan(0)
    }
    const keys = found.map(({ house, since, code }) => `${house.name} ${since} ${code}`)
    expect(new Set(found.map(({ house }) => house.name)).size).toBe(2)
    for (const { name } of new Set(found.map(({ house }) => house))) {
      const own = keys.filter((key) => key.startsWith(name))
      expect(own).toEqual([...own].sort())
    }
  }, 60_000)

  test('of one house, by its id or its name in any case', async () => {
    const all = await list()
    const { house } = all[0]!
    const own = all.filter((one) => one.house.id === house.id)
    expect(await list('--house', house.id)).toEqual(own)
    expect(await list('--house', house.name.toUpperCase())).toEqual(own)
    const { code, stdout, stderr } = await besluitboek('findings', '--house', 'Nergens')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('There is no house Nergens')
    expect(stderr).toContain(house.name)
  }, 60_000)

  test('as of a day, as known at a moment or day, and only what is open', async () => {
    const all = await list()
    expect(await list('--as-of', '1990-01-01')).toEqual([])
    expect(await list('--known-at', '2020-01-01')).toEqual([])
    expect(await list('--known-at', '2020-01-01T00:00:00Z')).toEqual([])
    expect(await list('--open')).toEqual(all.filter(({ healedOn }) => healedOn === null))
    const day = all.map(({ since }) => since).sort()[Math.floor(all.length / 2)]!
    for (const one of await list('--as-of', day)) {
      expect(one.since <= day).toBe(true)
      expect(one.healedOn === null || one.healedOn <= day).toBe(true)
    }
  }, 60_000)

  test('without --json is a list to read, in Dutch', async () => {
    const { code, stdout } = await besluitboek('findings')
    expect(code).toBe(0)
    const name = (JSON.parse(await readFile(files[0]!, 'utf8')) as { name?: string }).name
    expect(stdout).toContain(name ?? 'Sint-Niklaas')
    expect(stdout).toMatch(/^ {2}\[(ernstig|belangrijk|aandacht)\] .+ \([a-z-]+\.[a-z-]+\)$/m)
    expect(stdout).toMatch(/^ {4}bewijs: [0-9a-f-]{36}/m)
    expect((await besluitboek('findings', '--as-of', '1990-01-01')).stdout).toBe('Geen vaststellingen.\n')
  }, 60_000)

  test('doctor compares them with the log', async () => {
    const { code, stdout } = await besluitboek('doctor')
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/^ok {4}projection findings: at \d+ of \d+, up to date/m)
  }, 60_000)
})
