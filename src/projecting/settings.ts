import type pg from 'pg'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import type { ProjectionLayout } from './projection-layout.js'

/** How the engine paces itself; all times in milliseconds. */
export type EngineSettings = {
  /** Most events handled in one transaction while following. */
  readonly batchSize: number
  /** How often the log is looked at when no hint comes. */
  readonly pollInterval: number
  /** How long the lease holds without being renewed: another process takes over after this. */
  readonly leaseDuration: number
  /** First and longest pause before a poison event, or a server that failed, is tried again. */
  readonly retryAfter: number
  readonly retryAtMost: number
  /** Projections written at the same time, each on a connection of its own. */
  readonly concurrency: number
  /** Most events read at once while rebuilding. Small: what is read then dies young, before it costs the garbage collector twice. */
  readonly rebuildBatchSize: number
  /** Connections that write during a rebuild. */
  readonly rebuildWriters: number
  /** Memory for rows kept during a rebuild, in bytes (an estimate); beyond it they are written and read back. */
  readonly rebuildMemory: number
  /** Longest a switch of generations may hold up queries before it lets go and tries again. */
  readonly switchPatience: number
  /** Streams whose state is kept for a projection that folds; one more is read again from its start when it is needed. */
  readonly statesInMemory: number
}

export const defaultSettings: EngineSettings = {
  batchSize: 2_000,
  pollInterval: 500,
  leaseDuration: 10_000,
  retryAfter: 5_000,
  retryAtMost: 300_000,
  concurrency: 2,
  rebuildBatchSize: 1_000,
  rebuildWriters: 2,
  rebuildMemory: 768 * 1024 * 1024,
  switchPatience: 300,
  statesInMemory: 500,
}

/** What all parts of the engine share. */
export type EngineContext = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly layouts: readonly ProjectionLayout[]
  readonly settings: EngineSettings
  /** Told of trouble that the engine survives by trying again: an unreachable server, a lost lease. */
  readonly onTrouble: (error: unknown) => void
}
