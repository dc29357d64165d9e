import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LeaseLost, ProjectionsBehind } from '../../src/projecting/errors.js'
import { type Bench, createDoor, eventually, openBench } from './support/engines.js'
import { syntheticEvents } from './support/events.js'
import { contents } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const leadingCount = async (engines: readonly ReturnType<Bench['engine']>[]): Promise<number> =>
  (await Promise.all(engines.map((engine) => engine.status()))).filter((status) => status.leading).length

const isWaitingForLock = async (): Promise<boolean> => {
  const { rows } = await bench.database.owner.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}

describe('several processes', () => {
  it('one leads; together they handle every event once', async () => {
    const engines = [bench.engine(), bench.engine(), bench.engine()]
    await Promise.all(engines.map((engine) => engine.start()))
    const events = syntheticEvents(41, 600, 20)
    for (let at = 0; at < 600; at += 20) {
      bench.store.add(...events.slice(at, at + 20))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await Promise.all(engines.map((engine) => engine.waitFor(600n, undefined, 10_000)))
    expect(await leadingCount(engines)).toBe(1)
    const together = await contents(bench.pool)
    await engines[0]?.rebuild()
    expect(await contents(bench.pool)).toEqual(together)
  })

  it('another takes over at once when the leader stops, and after the lease when it dies', async () => {
    const first = bench.engine()
    await first.start()
    await eventually(async () => (await first.status()).leading)
    const second = bench.engine()
    await second.start()
    expect((await second.status()).leading).toBe(false)
    await first.stop()
    await eventually(async () => (await second.status()).leading, 1_500)

    await second.stop()
    await bench.pool.query(
      `UPDATE projection.lease SET token = token + 1, holder = 'dead', expires_at = clock_timestamp() + interval '600 ms'`,
    )
    const third = bench.engine()
    await third.start()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await third.status()).leading).toBe(false)
    await eventually(async () => (await third.status()).leading, 5_000)
  })

  it('a stale leader that wakes up after another took over writes nothing', async () => {
    bench.store.add(...syntheticEvents(42, 100, 5))
    const [held, door] = [createDoor(), createDoor()]
    let holding = true
    const stale = bench.engine({
      settings: { leaseDuration: 60_000 },
      store: {
        ...bench.store,
        readAll: async (options) => {
          const events = await bench.store.readAll(options)
          if (holding) {
            holding = false
            held.open()
            await door.pass
          }
          return events
        },
      },
    })
    await stale.start()
    await held.pass
    // It holds the first hundred events in its hands and believes it leads. Its lease runs out and another takes over.
    await bench.pool.query(`UPDATE projection.lease SET expires_at = '-infinity'`)
    const next = bench.engine()
    await next.start()
    await next.waitFor(100n, undefined, 5_000)
    const before = await contents(bench.pool)
    door.open()
    await eventually(() => bench.troubles.some((trouble) => trouble instanceof LeaseLost))
    expect(await contents(bench.pool)).toEqual(before)
    expect((await stale.status()).leading).toBe(false)
    expect((await next.status()).leading).toBe(true)
  })

  it('the lease cannot be taken while a transaction of the leader runs, so the two never write side by side', async () => {
    const leader = bench.engine()
    await leader.start()
    await eventually(async () => (await leader.status()).leading)
    const blocker = await bench.database.owner.connect()
    try {
      await blocker.query('BEGIN')
      await blocker.query('LOCK TABLE projection.history_history_entry_g1 IN EXCLUSIVE MODE')
      bench.store.add(...syntheticEvents(43, 10, 5))
      await eventually(isWaitingForLock)
      // The leader is in the middle of its transaction. Moving the end of the lease is possible, taking it is not.
      await bench.database.owner.query(`UPDATE projection.lease SET expires_at = '-infinity'`)
      const taking = bench.database.owner.query(`UPDATE projection.lease SET token = token + 1, holder = 'other'`)
      let taken = false
      void taking.then(() => {
        taken = true
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(taken).toBe(false)
      await blocker.query('ROLLBACK')
      await taking
      expect((await contents(bench.pool)).history_entry).toHaveLength(10)
    } finally {
      blocker.release()
    }
  })

  it('a process that does not lead waits for the checkpoints of the one that does', async () => {
    const leader = bench.engine()
    await leader.start()
    await eventually(async () => (await leader.status()).leading)
    const other = bench.engine()
    const waiting = other.waitFor(5n, ['totals'], 5_000)
    bench.store.add(...syntheticEvents(44, 5, 2))
    await waiting
    const tooFar = other.waitFor(6n, ['totals'], 150)
    await expect(tooFar).rejects.toThrow(ProjectionsBehind)
    await expect(tooFar).rejects.toThrow('Not yet at position 6: totals is at 5')
    await expect(leader.waitFor(6n, ['totals'], 150)).rejects.toThrow('Not yet at position 6: totals is at 5')
  })

  it('goes on by itself when the log could not be read for a while', async () => {
    const engine = bench.engine()
    await engine.start()
    bench.store.beforeRead = () => Promise.reject(new Error('the store is away'))
    bench.store.add(...syntheticEvents(45, 5, 2))
    await eventually(() => bench.troubles.some((trouble) => String(trouble).includes('the store is away')))
    bench.store.beforeRead = () => Promise.resolve()
    await engine.waitFor(5n, undefined, 5_000)
  })

  it('goes on by itself when its connections to PostgreSQL are broken off', async () => {
    const engine = bench.engine()
    await engine.start()
    const events = syntheticEvents(46, 400, 10)
    for (let at = 0; at < 400; at += 40) {
      bench.store.add(...events.slice(at, at + 40))
      await bench.database.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name NOT LIKE '%owner'`,
      )
    }
    await engine.waitFor(400n, undefined, 20_000)
    const after = await contents(bench.pool)
    await engine.rebuild()
    expect(await contents(bench.pool)).toEqual(after)
  })
})
