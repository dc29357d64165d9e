import type pg from 'pg'
import { SEQUENCE_CHANNEL } from './placing.js'
import { pause, withTimeLimit } from './time-limit.js'

/** How long after a broken connection the next is opened, in milliseconds. */
const REOPEN_AFTER = 250

/**
 * One connection to PostgreSQL kept for as long as the store lives, for what belongs to a connection rather than to a
 * transaction: listening to the sequencer, and advisory locks. Taken from the pool once, so that many appends waiting
 * for their places can never hold all connections the sequencer needs to give them one.
 */
export class DatabaseSession {
  #connection: Promise<pg.PoolClient> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(
    private readonly pool: pg.Pool,
    /** Milliseconds a statement may take. */
    private readonly limit: number,
    /** Called when the sequencer, of whichever process, placed events. */
    private readonly onPlaced: () => void,
  ) {}

  /** Opens the connection and keeps it open. */
  start(): void {
    this.#open().catch(() => undefined)
  }

  /**
   * Rows of one statement on this connection; statements run in the order they were asked for, one at a time. One that
   * takes too long or fails ends the connection and its locks.
   */
  query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const rows = this.#last.then(() => this.#run<Row>(sql, values))
    this.#last = rows.catch(() => undefined)
    return rows
  }

  async #run<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const connection = await withTimeLimit('connecting to PostgreSQL', this.limit, () => this.#open())
    try {
      const result = await withTimeLimit('asking PostgreSQL', this.limit, () => connection.query<Row>(sql, [...values]))
      return result.rows
    } catch (error) {
      this.#drop(connection)
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const connection = await this.#connection?.catch(() => null)
    if (connection) this.#drop(connection)
  }

  #open(): Promise<pg.PoolClient> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'))
    this.#connection ??= this.#connect()
    return this.#connection
  }

  async #connect(): Promise<pg.PoolClient> {
    let connection: pg.PoolClient
    try {
      connection = await this.pool.connect()
    } catch (error) {
      this.#reopenLater()
      throw error
    }
    connection.on('error', () => this.#drop(connection))
    connection.on('notification', this.onPlaced)
    try {
      await connection.query(`LISTEN ${SEQUENCE_CHANNEL}`)
      return connection
    } catch (error) {
      this.#drop(connection)
      throw error
    }
  }

  readonly #dropped = new WeakSet<pg.PoolClient>()

  /** Ends the connection, and with it its locks and its listening. */
  #drop(connection: pg.PoolClient): void {
    if (this.#dropped.has(connection)) return
    this.#dropped.add(connection)
    connection.release(true)
    this.#reopenLater()
  }

  #reopenLater(): void {
    this.#connection = null
    if (this.#closed) return
    void pause(REOPEN_AFTER).then(() => {
      if (!this.#closed) this.start()
    })
  }
}
