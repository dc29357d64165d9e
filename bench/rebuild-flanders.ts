import { parseArgs } from 'node:util'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { countOurRows, rebuildOurs } from './rebuild-ours.js'
import { barOf, loadNow, report, spreadOf, waitForCalm } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1400000' }, rounds: { type: 'string', default: '3' } },
})
const count = Number(values.events)

const server = await openBenchServer()
try {
  const address = await loadLedger(server, `bench_ours_${count}`, flanders, count)
  const rounds: object[] = []
  const seconds: number[] = []
  for (let turn = 0; turn < Number(values.rounds); turn++) {
    const idle = await waitForCalm(5_000)
    const load = loadNow()
    const cpuBefore = process.cpuUsage()
    const result = await rebuildOurs(address)
    const cpu = process.cpuUsage(cpuBefore)
    const ownSeconds = Math.round((cpu.user + cpu.system) / 10_000) / 100
    seconds.push(Math.round(result.seconds * 100) / 100)
    rounds.push({ load, idle, ...result, ownSeconds })
    console.log(JSON.stringify(rounds.at(-1)))
  }
  const spread = spreadOf(seconds)
  await report(`rebuild-flanders-${count}`, server, {
    events: count,
    rows: await countOurRows(address),
    seconds: spread,
    rounds,
    bars: [barOf(`rebuild of ${count} events in ≤ 30 s on 2 cores`, `${spread.median} s`, spread.median <= 30)],
  })
} finally {
  await server.stop()
}
