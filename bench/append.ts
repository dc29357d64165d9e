import { parseArgs } from 'node:util'
import { checkDurable, IN_FLIGHT, measureAppends, type Round, write } from './append-measure.js'
import { openEmmett, openOurs, type Side } from './append-sides.js'
import { type FlandersOptions, flanders } from './flanders.js'
import { firstEvents, loadLedger } from './load.js'
import { prepareEmmett } from './rebuild-emmett.js'
import { barOf, report, round, spreadOf } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '14000' },
    rounds: { type: 'string', default: '25' },
    one: { type: 'string', default: '100' },
    many: { type: 'string', default: '1000' },
  },
})
const count = Number(values.events)
const sizes = { one: Number(values.one), many: Number(values.many) }
const options: FlandersOptions = { ...flanders, houses: Math.max(2, Math.round((flanders.houses * count) / 1_400_000)) }

const server = await openBenchServer()
try {
  await loadLedger(server, `bench_ours_${count}`, options, count)
  const ours = await server.createDatabase('bench_append_ours', `bench_ours_${count}`)
  const theirs = await server.createDatabase('bench_append_emmett')
  await prepareEmmett(theirs, () => firstEvents(options, count))
  await checkDurable(ours)
  await checkDurable(theirs)
  const sides = [openOurs(ours), await openEmmett(theirs)]
  for (const side of sides) await write(side, IN_FLIGHT, 500)
  const measured: Round[] = []
  for (let turn = 0; turn < Number(values.rounds); turn++) {
    // Whoever goes first changes each round.
    for (const side of turn % 2 === 0 ? sides : [...sides].reverse()) {
      const result = await measureAppends(side, sizes)
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
