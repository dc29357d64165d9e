import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { createChance } from './chance.js'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { type Opened, openLedger } from './open-ledger.js'
import type { ReadersAnswer, ReadersTask } from './readers.js'
import { type Bar, barOf, loadNow, percentile, report, round } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1400000' },
    seconds: { type: 'string', default: '30' },
    readers: { type: 'string', default: '50' },
  },
})
const count = Number(values.events)
const readers = Number(values.readers)
const seconds = Number(values.seconds)

/** How long readers ask before they are measured, and how long they ask without pause afterwards. */
const SHORT = 10

/** A reader looks at a page for a second on average, and then opens the next one. */
const PAUSE = 1_000

/** How much one partner gave in one house, all of it in one list. */
const INPUT = 5_000

/** Which page of that list is asked for besides the first. */
const LATER_PAGE = 20

/** How many different houses, dossiers and days are asked for: more than caches of one answer could hold. */
const DIFFERENT = 500

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
const askWithPauses = async ({ origin, cookie }: Opened, paths: readonly string[], lasting: number) => {
  const child = fork(join(import.meta.dirname, 'readers.js'))
  const task: ReadersTask = { origin, cookie, paths, readers, pause: PAUSE, seconds: lasting }
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
    duration: SHORT,
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
  const opened = await openLedger(await loadLedger(server, `bench_queries_${count}`, ledger, count))
  const asked = await questions(opened)
  // First as people ask, then as much as can be answered: that leaves so much behind in memory that collecting it would be
  // counted with the question after it.
  const asPeopleAsk = new Map<string, { readonly load: number } & Awaited<ReturnType<typeof askWithPauses>>>()
  const bars: Bar[] = []
  for (const [question, paths] of asked) {
    await askWithPauses(opened, paths, SHORT)
    const load = loadNow()
    const answered = await askWithPauses(opened, paths, seconds)
    asPeopleAsk.set(question, { load, ...answered })
    console.log(question, JSON.stringify(asPeopleAsk.get(question)))
    const bar = question === 'money of a year' ? 200 : 50
    bars.push(barOf(`${question}, ${readers} readers, p99 ≤ ${bar} ms`, `${answered.p99} ms`, answered.p99 <= bar))
  }
  const measured: Record<string, object> = {}
  for (const [question, paths] of asked) {
    const withoutPause = await askWithoutPause(opened, paths)
    measured[question] = { withPauses: asPeopleAsk.get(question), withoutPause }
    console.log(question, JSON.stringify(withoutPause))
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
