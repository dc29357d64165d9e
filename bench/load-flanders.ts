import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { openBenchServer } from './server.js'

const count = Number(process.argv[2] ?? 1_400_000)
const server = await openBenchServer()
const began = performance.now()
await loadLedger(server, `bench_ours_${count}`, flanders, count)
console.log(`${count} events loaded in ${((performance.now() - began) / 1000).toFixed(1)} s`)
await server.stop()
