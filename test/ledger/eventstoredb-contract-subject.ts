import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createEventStoreDbEventStore } from '../../src/ledger/eventstoredb/event-store.js'
import { createTestDatabase } from '../database.js'
import type { StoreUnderTest } from './contract/subject.js'

/** Stream names of the contract suite. */
const STREAM_PREFIXES = ['dossier-', 'house-']

export type EventStoreDbUnderTest = {
  /** Address of the server, or of the double. */
  readonly url: string
  /** Breaks the connections to it, when the tests can. */
  readonly drop: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The EventStoreDB store as the contract suite needs it, with an order of its own in a database of its own. */
export const createSubject = async (server: EventStoreDbUnderTest): Promise<StoreUnderTest> => {
  const database = await createTestDatabase()
  const closing: (() => Promise<void>)[] = []
  const connect = (url: string, connectionString: string, limit: number): EventStore => {
    const pool = createPool(connectionString, { role: APPLICATION_ROLE, applicationName: 'contract' })
    const store = createEventStoreDbEventStore({
      url,
      pool,
      streamPrefixes: STREAM_PREFIXES,
      callLimit: limit,
      waitLimit: 2 * limit,
      leaseDuration: 3_000,
    })
    closing.push(async () => {
      await store.close()
      await pool.end()
    })
    return store
  }
  return {
    store: connect(server.url, database.connectionString, 10_000),
    another: async () => connect(server.url, database.connectionString, 10_000),
    unreachable: async () => connect('esdb://127.0.0.1:1?tls=false', 'postgres://nobody@127.0.0.1:1/nothing', 500),
    interrupt: async () => {
      await server.drop()
      await database.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'contract'`,
      )
    },
    close: async () => {
      for (const close of closing) await close()
      await database.drop()
      await server.close()
    },
  }
}
