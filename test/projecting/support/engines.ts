import type pg from 'pg'
import { createProjectionEngine, type EngineOptions, type ProjectionEngine } from '../../../src/projecting/engine.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { testRegistry } from './events.js'
import { createMemoryStore, type MemoryStore } from './memory-store.js'
import { history, totals } from './projections.js'

/** A database with a log in memory, and engines on them that are stopped and forgotten together. */
export type Bench = {
  readonly database: TestDatabase
  readonly pool: pg.Pool
  readonly store: MemoryStore
  /** What engines reported as trouble. */
  readonly troubles: unknown[]
  engine(options?: Partial<EngineOptions>): ProjectionEngine
  close(): Promise<void>
}

export const openBench = async (): Promise<Bench> => {
  const database = await createTestDatabase()
  const store = createMemoryStore()
  const engines: ProjectionEngine[] = []
  const troubles: unknown[] = []
  return {
    database,
    pool: database.pool,
    store,
    troubles,
    engine: (options = {}) => {
      const engine = createProjectionEngine({
        pool: database.pool,
        store,
        registry: testRegistry,
        projections: [history, totals],
        onTrouble: (error) => troubles.push(error),
        ...options,
        settings: { pollInterval: 50, leaseDuration: 2_000, retryAfter: 100, ...options.settings },
      })
      engines.push(engine)
      return engine
    },
    close: async () => {
      await Promise.all(engines.map((engine) => engine.stop()))
      await database.drop()
    },
  }
}

/** Resolves when `holds` answers true; fails after a while. */
export const eventually = async (holds: () => Promise<boolean> | boolean, within = 10_000): Promise<void> => {
  const deadline = performance.now() + within
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('What was waited for did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A door that is shut until it is opened: to hold something up at a known point. */
export const createDoor = (): { readonly pass: Promise<void>; readonly open: () => void } => {
  let open: () => void = () => undefined
  const pass = new Promise<void>((resolve) => {
    open = resolve
  })
  return { pass, open: () => open() }
}
