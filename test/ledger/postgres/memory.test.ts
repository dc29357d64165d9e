import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { appended, newEvent, newHouse, newStream } from '../contract/subject.js'

/** Bytes of text in each of the events, and how many there are. */
const LONG = 20_000
const EVENTS = 500

const house = newHouse()
const stream = newStream()
const names = { mandate: 'de stuurgroep onder mandaat 14', articles: ['de stuurgroep onder mandaat 14', 'art. 2'] }

let database: TestDatabase
let store: EventStore

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes in use by what can still be reached. */
const inUse = (): number => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
  const events = Array.from({ length: EVENTS }, () =>
    newEvent(house, { data: { text: 'lang'.repeat(LONG / 4), names } }),
  )
  await appended(store, { house, stream, events })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

test('who keeps the ids of events does not keep their texts in memory', async () => {
  const before = inUse()
  const kept = (await store.readStream(stream, { limit: EVENTS })).map(
    ({ id, type, stream: name, house: of, effectiveOn, recordedAt, correlation }) => ({
      ...{ id, type, name, of, effectiveOn, recordedAt, correlation },
    }),
  )
  // The connection holds the answer of its last question until the next one.
  await store.readStream(stream, { limit: 1 })
  const grown = inUse() - before
  expect(kept.length).toBe(EVENTS)
  expect(grown).toBeLessThan((EVENTS * LONG) / 4)
})

test('what events say is read as it was written, however often they say the same', async () => {
  const read = await store.readStream(stream, { limit: EVENTS })
  expect(read.map(({ data }) => data)).toEqual(read.map(() => ({ text: 'lang'.repeat(LONG / 4), names })))
})

test('a name that JavaScript has a use for is read as any other', async () => {
  const other = newStream()
  const data: unknown = JSON.parse(
    '{"__proto__": {"text": "eigen"}, "constructor": "woord", "list": [["a"], null, 15, true]}',
  )
  await appended(store, { house, stream: other, events: [newEvent(house, { data })] })
  const [event] = await store.readStream(other, { limit: 1 })
  expect(JSON.stringify(event!.data)).toBe(JSON.stringify(data))
})
