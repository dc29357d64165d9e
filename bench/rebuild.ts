import { parseArgs } from 'node:util'
import { type FlandersOptions, flanders } from './flanders.js'
import { firstEvents, loadLedger } from './load.js'
import { countEmmettRows, type EmmettWay, prepareEmmett, rebuildWithEmmett, typesThatMatter } from './rebuild-emmett.js'
import { countOurRows, rebuildOurs } from './rebuild-ours.js'
import { barOf, loadNow, report, round, spreadOf, waitForCalm } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '14000' },
    rounds: { type: 'string', default: '3' },
    batch: { type: 'string', default: '5000' },
  },
})
const count = Number(values.events)
const rounds = Number(values.rounds)
const batchSize = Number(values.batch)

/** Houses in proportion, so that a smaller ledger too holds years and not only foundings. */
const options: FlandersOptions = { ...flanders, houses: Math.max(2, Math.round((flanders.houses * count) / 1_400_000)) }

const checkRows = (ours: Readonly<Record<string, number>>, theirs: Readonly<Record<string, number>>): void => {
  for (const [table, rows] of Object.entries(ours)) {
    if (theirs[table] !== rows) throw new Error(`${table} has ${rows} rows with us and ${theirs[table]} with emmett`)
  }
}

const server = await openBenchServer()
try {
  const ours = await loadLedger(server, `bench_ours_${count}`, options, count)
  const emmettDatabase = `bench_emmett_${count}`
  const mark = `emmett ${JSON.stringify({ ...options, count, loader: 1 })}`
  const theirs = server.addressOf(emmettDatabase)
  if ((await server.markOf(emmettDatabase)) !== mark) {
    await server.createDatabase(emmettDatabase)
    await prepareEmmett(theirs, () => firstEvents(options, count))
    await server.markDatabase(emmettDatabase, mark)
  }
  const types = typesThatMatter(firstEvents(options, count))

  const measured: { side: string; seconds: number; load: number; idle: number }[] = []
  let rows: Readonly<Record<string, number>> = {}
  const measure = async (side: string, rebuild: () => Promise<number>): Promise<void> => {
    const idle = await waitForCalm(5_000)
    const load = loadNow()
    const seconds = round(await rebuild())
    measured.push({ side, seconds, load, idle })
    console.log(`${side}: ${seconds} s (load ${load})`)
  }
  const ourTurn = async (): Promise<void> => {
    await measure('ours', async () => (await rebuildOurs(ours)).seconds)
    rows = await countOurRows(ours)
  }
  const emmettTurn = async (way: EmmettWay): Promise<void> => {
    await measure(`emmett, ${way}`, () => rebuildWithEmmett(theirs, way, batchSize, types))
    checkRows(rows, await countEmmettRows(theirs))
  }
  for (let turn = 0; turn < rounds; turn++) {
    await ourTurn()
    await emmettTurn('documented')
    await ourTurn()
    await emmettTurn('own batch processor')
  }

  const of = (side: string) => spreadOf(measured.filter((one) => one.side === side).map((one) => one.seconds))
  const [us, documented, batched] = [of('ours'), of('emmett, documented'), of('emmett, own batch processor')]
  const ratio = round(documented.median / us.median)
  await report(`rebuild-${count}`, server, {
    events: count,
    batchSize,
    rowsOnBothSides: rows,
    seconds: { ours: us, emmettDocumented: documented, emmettOwnBatchProcessor: batched },
    ratio: { documented: ratio, ownBatchProcessor: round(batched.median / us.median) },
    rounds: measured,
    bars: [barOf('rebuild ≥ 5× tuned emmett', `${ratio}×`, ratio >= 5)],
  })
} finally {
  await server.stop()
}
