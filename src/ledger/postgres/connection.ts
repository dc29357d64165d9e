import pg from 'pg'
import { StoreUnavailable } from '../event-store.js'

/** Runs statements on the pool, each within the deadline, and says {@link StoreUnavailable} when the server does not answer. */
export type Connection = {
  /** Rows as arrays of text (null for NULL), exactly as PostgreSQL wrote them. With `name` the plan is kept per session. */
  readonly rows: (statement: Statement) => Promise<readonly TextRow[]>
}

export type Statement = {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

export type TextRow = readonly (string | null)[]

/** SQLSTATE classes and codes after which the same statement may succeed later: the server or the way to it is at fault. */
const UNAVAILABLE_CLASSES = new Set(['08', '40', '53', '57', '58'])
const UNAVAILABLE_CODES = new Set([
  '25006', // read_only_sql_transaction: a standby that has not taken over yet
  '55P03', // lock_not_available: the writer before us hangs
])

/** Is the server (or the way to it) at fault, and not the statement or this program? */
const isUnavailable = (error: unknown): boolean => {
  if (error instanceof TypeError || error instanceof RangeError) return false
  // What comes neither from PostgreSQL nor from a mistake of ours is the connection's: broken, refused, too late.
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return true
  return UNAVAILABLE_CLASSES.has(error.code.slice(0, 2)) || UNAVAILABLE_CODES.has(error.code)
}

const unavailable = (cause: unknown): StoreUnavailable =>
  new StoreUnavailable(
    `PostgreSQL cannot be reached or did not answer in time (${cause instanceof Error ? cause.message : String(cause)})`,
    { cause },
  )

const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text }

/** `query_timeout` per statement is missing from the published types; see the pg documentation of `client.query`. */
type TimedQuery = pg.QueryArrayConfig & { readonly query_timeout: number }

/**
 * The time for a connection counts in so many parts: making one takes several turns of the event loop, and a process that
 * was busy with something else in all that time has not waited for the server.
 */
const PARTS = 10

/** A client of the pool before the deadline; one that comes later goes back unused. */
const takeClient = async (pool: pg.Pool, deadline: number): Promise<pg.PoolClient> => {
  const coming = pool.connect()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    let left = PARTS
    // A tick that was missed is not made up for, so each part takes a turn of its own.
    timer = setInterval(() => {
      left -= 1
      if (left > 0) return
      clearInterval(timer)
      reject(new Error('no free connection in time'))
      coming.then(
        (client) => client.release(),
        () => undefined,
      )
    }, deadline / PARTS)
  })
  try {
    return await Promise.race([coming, late])
  } finally {
    clearInterval(timer)
  }
}

/**
 * `deadline` is in milliseconds, for getting a connection and the answer together. After a missed deadline or a broken
 * connection the session is thrown away, so that nothing later is read from its middle.
 */
export const createConnection = (pool: pg.Pool, deadline: number): Connection => ({
  rows: async (statement) => {
    const started = performance.now()
    let client: pg.PoolClient
    try {
      client = await takeClient(pool, deadline)
    } catch (error) {
      throw unavailable(error)
    }
    try {
      const query: TimedQuery = {
        ...(statement.name === undefined ? {} : { name: statement.name }),
        text: statement.text,
        values: [...statement.values],
        rowMode: 'array',
        types: asText,
        query_timeout: Math.max(1, Math.ceil(deadline - (performance.now() - started))),
      }
      const result = await client.query<(string | null)[]>(query)
      client.release()
      return result.rows
    } catch (error) {
      const broken = isUnavailable(error)
      client.release(broken)
      throw broken ? unavailable(error) : error
    }
  },
})
