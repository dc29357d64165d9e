import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouseStates, streamOf } from '../../src/application/house-states.js'
import { warmHouses } from '../../src/application/warm-houses.js'
import { domainEvents } from '../../src/domain/events.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import type { Instant } from '../../src/domain/shared/time.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { propose, recordHouse } from '../http/support/house.js'
import { openWriter } from '../http/support/ledger.js'

let database: TestDatabase
let store: EventStore
const registry = createEventRegistry(domainEvents)

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

/** The store, and how many events were read through it. */
const counting = () => {
  const read: number[] = []
  const counted: EventStore = {
    ...store,
    readStream: async (stream, options) => {
      const events = await store.readStream(stream, options)
      read.push(events.length)
      return events
    },
  }
  return { counted, read }
}

describe('House states', () => {
  it('of the houses with the newest events are read before they are asked for, as many as are kept', async () => {
    const older = await recordHouse(openWriter(store).execute)
    const newer = await recordHouse(openWriter(store).execute)
    const newest = await recordHouse(openWriter(store).execute)
    const { counted, read } = counting()
    const houses = createHouseStates(counted, registry, 2)
    // As the register of houses tells them: by name, a page at a time.
    const pages = [[older, newest], [newer]].map((page) =>
      page.map(({ house }) => ({
        id: house,
        lastPosition: [older, newer, newest].findIndex((one) => one.house === house),
      })),
    )
    const listHouses = async ({ cursor }: { cursor: string | null }) => ({
      items: pages[Number(cursor ?? 0)]!,
      nextCursor: cursor === null ? '1' : null,
    })
    const trouble: unknown[] = []
    await warmHouses({ houses, queries: { listHouses }, onTrouble: (error) => trouble.push(error) }).done
    expect(trouble).toEqual([])
    expect(read).toHaveLength(2)
    expect(houses.remembered(older.house as HouseId)).toBeNull()
    for (const { house } of [newer, newest]) {
      const known = houses.remembered(house as HouseId)
      expect(known).not.toBeNull()
      expect(await houses.load(house as HouseId)).toEqual(known)
    }
    expect(read.slice(2)).toEqual([0, 0])
  })

  it('a house that is not there is empty and has no revision', async () => {
    const houses = createHouseStates(store, registry)
    const loaded = await houses.load('00000000-0000-7000-8000-000000000001' as HouseId)
    expect(loaded.revision).toBeNull()
    expect(loaded.state.house).toBeNull()
  })

  it('read only what is new since the last time, also when another process wrote it', async () => {
    const small = await recordHouse(openWriter(store).execute)
    const { counted, read } = counting()
    const houses = createHouseStates(counted, registry)
    const house = small.house as HouseId
    await houses.load(house)
    expect(read.splice(0)[0]).toBeGreaterThan(20)
    await propose(small)
    const loaded = await houses.load(house)
    expect(read.splice(0)).toEqual([2])
    expect(loaded.state.dossiers.size).toBe(1)
    await houses.load(house)
    expect(read).toEqual([0])
  })

  it('a state that was pushed out of memory is built again, equal to the one before', async () => {
    const one = await recordHouse(openWriter(store).execute)
    const other = await recordHouse(openWriter(store).execute)
    const houses = createHouseStates(store, registry, 1)
    const before = await houses.load(one.house as HouseId)
    await houses.load(other.house as HouseId)
    const again = await houses.load(one.house as HouseId)
    expect(again).not.toBe(before)
    expect(again.revision).toBe(before.revision)
    expect(JSON.stringify(again.state)).toBe(JSON.stringify(before.state))
  })

  it('a stream longer than one page of the log is read to its end', async () => {
    const small = await recordHouse(openWriter(store).execute)
    for (let number = 1; number <= 1000; number += 50) {
      await Promise.all(
        Array.from({ length: 50 }, (_, offset) =>
          small.record('AddSubject', {
            effectiveOn: '2025-02-01',
            subject: `offer.thema-${number + offset}`,
            label: 'Thema',
          }),
        ),
      )
    }
    const loaded = await createHouseStates(store, registry).load(small.house as HouseId)
    const [last] = (
      await store.readStream(streamOf(small.house as HouseId), { fromRevision: 1000, limit: 1000 })
    ).slice(-1)
    expect(loaded.revision).toBe(last!.revision)
    expect(loaded.state.subjects.size).toBeGreaterThanOrEqual(1000)
  })

  it('an older state does not push a newer one out of memory', async () => {
    const small = await recordHouse(openWriter(store).execute)
    const house = small.house as HouseId
    const houses = createHouseStates(store, registry)
    const old = await houses.load(house)
    await propose(small)
    const events = await store.readStream(streamOf(house), { fromRevision: old.revision! + 1, limit: 1 })
    const newest = await houses.load(house)
    houses.advance(house, old, events)
    expect((await houses.load(house)).revision).toBe(newest.revision)
  })

  it('a house as it was known at a moment: of the events recorded by then, and of them only', async () => {
    const small = await recordHouse(openWriter(store).execute)
    const house = small.house as HouseId
    const last = async () => (await store.readStream(streamOf(house), { limit: 1000 })).at(-1)!
    const before = await last()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await propose(small)
    const after = await last()
    const { counted, read } = counting()
    const houses = createHouseStates(counted, registry)
    const then = await houses.loadKnownAt(house, before.recordedAt)
    expect(then.revision).toBe(before.revision)
    expect(then.state.dossiers.size).toBe(0)
    expect(then.state.organs.size).toBeGreaterThan(0)
    read.splice(0)
    expect(await houses.loadKnownAt(house, before.recordedAt)).toBe(then)
    expect(read).toEqual([])
    expect((await houses.loadKnownAt(house, after.recordedAt)).revision).toBe(after.revision)
    expect((await houses.loadKnownAt(house, null)).revision).toBe(after.revision)
    expect((await houses.loadKnownAt(house, '2024-01-01T00:00:00.000Z' as Instant)).revision).toBeNull()
  })

  it('what was known until now changes with the next event', async () => {
    const small = await recordHouse(openWriter(store).execute)
    const house = small.house as HouseId
    const houses = createHouseStates(store, registry)
    const later = '2199-12-31T23:59:59.999Z' as Instant
    expect((await houses.loadKnownAt(house, later)).state.dossiers.size).toBe(0)
    await propose(small)
    expect((await houses.loadKnownAt(house, later)).state.dossiers.size).toBe(1)
  })
})
