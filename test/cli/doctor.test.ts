import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

let database: TestDatabase
let data: string

beforeAll(async () => {
  await buildOnce()
  database = await createFilledDatabase(['zottegem'])
  data = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await removeDataFolder(data)
})

const monitoringToken = 'monitoring-token-of-more-than-32-signs'
const settings = () => ({
  DATABASE_URL: database.connectionString,
  BESLUITBOEK_DATA: data,
  BESLUITBOEK_MONITORING_TOKEN: monitoringToken,
})

const readiness = async (address: string) => {
  const response = await fetch(`${address}/readyz`, { headers: { authorization: `Bearer ${monitoringToken}` } })
  return { status: response.status, body: await response.json() }
}

/** Puts an event into the log as its owner can, behind everything that is there. */
const force = async (type: string): Promise<{ readonly id: string; readonly position: number }> => {
  const id = uuidv7()
  const { rows } = await database.owner.query(
    `WITH place AS (UPDATE log.head SET position = position + 1 RETURNING position)
     INSERT INTO log.event (position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor,
       correlation, causation, data)
     SELECT place.position, $1, last.stream, last.revision + 1, $2, 1, last.house, last.recorded_at, last.effective_on,
       last.actor, last.correlation, NULL, '{}'
     FROM place, (SELECT * FROM log.event ORDER BY position DESC LIMIT 1) AS last
     RETURNING position::int`,
    [id, type],
  )
  return { id, position: rows[0].position }
}

test('doctor finds a healthy ledger in order, and names the event before which projections stand still', async () => {
  const server = startInTest(['serve'], { ...settings(), BESLUITBOEK_LOG_LEVEL: 'silent' })
  const address = await addressOf(server)
  await expect.poll(async () => (await readiness(address)).status, { timeout: 20_000 }).toBe(200)

  const healthy = await run(['doctor'], settings())
  expect({ code: healthy.code, stderr: healthy.stderr }).toEqual({ code: 0, stderr: '' })
  const lines = healthy.stdout.trim().split('\n')
  expect(lines.length).toBeGreaterThanOrEqual(9)
  for (const line of lines) expect(line).toMatch(/^ok {4}\S/)
  expect(healthy.stdout).toMatch(/log \(postgres\): \d+ events, positions without a hole/)
  const asJson = await run(['doctor', '--json'], settings())
  expect(asJson.code).toBe(0)
  expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: true })

  // A row of what is served, changed as the owner of the database can; then put back.
  const served = await database.owner.query<{ house: string; name: string }>(`SELECT house, name FROM projection.house`)
  const [row] = served.rows
  const rename = (name: string | undefined) => database.owner.query(`UPDATE projection.house SET name = $1`, [name])
  await rename('Een ander huis')
  const edited = await run(['doctor'], settings())
  expect(edited.code).toBe(1)
  expect(edited.stdout).toMatch(/^WRONG projection houses: /m)
  expect(edited.stdout).toContain(
    `row ${row?.house} of house is not what the log says; besluitboek rebuild houses builds it anew`,
  )
  expect(edited.stdout.match(/^WRONG/gm)).toHaveLength(1)
  await rename(row?.name)
  expect((await run(['doctor'], settings())).code).toBe(0)

  const { id, position } = await force('NeverHeardOf')
  await expect.poll(async () => (await readiness(address)).status, { timeout: 20_000 }).toBe(503)
  // Each projection comes to the event in a transaction of its own, one after the other.
  const standing = async (): Promise<readonly unknown[]> =>
    ((await readiness(address)).body as { projections: { poison: unknown }[] }).projections.map(({ poison }) => poison)
  await expect.poll(standing, { timeout: 20_000 }).not.toContain(null)
  const { body } = await readiness(address)
  expect(body).toMatchObject({ ready: false, head: position })
  for (const one of (body as { projections: { poison: unknown }[] }).projections) {
    expect(one).toMatchObject({
      position: position - 1,
      poison: { event: id, type: 'NeverHeardOf', position, reason: expect.stringContaining('not known') },
    })
  }
  // It lives all the same, and answers from what came before.
  expect((await fetch(`${address}/healthz`)).status).toBe(200)

  const ill = await run(['doctor'], settings())
  expect(ill.code).toBe(1)
  expect(ill.stdout).toMatch(
    new RegExp(`^WRONG projection houses: stands still before NeverHeardOf ${id} at position ${position}: `, 'm'),
  )
  expect(ill.stdout).toMatch(/^WRONG log \(postgres\): /m)
  expect(ill.stderr).toMatch(/^\d+ of \d+ checks failed\.\n$/)
  const illAsJson = await run(['doctor', '--json'], settings())
  expect(illAsJson.code).toBe(1)
  expect(JSON.parse(illAsJson.stdout)).toMatchObject({ ok: false })

  const rebuilt = await run(['rebuild', 'houses'], settings())
  expect(rebuilt.code).toBe(1)
  expect(rebuilt.stderr).toContain('NeverHeardOf')
  expect(rebuilt.stderr).not.toContain('    at ')
}, 120_000)
