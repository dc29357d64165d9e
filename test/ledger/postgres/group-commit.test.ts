import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { APPLICATION_ROLE, createPool } from '../../../src/database/connect.js'
import { type EventStore, InvalidAppend } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { appended, kinds, newAppend, newCommand, newEvent, newHouse, newStream } from '../contract/subject.js'

let database: TestDatabase
let store: EventStore

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

/** How many transactions wrote the events after a position. */
const transactionsAfter = async (position: bigint): Promise<number> => {
  const { rows } = await database.owner.query<{ transactions: number }>(
    'select count(distinct xmin::text)::integer as transactions from log.event where position > $1',
    [position],
  )
  return rows[0]!.transactions
}

test('200 appends that wait at the same time share a commit', async () => {
  const before = await store.head()
  await Promise.all(Array.from({ length: 200 }, () => appended(store)))
  expect(await store.head()).toBe(before + 200n)
  expect(await transactionsAfter(before)).toBe(1)
})

test('writers that each wait for their own answer keep sharing commits', async () => {
  const before = await store.head()
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let index = 0; index < 20; index += 1) await appended(store)
    }),
  )
  expect(await store.head()).toBe(before + 200n)
  expect(await transactionsAfter(before)).toBeLessThanOrEqual(40)
})

test('an append that PostgreSQL itself refuses is refused alone; those in its batch are written', async () => {
  const before = await store.head()
  await database.owner.query(`alter table log.event add constraint of_this_test check (type <> 'RefusedByTheDatabase')`)
  const house = newHouse()
  const refused = newAppend({ house, events: [newEvent(house), newEvent(house, { type: 'RefusedByTheDatabase' })] })
  const stream = newStream()
  const results = await Promise.allSettled([
    store.append(newAppend({ house, stream, expected: 'no-stream' })),
    store.append(refused),
    store.append(newAppend({ house, stream, expected: 0 })),
    store.append(newAppend({ house, stream, expected: 0 })),
  ])
  expect(results).toMatchObject([
    { status: 'fulfilled', value: { kind: 'appended', firstPosition: before + 1n } },
    { status: 'rejected', reason: expect.any(InvalidAppend) },
    { status: 'fulfilled', value: { kind: 'appended', firstPosition: before + 2n } },
    { status: 'fulfilled', value: { kind: 'wrong-revision', actual: 1 } },
  ])
  expect(await store.head()).toBe(before + 2n)
  expect(await store.readStream(refused.stream, { limit: 10 })).toEqual([])
})

test('every kind of refusal in one batch leaves the good appends in it alone', async () => {
  const house = newHouse()
  const known = newCommand()
  const first = await appended(store, { house, command: known })
  const before = await store.head()
  const results = await Promise.allSettled([
    store.append(newAppend({ house, expected: 7 })),
    store.append(newAppend({ house })),
    store.append(newAppend({ house, command: known })),
    store.append(newAppend({ house })),
    store.append(newAppend({ house, events: [newEvent(house), first.events[0]!] })),
    store.append(newAppend({ house })),
  ])
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value.kind : result.reason.name))).toEqual([
    'wrong-revision',
    'appended',
    'repeated',
    'appended',
    'InvalidAppend',
    'appended',
  ])
  expect(await store.head()).toBe(before + 3n)
  expect(await transactionsAfter(before)).toBe(1)
})

test('a command repeated within what waits together is written once', async () => {
  const before = await store.head()
  const house = newHouse()
  const command = newCommand()
  const results = await Promise.all(Array.from({ length: 5 }, () => store.append(newAppend({ house, command }))))
  expect(kinds(results)).toEqual(['appended', 'repeated', 'repeated', 'repeated', 'repeated'])
  expect(await store.head()).toBe(before + 1n)
})

test('more events than fit in one batch are all written, in the order in which they were handed in', async () => {
  const before = await store.head()
  const results = await Promise.all(Array.from({ length: 600 }, () => appended(store)))
  expect(results.map(({ firstPosition }) => firstPosition)).toEqual(
    results.map((_, index) => before + BigInt(index + 1)),
  )
})

test('whoever listens is woken again after its connection was broken', async () => {
  const name = 'listening store'
  const pool = createPool(database.connectionString, { role: APPLICATION_ROLE, applicationName: name })
  const listening = createPostgresEventStore({ pool })
  let woken = 0
  listening.onAppended(() => {
    woken += 1
  })
  const isListening = async (): Promise<readonly number[]> => {
    const { rows } = await database.owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query = 'listen log_appended' and state = 'idle'`,
    )
    return rows.map((row) => row.pid)
  }
  await expect.poll(isListening).toHaveLength(1)
  const [pid] = await isListening()
  await database.owner.query('select pg_terminate_backend($1)', [pid])
  await expect.poll(isListening).toEqual([expect.not.toSatisfy((other) => other === pid)])
  await sleep(100)
  const before = woken
  await appended(store)
  await expect.poll(() => woken).toBeGreaterThan(before)
  await listening.close()
  await expect.poll(isListening).toEqual([])
  await pool.end()
})
