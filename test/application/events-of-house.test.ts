import { expect, test } from 'vitest'
import { createEventsOfHouse } from '../../src/application/events-of-house.js'
import { streamOf } from '../../src/application/house-states.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import type { EventRegistry } from '../../src/ledger/registry.js'

const house = (n: number) => `01900000-0000-7000-8000-00000000000${n}` as HouseId

const open = () => {
  const streams = new Map<string, { recordedAt: string; id: number }[]>()
  const read: [string, number][] = []
  const store = {
    readStream: async (stream: string, { fromRevision, limit }: { fromRevision: number; limit: number }) => {
      read.push([stream, fromRevision])
      return (streams.get(stream) ?? []).slice(fromRevision, fromRevision + limit)
    },
  } as unknown as EventStore
  const registry = { read: (stored: unknown) => stored } as unknown as EventRegistry
  const add = (of: HouseId, ...times: string[]) => {
    const stream = streams.get(streamOf(of)) ?? []
    streams.set(streamOf(of), [...stream, ...times.map((recordedAt, n) => ({ recordedAt, id: stream.length + n }))])
  }
  return { add, read, events: createEventsOfHouse(store, registry) }
}

const ids = (events: readonly unknown[]): readonly number[] => events.map((event) => (event as { id: number }).id)

test('the events of a house are read once; what is added is read too, and only that', async () => {
  const { add, read, events } = open()
  add(house(1), '2026-01-01', '2026-01-02')
  expect(ids(await events(house(1), null))).toEqual([0, 1])
  add(house(1), '2026-01-03', '2026-01-04')
  expect(ids(await events(house(1), null))).toEqual([0, 1, 2, 3])
  expect(ids(await events(house(1), '2026-01-02'))).toEqual([0, 1])
  expect(ids(await events(house(1), '2025-12-31'))).toEqual([])
  expect(ids(await events(house(1), '2026-01-09'))).toEqual([0, 1, 2, 3])
  expect(read.map(([, from]) => from)).toEqual([0, 2, 4, 4, 4])
})

test('houses do not mix, many are not kept, and what was answered before does not change', async () => {
  const { add, events } = open()
  for (let n = 1; n <= 6; n += 1) add(house(n), ...Array.from({ length: n }, () => '2026-01-01'))
  const first = await events(house(1), null)
  for (let n = 1; n <= 6; n += 1) expect(await events(house(n), null)).toHaveLength(n)
  add(house(1), '2026-01-02')
  const [one, other] = await Promise.all([events(house(1), null), events(house(1), '2026-01-01')])
  expect([ids(first), ids(one), ids(other)]).toEqual([[0], [0, 1], [0]])
})
