import { fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { v7 as uuidv7 } from 'uuid'
import { createPast } from '../projections/create-past.js'
import { createQueries } from '../projections/create-queries.js'
import { projections } from '../projections/index.js'
import { createActs } from '../src/application/acts/acts.js'
import { createNamedAttachments } from '../src/application/attachments.js'
import { createEventsOfHouse } from '../src/application/events-of-house.js'
import { createExecute } from '../src/application/execute.js'
import { createExportPerson } from '../src/application/export-person.js'
import { createHouseStates } from '../src/application/house-states.js'
import { createInfluence } from '../src/application/influence/influence.js'
import { createMayDecide } from '../src/application/may-decide.js'
import { createMeetings } from '../src/application/meetings.js'
import { createMoney } from '../src/application/money/money.js'
import { createPeople } from '../src/application/people.js'
import { createProofs } from '../src/application/proofs.js'
import { warmHouses } from '../src/application/warm-houses.js'
import { createAttachments } from '../src/attachments/attachments.js'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import { domainEvents } from '../src/domain/events.js'
import { dayInFlanders, toInstant, toLocalDate } from '../src/domain/shared/time.js'
import { buildServer } from '../src/http/server.js'
import { createIdentity } from '../src/identity/identity.js'
import { createPersonalData } from '../src/ledger/personal-data/personal-data.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { readSealingState } from '../src/ledger/transparency/sealing-state.js'
import { createTransparencyLog } from '../src/ledger/transparency/transparency-log.js'
import { createNotifying } from '../src/notifying/notifying.js'
import { createReadToldPerson } from '../src/notifying/told-person.js'
import { createProjectionEngine } from '../src/projecting/engine.js'
import { createChance } from './chance.js'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import type { ReadersAnswer, ReadersTask } from './readers.js'
import { type Bar, barOf, loadNow, percentile, report, round } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1400000' },
    seconds: { type: 'string', default: '10' },
    readers: { type: 'string', default: '50' },
  },
})
const count = Number(values.events)
const readers = Number(values.readers)
const seconds = Number(values.seconds)

/** A reader looks at a page for a second on average, and then opens the next one. */
const PAUSE = 1_000

/** How much one partner gave in one house, all of it in one list. */
const INPUT = 5_000

/** Which page of that list is asked for besides the first. */
const LATER_PAGE = 20

/** How many different houses, dossiers and days are asked for: more than caches of one answer could hold. */
const DIFFERENT = 500

const open = async (address: string) => {
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
  const log = createTransparencyLog(pool, store)
  const journal = join(tmpdir(), `besluitboek-bench-erasures-${process.pid}`)
  const queries = createQueries(pool)
  const personalData = createPersonalData({ pool, store, journal })
  const execute = createExecute({ store, registry, houses, personalData, now, newId: uuidv7 })
  const app = await buildServer({
    pool,
    execute,
    houses,
    queries,
    past: createPast(pool, queries, createEventsOfHouse(store, registry)),
    people: createPeople(queries, personalData),
    identity: createIdentity({ pool, execute, houses, today: () => toLocalDate('2026-01-01') }),
    notifying: createNotifying({
      pool,
      store,
      registry,
      houses,
      secret: 'a secret of the benchmark, which guards nothing',
      publicUrl: null,
      mailing: false,
    }),
    exportPerson: createExportPerson({ store, registry, queries, personalData, readTold: createReadToldPerson(pool) }),
    mayDecide: createMayDecide(houses),
    acts: createActs(houses, store, registry),
    meetings: createMeetings({ houses, store, registry, today: () => dayInFlanders(now()) }),
    money: createMoney({ queries, houses }),
    influence: createInfluence({ houses, store, registry, today: () => dayInFlanders(now()) }),
    attachments: createAttachments(pool),
    namedAttachments: createNamedAttachments(store, registry),
    status: engine.status,
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
    logEntries: 'auditors',
    waitForPosition: (wanted) => engine.waitFor(wanted, undefined, 5_000),
    proofs: createProofs(log, []),
    readEvent: (id) => store.readEvent(id),
    storeName: store.name,
    today: () => toLocalDate('2026-01-01'),
    newId: uuidv7,
    sessionSecret: 'a secret of the benchmark, which guards nothing',
    secure: false,
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
    developmentSignIn: true,
    logger: false,
  })
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
  const signIn = await fetch(`${origin}/api/development/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'auditor' }),
  })
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`The sign-in answered ${signIn.status}`)
  const close = async (): Promise<void> => {
    await app.close()
    await store.close()
    await pool.end()
  }
  return { pool, origin, cookie, close, warmed }
}

type Opened = Awaited<ReturnType<typeof open>>

/** The list of what the partner gave that gave most: the first page of it, and a later one. */
const myInput = async ({
  pool,
  origin,
  cookie,
}: Opened): Promise<{ readonly first: string; readonly later: string }> => {
  const { rows } = await pool.query<{ house: string; partner: string; given: string }>(
    `SELECT house, data->'from'->>'partner' AS partner, count(*) AS given FROM log.event
     WHERE type = 'ContributionGiven' AND data->'from'->>'kind' = 'partner'
     GROUP BY house, data->'from'->>'partner' ORDER BY count(*) DESC LIMIT 1`,
  )
  const [most] = rows
  if (most === undefined || Number(most.given) < INPUT) throw new Error(`Nobody gave ${INPUT} contributions`)
  const first = `/api/houses/${most.house}/influence/inputs?partner=${most.partner}`
  let later = first
  for (let page = 1; page < LATER_PAGE; page += 1) {
    const response = await fetch(`${origin}${later}`, { headers: { cookie } })
    if (!response.ok) throw new Error(`${later} was answered ${response.status}`)
    const { nextCursor } = (await response.json()) as { readonly nextCursor: string | null }
    if (nextCursor === null) throw new Error(`The list has no page ${page + 1}`)
    later = `${first}&cursor=${nextCursor}`
  }
  return { first, later }
}

/** Paths of each question, for houses, dossiers and days picked by chance. */
const questions = async (opened: Opened): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { pool } = opened
  const { first, later } = await myInput(opened)
  const { rows } = await pool.query<{ house: string; dossier: string }>(
    'SELECT house, dossier FROM projection.dossier ORDER BY md5(dossier::text) LIMIT $1',
    [DIFFERENT],
  )
  const payments = await pool.query<{ house: string; payment: string }>(
    `SELECT house, data->>'payment' AS payment FROM projection.money_act
     WHERE type = 'PaymentMade' ORDER BY md5(event::text) LIMIT $1`,
    [DIFFERENT],
  )
  const chance = createChance(1, 1)
  const day = (): string => `${chance.between(2017, 2024)}-0${chance.between(1, 9)}-15`
  return new Map([
    ['dossier with its whole story', rows.map(({ house, dossier }) => `/api/houses/${house}/dossiers/${dossier}`)],
    ['mandate register as of a day', rows.map(({ house }) => `/api/houses/${house}/mandates?asOf=${day()}`)],
    [
      'euro trace of a payment',
      payments.rows.map(({ house, payment }) => `/api/houses/${house}/money/trace?from=${payment}`),
    ],
    [
      'money of a year',
      payments.rows.map(({ house }) => `/api/houses/${house}/money/years/${chance.between(2016, 2025)}`),
    ],
    ['decision register, newest page', rows.map(({ house }) => `/api/houses/${house}/decisions`)],
    [`my input, ${INPUT} contributions, first page`, [first]],
    [`my input, ${INPUT} contributions, page ${LATER_PAGE}`, [later]],
  ])
}

/** Readers who look at what they opened before they ask for more, in a process of their own. */
const askWithPauses = async ({ origin, cookie }: Opened, paths: readonly string[]) => {
  const child = fork(join(import.meta.dirname, 'readers.js'))
  const task: ReadersTask = { origin, cookie, paths, readers, pause: PAUSE, seconds }
  child.send(task)
  const [answer] = (await once(child, 'message')) as [ReadersAnswer]
  const { times } = answer
  return { requests: times.length, p50: round(percentile(times, 50)), p99: round(percentile(times, 99)) }
}

/** Readers who ask for the next page the moment they have one: as many answers as two cores can give. */
const askWithoutPause = async ({ origin, cookie }: Opened, paths: readonly string[]) => {
  const result = await autocannon({
    url: origin,
    connections: readers,
    duration: seconds,
    workers: 1,
    requests: paths.map((path) => ({ method: 'GET', path, headers: { cookie } })),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals and ${result.errors} errors`)
  const { p50, p99 } = result.latency
  return { requests: result.requests.total, aSecond: result.requests.average, p50, p99 }
}

const server = await openBenchServer()
try {
  const ledger = { ...flanders, inputOfOnePartner: INPUT }
  const opened = await open(await loadLedger(server, `bench_queries_${count}`, ledger, count))
  const measured: Record<string, object> = {}
  const bars: Bar[] = []
  for (const [question, paths] of await questions(opened)) {
    await askWithoutPause(opened, paths)
    const load = loadNow()
    const withPauses = await askWithPauses(opened, paths)
    const withoutPause = await askWithoutPause(opened, paths)
    measured[question] = { load, withPauses, withoutPause }
    console.log(question, JSON.stringify(measured[question]))
    const bar = question === 'money of a year' ? 200 : 50
    bars.push(barOf(`${question}, ${readers} readers, p99 ≤ ${bar} ms`, `${withPauses.p99} ms`, withPauses.p99 <= bar))
  }
  await report('queries', server, {
    events: count,
    warmed: opened.warmed,
    readers,
    pauseMilliseconds: PAUSE,
    milliseconds: measured,
    bars,
  })
  await opened.close()
} finally {
  await server.stop()
}
