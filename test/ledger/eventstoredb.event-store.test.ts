import { describe } from 'vitest'
import { describeEventStoreContract } from './event-store.contract.js'
import { createSubject } from './eventstoredb-contract-subject.js'
import { findServer } from './eventstoredb-server.js'

const server = await findServer()

if (server.kind === 'available') {
  describeEventStoreContract(`the EventStoreDB store on ${server.name}`, {
    create: async () => createSubject(await server.start()),
  })
} else {
  // The default reporter prints no names of skipped tests; the reason must be seen all the same.
  process.stderr.write(`skipped: ${server.reason}; the contract did not run on a real EventStoreDB\n`)
  describe.skip(`skipped: ${server.reason}`, () => {
    describeEventStoreContract('the EventStoreDB store on a real server', {
      create: () => Promise.reject(new Error(server.reason)),
    })
  })
}
