import type { FastifyBaseLogger } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { createPast } from '../../../projections/create-past.js'
import { createQueries } from '../../../projections/create-queries.js'
import { projections } from '../../../projections/index.js'
import { createActs } from '../../../src/application/acts/acts.js'
import { createNamedAttachments, withAttachments } from '../../../src/application/attachments.js'
import { createBrowseEvents } from '../../../src/application/event-browser.js'
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
import { createRecordedBefore } from '../../../src/application/recorded-before.js'
import { withSecretBallots } from '../../../src/application/secret-ballots.js'
import { createAttachments } from '../../../src/attachments/attachments.js'
import type { LastBackup } from '../../../src/backup/last-backup.js'
import { createBallotBox } from '../../../src/ballot-box/ballot-box.js'
import { createLock } from '../../../src/ballot-box/contents.js'
import { createApprovedMinutes } from '../../../src/documents/approved-minutes.js'
import { createDocuments } from '../../../src/documents/documents.js'
import { domainEvents } from '../../../src/domain/events.js'
import { dayInFlanders, toInstant } from '../../../src/domain/shared/time.js'
import { buildServer } from '../../../src/http/server.js'
import type { FactorDemand } from '../../../src/identity/factor-demand.js'
import { createIdentity } from '../../../src/identity/identity.js'
import type { OpenIdProvider } from '../../../src/identity/openid/configuration.js'
import { createHouseUploads } from '../../../src/importing/house-upload.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../../src/ledger/registry.js'
import { createInviteByMail } from '../../../src/notifying/invite-by-mail.js'
import type { SendMail } from '../../../src/notifying/mail.js'
import { createNotifying } from '../../../src/notifying/notifying.js'
import { createTellAccount } from '../../../src/notifying/tell-account.js'
import { createReadToldPerson } from '../../../src/notifying/told-person.js'
import { createProjectionEngine } from '../../../src/projecting/engine.js'
import { createPages } from '../../../src/web/pages.js'
import type { TestDatabase } from '../../database.js'
import { openTransparency, silentWitness } from '../../ledger/transparency/support.js'
import { openPersonalData } from '../../personal-data/support.js'
import { createReadyDatabase } from '../../ready-database.js'

const neverInTrouble = (error: unknown): never => {
  throw error
}

/** A whole ledger with its pages on an own database, as `serve` opens it, but without a port. */
export const openLedger = async (
  options: {
    /** Where people reach it; over https, its cookies are for https only. */
    readonly publicUrl?: string
    readonly logger?: FastifyBaseLogger
    readonly developmentSignIn?: boolean
    readonly now?: string
    readonly providers?: readonly OpenIdProvider[]
    /** How invitations are mailed; left out, they are not. */
    readonly sendMail?: SendMail
    readonly requestsPerMinute?: number
    readonly recordsPerMinute?: number
    /** Of whom more than a password is demanded; of nobody when left out. */
    readonly factorDemanded?: FactorDemand
    readonly lastBackup?: LastBackup
    /** A database that is filled already; an empty one otherwise. */
    readonly database?: TestDatabase
    readonly statementBy?: { readonly operator: string | null; readonly contact: string | null }
  } = {},
) => {
  const database = options.database ?? (await createReadyDatabase())
  const { pool } = database
  const store = createPostgresEventStore({ pool })
  const registry = createEventRegistry(domainEvents)
  const houses = createHouseStates(store, registry)
  const now = () => toInstant(new Date(options.now ?? Date.now()))
  const today = () => dayInFlanders(now())
  const queries = createQueries(pool)
  const personalData = openPersonalData(pool, store)
  const box = createBallotBox(pool, async () => createLock('a key of more than thirty-two characters'))
  const recording = createExecute({ store, registry, houses, personalData, now, newId: uuidv7 })
  const attachments = createAttachments(pool)
  const execute = withAttachments(withSecretBallots(recording, { box, houses, store, now }), {
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
  const meetings = createMeetings({ houses, readEvents, today })
  const documents = createDocuments({
    houses,
    meetings,
    readEvent: (id) => store.readEvent(id),
    log: transparency.log,
    attachments,
    site: 'https://huis.example',
  })
  const approvedMinutes = createApprovedMinutes({
    documents,
    houses,
    execute,
    attachments,
    today,
    onTrouble: neverInTrouble,
  })
  const dependencies = {
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
      today,
      providers: options.providers ?? [],
      factorSecret: 'a secret of more than thirty-two characters',
      // What it asks is tested where it is on; elsewhere everybody signs in with a password alone.
      factorDemanded: options.factorDemanded ?? 'off',
    }),
    notifying: createNotifying({
      pool,
      store,
      registry,
      houses,
      secret: 'a secret of more than thirty-two characters',
      publicUrl: options.publicUrl ?? null,
      mailing: true,
    }),
    uploads: createHouseUploads({
      execute,
      recordedBefore: createRecordedBefore({ store, personalData, now }),
      store,
      today,
      newId: uuidv7,
    }),
    inviteByMail: options.sendMail === undefined ? null : createInviteByMail(options.sendMail, 'https://huis.example'),
    tellAccount: options.sendMail === undefined ? null : createTellAccount(options.sendMail, 'https://huis.example'),
    exportPerson: createExportPerson({ store, registry, queries, personalData, readTold: createReadToldPerson(pool) }),
    mayDecide: createMayDecide(houses),
    acts: createActs(houses, store, registry),
    meetings,
    money: createMoney({ queries, houses }),
    influence: createInfluence({ houses, store, registry, today }),
    documents,
    approvedMinutes,
    attachments,
    namedAttachments: createNamedAttachments(store, registry),
    browseEvents: createBrowseEvents({ store, registry, houses }),
    houseExport: createHouseExport({
      store,
      registry,
      log: transparency.log,
      personalData,
      attachments,
      witnessKeys: [],
    }),
    witnessKeys: [],
    status: engine.status,
    lastBackup: async () => options.lastBackup ?? null,
    log: transparency.log,
    sealing: transparency.sealing,
    logEntries: 'auditors' as const,
    waitForPosition: (position: bigint) => engine.waitFor(position, undefined, 10_000),
    proofs: createProofs(transparency.log, [silentWitness]),
    readEvent: (id: string) => store.readEvent(id),
    storeName: store.name,
    monitoringToken: 'monitoring-token-of-more-than-32-signs',
    statementBy: options.statementBy ?? { operator: null, contact: null },
    today,
    newId: uuidv7,
    sessionSecret: 'a secret of more than thirty-two characters',
    secure: options.publicUrl?.startsWith('https:') ?? false,
    developmentSignIn: options.developmentSignIn ?? true,
    logger: options.logger ?? (false as const),
    ...(options.recordsPerMinute === undefined ? {} : { recordsPerMinute: options.recordsPerMinute }),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  }
  const app = await buildServer({ ...dependencies, pages: createPages(dependencies) })
  return {
    ...dependencies,
    database,
    app,
    engine,
    store,
    sealer: transparency.sealer,
    close: async () => {
      await approvedMinutes.close()
      documents.close()
      await app.close()
      await transparency.close()
      await engine.stop()
      await store.close()
      await database.drop()
    },
  }
}

export type Ledger = Awaited<ReturnType<typeof openLedger>>
