import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EventStore, InvalidAppend, StoreUnavailable } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import {
  appended,
  fingerprintOf,
  newAppend,
  newCommand,
  newEvent,
  newEvents,
  newHouse,
  newStream,
  readAfter,
  readWholeStream,
} from '../contract/subject.js'
import { holdAppend, isStillOpen, untilWaiting } from './by-hand.js'

let database: TestDatabase
let store: EventStore

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
})

afterEach(async () => {
  const events = await readAfter(store, 0n)
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)))
  expect(await store.head()).toBe(BigInt(events.length))
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

describe('faults of a peer (emmett-postgresql 0.42.0) that may not occur here', () => {
  test('events are not lost to readers when a later writer is ready before an earlier one commits', async () => {
    const before = await store.head()
    const earlier = await holdAppend(database, newAppend())
    const later = store.append(newAppend())
    await untilWaiting(database, 1)
    // The later writer may not overtake: a reader that saw it now would never look back for the earlier event.
    expect(await isStillOpen(later)).toBe(true)
    expect(await store.readAll({ after: before, limit: 10 })).toEqual([])
    expect(await store.head()).toBe(before)
    await earlier.commit()
    const result = await later
    expect(earlier.verdict).toMatchObject({ kind: 'appended', firstPosition: before + 1n })
    expect(result).toMatchObject({ kind: 'appended', firstPosition: before + 2n })
    const read = await store.readAll({ after: before, limit: 10 })
    expect(read.map(({ position }) => position)).toEqual([before + 1n, before + 2n])
  })

  test('a stream that must not exist yet is refused when it exists', async () => {
    const stream = newStream()
    await appended(store, { stream, expected: 'no-stream' })
    expect(await store.append(newAppend({ stream, expected: 'no-stream' }))).toEqual({
      kind: 'wrong-revision',
      expected: 'no-stream',
      actual: 0,
    })
    expect((await readWholeStream(store, stream)).length).toBe(1)
  })

  test('a stream that must not exist yet is refused when it comes to exist while the writer waits', async () => {
    const stream = newStream()
    const first = await holdAppend(database, newAppend({ stream, expected: 'no-stream' }))
    const second = store.append(newAppend({ stream, expected: 'no-stream' }))
    await untilWaiting(database, 1)
    await first.commit()
    expect(await second).toEqual({ kind: 'wrong-revision', expected: 'no-stream', actual: 0 })
    expect((await readWholeStream(store, stream)).length).toBe(1)
  })
})

describe('a writer that waits for another', () => {
  test.each(['rollback', 'die'] as const)('takes its position when the other ends by %s', async (end) => {
    const before = await store.head()
    const stream = newStream()
    const first = await holdAppend(database, newAppend({ stream, expected: 'no-stream' }))
    const second = store.append(newAppend({ stream, expected: 'no-stream' }))
    await untilWaiting(database, 1)
    await first[end]()
    expect(await second).toMatchObject({ kind: 'appended', firstPosition: before + 1n, lastRevision: 0 })
  })

  test('sees the revision that the other committed', async () => {
    const house = newHouse()
    const stream = newStream()
    await appended(store, { house, stream })
    const first = await holdAppend(database, newAppend({ house, stream, expected: 0, events: newEvents(house, 2) }))
    const results = Promise.all([
      store.append(newAppend({ house, stream, expected: 0 })),
      store.append(newAppend({ house, stream, expected: 2 })),
    ])
    await untilWaiting(database, 1)
    await first.commit()
    expect(await results).toMatchObject([
      { kind: 'wrong-revision', expected: 0, actual: 2 },
      { kind: 'appended', lastRevision: 3 },
    ])
  })

  test.each([
    ['commit', 'the command', 'repeated'],
    ['commit', 'another command', 'key-reused'],
    ['rollback', 'the command', 'appended'],
    ['rollback', 'another command', 'appended'],
  ] as const)('under the same key: after %s, %s is %s', async (end, body, outcome) => {
    const house = newHouse()
    const command = newCommand({ answer: { first: true } })
    const first = await holdAppend(database, newAppend({ house, command }))
    const second = store.append(newAppend({ house, command: { ...command, fingerprint: fingerprintOf(body) } }))
    await untilWaiting(database, 1)
    expect(await store.findCommand(house, command.key)).toBeNull()
    await first[end]()
    expect(await second).toMatchObject({ kind: outcome })
  })

  test('with an event id that the other used is refused', async () => {
    const house = newHouse()
    const event = newEvent(house)
    const first = await holdAppend(database, newAppend({ house, events: [event] }))
    const [second, third] = [store.append(newAppend({ house, events: [event] })), store.append(newAppend({ house }))]
    // Listened to before it can happen: it may be refused while the other is still being confirmed.
    const refused = expect(second).rejects.toThrow(InvalidAppend)
    await untilWaiting(database, 1)
    await first.commit()
    await refused
    expect(await third).toMatchObject({ kind: 'appended' })
  })

  test('is told that the store is unavailable when the other hangs, and writes again once it is gone', async () => {
    const impatient = createPostgresEventStore({ pool: database.pool, deadline: 300 })
    const before = await store.head()
    const first = await holdAppend(database, newAppend())
    const house = newHouse()
    const command = newCommand()
    await expect(impatient.append(newAppend({ house, command }))).rejects.toThrow(StoreUnavailable)
    await first.rollback()
    const retry = await impatient.append(newAppend({ house, command }))
    expect(['appended', 'repeated']).toContain(retry.kind)
    expect(await store.head()).toBe(before + 1n)
    await impatient.close()
  })

  test('does not wait longer than five seconds in the database itself, whoever calls', async () => {
    const patient = createPostgresEventStore({ pool: database.pool, deadline: 60_000 })
    const first = await holdAppend(database, newAppend())
    const started = performance.now()
    await expect(patient.append(newAppend())).rejects.toThrow(/lock timeout/)
    expect(performance.now() - started).toBeLessThan(8_000)
    await first.rollback()
    await patient.close()
  })
})

test('an isolation level under which the checks would look at an old snapshot is refused', async () => {
  for (const level of ['repeatable read', 'serializable']) {
    await expect(holdAppend(database, newAppend(), `begin isolation level ${level}`)).rejects.toThrow(
      `log.append works under READ COMMITTED only, not ${level}`,
    )
  }
})

test('time does not run backwards in the log when the clock of the machine does', async () => {
  await appended(store)
  await database.owner.query(`update log.head set recorded_at = recorded_at + interval '1 hour'`)
  const { rows } = await database.owner.query<{ recorded_at: string }>('select recorded_at from log.head')
  const { events } = await appended(store)
  expect(events[0]?.recordedAt).toBe(rows[0]?.recorded_at)
  expect((await store.readEvent(events[0]!.id))?.recordedAt).toBe(rows[0]?.recorded_at)
})
