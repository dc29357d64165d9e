import pg from 'pg'
import { parse as parseArray } from 'postgres-array'

/** What a pool is for. `role` is what its sessions may do; without it they have the rights of the user in the address. */
export type PoolOptions = {
  /** Most connections open at once; 10 when left out. */
  readonly max?: number
  /** PostgreSQL role the sessions take before their first query, normally {@link APPLICATION_ROLE}. */
  readonly role?: string
  /** Shown by PostgreSQL in `pg_stat_activity`. */
  readonly applicationName?: string
}

/** The role the program works under: it may add to the log and read it, never change or remove. */
export const APPLICATION_ROLE = 'besluitboek_app'

/** Numbers of PostgreSQL's own types (`SELECT oid, typname FROM pg_type`). */
const OID = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  int8Array: 1016,
  timestampArray: 1115,
  dateArray: 1182,
  timestamptzArray: 1185,
  numericArray: 1231,
}

const TIMESTAMP = /^(\d{4,6}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/

/** PostgreSQL's text of a timestamptz in a UTC session → `YYYY-MM-DDThh:mm:ss.sssZ`; `infinity` and the like stay as they are. */
export const instantFromText = (text: string): string => {
  const match = TIMESTAMP.exec(text)
  if (match === null) return text
  const [, day, time, fraction = ''] = match
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

const asText = (text: string): string => text

const arrayOf =
  (parse: (text: string) => unknown) =>
  (text: string): unknown =>
    parseArray(text, parse)

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [OID.int8, BigInt],
  [OID.date, asText],
  [OID.timestamp, asText],
  [OID.timestamptz, instantFromText],
  [OID.numeric, asText],
  [OID.int8Array, arrayOf(BigInt)],
  [OID.dateArray, arrayOf(asText)],
  [OID.timestampArray, arrayOf(asText)],
  [OID.timestamptzArray, arrayOf(instantFromText)],
  [OID.numericArray, arrayOf(asText)],
])

/**
 * How values arrive from PostgreSQL: `date` as 'YYYY-MM-DD', `int8` as bigint, `timestamptz` as ISO text in UTC to the
 * millisecond (finer parts are cut off), `numeric` as text, and so the elements of their arrays.
 */
export const typeParsers = new pg.TypeOverrides()
for (const [oid, parse] of PARSERS) typeParsers.setTypeParser(oid, parse)

/** Settings every session needs, whatever the server's own defaults are: texts of dates and instants depend on them. */
const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  standard_conforming_strings: 'on',
}

const escapeOption = (value: string): string => value.replace(/[\\ ]/g, '\\$&')

/**
 * The address with our session settings in its `options`, so that they travel in the startup packet and hold before
 * any query can run. Options already in the address come first and are therefore overruled by ours.
 */
export const withSessionSettings = (connectionString: string, role?: string): string => {
  const address = new URL(connectionString)
  const settings = { ...SESSION_SETTINGS, ...(role === undefined ? {} : { role }) }
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${escapeOption(value)}`)
  const given = address.searchParams.get('options')
  address.searchParams.delete('options')
  const options = [...(given === null ? [] : [given]), ...ours].join(' ')
  const separator = address.search === '' ? '?' : '&'
  return `${address.toString()}${separator}options=${encodeURIComponent(options)}`
}

/**
 * A pool of connections to PostgreSQL. Nothing is opened before the first query. When an idle connection breaks (the
 * server restarts) the pool forgets it and opens another later; the process does not end.
 */
export const createPool = (connectionString: string, options: PoolOptions = {}): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: withSessionSettings(connectionString, options.role),
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'besluitboek',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: typeParsers,
  })
  // An 'error' here concerns a connection nobody is using: the pool has dropped it already, and without a listener
  // Node would end the process. A connection in use reports its failure to the query that runs on it.
  pool.on('error', () => undefined)
  // The same for a connection that is lent out and breaks between two queries: the next query on it fails.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}

/** One connection with the same types and settings as a pool's; the caller connects and ends it. */
export const createClient = (connectionString: string, options: Omit<PoolOptions, 'max'> = {}): pg.Client => {
  const client = new pg.Client({
    connectionString: withSessionSettings(connectionString, options.role),
    application_name: options.applicationName ?? 'besluitboek',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: typeParsers,
  })
  // As for the pool: a broken connection fails the query on it, and must not also end the process.
  client.on('error', () => undefined)
  return client
}
