import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import { actorTextOf, dataTextOf, type StoredEvent } from '../../../src/ledger/event.js'
import {
  appended,
  type ContractCase,
  newAppend,
  newEvent,
  newEvents,
  newHouse,
  newStream,
  readAfter,
  readWholeStream,
} from './subject.js'

const expectDense = (events: readonly StoredEvent[], from: bigint): void => {
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => from + BigInt(index + 1)))
}

const expectTimesNotToDecrease = (events: readonly StoredEvent[]): void => {
  const times = events.map(({ recordedAt }) => recordedAt)
  expect(times).toEqual([...times].sort())
}

export const orderCases: readonly ContractCase[] = [
  {
    name: 'an append answers its events as every reader will see them',
    run: async ({ store, another }) => {
      const house = newHouse()
      const stream = newStream()
      const before = await store.head()
      const causation = v7()
      const events = [newEvent(house, { causation }), newEvent(house, { type: 'AdviceGiven', schemaVersion: 3 })]
      const result = await appended(store, { house, stream, expected: 'no-stream', events })
      expect(result).toMatchObject({ firstPosition: before + 1n, lastPosition: before + 2n, lastRevision: 1 })
      expect(result.events).toEqual(
        events.map((event, index) => ({
          ...event,
          stream,
          revision: index,
          position: before + BigInt(index + 1),
          recordedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
        })),
      )
      const other = await another()
      expect(await readWholeStream(other, stream)).toEqual(result.events)
      expect(await other.readAll({ after: before, limit: 10 })).toEqual(result.events)
      expect(await other.readEvent(events[1]!.id)).toEqual(result.events[1])
      expect(await other.head()).toBe(before + 2n)
    },
  },
  {
    name: 'the log read event by event and read as far as asked for say the same, in pages of any size',
    run: async ({ store, another }) => {
      const house = newHouse()
      const before = await store.head()
      const data = { text: 'één " \\ \u0001\u001f\u001e \n\t ’ 😀', list: [1, null, true, { a: '' }], none: [] }
      const person = v7()
      const actor = { person, organ: v7(), partner: null, via: 'import' } as StoredEvent['actor']
      const events = [
        newEvent(house, { data, causation: v7(), actor }),
        newEvent(house, { data: null }),
        ...newEvents(house, 5),
      ]
      await appended(store, { house, stream: newStream(), expected: 'no-stream', events })
      const other = await another()
      const all = await other.readAll({ after: before, limit: 100 })
      const read: StoredEvent[] = []
      const readLog = other.readLog ?? other.readAll
      for (let page = await readLog({ after: before, limit: 3 }); page.length > 0; ) {
        for (const event of page) {
          expect(JSON.parse(dataTextOf(event))).toEqual(event.data)
          expect(JSON.parse(actorTextOf(event))).toEqual(event.actor)
          const { id, type, schemaVersion, house, effectiveOn, actor, correlation, causation, data } = event
          const { stream, revision, position, recordedAt } = event
          const envelope = { id, type, schemaVersion, house, effectiveOn, actor, correlation, causation, data }
          read.push({ ...envelope, stream, revision, position, recordedAt })
        }
        page = await readLog({ after: page.at(-1)!.position, limit: 3 })
      }
      expect(all).toHaveLength(7)
      expect(read).toEqual(all)
    },
  },
  {
    name: 'positions are dense and in order, and time never decreases, after 200 concurrent appends from two processes',
    run: async ({ store, another }) => {
      const other = await another()
      const before = await store.head()
      const house = newHouse()
      const streams = Array.from({ length: 20 }, newStream)
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          appended(index % 3 === 0 ? other : store, {
            house,
            stream: streams[index % streams.length]!,
            events: newEvents(house, 1 + (index % 3)),
          }),
        ),
      )
      const events = await readAfter(store, before, 37)
      expectDense(events, before)
      expectTimesNotToDecrease(events)
      expect(await store.head()).toBe(events.at(-1)?.position)
      const acknowledged = results.flatMap((result) => result.events)
      expect(acknowledged.length).toBe(
        Array.from({ length: 200 }, (_, index) => 1 + (index % 3)).reduce((a, b) => a + b),
      )
      expect([...acknowledged].sort((a, b) => Number(a.position - b.position))).toEqual(events)
      for (const stream of streams) {
        const revisions = (await readWholeStream(store, stream)).map(({ revision }) => revision)
        expect(revisions).toEqual(revisions.map((_, index) => index))
      }
    },
  },
  {
    name: 'the events of one append stand together even while others write',
    run: async ({ store, another }) => {
      const other = await another()
      const house = newHouse()
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          appended(index % 2 === 0 ? store : other, { house, events: newEvents(house, 7) }),
        ),
      )
      for (const { events, firstPosition, lastPosition } of results) {
        expectDense(events, firstPosition - 1n)
        expect(lastPosition).toBe(firstPosition + 6n)
        expect(new Set(events.map(({ recordedAt }) => recordedAt)).size).toBe(1)
        expect(await store.readAll({ after: firstPosition - 1n, limit: 7 })).toEqual(events)
      }
    },
  },
  {
    name: 'a reader that follows the log while others write never sees a hole and never misses an event',
    run: async ({ store, another }) => {
      const reader = await another()
      const other = await another()
      const before = await store.head()
      let writing = true
      const writers = Array.from({ length: 6 }, async (_, writer) => {
        for (let index = 0; index < 15; index += 1) {
          const house = newHouse()
          await appended(writer % 2 === 0 ? store : other, { house, events: newEvents(house, 1 + (index % 4)) })
        }
      })
      const following = (async () => {
        const seen: StoredEvent[] = []
        while (writing) seen.push(...(await reader.readAll({ after: seen.at(-1)?.position ?? before, limit: 5 })))
        seen.push(...(await readAfter(reader, seen.at(-1)?.position ?? before)))
        return seen
      })()
      await Promise.all(writers).finally(() => {
        writing = false
      })
      const seen = await following
      expectDense(seen, before)
      expect(await store.head()).toBe(before + BigInt(seen.length))
      expect(seen.length).toBeGreaterThan(6 * 15)
    },
  },
  {
    name: 'pages of a stream and of the log follow each other exactly',
    run: async ({ store }) => {
      const house = newHouse()
      const stream = newStream()
      const before = await store.head()
      const { events } = await appended(store, { house, stream, events: newEvents(house, 25) })
      expect(await store.readStream(stream, { limit: 10 })).toEqual(events.slice(0, 10))
      expect(await store.readStream(stream, { fromRevision: 10, limit: 10 })).toEqual(events.slice(10, 20))
      expect(await store.readStream(stream, { fromRevision: 20, limit: 10 })).toEqual(events.slice(20))
      expect(await store.readStream(stream, { fromRevision: 25, limit: 10 })).toEqual([])
      expect(await store.readAll({ after: before + 5n, limit: 3 })).toEqual(events.slice(5, 8))
      expect(await store.readAll({ after: before + 25n, limit: 3 })).toEqual([])
      expect(await store.readStream(newStream(), { limit: 10 })).toEqual([])
    },
  },
  {
    name: 'an event is found by its id, and only by its id',
    run: async ({ store }) => {
      const { events } = await appended(store)
      expect(await store.readEvent(events[0]!.id)).toEqual(events[0])
      expect(await store.readEvent(v7())).toBeNull()
      expect(await store.readEvent('not an id')).toBeNull()
    },
  },
  {
    name: 'whoever listens is woken by an append of another process, until it stops',
    run: async ({ store, another }) => {
      const other = await another()
      let woken = 0
      const stop = store.onAppended(() => {
        woken += 1
      })
      const wakeUp = async (): Promise<boolean> => {
        const before = woken
        for (let attempt = 0; attempt < 50 && woken === before; attempt += 1) {
          await other.append(newAppend())
          await sleep(100)
        }
        return woken > before
      }
      expect(await wakeUp()).toBe(true)
      expect(await wakeUp()).toBe(true)
      stop()
      await sleep(200)
      const atStop = woken
      await other.append(newAppend())
      await sleep(300)
      expect(woken).toBe(atStop)
    },
  },
]
