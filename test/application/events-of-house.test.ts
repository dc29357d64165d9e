import { expect, test } from 'vitest'
import { createEventsOfHouse } from '../../src/application/events-of-house.js'
import { streamOf } from '../../src/application/house-states.js'
import { type EventId, houseId } from '../../src/domain/shared/identifiers.js'
import { toInstant, toLocalDate } from '../../src/domain/shared/time.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createMemoryStore } from '../projecting/support/memory-store.js'

const house = (n: number) => houseId.parse(`01900000-0000-7000-8000-00000000000${n}`)

const open = () => {
  const store = createMemoryStore()
  const lengths = new Map<number, number>()
  const add = (of: number, ...days: readonly string[]): void => {
    for (const day of days) {
      const revision = lengths.get(of) ?? 0
      lengths.set(of, revision + 1)
      store.add({
        id: `01900000-0000-7000-8000-0000000${of}${String(revision).padStart(4, '0')}` as EventId,
        type: 'Something',
        schemaVersion: 1,
        house: house(of),
        effectiveOn: toLocalDate('2026-01-01'),
        actor: { person: null, organ: null, partner: null, via: 'system' },
        correlation: 'x',
        causation: null,
        data: {},
        stream: streamOf(house(of)),
        revision,
        position: 1n,
        recordedAt: toInstant(new Date(`${day}T12:00:00Z`)),
      } as StoredEvent)
    }
  }
  const events = createEventsOfHouse(store, { read: (stored) => stored })
  const revisions = async (of: number, knownAt: string | null) =>
    (await events(house(of), knownAt)).map(({ revision }) => revision)
  return { add, store, events, revisions }
}

test('the events of a house are read once; what is added is read too, and only that', async () => {
  const { add, store, revisions } = open()
  add(1, '2026-01-01', '2026-01-02')
  expect(await revisions(1, null)).toEqual([0, 1])
  add(1, '2026-01-03', '2026-01-04')
  expect(await revisions(1, null)).toEqual([0, 1, 2, 3])
  expect(await revisions(1, '2026-01-02T23:00:00.000Z')).toEqual([0, 1])
  expect(await revisions(1, '2025-12-31T00:00:00.000Z')).toEqual([])
  expect(await revisions(1, '2026-01-09T00:00:00.000Z')).toEqual([0, 1, 2, 3])
  expect(store.streamReads.map(({ fromRevision }) => fromRevision)).toEqual([0, 2, 4, 4, 4])
})

test('houses do not mix, many are not kept, and what was answered before does not change', async () => {
  const { add, events, revisions } = open()
  for (let n = 1; n <= 6; n += 1) add(n, ...Array.from({ length: n }, () => '2026-01-01'))
  const first = await events(house(1), null)
  for (let n = 1; n <= 6; n += 1) expect(await revisions(n, null)).toHaveLength(n)
  add(1, '2026-01-02')
  const [now, then] = await Promise.all([revisions(1, null), revisions(1, '2026-01-01T23:00:00.000Z')])
  expect([first.map(({ revision }) => revision), now, then]).toEqual([[0], [0, 1], [0]])
})
