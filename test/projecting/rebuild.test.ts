import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RebuildRefused, RebuildStopped } from '../../src/projecting/errors.js'
import type { Projection } from '../../src/projecting/projection.js'
import type { RebuildProgress } from '../../src/projecting/rebuild.js'
import { type Bench, createDoor, openBench } from './support/engines.js'
import { storedEvent, syntheticEvents } from './support/events.js'
import { contents, history, totals } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const physicalTables = async (): Promise<string[]> => {
  const { rows } = await bench.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'projection'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  return rows.map((row) => row.name).filter((name) => name !== 'generation' && name !== 'lease')
}

describe('rebuilding', () => {
  it('gives the rows that following gave, and leaves no old tables behind', async () => {
    bench.store.add(...syntheticEvents(11, 3_000, 60))
    const engine = bench.engine()
    await engine.catchUp()
    const followed = await contents(bench.pool)
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual(followed)
    expect(followed.history_entry).toHaveLength(3_000)
    expect(await physicalTables()).toEqual([
      'history_history_entry_g2',
      'totals_length_count_g2',
      'totals_subject_total_g2',
    ])
  })

  it('peer fault: a second rebuild does not empty the table', async () => {
    bench.store.add(...syntheticEvents(12, 500, 10))
    const engine = bench.engine()
    await engine.catchUp()
    const before = await contents(bench.pool)
    for (let round = 1; round <= 3; round++) {
      await engine.rebuild()
      expect(await contents(bench.pool)).toEqual(before)
    }
    expect(before.history_entry).toHaveLength(500)
    expect((await engine.status()).projections.map((one) => [one.generation, one.position])).toEqual([
      [4, 500n],
      [4, 500n],
    ])
  })

  it('goes on being followed after it, at the new set', async () => {
    bench.store.add(...syntheticEvents(13, 300, 10).slice(0, 200))
    const engine = bench.engine()
    await engine.start()
    await engine.waitFor(200n, undefined, 5_000)
    await engine.rebuild()
    bench.store.add(...syntheticEvents(13, 300, 10).slice(200))
    await engine.waitFor(300n, undefined, 5_000)
    const followed = await contents(bench.pool)
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual(followed)
  })

  it('works on an empty ledger and on one that was never followed', async () => {
    const engine = bench.engine()
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual({ history_entry: [], subject_total: [], length_count: [] })
    bench.store.add(...syntheticEvents(14, 50, 5))
    await engine.rebuild()
    expect((await contents(bench.pool)).history_entry).toHaveLength(50)
  })

  it('rebuilds only what is named, and refuses a name it does not know', async () => {
    bench.store.add(...syntheticEvents(15, 50, 5))
    const engine = bench.engine()
    await engine.rebuild(['totals'])
    expect((await engine.status()).projections.map((one) => [one.projection, one.generation])).toEqual([
      ['history', 1],
      ['totals', 2],
    ])
    await expect(engine.rebuild(['total'])).rejects.toThrow('There is no projection total; choose from history, totals')
  })

  it('tells how far it is, to the caller and to other processes', async () => {
    bench.store.add(...syntheticEvents(16, 1_000, 5))
    const seen: RebuildProgress[] = []
    await bench
      .engine({ settings: { rebuildBatchSize: 300 } })
      .rebuild(undefined, { onProgress: (one) => seen.push(one) })
    expect(seen.filter((one) => one.phase === 'loading').map((one) => one.position)).toEqual([300n, 600n, 900n, 1_000n])
    expect(seen.filter((one) => one.phase === 'switched').map((one) => one.projections)).toEqual([
      ['history'],
      ['totals'],
    ])
    expect(seen.every((one) => one.target === 1_000n)).toBe(true)
  })

  it('gives byte for byte the rows of following, whatever the batch sizes and however little memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(10_000),
          count: fc.integer({ min: 1, max: 700 }),
          subjects: fc.integer({ min: 1, max: 40 }),
          batchSize: fc.integer({ min: 1, max: 200 }),
          rebuildBatchSize: fc.integer({ min: 1, max: 900 }),
          rebuildMemory: fc.constantFrom(0, 5_000, 50_000, 1e9),
          rebuildWriters: fc.integer({ min: 1, max: 3 }),
        }),
        async ({ seed, count, subjects, ...settings }) => {
          const run = await openBench()
          try {
            run.store.add(...syntheticEvents(seed, count, subjects))
            const engine = run.engine({ settings })
            await engine.catchUp()
            const followed = await contents(run.pool)
            await engine.rebuild()
            expect(await contents(run.pool)).toEqual(followed)
          } finally {
            await run.close()
          }
        },
      ),
      { numRuns: 15 },
    )
  }, 120_000)

  it('refuses a second rebuild of the same projection while one runs, and lets another projection be rebuilt', async () => {
    bench.store.add(...syntheticEvents(17, 100, 5))
    const door = createDoor()
    const engine = bench.engine()
    await engine.catchUp()
    const arrived = createDoor()
    bench.store.beforeRead = () => {
      arrived.open()
      return door.pass
    }
    const first = engine.rebuild(['totals'])
    await arrived.pass
    const refusal = bench.engine().rebuild()
    await expect(refusal).rejects.toThrow(RebuildRefused)
    await expect(refusal).rejects.toThrow('Projection totals is being rebuilt already; wait until that rebuild is done')
    bench.store.beforeRead = () => Promise.resolve()
    await bench.engine().rebuild(['history'])
    door.open()
    await first
    expect((await engine.status()).projections.map((one) => one.generation)).toEqual([2, 2])
  })

  it('stops before an event it cannot handle, leaves what serves as it was, and switches the other projections', async () => {
    bench.store.add(...syntheticEvents(18, 300, 5))
    const engine = bench.engine()
    await engine.catchUp()
    const before = await contents(bench.pool)
    const broken: Projection = {
      ...totals,
      project: (event, rows) => {
        if (event.position === 123n) throw new Error('no such subject')
        totals.project(event, rows)
      },
    }
    const failing = bench.engine({ projections: [history, broken] }).rebuild()
    await expect(failing).rejects.toThrow(RebuildStopped)
    await expect(failing).rejects.toThrow(/totals cannot be rebuilt: event .* position 123\) fails: no such subject/)
    expect(await contents(bench.pool)).toEqual(before)
    expect((await engine.status()).projections.map((one) => [one.projection, one.generation, one.poison])).toEqual([
      ['history', 2, null],
      ['totals', 1, null],
    ])
    expect(await physicalTables()).toEqual([
      'history_history_entry_g2',
      'totals_length_count_g1',
      'totals_subject_total_g1',
    ])
  })

  it('leaves what serves as it was when two events give an append-only table the same key', async () => {
    bench.store.add(...syntheticEvents(19, 40, 5))
    const engine = bench.engine()
    await engine.catchUp()
    const before = await contents(bench.pool)
    const doubling: Projection = {
      ...history,
      project: (event, rows) => history.project({ ...event, position: event.position - (event.position % 2n) }, rows),
    }
    await expect(bench.engine({ projections: [doubling, totals] }).rebuild()).rejects.toThrow(/history_entry.*pk/)
    expect(await contents(bench.pool)).toEqual(before)
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual(before)
  })

  it('keeps the events of a leader that goes on meanwhile', async () => {
    const events = syntheticEvents(20, 2_000, 30)
    bench.store.add(...events.slice(0, 1_000))
    const leader = bench.engine()
    await leader.start()
    await leader.waitFor(1_000n, undefined, 10_000)
    const rebuilding = bench.engine({ settings: { rebuildBatchSize: 100 } }).rebuild()
    for (let at = 1_000; at < 2_000; at += 50) {
      bench.store.add(...events.slice(at, at + 50))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await rebuilding
    await leader.waitFor(2_000n, undefined, 10_000)
    const after = await contents(bench.pool)
    const fresh = await openBench()
    try {
      fresh.store.add(...events)
      await fresh.engine().catchUp()
      expect(after).toEqual(await contents(fresh.pool))
    } finally {
      await fresh.close()
    }
  })

  it('makes the key and the indexes of the new tables', async () => {
    bench.store.add(storedEvent(1n, 'Noted', { subject: 's', cents: 1, text: 'vergaderingen', extra: null }))
    const indexes = async (): Promise<string[]> => {
      const { rows } = await bench.pool.query<{ definition: string }>(
        `SELECT regexp_replace(indexdef, '_g[0-9]+', '_g', 'g') AS definition FROM pg_indexes
         WHERE schemaname = 'projection' AND tablename NOT IN ('generation', 'lease') ORDER BY 1`,
      )
      return rows.map((row) => row.definition)
    }
    const engine = bench.engine()
    await engine.catchUp()
    const before = await indexes()
    await engine.rebuild()
    expect(await indexes()).toEqual(before)
    expect(before).toHaveLength(6)
    const found = await bench.pool.query(
      `SELECT position FROM projection.history_entry WHERE search @@ to_tsquery('pg_catalog.dutch', 'vergadering')`,
    )
    expect(found.rows).toEqual([{ position: 1n }])
  })
})
