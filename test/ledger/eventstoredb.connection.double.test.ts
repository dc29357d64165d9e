import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../../src/ledger/event-store.js'
import { EventStoreDbConnection } from '../../src/ledger/eventstoredb/connection.js'
import { readOwnStream } from '../../src/ledger/eventstoredb/stream.js'
import { EventStoreDbDouble } from '../doubles/eventstoredb/server.js'
import { newAppend } from './contract/subject.js'
import { until, writePast } from './eventstoredb-on-double.js'

describe('a connection to EventStoreDB whose calls fail beside each other, towards a protocol double', () => {
  let double: EventStoreDbDouble
  let connection: EventStoreDbConnection
  const append = newAppend()
  const read = () => readOwnStream(connection, append.stream, 0)

  /** A read that the server answers late, once it has arrived there. */
  const slowRead = async (): Promise<{ readonly outcome: Promise<unknown> }> => {
    const before = double.calls.read
    double.faults.add('read', { kind: 'slow', milliseconds: 2_000 })
    const outcome = read().then(
      (events) => events?.length,
      (reason: unknown) => reason,
    )
    await until('the read has arrived', () => double.calls.read > before)
    return { outcome }
  }

  beforeAll(async () => {
    double = await EventStoreDbDouble.start()
    writePast(double, append)
  })
  beforeEach(() => {
    double.faults.clear()
    connection = new EventStoreDbConnection(double.url, 10_000)
    return () => connection.close()
  })
  afterAll(() => double?.close())

  test('a read that is cut off by the failure of another call says why, and is never an answer without events', async () => {
    const { outcome } = await slowRead()
    await expect(connection.call('something else', () => Promise.reject(new Error('the wire broke')))).rejects.toThrow(
      /the wire broke/,
    )
    const answer = await outcome
    expect(answer).toBeInstanceOf(StoreUnavailable)
    expect(String(answer)).toMatch(/the wire broke/)
    expect(await read()).toHaveLength(1)
  })

  test('a read that is cut off because the store closes is unavailable, and is never an answer without events', async () => {
    const { outcome } = await slowRead()
    await connection.close()
    expect(await outcome).toBeInstanceOf(StoreUnavailable)
  })

  test('a read whose server answers late is answered whole', async () => {
    const { outcome } = await slowRead()
    expect(await outcome).toBe(1)
  })
})
