import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import type { Append, EventStore } from '../../src/ledger/event-store.js'
import { encode } from '../../src/ledger/eventstoredb/envelope.js'
import { createEventStoreDbEventStore, type EventStoreDbOptions } from '../../src/ledger/eventstoredb/event-store.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { EventStoreDbDouble } from '../doubles/eventstoredb/server.js'

/** Stores on one protocol double. */
export type OnDouble = {
  readonly double: EventStoreDbDouble
  readonly database: TestDatabase
  /** A store as a process of its own would have, on the double and the database unless told otherwise. */
  open(given?: Partial<EventStoreDbOptions>): EventStore
  /** Another database without any order yet. */
  emptyDatabase(): Promise<TestDatabase>
  close(): Promise<void>
}

export const startOnDouble = async (): Promise<OnDouble> => {
  const double = await EventStoreDbDouble.start()
  const databases: TestDatabase[] = []
  const emptyDatabase = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase()
    databases.push(database)
    return database
  }
  const database = await emptyDatabase()
  const stores: EventStore[] = []
  const pools: pg.Pool[] = []
  return {
    double,
    database,
    emptyDatabase,
    open: (given = {}) => {
      const pool = createPool(database.connectionString, { role: APPLICATION_ROLE, applicationName: 'store' })
      pools.push(pool)
      const store = createEventStoreDbEventStore({
        url: double.url,
        pool,
        streamPrefixes: ['dossier-', 'house-'],
        callLimit: 10_000,
        waitLimit: 20_000,
        pollInterval: 50,
        leaseDuration: 2_000,
        ...given,
      })
      stores.push(store)
      return store
    },
    close: async () => {
      for (const store of stores) await store.close()
      for (const pool of pools) await pool.end()
      for (const one of databases) await one.drop()
      await double.close()
    },
  }
}

/** Writes an append past the store, as a process would that does not keep our locks. */
export const writePast = (double: EventStoreDbDouble, append: Append): void => {
  const events = encode(append).map((event) => ({
    id: event.id,
    type: event.type,
    contentType: event.contentType,
    data: new Uint8Array(Buffer.from(JSON.stringify(event.data))),
    metadata: new Uint8Array(Buffer.from(JSON.stringify(event.metadata))),
  }))
  double.kept.write(append.stream, 'any', events)
}

/** Looks every 20 ms until it is so; fails after ten seconds. */
export const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return
    await sleep(20)
  }
  throw new Error(`waited in vain until ${what}`)
}

/** Gives the lease to a sequencer that does nothing, for an hour. */
export const holdLease = async (database: TestDatabase): Promise<void> => {
  await database.owner.query(
    `UPDATE log.sequencer_lease SET token = token + 1, holder = gen_random_uuid(), expires_at = clock_timestamp() + interval '1 hour'`,
  )
}

/** Lets the lease expire at once. */
export const expireLease = async (database: TestDatabase): Promise<void> => {
  await database.owner.query(`UPDATE log.sequencer_lease SET expires_at = '-infinity'`)
}
