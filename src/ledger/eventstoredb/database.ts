import pg from 'pg'
import { StoreUnavailable } from '../event-store.js'
import { isOwn } from './errors.js'
import { withTimeLimit } from './time-limit.js'

/** Anything that runs one statement: a pool, or one connection of it. */
export type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/** A statement and the limits it runs under. */
export type Database = {
  readonly pool: pg.Pool
  /** Milliseconds a statement or transaction may take. */
  readonly limit: number
}

/**
 * Classes of SQLSTATE after which trying again may help: connection (08), resources (53), operator intervention (57),
 * system error (58), serialization and deadlock (40), lock not available (55). Source: PostgreSQL manual, appendix A.
 */
const PASSING = new Set(['08', '53', '57', '58', '40', '55'])

const mayPass = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || PASSING.has(error.code?.slice(0, 2) ?? '')

/** What a failed statement means to a user of the store: {@link StoreUnavailable} when trying again may help. */
export const toDatabaseError = (what: string, error: unknown): unknown => {
  if (isOwn(error) || !(error instanceof Error) || !mayPass(error)) return error
  return new StoreUnavailable(
    `PostgreSQL, which keeps the order of the ledger, did not answer while ${what}: ${error.message}. Try again; a retry with the same command key settles what happened.`,
    { cause: error },
  )
}

/** Rows of one statement. `what` continues the sentence "PostgreSQL did not answer while …". */
export const select = async <Row extends pg.QueryResultRow>(
  database: Database,
  what: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> => {
  try {
    const result = await withTimeLimit(what, database.limit, () => database.pool.query<Row>(sql, [...values]))
    return result.rows
  } catch (error) {
    throw toDatabaseError(what, error)
  }
}

/**
 * A connection in our hands that breaks between two statements tells nobody but its listeners, and without one Node ends
 * the process. The next statement on it fails, and that is where it is dealt with.
 */
const ignore = (): void => undefined

/** Runs `work` in one transaction on one connection; undone when it throws or takes too long. */
export const inTransaction = async <Answer>(
  database: Database,
  what: string,
  work: (client: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> => {
  let client: pg.PoolClient | undefined
  let broken = true
  try {
    return await withTimeLimit(what, database.limit, async (signal) => {
      const connection = await database.pool.connect()
      connection.on('error', ignore)
      // Too late: nobody waits for it any more, and the `finally` below has passed.
      if (signal.aborted) {
        connection.off('error', ignore)
        connection.release()
        throw signal.reason
      }
      client = connection
      await connection.query('BEGIN')
      try {
        const answer = await work(connection)
        if (signal.aborted) throw signal.reason
        await connection.query('COMMIT')
        broken = false
        return answer
      } catch (error) {
        await connection.query('ROLLBACK')
        broken = false
        throw error
      }
    })
  } catch (error) {
    throw toDatabaseError(what, error)
  } finally {
    // A connection whose state is not known is closed, which also undoes its transaction.
    if (!broken) client?.off('error', ignore)
    client?.release(broken)
  }
}
