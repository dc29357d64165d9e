import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createTestDatabase } from '../database.js'
import type { StoreUnderTest } from './contract/subject.js'
import { describeEventStoreContract } from './event-store.contract.js'

const create = async (): Promise<StoreUnderTest> => {
  const database = await createTestDatabase()
  const closing: (() => Promise<void>)[] = []
  const connect = (connectionString: string, deadline: number): EventStore => {
    const pool = createPool(connectionString, { role: APPLICATION_ROLE, applicationName: 'contract' })
    const store = createPostgresEventStore({ pool, deadline })
    closing.push(async () => {
      await store.close()
      await pool.end()
    })
    return store
  }
  return {
    store: connect(database.connectionString, 10_000),
    another: async () => connect(database.connectionString, 10_000),
    unreachable: async () => connect('postgres://nobody@127.0.0.1:1/nothing', 1_000),
    interrupt: async () => {
      await database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ('contract', 'besluitboek listener')`,
      )
    },
    close: async () => {
      for (const close of closing) await close()
      await database.drop()
    },
  }
}

describeEventStoreContract('the PostgreSQL store', { create })
