import { writeSync } from 'node:fs'
import { APPLICATION_ROLE, createPool } from '../../../src/database/connect.js'
import { toInstant } from '../../../src/domain/shared/time.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createSealer } from '../../../src/ledger/transparency/sealer.js'
import { newAppend, newEvents, newHouse } from '../contract/subject.js'

/** A program to be killed: appends and seals without end; writes a line for every checkpoint that was signed. */
const [connectionString, folder, origin] = process.argv.slice(2)
if (connectionString === undefined || folder === undefined || origin === undefined) throw new Error('Three arguments')

const pool = createPool(connectionString, { role: APPLICATION_ROLE, applicationName: 'sealing' })
const store = createPostgresEventStore({ pool })
const sealer = createSealer({
  pool,
  store,
  keys: { folder, given: null, origin },
  now: () => toInstant(new Date()),
  interval: 1,
  onTrouble: (error) => {
    throw error
  },
  onSigned: ({ size, root }) => {
    writeSync(1, `${size} ${root.toString('hex')}\n`)
  },
})
sealer.start()
for (;;) {
  const house = newHouse()
  await store.append(newAppend({ house, events: newEvents(house, 3) }))
}
