import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { createPast } from '../../../projections/create-past.js'
import { createQueries } from '../../../projections/create-queries.js'
import { projections } from '../../../projections/index.js'
import { createActs } from '../../../src/application/acts/acts.js'
import { createNamedAttachments, withAttachments } from '../../../src/application/attachments.js'
import { createEventsOfHouse } from '../../../src/application/events-of-house.js'
import { createExecute } from '../../../src/application/execute.js'
import { createExportPerson } from '../../../src/application/export-person.js'
import { createHouseExport } from '../../../src/application/house-export/house-export.js'
import { createHouseStates } from '../../../src/application/house-states.js'
import { createInfluence } from '../../../src/application/influence/influence.js'
import { createMayDecide } from '../../../src/application/may-decide.js'
import { createMeetings } from '../../../src/application/meetings.js'
import { createMoney } from '../../../src/application/money/money.js'
import { createPeople } from '../../../src/application/people.js'
import { createProofs } from '../../../src/application/proofs.js'
import { withSecretBallots } from '../../../src/application/secret-ballots.js'
import { createAttachments } from '../../../src/attachments/attachments.js'
import { createBallotBox } from '../../../src/ballot-box/ballot-box.js'
import { createLock } from '../../../src/ballot-box/contents.js'
import { domainEvents } from '../../../src/domain/events.js'
import { dayInFlanders, toInstant } from '../../../src/domain/shared/time.js'
import { buildServer, type ServerDependencies } from '../../../src/http/server.js'
import { createIdentity } from '../../../src/identity/identity.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import type { PersonalData } from '../../../src/ledger/personal-data/personal-data.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../../src/ledger/registry.js'
import { createNotifying } from '../../../src/notifying/notifying.js'
import { createReadToldPerson } from '../../../src/notifying/told-person.js'
import { createProjectionEngine } from '../../../src/projecting/engine.js'
import type { TestDatabase } from '../../database.js'
import { openTransparency, silentWitness } from '../../ledger/transparency/support.js'
import { openPersonalData } from '../../personal-data/support.js'
import { createReadyDatabase } from '../../ready-database.js'

/** The day it is in every example. */
export const today = '2026-03-15'

/** What monitoring shows in these tests, and how. */
export const monitoringToken = 'monitoring-token-of-more-than-32-signs'
export const asMonitoring = { authorization: `Bearer ${monitoringToken}` }

export const ballotKey = 'a key of more than thirty-two characters'

const noon = () => new Date(`${today}T12:00:00Z`)
const registry = createEventRegistry(domainEvents)

const neverAsked = async (): Promise<never> => {
  throw new Error('This writer was opened without personal data')
}

const neverInTrouble = (error: unknown): never => {
  throw error
}

/** For writers that record nothing about persons. */
const nonePersonal: PersonalData = {
  newKey: () => randomBytes(32),
  keep: neverAsked,
  confirm: neverAsked,
  discard: neverAsked,
  read: neverAsked,
  erase: neverAsked,
  replayErasures: neverAsked,
  erasures: neverAsked,
  settleAwaited: neverAsked,
}

/** A process that writes: `execute` over a store of its own, as every process of the program has. */
export const openWriter = (store: EventStore, clock: () => Date = noon, personalData: PersonalData = nonePersonal) => {
  const houses = createHouseStates(store, registry)
  const now = () => toInstant(clock())
  return { store, houses, execute: createExecute({ store, registry, houses, personalData, now, newId: uuidv7 }) }
}

/**
 * The whole API on an own database with its real event store and projections, as `serve` opens it, without a port.
 *
 * @param filled the database, which is dropped at the end; an empty one when left out
 */
export const openLedger = async (replaced: Partial<ServerDependencies> = {}, filled: TestDatabase | null = null) => {
  const database = filled ?? (await createReadyDatabase())
  const { pool } = database
  const store = createPostgresEventStore({ pool })
  const queries = createQueries(pool)
  const personalData = openPersonalData(pool, store)
  const { houses, execute: executeCounted } = openWriter(store, noon, personalData)
  const box = createBallotBox(pool, async () => createLock(ballotKey))
  const now = () => toInstant(noon())
  const attachments = createAttachments(pool)
  const execute = withAttachments(withSecretBallots(executeCounted, { box, houses, store, now }), {
    attachments,
    houses,
    store,
    now,
    newId: uuidv7,
    onTrouble: neverInTrouble,
  })
  const engine = createProjectionEngine({ pool, store, registry, projections })
  await engine.start()
  const transparency = await openTransparency({ pool, store })
  const readEvents = createEventsOfHouse(store, registry)
  const dependencies: ServerDependencies & { readonly personalData: PersonalData } = {
    pool,
    execute,
    personalData,
    houses,
    queries,
    past: createPast(pool, queries, readEvents),
    people: createPeople(queries, personalData),
    identity: createIdentity({
      pool,
      execute,
      houses,
      today: () => dayInFlanders(toInstant(noon())),
      factorSecret: 'a secret of more than thirty-two characters',
    }),
    notifying: createNotifying({
      pool,
      store,
      registry,
      houses,
      secret: 'a secret of more than thirty-two characters',
      publicUrl: null,
      mailing: false,
    }),
    exportPerson: createExportPerson({ store, registry, queries, personalData, readTold: createReadToldPerson(pool) }),
    mayDecide: createMayDecide(houses),
    acts: createActs(houses, store, registry),
    meetings: createMeetings({ houses, readEvents, today: () => dayInFlanders(toInstant(noon())) }),
    money: createMoney({ queries, houses }),
    influence: createInfluence({ houses, store, registry, today: () => dayInFlanders(toInstant(noon())) }),
    attachments,
    namedAttachments: createNamedAttachments(store, registry),
    houseExport: createHouseExport({
      store,
      registry,
      log: transparency.log,
      personalData,
      attachments,
      witnessKeys: [silentWitness],
    }),
    status: engine.status,
    log: transparency.log,
    sealing: transparency.sealing,
    logEntries: 'auditors',
    waitForPosition: (position) => engine.waitFor(position, undefined, 15_000),
    proofs: createProofs(transparency.log, [silentWitness]),
    readEvent: (id) => store.readEvent(id),
    storeName: store.name,
    monitoringToken,
    today: () => dayInFlanders(toInstant(noon())),
    newId: uuidv7,
    sessionSecret: 'a secret of more than thirty-two characters',
    secure: false,
    developmentSignIn: true,
    logger: false,
    ...replaced,
  }
  const app = await buildServer(dependencies)
  return {
    ...dependencies,
    database,
    owner: database.owner,
    app,
    engine,
    store,
    sealer: transparency.sealer,
    logKeys: transparency.keys,
    close: async () => {
      await app.close()
      await transparency.close()
      await engine.stop()
      await store.close()
      await database.drop()
    },
  }
}

export type Ledger = Awaited<ReturnType<typeof openLedger>>
