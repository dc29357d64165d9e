import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Projection } from '../../src/projecting/projection.js'
import { type Bench, eventually, openBench } from './support/engines.js'
import { syntheticEvents } from './support/events.js'
import { contents, totals } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

/** The next version of `history`: one table more, one column less, another type. */
const historyTwo: Projection = {
  name: 'history',
  version: 2,
  tables: [
    {
      name: 'history_entry',
      kind: 'append-only',
      columns: { position: { type: 'text' }, type: { type: 'text' } },
      primaryKey: ['position'],
      indexes: [],
    },
    {
      name: 'type_count',
      kind: 'keyed',
      columns: { type: { type: 'text' }, times: { type: 'integer' } },
      primaryKey: ['type'],
      indexes: [],
    },
  ],
  needs: (event) => [{ table: 'type_count', key: event.type }],
  project: (event, rows) => {
    rows.put('history_entry', { position: String(event.position), type: event.type })
    const known = rows.get('type_count', event.type)
    rows.put('type_count', { type: event.type, times: ((known?.times as number | undefined) ?? 0) + 1 })
  },
}

const versions = async (engine: ReturnType<Bench['engine']>): Promise<unknown[]> =>
  (await engine.status()).projections.map((one) => [one.projection, one.version, one.generation, one.current])

describe('switching generations', () => {
  it('queries that run all the while never fail and never see fewer rows than before', async () => {
    bench.store.add(...syntheticEvents(61, 1_000, 20))
    const engine = bench.engine()
    await engine.start()
    await engine.waitFor(1_000n, undefined, 10_000)
    const subjects = (await contents(bench.pool)).subject_total?.length
    let running = true
    const seen: unknown[] = []
    const failures: unknown[] = []
    let queries = 0
    const reader = async (sql: string): Promise<void> => {
      while (running) {
        try {
          const { rows } = await bench.pool.query<{ answer: string }>(sql)
          queries++
          if (!seen.includes(rows[0]?.answer)) seen.push(rows[0]?.answer)
        } catch (error) {
          failures.push(error)
        }
      }
    }
    const readers = [
      // Two views of one projection in either order: where a switch could deadlock with a query.
      reader(
        `SELECT (SELECT count(*) FROM projection.subject_total) || ' ' || (SELECT sum(times) FROM projection.length_count) AS answer`,
      ),
      reader(
        `SELECT (SELECT sum(times) FROM projection.length_count) || ' ' || (SELECT count(*) FROM projection.subject_total) AS answer`,
      ),
      reader(`SELECT count(*)::text AS answer FROM projection.history_entry`),
    ]
    for (let round = 0; round < 5; round++) await engine.rebuild()
    running = false
    await Promise.all(readers)
    expect(failures).toEqual([])
    expect(queries).toBeGreaterThan(50)
    const noted = (
      await bench.pool.query<{ sum: bigint }>('SELECT sum(times)::bigint AS sum FROM projection.length_count')
    ).rows[0]?.sum
    expect([...seen].sort()).toEqual([`${subjects} ${noted}`, `${noted} ${subjects}`, '1000'].sort())
    expect((await engine.status()).projections.map((one) => one.generation)).toEqual([6, 6])
  }, 60_000)

  it('a query with a snapshot from before the switch finds the rows too', async () => {
    bench.store.add(...syntheticEvents(62, 200, 5))
    const engine = bench.engine()
    await engine.catchUp()
    const reader = await bench.pool.connect()
    try {
      await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await reader.query('SELECT count(*) FROM projection.length_count')
      await engine.rebuild(['history'])
      const { rows } = await reader.query<{ count: bigint }>('SELECT count(*) FROM projection.history_entry')
      expect(rows[0]?.count).toBe(200n)
      await reader.query('COMMIT')
    } finally {
      reader.release()
    }
  })

  it('waits for a long query without holding up others for long', async () => {
    bench.store.add(...syntheticEvents(63, 100, 5))
    const engine = bench.engine()
    await engine.catchUp()
    const long = await bench.pool.connect()
    try {
      await long.query('BEGIN')
      await long.query('SELECT count(*) FROM projection.history_entry')
      const rebuilding = engine.rebuild(['history'])
      let slowest = 0
      for (const end = performance.now() + 2_000; performance.now() < end; ) {
        const began = performance.now()
        await bench.pool.query('SELECT count(*) FROM projection.history_entry')
        slowest = Math.max(slowest, performance.now() - began)
      }
      expect((await engine.status()).projections[0]?.generation).toBe(1)
      expect(slowest).toBeLessThan(1_500)
      await long.query('COMMIT')
      await rebuilding
      expect((await engine.status()).projections[0]?.generation).toBe(2)
    } finally {
      long.release()
    }
  })

  it('a raised version is built at start while the old tables serve, then switched in; old views go', async () => {
    bench.store.add(...syntheticEvents(64, 400, 5))
    await bench.engine().catchUp()
    const next = bench.engine({ projections: [historyTwo, totals] })
    await next.start()
    expect((await bench.pool.query('SELECT 1 FROM projection.history_entry')).rowCount).toBe(400)
    await eventually(async () => (await next.status()).projections.every((one) => one.current))
    expect(await versions(next)).toEqual([
      ['history', 2, 2, true],
      ['totals', 1, 1, true],
    ])
    bench.store.add(...syntheticEvents(64, 450, 5).slice(400))
    await next.waitFor(450n, undefined, 5_000)
    const { rows } = await bench.pool.query<{ sum: bigint }>('SELECT sum(times) AS sum FROM projection.type_count')
    expect(rows[0]?.sum).toBe(450n)
    await next.stop()

    // Going back to the older program: it comes to lead after a while, builds its own tables again and drops the view it does not know.
    const back = bench.engine()
    await back.start()
    await eventually(
      async () => (await back.status()).projections.every((one) => one.current && one.lag === 0n),
      15_000,
    )
    expect((await contents(bench.pool)).history_entry).toHaveLength(450)
    await expect(bench.pool.query('SELECT 1 FROM projection.type_count')).rejects.toThrow('does not exist')
  }, 60_000)

  it('an old program that still leads stands aside for the new one', async () => {
    bench.store.add(...syntheticEvents(65, 100, 5))
    const old = bench.engine()
    await old.start()
    await old.waitFor(100n, undefined, 5_000)
    const next = bench.engine({ projections: [historyTwo, totals] })
    await next.start()
    await eventually(async () => (await next.status()).leading, 15_000)
    bench.store.add(...syntheticEvents(65, 150, 5).slice(100))
    await next.waitFor(150n, undefined, 10_000)
    expect((await old.status()).leading).toBe(false)
    expect(await versions(next)).toEqual([
      ['history', 2, 2, true],
      ['totals', 1, 1, true],
    ])
  }, 60_000)

  it('keeps what was granted on a view when its columns stay', async () => {
    const engine = bench.engine()
    await engine.catchUp()
    await bench.pool.query('GRANT SELECT ON projection.history_entry TO PUBLIC')
    await engine.rebuild()
    const { rows } = await bench.pool.query<{ may: boolean }>(
      `SELECT array_to_string(relacl, ' ') ~ '(^| )=r/' AS may FROM pg_class WHERE oid = 'projection.history_entry'::regclass`,
    )
    expect(rows[0]?.may).toBe(true)
  })
})
