import { parseArgs } from 'node:util'
import { createClient } from '../src/database/connect.js'
import { newEvent, newStreams, openEmmett, openOurs, type Side } from './append-sides.js'
import { type FlandersOptions, flanders } from './flanders.js'
import { firstEvents, loadLedger } from './load.js'
import { prepareEmmett } from './rebuild-emmett.js'
import { barOf, loadNow, percentile, report, round, spreadOf } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '14000' },
    rounds: { type: 'string', default: '7' },
    one: { type: 'string', default: '400' },
    many: { type: 'string', default: '4000' },
  },
})
const count = Number(values.events)
const IN_FLIGHT = 10
const options: FlandersOptions = { ...flanders, houses: Math.max(2, Math.round((flanders.houses * count) / 1_400_000)) }

type Round = {
  readonly side: Side['name']
  readonly load: number
  readonly sequentialP50: number
  readonly sequentialP99: number
  readonly inFlightP50: number
  readonly inFlightP99: number
  readonly eventsASecond: number
}

/** Milliseconds of each append by this many writers, each with streams of its own; and the time of all together. */
const write = async (side: Side, writers: number, appends: number) => {
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const streams = newStreams(20)
      for (let number = 0; number < appends / writers; number++) {
        const stream = streams[number % streams.length]
        if (stream === undefined) throw new RangeError('A writer needs streams')
        const event = newEvent(stream)
        const from = performance.now()
        await side.append(stream, event)
        times.push(performance.now() - from)
      }
    }),
  )
  return { times, seconds: (performance.now() - began) / 1000 }
}

const measure = async (side: Side): Promise<Round> => {
  const load = loadNow()
  const one = await write(side, 1, Number(values.one))
  const many = await write(side, IN_FLIGHT, Number(values.many))
  return {
    side: side.name,
    load,
    sequentialP50: round(percentile(one.times, 50)),
    sequentialP99: round(percentile(one.times, 99)),
    inFlightP50: round(percentile(many.times, 50)),
    inFlightP99: round(percentile(many.times, 99)),
    eventsASecond: Math.round(many.times.length / many.seconds),
  }
}

/** A commit must reach the disk on the sessions of both sides alike. */
const durability = async (address: string): Promise<string> => {
  const client = createClient(address)
  await client.connect()
  const { rows } = await client.query<{ set: string }>(
    `SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')) AS set`,
  )
  await client.end()
  if (rows[0]?.set !== 'on on on') throw new Error(`This server is not durable: ${rows[0]?.set}`)
  return rows[0].set
}

const server = await openBenchServer()
try {
  await loadLedger(server, `bench_ours_${count}`, options, count)
  const ours = await server.createDatabase('bench_append_ours', `bench_ours_${count}`)
  const theirs = await server.createDatabase('bench_append_emmett')
  await prepareEmmett(theirs, () => firstEvents(options, count))
  await durability(ours)
  await durability(theirs)
  const sides = [openOurs(ours), await openEmmett(theirs)]
  for (const side of sides) await write(side, IN_FLIGHT, 500)
  const measured: Round[] = []
  for (let turn = 0; turn < Number(values.rounds); turn++) {
    // Whoever goes first changes each round.
    for (const side of turn % 2 === 0 ? sides : [...sides].reverse()) {
      const result = await measure(side)
      measured.push(result)
      console.log(JSON.stringify(result))
    }
  }
  for (const side of sides) await side.close()
  const summary = (name: Side['name']) => {
    const mine = measured.filter(({ side }) => side === name)
    return {
      sequentialP50: spreadOf(mine.map((one) => one.sequentialP50)),
      sequentialP99: spreadOf(mine.map((one) => one.sequentialP99)),
      inFlightP50: spreadOf(mine.map((one) => one.inFlightP50)),
      inFlightP99: spreadOf(mine.map((one) => one.inFlightP99)),
      eventsASecond: spreadOf(mine.map((one) => one.eventsASecond)),
    }
  }
  const [us, them] = [summary('ours'), summary('emmett')]
  const ratio = round(us.eventsASecond.median / them.eventsASecond.median)
  const sequential = `${us.sequentialP50.median} ms beside ${them.sequentialP50.median} ms`
  await report('append', server, {
    existingEvents: count,
    inFlight: IN_FLIGHT,
    ours: us,
    emmett: them,
    ratio: { inFlight: ratio, sequentialP50: round(them.sequentialP50.median / us.sequentialP50.median) },
    rounds: measured,
    bars: [
      barOf('append, 10 in flight ≥ 3× emmett', `${ratio}×`, ratio >= 3),
      barOf(
        'append, sequential p50 no worse than emmett',
        sequential,
        us.sequentialP50.median <= them.sequentialP50.median,
      ),
    ],
  })
  await server.dropDatabase('bench_append_ours')
  await server.dropDatabase('bench_append_emmett')
} finally {
  await server.stop()
}
