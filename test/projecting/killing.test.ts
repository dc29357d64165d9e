import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compiledProgram } from '../compiled-program.js'
import { type Bench, eventually, openBench } from './support/engines.js'
import { syntheticEvents } from './support/events.js'
import { contents } from './support/projections.js'

const COUNT = 3_000

let bench: Bench
let expected: Record<string, string[]>

beforeEach(async () => {
  const whole = await openBench()
  whole.store.add(...syntheticEvents(51, COUNT, 40))
  await whole.engine().catchUp()
  expected = await contents(whole.pool)
  await whole.close()
  bench = await openBench()
  bench.store.add(...syntheticEvents(51, COUNT, 40))
})
afterEach(() => bench.close())

const startProcess = async (
  task: 'follow' | 'rebuild',
  batchSize: number,
): Promise<{ child: ChildProcess; said: () => string }> => {
  const program = await compiledProgram(fileURLToPath(new URL('./support/engine-process.ts', import.meta.url)))
  const args = [program, bench.database.connectionString, task, String(COUNT), String(batchSize)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return { child, said: () => output }
}

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Resolves when a session of the killed process waits for a lock on this table. */
const isBlockedOn = async (table: string): Promise<boolean> => {
  const { rows } = await bench.database.owner.query(
    `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = to_regclass($1)`,
    [`projection.${table}`],
  )
  return rows.length > 0
}

const tableNames = async (): Promise<string[]> => {
  const { rows } = await bench.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'projection'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  return rows.map((row) => row.name).filter((name) => name !== 'generation' && name !== 'lease')
}

describe('killing the process with kill -9', () => {
  it('in the middle of a batch loses nothing and doubles nothing', async () => {
    const engine = bench.engine()
    await engine.start()
    await engine.stop()
    await bench.pool.query(
      `TRUNCATE projection.history_history_entry_g1, projection.totals_subject_total_g1, projection.totals_length_count_g1`,
    )
    await bench.pool.query('UPDATE projection.generation SET position = 0')
    const blocker = await bench.database.owner.connect()
    try {
      // The process has written one of its two tables and stands before the other: inside the transaction.
      await blocker.query('BEGIN')
      await blocker.query('LOCK TABLE projection.totals_length_count_g1 IN EXCLUSIVE MODE')
      const { child } = await startProcess('follow', 100)
      await eventually(() => isBlockedOn('totals_length_count_g1'), 20_000)
      await kill(child)
      await blocker.query('ROLLBACK')
    } finally {
      blocker.release()
    }
    const next = bench.engine()
    await next.start()
    await next.waitFor(BigInt(COUNT), undefined, 20_000)
    expect(await contents(bench.pool)).toEqual(expected)
  }, 60_000)

  it('at any moment while following loses nothing and doubles nothing', async () => {
    for (const delay of [0, 60, 150]) {
      const { child, said } = await startProcess('follow', 7)
      await eventually(() => said().includes('started'), 20_000)
      await new Promise((resolve) => setTimeout(resolve, delay))
      await kill(child)
    }
    const next = bench.engine()
    await next.start()
    await next.waitFor(BigInt(COUNT), undefined, 20_000)
    expect(await contents(bench.pool)).toEqual(expected)
  }, 90_000)

  it('in the middle of a rebuild leaves what serves as it was, and the next rebuild clears its remains', async () => {
    const engine = bench.engine()
    await engine.catchUp()
    const { child, said } = await startProcess('rebuild', 20)
    await eventually(() => said().includes('loading 400'), 20_000)
    await kill(child)
    expect(said()).not.toContain('done')
    expect(await contents(bench.pool)).toEqual(expected)
    expect((await engine.status()).projections.map((one) => one.building !== null)).toEqual([true, true])

    // The lock of the killed process goes with its connection, as soon as PostgreSQL notices.
    await eventually(async () => {
      const { rows } = await bench.database.owner.query(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 730636`,
      )
      return rows.length === 0
    })
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual(expected)
    expect((await engine.status()).projections.map((one) => [one.generation, one.building])).toEqual([
      [3, null],
      [3, null],
    ])
    expect(await tableNames()).toEqual([
      'history_history_entry_g3',
      'totals_length_count_g3',
      'totals_subject_total_g3',
    ])
  }, 60_000)

  it('between loading and switching leaves what serves as it was', async () => {
    const engine = bench.engine()
    await engine.catchUp()
    const reader = await bench.pool.connect()
    try {
      // A query that holds the views: the switch cannot happen, and tries again and again.
      await reader.query('BEGIN')
      await reader.query('SELECT count(*) FROM projection.history_entry')
      const { child, said } = await startProcess('rebuild', 1_000)
      await eventually(() => said().includes('catching-up'), 20_000)
      await new Promise((resolve) => setTimeout(resolve, 700))
      await kill(child)
      expect(said()).not.toContain('switched')
      await reader.query('COMMIT')
    } finally {
      reader.release()
    }
    expect(await contents(bench.pool)).toEqual(expected)
    await eventually(() =>
      engine.rebuild().then(
        () => true,
        () => false,
      ),
    )
    expect(await contents(bench.pool)).toEqual(expected)
    expect((await tableNames()).length).toBe(3)
  }, 60_000)
})
