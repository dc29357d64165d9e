import { join } from 'node:path'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { projections } from '../projections/index.js'
import {
  createNamedAttachments,
  type NamedAttachments,
  tidyAttachments,
  withAttachments,
} from './application/attachments.js'
import { createExecute, type Execute } from './application/execute.js'
import { createHouseStates, type HouseStates } from './application/house-states.js'
import { createRecordedBefore, type RecordedBefore } from './application/recorded-before.js'
import { removeClosedBoxes, withSecretBallots } from './application/secret-ballots.js'
import { type Attachments, createAttachments } from './attachments/attachments.js'
import { createBallotBox } from './ballot-box/ballot-box.js'
import { createLock } from './ballot-box/contents.js'
import { type Configuration, ensureBallotKey } from './config.js'
import { APPLICATION_ROLE, createPool } from './database/connect.js'
import { checkDurability } from './database/durability.js'
import { startEmbeddedPostgres } from './database/embedded.js'
import { migrate } from './database/migrate.js'
import { checkRights } from './database/rights.js'
import { domainEvents } from './domain/events.js'
import { type Instant, toInstant } from './domain/shared/time.js'
import type { EventStore } from './ledger/event-store.js'
import { createPersonalData, type PersonalData } from './ledger/personal-data/personal-data.js'
import { createPostgresEventStore } from './ledger/postgres/event-store.js'
import { createEventRegistry, type EventRegistry } from './ledger/registry.js'
import type { KeyOptions } from './ledger/transparency/keys.js'
import { createSealer, type Sealer } from './ledger/transparency/sealer.js'
import { readSealingState, type SealingState } from './ledger/transparency/sealing-state.js'
import { createTransparencyLog, type TransparencyLog } from './ledger/transparency/transparency-log.js'
import { createWitnessing, type Witnessing } from './ledger/transparency/witnessing.js'
import { createProjectionEngine, type ProjectionEngine } from './projecting/engine.js'

/** Everything a running ledger consists of; the CLI, the HTTP server and the import work on this. */
export type Runtime = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly houses: HouseStates
  readonly execute: Execute
  readonly recordedBefore: RecordedBefore
  readonly personalData: PersonalData
  /** Persons who were erased before and whose data were back when the ledger was opened, as after restoring a backup. */
  readonly erasedAgain: number
  readonly engine: ProjectionEngine
  /** What anyone may check the ledger by. */
  readonly log: TransparencyLog
  /** Takes events into that log and signs it; not started yet. */
  readonly sealer: Sealer
  /** Asks witnesses to cosign; not started yet. */
  readonly witnessing: Witnessing
  /** How far the log is signed, and by whom. */
  readonly sealing: () => Promise<SealingState>
  readonly now: () => Instant
  /** The documents that came with contributions and signals, and what the log says of them. */
  readonly attachments: Attachments
  readonly namedAttachments: NamedAttachments
  /** Takes away documents that were sent and that no event named within a day; answers how many. */
  readonly tidyAttachments: () => Promise<number>
  /** Takes away the boxes of secret ballots that were closed just before the program ended. */
  readonly tidyBallotBoxes: () => Promise<void>
  /** Closes everything in order; finishes what is running. */
  readonly close: () => Promise<void>
}

export type RuntimeOptions = {
  readonly configuration: Configuration
  readonly sharing: Sharing
  /** Told of trouble the ledger survives by trying again. */
  readonly onTrouble: (error: unknown) => void
  /** Opens a database whose log is not guarded as it should be all the same, to look at what is wrong. */
  readonly evenUnguarded?: boolean
  /** Told of each migration that was applied. */
  readonly onMigrated?: (file: string) => void
}

export type Database = {
  readonly connectionString: string
  readonly stop: () => Promise<void>
}

/**
 * `own`: the embedded PostgreSQL is this program's alone (a server that stays). `share`: use the one of a Besluitboek that
 * runs on the same data folder (a command that ends).
 */
export type Sharing = 'own' | 'share'

/** The PostgreSQL server of the configuration: the one given, or our own. */
export const openDatabase = async (configuration: Configuration, sharing: Sharing): Promise<Database> => {
  if (configuration.databaseUrl !== null) {
    return { connectionString: configuration.databaseUrl, stop: async () => undefined }
  }
  return startEmbeddedPostgres({
    dataDirectory: configuration.dataDirectory,
    shareRunning: sharing === 'share',
  })
}

const openStore = async (
  { eventStoreUrl }: Configuration,
  pool: pg.Pool,
  onTrouble: (error: unknown) => void,
): Promise<EventStore> => {
  if (eventStoreUrl === null) return createPostgresEventStore({ pool })
  // Its client takes half a second to load, which only those who use it should wait for.
  const { createEventStoreDbEventStore } = await import('./ledger/eventstoredb/event-store.js')
  return createEventStoreDbEventStore({ url: eventStoreUrl, pool, onProblem: onTrouble })
}

/** Where the keys of the transparency log are kept, and what a new log is called. */
export const logKeysOf = ({ dataDirectory, logKey, logOrigin, publicUrl }: Configuration): KeyOptions => ({
  folder: join(dataDirectory, 'log-keys'),
  given: logKey,
  // C2SP tlog-tiles: the address of the log without its scheme.
  origin: logOrigin ?? (publicUrl === null ? null : `${publicUrl.replace(/^https?:\/\//, '')}/log`),
})

/**
 * Opens the ledger: database, migrations, checks of durability and rights, event store, projections and sealing (not yet
 * started). Closes what was opened when a later step fails.
 */
export const openRuntime = async ({
  configuration,
  sharing,
  onTrouble,
  evenUnguarded = false,
  onMigrated,
}: RuntimeOptions): Promise<Runtime> => {
  const database = await openDatabase(configuration, sharing)
  const opened: (() => Promise<void>)[] = [() => database.stop()]
  const close = async (): Promise<void> => {
    for (const step of opened.splice(0).reverse()) await step()
  }
  try {
    await migrate(database.connectionString, onMigrated === undefined ? {} : { onApplied: onMigrated })
    const pool = createPool(database.connectionString, {
      role: APPLICATION_ROLE,
      max: 16,
      applicationName: 'besluitboek',
    })
    opened.push(() => pool.end())
    await checkDurability(pool)
    if (!evenUnguarded) await checkRights(pool)
    const store = await openStore(configuration, pool, onTrouble)
    opened.push(() => store.close())
    const registry = createEventRegistry(domainEvents)
    const engine = createProjectionEngine({ pool, store, registry, projections, onTrouble })
    opened.push(() => engine.stop())
    const houses = createHouseStates(store, registry)
    const now = (): Instant => toInstant(new Date())
    const personalData = createPersonalData({ pool, store, journal: join(configuration.dataDirectory, 'erasures') })
    const erasedAgain = await personalData.replayErasures()
    const recordedBefore = createRecordedBefore({ store, personalData, now })
    const box = createBallotBox(pool, async () => createLock(await ensureBallotKey(configuration)))
    const recording = createExecute({ store, registry, houses, personalData, now, newId: uuidv7 })
    const attachments = createAttachments(pool)
    const namedAttachments = createNamedAttachments(store, registry)
    const attaching = { attachments, houses, store, now, newId: uuidv7, onTrouble }
    const execute = withAttachments(withSecretBallots(recording, { box, houses, store, now }), attaching)
    const tidyBallotBoxes = (): Promise<void> => removeClosedBoxes(box, houses)
    const log = createTransparencyLog(pool, store)
    const { witnesses } = configuration
    const witnessing = createWitnessing({ pool, log, witnesses, now, onTrouble })
    opened.push(() => witnessing.stop())
    const keys = logKeysOf(configuration)
    const sealer = createSealer({ pool, store, keys, now, onTrouble, onSigned: witnessing.wake })
    opened.push(() => sealer.stop())
    const sealing = (): Promise<SealingState> =>
      readSealingState({
        pool,
        store,
        sealing: sealer.status,
        witnessing: witnessing.status,
        witnessKeys: witnesses.map(({ vkey }) => vkey),
      })
    const reading = { pool, store, registry, houses, engine, now, attachments, namedAttachments }
    const tidying = {
      tidyBallotBoxes,
      tidyAttachments: () => tidyAttachments(attachments, namedAttachments),
    }
    return {
      ...reading,
      ...tidying,
      execute,
      recordedBefore,
      personalData,
      erasedAgain,
      log,
      sealer,
      witnessing,
      sealing,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
