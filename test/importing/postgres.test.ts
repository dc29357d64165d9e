import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExecute, type Execute } from '../../src/application/execute.js'
import { createHouseStates } from '../../src/application/house-states.js'
import { createRecordedBefore } from '../../src/application/recorded-before.js'
import { domainEvents } from '../../src/domain/events.js'
import { toInstant } from '../../src/domain/shared/time.js'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { importHouse } from '../../src/importing/import-house.js'
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

describe('a file that was imported before', () => {
  const nothingIsSent: Execute = async () => {
    throw new Error('a command was sent')
  }
  const recordedBefore = () =>
    createRecordedBefore({
      store,
      personalData: openPersonalData(database.pool, store),
      now: () => toInstant(new Date('2026-11-22T10:00:00Z')),
    })
  const importAgain = (raw: string, send: Execute = nothingIsSent) =>
    importHouse(raw, { send, recordedBefore: recordedBefore(), today, newId: v7 })

  it('is known without sending anything, and answers the same as when everything is sent again', async () => {
    const sentAgain = await importHouse(duffel, { send: started(), today, newId: v7 })
    if (!sentAgain.ok) throw new Error(JSON.stringify(sentAgain.problems))
    const progress: (readonly [number, number])[] = []
    const known = await importHouse(duffel, {
      send: nothingIsSent,
      recordedBefore: recordedBefore(),
      today,
      newId: v7,
      onProgress: (...counts) => progress.push(counts),
    })
    expect(known).toEqual(sentAgain)
    expect(progress.at(-1)).toEqual([sentAgain.total, sentAgain.total])
  })

  it('is sent as before when a field of an act changed, and stops there', async () => {
    const changed = duffel.replace('Campagne met bushokjes', 'Campagne met spandoeken')
    await expect(importAgain(changed)).rejects.toThrow('a command was sent')
  })

  it('is sent as before when a personal value of an act changed, and stops there', async () => {
    const house = JSON.parse(readFileSync(new URL('../../houses/boom.json', import.meta.url), 'utf8'))
    const first = await importAgain(JSON.stringify(house), started())
    expect(first).toMatchObject({ ok: true, recorded: house.acts.length + 1 })
    expect(await importAgain(JSON.stringify(house))).toEqual({ ...first, recorded: 0 })
    house.acts.find((act: { do: string }) => act.do === 'EndSeat').reason = 'Een andere reden'
    await expect(importAgain(JSON.stringify(house))).rejects.toThrow('a command was sent')
    const head = await store.head()
    const stopped = await importAgain(JSON.stringify(house), started())
    expect(stopped).toMatchObject({ ok: false, recorded: 0, problems: [{ code: 'import.changed' }] })
    expect(await store.head()).toBe(head)
  })

  it('is sent as before when it has one act more', async () => {
    const { acts, ...house } = JSON.parse(duffel)
    const oneMore = acts.find((act: { do: string }) => act.do === 'DesignateLeadPartner')
    await expect(importAgain(JSON.stringify({ ...house, acts: [...acts, oneMore] }))).rejects.toThrow(
      'a command was sent',
    )
  })

  it('is known only when something was recorded under the key of each of its acts', async () => {
    const house = houseIdOf('duffel')
    expect(await recordedBefore()(house, ['import:duffel:0', 'import:duffel:1'])).not.toBeNull()
    expect(await recordedBefore()(house, ['import:duffel:0', 'import:duffel:100000'])).toBeNull()
    expect(await recordedBefore()(houseIdOf('genk'), ['import:duffel:0'])).toBeNull()
  })
})

it('writes nothing more once an act was changed after it was imported', async () => {
  const before = await store.head()
  const changed = duffel.replace('Campagne met bushokjes', 'Campagne met spandoeken')
  const result = await importHouse(changed, { send: started(), today, newId: v7 })
  expect(result).toMatchObject({ ok: false, recorded: 0, problems: [{ code: 'import.changed' }] })
  expect(await store.head()).toBe(before)
})
