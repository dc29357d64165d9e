import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareProjections, sayCompared } from '../../src/cli/compare-projections.js'
import { type Bench, openBench } from '../projecting/support/engines.js'
import { syntheticEvents } from '../projecting/support/events.js'

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

test('doctor compares the projections of a small ledger unasked, of a large one when asked, and says how to ask', async () => {
  const parts = { engine: bench.engine(), store: bench.store }
  bench.store.add(...syntheticEvents(51, 20_000, 50))
  expect(await compareProjections(parts, false)).toMatchObject({ kind: 'compared' })
  bench.store.add(...syntheticEvents(51, 20_001, 50).slice(20_000))
  const notLooked = await compareProjections(parts, false)
  expect(notLooked).toEqual({ kind: 'not-looked', why: 'too-many' })
  expect(sayCompared(notLooked, 'history')).toEqual({
    ok: true,
    says: '; not compared with the log (doctor --projections does)',
  })
  expect(await compareProjections(parts, true)).toMatchObject({ kind: 'compared' })
})
