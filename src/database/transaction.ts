import type pg from 'pg'

/** What statements run on: a pool's client. */
export type Client = pg.PoolClient

const ignore = (): void => undefined

/**
 * Runs `work` on one connection of the pool. A connection that breaks fails the statement on it and is thrown away;
 * without the listener Node would end the process as well.
 */
export const withClient = async <Result>(pool: pg.Pool, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error): void => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** Runs `work` in a transaction on this connection: committed when it resolves, rolled back when it throws. */
export const inTransaction = async <Result>(client: Client, work: () => Promise<Result>): Promise<Result> => {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // When the connection itself is gone the server rolls back, and the first error is the one that tells.
    await client.query('ROLLBACK').catch(ignore)
    throw error
  }
}

/** One transaction on a connection of the pool. */
export const transaction = <Result>(pool: pg.Pool, work: (client: Client) => Promise<Result>): Promise<Result> =>
  withClient(pool, (client) => inTransaction(client, () => work(client)))

/**
 * Whether PostgreSQL refused the data itself, so that the same statement will be refused again: data exceptions,
 * broken constraints, and values too large for a limit (SQLSTATE classes 22, 23 and 54). Everything else (connection,
 * lock, disk, restart) may pass by itself.
 */
export const isDataRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:22|23|54)/.test(error.code)
