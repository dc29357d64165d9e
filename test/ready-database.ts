import { projections } from '../projections/index.js'
import { domainEvents } from '../src/domain/events.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { createProjectionEngine } from '../src/projecting/engine.js'
import { createTestDatabase, type TestDatabase } from './database.js'
import { templateDatabase } from './template-database.js'

const startOnce = async ({ pool }: TestDatabase): Promise<void> => {
  const store = createPostgresEventStore({ pool })
  const registry = createEventRegistry(domainEvents)
  const engine = createProjectionEngine({ pool, store, registry, projections })
  await engine.start()
  await engine.stop()
  await store.close()
}

/**
 * An own, empty database of a ledger that was started once: the tables of the projections are there. For tests that look at
 * what a ledger does, not at how those tables are made (which takes longer than cloning them).
 */
export const createReadyDatabase = async (): Promise<TestDatabase> =>
  createTestDatabase({ template: await templateDatabase('ready', startOnce) })
