import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProjectionsBehind } from '../../src/projecting/errors.js'
import type { Projection } from '../../src/projecting/projection.js'
import { type Bench, eventually, openBench } from './support/engines.js'
import { storedEvent, syntheticEvents } from './support/events.js'
import { contents, history, totals } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

/** `totals`, with an error in its program at one position, until it is repaired. */
const failingAt = (position: bigint): { readonly projection: Projection; repaired: boolean } => {
  const failing = {
    repaired: false,
    projection: {
      ...totals,
      project: (event, rows) => {
        totals.project(event, rows)
        if (event.position === position && !failing.repaired) throw new Error('a case nobody thought of')
      },
    } satisfies Projection,
  }
  return failing
}

const checkpoints = async (): Promise<unknown[]> => {
  const { rows } = await bench.pool.query<{ projection: string; position: bigint }>(
    `SELECT projection, position FROM projection.generation WHERE status = 'active' ORDER BY projection`,
  )
  return rows.map((row) => [row.projection, row.position])
}

describe('a poison event', () => {
  it('peer fault: it is not skipped while the checkpoint advances', async () => {
    bench.store.add(...syntheticEvents(31, 400, 8))
    const engine = bench.engine({ projections: [history, failingAt(250n).projection], settings: { batchSize: 100 } })
    const { stopped } = await engine.catchUp()
    expect(stopped.map((one) => [one.projection, one.position, one.lag])).toEqual([['totals', 249n, 151n]])
    expect(stopped[0]?.poison).toMatchObject({ position: 250n, reason: 'a case nobody thought of' })
    expect(await checkpoints()).toEqual([
      ['history', 400n],
      ['totals', 249n],
    ])

    bench.store.add(...syntheticEvents(31, 450, 8).slice(400))
    await engine.catchUp()
    expect(await checkpoints()).toEqual([
      ['history', 450n],
      ['totals', 249n],
    ])
  })

  it('leaves exactly the rows of the events before it, and none of its own', async () => {
    bench.store.add(...syntheticEvents(32, 200, 8))
    await bench.engine({ projections: [history, failingAt(77n).projection] }).catchUp()
    const stopped = await contents(bench.pool, ['subject_total', 'length_count'])
    const other = await openBench()
    try {
      other.store.add(...syntheticEvents(32, 76, 8))
      await other.engine().catchUp()
      expect(stopped).toEqual(await contents(other.pool, ['subject_total', 'length_count']))
    } finally {
      await other.close()
    }
  })

  it('is tried again by a repaired program, which then goes on by itself and ends like one that never failed', async () => {
    bench.store.add(...syntheticEvents(33, 200, 8))
    await bench.engine({ projections: [history, failingAt(77n).projection] }).catchUp()
    const repaired = bench.engine()
    expect((await repaired.catchUp()).stopped).toEqual([])
    expect((await repaired.status()).projections.map((one) => one.poison)).toEqual([null, null])
    const after = await contents(bench.pool)
    await repaired.rebuild()
    expect(await contents(bench.pool)).toEqual(after)
  })

  it('is tried again after a pause while the program runs, and keeps the moment it was first met', async () => {
    bench.store.add(...syntheticEvents(34, 100, 8))
    const failing = failingAt(50n)
    const engine = bench.engine({ projections: [history, failing.projection] })
    await engine.start()
    const poison = async () => (await engine.status()).projections.find((one) => one.projection === 'totals')?.poison
    await eventually(async () => (await poison()) !== null)
    const first = await poison()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await poison()).toEqual(first)
    failing.repaired = true
    await eventually(async () => (await poison()) === null)
    await engine.waitFor(100n, undefined, 5_000)
  })

  it('is an event of an unknown type or a newer version too, for every projection', async () => {
    bench.store.add(
      ...syntheticEvents(35, 10, 3),
      storedEvent(11n, 'Unheard', {}),
      storedEvent(12n, 'Closed', { subject: 's' }),
    )
    const { stopped } = await bench.engine().catchUp()
    expect(stopped.map((one) => [one.projection, one.position, one.poison?.type])).toEqual([
      ['history', 10n, 'Unheard'],
      ['totals', 10n, 'Unheard'],
    ])
    expect(stopped[0]?.poison?.reason).toContain('this type is not known')
  })

  it('is found when only PostgreSQL refuses its rows: here a key that is already there', async () => {
    bench.store.add(...syntheticEvents(36, 90, 3))
    const doubling: Projection = {
      ...history,
      project: (event, rows) => history.project(event.position === 71n ? { ...event, position: 5n } : event, rows),
    }
    const { stopped } = await bench.engine({ projections: [doubling, totals] }).catchUp()
    expect(stopped.map((one) => [one.projection, one.position, one.poison?.position])).toEqual([['history', 70n, 71n]])
    expect(stopped[0]?.poison?.reason).toContain('duplicate key')
    expect((await contents(bench.pool)).history_entry).toHaveLength(70)
  })

  it.each([
    ['half a character', { text: '\ud800' }, 'half a character'],
    ['a NUL character', { text: 'a\0b' }, 'NUL'],
    ['a NUL character inside JSON', { extra: { a: '\0' } }, 'NUL'],
    ['half a character inside JSON', { extra: ['\udfff'] }, 'half a character'],
  ])('is one with %s', async (_, change, reason) => {
    bench.store.add(
      storedEvent(1n, 'Noted', { subject: 's', cents: 1, text: 'good', extra: '\\u0000 and \\ud800 as words' }),
      storedEvent(2n, 'Noted', { subject: 's', cents: 1, text: 'good', extra: 1, ...change }),
    )
    const engine = bench.engine({ projections: [history] })
    const { stopped } = await engine.catchUp()
    expect(stopped.map((one) => [one.position, one.poison?.position])).toEqual([[1n, 2n]])
    expect(stopped[0]?.poison?.reason).toContain(reason)
    await expect(engine.rebuild()).rejects.toThrow(reason)
  })

  it.each([
    ['reads a row that needs() did not name', { needs: () => [] }, 'did not name the row'],
    [
      'writes a column that is not there',
      { project: (_, rows) => rows.put('length_count', { length: 1, times: 1n, extra: 1 }) },
      'no column extra',
    ],
    ['leaves a column out', { project: (_, rows) => rows.put('length_count', { length: 1 }) }, 'column times is empty'],
    [
      'writes a day that does not exist',
      {
        project: (event, rows) =>
          rows.put('subject_total', {
            house: event.house,
            subject: 's',
            notes: 1,
            cents: 1n,
            last_on: '2025-02-29',
            changed_at: event.recordedAt,
            trail: [],
          }),
      },
      'column last_on is not a day',
    ],
  ] satisfies [string, Partial<Projection>, string][])(
    'is what a projection makes of any event when it %s',
    async (_, change, reason) => {
      bench.store.add(storedEvent(1n, 'Noted', { subject: 's', cents: 1, text: 'x', extra: 1 }))
      const engine = bench.engine({ projections: [{ ...totals, ...change }] })
      const { stopped } = await engine.catchUp()
      expect(stopped[0]?.poison?.reason).toContain(reason)
      await expect(engine.rebuild()).rejects.toThrow(reason)
    },
  )

  it('ends waiting for a position behind it at once, and says why', async () => {
    bench.store.add(...syntheticEvents(37, 60, 3))
    const engine = bench.engine({ projections: [history, failingAt(50n).projection] })
    await engine.start()
    await engine.waitFor(49n, undefined, 5_000)
    const waiting = engine.waitFor(60n, ['totals'], 60_000)
    await expect(waiting).rejects.toThrow(ProjectionsBehind)
    await expect(waiting).rejects.toThrow('Not yet at position 60: totals is at 49 and stands still there')
  })
})
