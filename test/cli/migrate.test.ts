import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { buildOnce, run } from './support/program.js'

let database: TestDatabase

beforeAll(async () => {
  await buildOnce()
  database = await createTestDatabase({ migrated: false })
}, 300_000)

afterAll(() => database.drop())

test('migrate applies every migration to an empty database in order, and nothing the second time', async () => {
  const settings = { DATABASE_URL: database.connectionString }
  const files = (await readdir(join(packageRoot, 'migrations'))).filter((name) => name.endsWith('.sql')).sort()
  const first = await run(['migrate'], settings)
  expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: '' })
  expect(first.stderr.trim().split('\n')).toEqual([
    ...files.map((file) => `applied ${file}`),
    `${files.length} migrations applied.`,
  ])
  const again = await run(['migrate'], settings)
  expect(again).toMatchObject({ code: 0, stdout: '', stderr: 'Nothing to migrate.\n' })
})

test('two that migrate at once do it once', async () => {
  const empty = await createTestDatabase({ migrated: false })
  try {
    const both = await Promise.all([1, 2].map(() => run(['migrate'], { DATABASE_URL: empty.connectionString })))
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both.filter(({ stderr }) => stderr === 'Nothing to migrate.\n')).toHaveLength(1)
  } finally {
    await empty.drop()
  }
})
