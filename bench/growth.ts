import { parseArgs } from 'node:util'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { checkDurable, IN_FLIGHT, measureAppends, type Round, write } from './append-measure.js'
import { openOurs, type Side } from './append-sides.js'
import { createChance } from './chance.js'
import { type FlandersOptions, flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { barOf, percentile, report, round, spreadOf } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '14000' },
    large: { type: 'string', default: '1400000' },
    rounds: { type: 'string', default: '7' },
  },
})
const counts = [Number(values.small), Number(values.large)]
const POINT_QUERIES = 400
const sizes = { one: 300, many: 3_000 }

/** A small ledger has fewer houses, a large one ten times the dossiers: both hold years of each. */
const optionsFor = (count: number): FlandersOptions => ({
  ...flanders,
  houses: Math.min(flanders.houses, Math.max(2, Math.round((flanders.houses * count) / 1_400_000))),
  dossiersAYear: Math.round(flanders.dossiersAYear * Math.max(1, count / 1_400_000)),
})

type Point = { readonly readEvent: number; readonly readStream: number }

type Ledger = {
  readonly count: number
  readonly address: string
  readonly side: Side
  readonly appends: Round[]
  readonly points: Point[]
}

/** Median milliseconds to read one event by its id, and the newest page of fifty of a house's stream. */
const measurePoints = async (address: string, count: number): Promise<Point> => {
  const pool = createPool(address, { role: APPLICATION_ROLE, max: 4 })
  const store = createPostgresEventStore({ pool })
  const chance = createChance(3, count)
  const times = { readEvent: [] as number[], readStream: [] as number[] }
  for (let number = 0; number < POINT_QUERIES; number++) {
    const [event] = await store.readAll({ after: BigInt(chance.between(0, count - 1)), limit: 1 })
    if (event === undefined) throw new RangeError('The ledger has a hole')
    const first = performance.now()
    await store.readEvent(event.id)
    const second = performance.now()
    await store.readStream(event.stream, { fromRevision: Math.max(0, event.revision - 49), limit: 50 })
    times.readEvent.push(second - first)
    times.readStream.push(performance.now() - second)
  }
  await store.close()
  await pool.end()
  return {
    readEvent: round(percentile(times.readEvent, 50), 3),
    readStream: round(percentile(times.readStream, 50), 3),
  }
}

const server = await openBenchServer()
try {
  const ledgers: Ledger[] = []
  for (const count of counts) {
    await loadLedger(server, `bench_ours_${count}`, optionsFor(count), count)
    const address = await server.createDatabase(`bench_growth_${count}`, `bench_ours_${count}`)
    await checkDurable(address)
    const side = openOurs(address)
    await write(side, IN_FLIGHT, 500)
    ledgers.push({ count, address, side, appends: [], points: [] })
  }
  for (let turn = 0; turn < Number(values.rounds); turn++) {
    for (const ledger of turn % 2 === 0 ? ledgers : [...ledgers].reverse()) {
      ledger.appends.push(await measureAppends(ledger.side, sizes))
      ledger.points.push(await measurePoints(ledger.address, ledger.count))
      console.log(ledger.count, JSON.stringify(ledger.appends.at(-1)), JSON.stringify(ledger.points.at(-1)))
    }
  }
  const summaries = ledgers.map(({ count, appends, points }) => ({
    existingEvents: count,
    sequentialP50: spreadOf(appends.map((one) => one.sequentialP50)),
    eventsASecond: spreadOf(appends.map((one) => one.eventsASecond)),
    readEventP50: spreadOf(points.map((one) => one.readEvent)),
    readStreamP50: spreadOf(points.map((one) => one.readStream)),
    rounds: appends.map((one, index) => ({ ...one, ...points[index] })),
  }))
  const [small, large] = summaries
  if (small === undefined || large === undefined) throw new RangeError('Two sizes are compared')
  const times = (a: number, b: number): number => round(a / b)
  const append = times(large.sequentialP50.median, small.sequentialP50.median)
  const point = times(large.readEventP50.median, small.readEventP50.median)
  const what = `at ${large.existingEvents} events within 1.5× of ${small.existingEvents}`
  await report(`growth-${large.existingEvents}`, server, {
    sizes: summaries,
    bars: [
      barOf(`append ${what}`, `${append}×`, append <= 1.5),
      barOf(`point query ${what}`, `${point}×`, point <= 1.5),
    ],
  })
  for (const { side } of ledgers) await side.close()
  for (const { count } of ledgers) await server.dropDatabase(`bench_growth_${count}`)
} finally {
  await server.stop()
}
