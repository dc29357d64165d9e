import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { createPast } from '../projections/create-past.js'
import { createQueries } from '../projections/create-queries.js'
import { projections } from '../projections/index.js'
import { createActs } from '../src/application/acts/acts.js'
import { createNamedAttachments } from '../src/application/attachments.js'
import { createBrowseEvents } from '../src/application/event-browser.js'
import { createEventsOfHouse } from '../src/application/events-of-house.js'
import { createExecute } from '../src/application/execute.js'
import { createExportPerson } from '../src/application/export-person.js'
import { createHouseExport } from '../src/application/house-export/house-export.js'
import { createHouseStates } from '../src/application/house-states.js'
import { createInfluence } from '../src/application/influence/influence.js'
import { createMayDecide } from '../src/application/may-decide.js'
import { createMeetings } from '../src/application/meetings.js'
import { createMoney } from '../src/application/money/money.js'
import { createPeople } from '../src/application/people.js'
import { createProofs } from '../src/application/proofs.js'
import { createRecordedBefore } from '../src/application/recorded-before.js'
import { warmHouses } from '../src/application/warm-houses.js'
import { createAttachments } from '../src/attachments/attachments.js'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import { createApprovedMinutes } from '../src/documents/approved-minutes.js'
import { createDocuments } from '../src/documents/documents.js'
import { domainEvents } from '../src/domain/events.js'
import { toInstant, toLocalDate } from '../src/domain/shared/time.js'
import { buildServer } from '../src/http/server.js'
import { createIdentity } from '../src/identity/identity.js'
import { createHouseUploads } from '../src/importing/house-upload.js'
import { createPersonalData } from '../src/ledger/personal-data/personal-data.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { readSealingState } from '../src/ledger/transparency/sealing-state.js'
import { createTransparencyLog } from '../src/ledger/transparency/transparency-log.js'
import { createNotifying } from '../src/notifying/notifying.js'
import { createReadToldPerson } from '../src/notifying/told-person.js'
import { createProjectionEngine } from '../src/projecting/engine.js'
import { createPages } from '../src/web/pages.js'
import { round } from './results.js'

/**
 * The program as it answers over a ledger that was loaded, API and pages, with its houses in memory as after a start; nothing
 * is sealed while readers are measured.
 */
export const openLedger = async (address: string) => {
  const pool = createPool(address, { role: APPLICATION_ROLE, max: 16 })
  const store = createPostgresEventStore({ pool })
  const registry = createEventRegistry(domainEvents)
  const engine = createProjectionEngine({ pool, store, registry, projections })
  const position = await store.head()
  const { projections: standing } = await engine.status()
  // In a ledger that was loaded just now, none was ever built.
  if (standing.length < projections.length || standing.some((one) => one.position < position)) await engine.rebuild()
  const houses = createHouseStates(store, registry)
  const now = () => toInstant(new Date())
  /** The day after the last one that the generated houses tell of. */
  const today = () => toLocalDate('2026-01-01')
  const log = createTransparencyLog(pool, store)
  const journal = join(tmpdir(), `besluitboek-bench-erasures-${process.pid}`)
  const queries = createQueries(pool)
  const personalData = createPersonalData({ pool, store, journal })
  const execute = createExecute({ store, registry, houses, personalData, now, newId: uuidv7 })
  const readEvents = createEventsOfHouse(store, registry)
  const meetings = createMeetings({ houses, readEvents, today })
  const attachments = createAttachments(pool)
  const documents = createDocuments({
    houses,
    meetings,
    readEvent: (id) => store.readEvent(id),
    log,
    attachments,
    site: 'https://huis.example',
  })
  const approvedMinutes = createApprovedMinutes({
    documents,
    houses,
    execute,
    attachments,
    today,
    onTrouble: console.error,
  })
  const dependencies = {
    pool,
    execute,
    houses,
    queries,
    past: createPast(pool, queries, readEvents),
    people: createPeople(queries, personalData),
    identity: createIdentity({
      pool,
      execute,
      houses,
      today,
      factorSecret: 'a secret of more than thirty-two characters',
    }),
    notifying: createNotifying({
      pool,
      store,
      registry,
      houses,
      secret: 'a secret of the benchmark, which guards nothing',
      publicUrl: null,
      mailing: false,
    }),
    uploads: createHouseUploads({
      execute,
      recordedBefore: createRecordedBefore({ store, personalData, now }),
      store,
      today,
      newId: uuidv7,
    }),
    inviteByMail: null,
    tellAccount: null,
    exportPerson: createExportPerson({ store, registry, queries, personalData, readTold: createReadToldPerson(pool) }),
    mayDecide: createMayDecide(houses),
    acts: createActs(houses, store, registry),
    meetings,
    documents,
    approvedMinutes,
    browseEvents: createBrowseEvents({ store, registry, houses }),
    houseExport: createHouseExport({ store, registry, log, personalData, attachments, witnessKeys: [] }),
    witnessKeys: [],
    money: createMoney({ queries, houses }),
    influence: createInfluence({ houses, store, registry, today }),
    attachments,
    namedAttachments: createNamedAttachments(store, registry),
    status: engine.status,
    lastBackup: async () => null,
    log,
    // Nothing is sealed while readers are measured.
    sealing: () =>
      readSealingState({
        pool,
        store,
        sealing: () => ({ problem: null }),
        witnessing: () => ({ missing: [], alarms: [] }),
        witnessKeys: [],
      }),
    logEntries: 'auditors' as const,
    waitForPosition: (wanted: bigint) => engine.waitFor(wanted, undefined, 5_000),
    proofs: createProofs(log, []),
    readEvent: (id: string) => store.readEvent(id),
    storeName: store.name,
    today,
    newId: uuidv7,
    sessionSecret: 'a secret of the benchmark, which guards nothing',
    secure: false,
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
    developmentSignIn: true,
    statementBy: { operator: null, contact: null },
    logger: false as const,
  }
  const app = await buildServer({ ...dependencies, pages: createPages(dependencies) })
  // As the program does after a start.
  const before = process.memoryUsage().rss
  const began = performance.now()
  const warming = warmHouses({
    houses,
    queries,
    onTrouble: (error) => {
      throw error
    },
  })
  await warming.done
  const warmed = {
    seconds: round((performance.now() - began) / 1000),
    mebibytes: Math.round((process.memoryUsage().rss - before) / 2 ** 20),
  }
  console.log('houses read into memory', JSON.stringify(warmed))
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  /** The cookie of somebody who chose this role. */
  const signIn = async (choice: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await fetch(`${origin}/api/development/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(choice),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie === undefined) throw new Error(`The sign-in answered ${answer.status}`)
    return cookie
  }
  const cookie = await signIn({ kind: 'auditor' })
  const close = async (): Promise<void> => {
    await approvedMinutes.close()
    documents.close()
    await app.close()
    await store.close()
    await pool.end()
  }
  return { pool, origin, cookie, signIn, close, warmed, houses }
}

export type Opened = Awaited<ReturnType<typeof openLedger>>
