import { EventStoreDbDouble } from '../doubles/eventstoredb/server.js'
import { describeEventStoreContract } from './event-store.contract.js'
import { createSubject } from './eventstoredb-contract-subject.js'

describeEventStoreContract('the EventStoreDB store on a protocol double, not a server,', {
  create: async () => {
    const double = await EventStoreDbDouble.start()
    return createSubject({
      url: double.url,
      drop: async () => double.wire.drop(),
      close: () => double.close(),
    })
  },
})
