import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase } from '../../database.js'
import { startOnDouble } from '../eventstoredb-on-double.js'
import { describeSealing } from './sealing.contract.js'

describeSealing('sealing the log of the PostgreSQL store', async () => {
  const database = await createTestDatabase()
  const store = createPostgresEventStore({ pool: database.pool })
  return {
    store,
    pool: database.pool,
    close: async () => {
      await store.close()
      await database.drop()
    },
  }
})

describeSealing('sealing the log of the EventStoreDB store, on a protocol double, not a server,', async () => {
  const onDouble = await startOnDouble()
  return { store: onDouble.open(), pool: onDouble.database.pool, close: () => onDouble.close() }
})
