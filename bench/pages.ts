import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { type Opened, openLedger } from './open-ledger.js'
import { linksOnPage, pageKind } from './page-links.js'
import { barOf, loadNow, percentile, report, round } from './results.js'
import { openBenchServer } from './server.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1400000' },
    houses: { type: 'string', default: '10' },
    requests: { type: 'string', default: '60' },
  },
})
const count = Number(values.events)
const requests = Number(values.requests)

/** The list of one partner, which the data of the queries have too: so that both use the same database. */
const INPUT = 5_000
const LIMIT = 50

/** Of a page of one house so many are looked for; a page that every house has is asked of each. */
const OF_A_KIND = 2

/** Who reads a page: with which cookie, and what that is the right of. */
type Reader = { readonly as: string; readonly cookie: string }

type Asked = { readonly url: string; readonly cookie: string }

const isPage = (response: Response): boolean =>
  response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html')

/** What follows a link is no page: the language, files, and what takes a picture of the whole log. */
const LEFT_OUT =
  /^\/(taal|aanmelden)|\.(pdf|docx|csv|xlsx|json|tar|atom|ics|css|js|woff2)(\?|$)|^\/(api|letters|assets|log)\//

/** Follows every link of a house as this reader, and notes the pages of each kind. */
const lookAround = async (
  { origin }: Opened,
  { as, cookie }: Reader,
  from: readonly string[],
  found: Map<string, Asked[]>,
): Promise<void> => {
  const seen = new Map<string, number>()
  const known = new Set(from)
  const waiting = [...from]
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const kind = pageKind(url)
    const before = seen.get(kind) ?? 0
    if (before >= OF_A_KIND || LEFT_OUT.test(url)) continue
    seen.set(kind, before + 1)
    const response = await fetch(`${origin}${url}`, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
    const html = await response.text()
    if (!isPage(response)) continue
    const named = `${kind} (${as})`
    found.set(named, [...(found.get(named) ?? []), { url, cookie }])
    for (const link of linksOnPage(html)) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
}

/** A day on which the house was years younger: everything is told from the log of then. */
const DAY = '2021-06-15'

const inThePast = (house: string): readonly string[] =>
  ['', '/besluiten', '/dossiers', '/mandaten'].map((page) => `/huizen/${house}${page}?op=${DAY}`)

const everyKind = async (opened: Opened): Promise<ReadonlyMap<string, readonly Asked[]>> => {
  const { pool, signIn, cookie } = opened
  const { rows } = await pool.query<{ house: string }>(
    'SELECT DISTINCT house FROM projection.dossier ORDER BY house LIMIT $1',
    [Number(values.houses)],
  )
  const found = new Map<string, Asked[]>()
  const general = ['/', '/openbaar', '/openbaar?zoek=speelstraat', '/openbaar?zoek=spelstraat', '/toezicht']
  await lookAround(opened, { as: 'auditor', cookie }, general, found)
  for (const { house } of rows) {
    const { state } = await opened.houses.load(house as Parameters<Opened['houses']['load']>[0])
    const seat = [...state.seats.values()].findLast(({ role, ended }) => role === 'secretary' && !ended)
    const readers: readonly Reader[] = [
      { as: 'auditor', cookie },
      { as: 'administrator', cookie: await signIn({ kind: 'administrator', house }) },
      ...(seat === undefined
        ? []
        : [{ as: 'secretary', cookie: await signIn({ kind: 'person', house, person: seat.person }) }]),
    ]
    for (const reader of readers) {
      const start = [`/huizen/${house}`, `/huizen/${house}/toezicht/gebeurtenissen`, '/mijn-werk', '/berichten']
      await lookAround(opened, reader, reader.as === 'auditor' ? [...start, ...inThePast(house)] : start, found)
    }
  }
  return found
}

/** A kind of page is asked for as long as this at most, and this often at least. */
const PATIENCE = 5_000
const AT_LEAST = 5

/** Asks pages of a kind one after the other, as many as `requests`, and answers how long each took, in milliseconds. */
const measure = async ({ origin }: Opened, asked: readonly Asked[]) => {
  const times: number[] = []
  let largest = 0
  const began = performance.now()
  for (let n = 0; n < requests + asked.length; n += 1) {
    if (performance.now() - began > PATIENCE && times.length >= AT_LEAST) break
    const one = asked[n % asked.length]
    if (one === undefined) break
    const sent = performance.now()
    const response = await fetch(`${origin}${one.url}`, { headers: { cookie: one.cookie, accept: 'text/html' } })
    const html = await response.text()
    if (!response.ok) throw new Error(`${one.url} was answered ${response.status}`)
    // The first round is for what a server keeps that runs already.
    if (n >= asked.length) times.push(performance.now() - sent)
    else largest = Math.max(largest, gzipSync(html).length)
  }
  const [p50, p95, p99] = [50, 95, 99].map((part) => round(percentile(times, part)))
  return { pages: asked.length, requests: times.length, p50, p95, p99, largestPackedBytes: largest }
}

const server = await openBenchServer()
try {
  const ledger = { ...flanders, inputOfOnePartner: INPUT }
  const opened = await openLedger(await loadLedger(server, `bench_queries_${count}`, ledger, count))
  const measured: Record<string, Awaited<ReturnType<typeof measure>>> = {}
  const load = loadNow()
  for (const [kind, asked] of [...(await everyKind(opened))].sort(([one], [other]) => one.localeCompare(other))) {
    measured[kind] = await measure(opened, asked)
    console.log(kind, JSON.stringify(measured[kind]))
  }
  const all = Object.entries(measured)
  const slow = all
    .filter(([, { p95 = 0 }]) => p95 > LIMIT)
    .sort(([, one], [, other]) => (other.p95 ?? 0) - (one.p95 ?? 0))
  const worst = slow.map(([kind, { p95 }]) => `${kind}: ${p95} ms`).join('; ')
  const bar = `every kind of page (${all.length}), one reader, p95 ≤ ${LIMIT} ms`
  await report('pages', server, {
    events: count,
    load: [load, loadNow()],
    warmed: opened.warmed,
    milliseconds: measured,
    bars: [barOf(bar, slow.length === 0 ? 'all' : worst, slow.length === 0)],
  })
  await opened.close()
} finally {
  await server.stop()
}
