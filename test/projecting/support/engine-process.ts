/**
 * An engine in a process of its own, to be killed. Arguments: address of the database, `follow` or `rebuild`, number of
 * synthetic events, batch size. Says `started` and, when it comes so far, `done` on standard output.
 */
import { APPLICATION_ROLE, createPool } from '../../../src/database/connect.js'
import { createProjectionEngine } from '../../../src/projecting/engine.js'
import { syntheticEvents, testRegistry } from './events.js'
import { createMemoryStore } from './memory-store.js'
import { history, totals } from './projections.js'

const [address = '', task, count, batchSize] = process.argv.slice(2)
const pool = createPool(address, { role: APPLICATION_ROLE })
const engine = createProjectionEngine({
  pool,
  store: createMemoryStore(syntheticEvents(51, Number(count), 40)),
  registry: testRegistry,
  projections: [history, totals],
  settings: { batchSize: Number(batchSize), rebuildBatchSize: Number(batchSize), leaseDuration: 1_000 },
})
process.stdout.write('started\n')
if (task === 'rebuild') {
  await engine.rebuild(undefined, {
    onProgress: ({ phase, position }) => process.stdout.write(`${phase} ${position}\n`),
  })
} else {
  await engine.catchUp()
}
process.stdout.write('done\n')
await pool.end()
