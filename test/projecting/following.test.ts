import type pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProjectionEngine, type EngineOptions, type ProjectionEngine } from '../../src/projecting/engine.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { storedEvent, syntheticEvents, testRegistry } from './support/events.js'
import { createMemoryStore, type MemoryStore } from './support/memory-store.js'
import { contents, history, totals } from './support/projections.js'

const dropLater: (() => Promise<void>)[] = []
let database: TestDatabase
let pool: pg.Pool
let store: MemoryStore
let engines: ProjectionEngine[] = []

const engine = (options: Partial<EngineOptions> = {}): ProjectionEngine => {
  const created = createProjectionEngine({
    pool,
    store,
    registry: testRegistry,
    projections: [history, totals],
    ...options,
    settings: { pollInterval: 50, leaseDuration: 2_000, ...options.settings },
  })
  engines.push(created)
  return created
}

beforeEach(async () => {
  database = await createTestDatabase()
  dropLater.push(database.drop)
  pool = database.pool
  store = createMemoryStore()
})
afterEach(async () => {
  await Promise.all(engines.map((one) => one.stop()))
  engines = []
})
afterAll(async () => {
  for (const drop of dropLater) await drop()
})

describe('following the log', () => {
  it('makes the tables of a new ledger, ready to be queried when start resolves', async () => {
    await engine().start()
    expect(await contents(pool)).toEqual({ history_entry: [], subject_total: [], length_count: [] })
  })

  it('handles every event once and in order, with the checkpoint at the head', async () => {
    const events = syntheticEvents(1, 500, 20)
    store.add(...events)
    const subject = engine({ settings: { batchSize: 64 } })
    expect(await subject.catchUp()).toEqual({ head: 500n, stopped: [] })
    const { rows } = await pool.query('SELECT position FROM projection.history_entry ORDER BY position')
    expect(rows.map((row: { position: bigint }) => row.position)).toEqual(events.map((event) => event.position))
    expect((await subject.status()).projections.map((one) => [one.projection, one.position, one.lag])).toEqual([
      ['history', 500n, 0n],
      ['totals', 500n, 0n],
    ])
  })

  it('keeps jsonb, bigint, date and timestamptz exactly, and JSON null apart from SQL null', async () => {
    store.add(
      storedEvent(1n, 'Noted', { subject: 's', cents: -5, text: 'x\ty', extra: null }),
      storedEvent(2n, 'Noted', {
        subject: 's',
        cents: 9_007_199_254_740_991,
        text: '\\N',
        extra: { a: [1, null, 'é"\\'] },
      }),
      storedEvent(3n, 'Noted', { subject: 's', cents: 9_007_199_254_740_991, text: '', extra: 'null' }),
    )
    await engine({ settings: { batchSize: 1 } }).catchUp()
    const entries = await pool.query(
      `SELECT text, extra::text AS extra, extra_or_nothing::text AS extra_or_nothing, day, recorded_at FROM projection.history_entry ORDER BY position`,
    )
    expect(entries.rows).toEqual([
      {
        text: 'x\ty',
        extra: 'null',
        extra_or_nothing: null,
        day: '2026-02-28',
        recorded_at: '2023-11-14T22:13:21.001Z',
      },
      {
        text: '\\N',
        extra: '{"a": [1, null, "é\\"\\\\"]}',
        extra_or_nothing: '{"a": [1, null, "é\\"\\\\"]}',
        day: '2026-02-28',
        recorded_at: '2023-11-14T22:13:22.002Z',
      },
      {
        text: '',
        extra: '"null"',
        extra_or_nothing: '"null"',
        day: '2026-02-28',
        recorded_at: '2023-11-14T22:13:23.003Z',
      },
    ])
    const { rows } = await pool.query(
      'SELECT cents, last_on, changed_at, last_extra, trail FROM projection.subject_total',
    )
    expect(rows).toEqual([
      {
        cents: 2n * 9_007_199_254_740_991n - 5n,
        last_on: '2026-02-28',
        changed_at: '2023-11-14T22:13:23.003Z',
        last_extra: 'null',
        trail: [-5, 9_007_199_254_740_991, 9_007_199_254_740_991],
      },
    ])
  })

  it('finds new events by polling when no hint comes', async () => {
    store.hints = false
    const subject = engine()
    await subject.start()
    store.add(...syntheticEvents(2, 30, 5))
    await subject.waitFor(30n, undefined, 5_000)
    expect((await contents(pool)).history_entry).toHaveLength(30)
  })

  it('goes on where it stopped, without doing anything twice', async () => {
    const events = syntheticEvents(3, 200, 10)
    store.add(...events.slice(0, 120))
    await engine().catchUp()
    store.add(...events.slice(120))
    await engine().catchUp()
    const twice = await contents(pool)

    const other = await createTestDatabase()
    dropLater.push(other.drop)
    await engine({ pool: other.pool }).catchUp()
    expect(twice).toEqual(await contents(other.pool))
  })
})
