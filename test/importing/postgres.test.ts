import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExecute, type Execute } from '../../src/application/execute.js'
import { createHouseStates } from '../../src/application/house-states.js'
import { domainEvents } from '../../src/domain/events.js'
import { toInstant } from '../../src/domain/shared/time.js'
import { houseIdOf, importHouse } from '../../src/importing/import-house.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { openPersonalData } from '../personal-data/support.js'
import { today } from './support/ledger-in-memory.js'

const duffel = readFileSync(new URL('../../houses/duffel.json', import.meta.url), 'utf8')
const registry = createEventRegistry(domainEvents)
let database: TestDatabase
let store: EventStore

/** As after a start of the program: nothing remembered but what is in the database. */
const started = (): Execute =>
  createExecute({
    store,
    registry,
    houses: createHouseStates(store, registry),
    personalData: openPersonalData(database.pool, store),
    now: () => toInstant(new Date('2026-11-22T10:00:00Z')),
    newId: v7,
  })

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool, deadline: 10_000 })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

/** Some commands lead to more than one event; those of one command share its correlation. */
const commandsRecorded = async (): Promise<number> => {
  const events = await store.readStream(`house-${houseIdOf('duffel')}`, { limit: 10_000 })
  return new Set(events.map(({ correlation }) => correlation)).size
}

it('imports Duffel into PostgreSQL through the command door, stopped half-way and started again, nothing lost or doubled', async () => {
  const execute = started()
  let sent = 0
  const half: Execute = async (request) => {
    sent += 1
    const result = await execute(request)
    if (sent === 120) throw new Error('the machine stopped')
    return result
  }
  await expect(importHouse(duffel, { send: half, today, newId: v7 })).rejects.toThrow('the machine stopped')
  expect(await commandsRecorded()).toBe(120)

  const result = await importHouse(duffel, { send: started(), today, newId: v7 })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  expect(result.recorded).toBe(result.total - 120)
  expect(result.position).toBe(await store.head())

  const again = await importHouse(duffel, { send: started(), today, newId: v7 })
  expect(again).toEqual({ ...result, recorded: 0 })
  const events = await store.readStream(`house-${houseIdOf('duffel')}`, { limit: 10_000 })
  expect(await commandsRecorded()).toBe(result.total)
  expect(new Set(events.map(({ actor }) => actor.via))).toEqual(new Set(['import']))
})

it('writes nothing more once an act was changed after it was imported', async () => {
  const before = await store.head()
  const changed = duffel.replace('Campagne met bushokjes', 'Campagne met spandoeken')
  const result = await importHouse(changed, { send: started(), today, newId: v7 })
  expect(result).toMatchObject({ ok: false, recorded: 0, problems: [{ code: 'import.changed' }] })
  expect(await store.head()).toBe(before)
})
