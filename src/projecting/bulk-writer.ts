import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Client } from '../database/transaction.js'
import type { PhysicalTable } from './table-ddl.js'
import { inSchema, quoted } from './table-names.js'

/** Text waiting to be written, beyond which the reader of the log waits; in characters. */
const MOST_WAITING = 16 * 1024 * 1024

const copySql = ({ layout, physical }: PhysicalTable): string =>
  // FREEZE: the rows need no later visit of vacuum, and are visible even to a query whose snapshot is older than the
  // switch. PostgreSQL allows it because the table was made in this same transaction.
  `COPY ${inSchema(physical)} (${layout.columns.map((column) => quoted(column.name)).join(', ')}) FROM STDIN WITH (FREEZE)`

/**
 * Writes to new tables over one connection, in one transaction, while the caller goes on handling events: text is
 * gathered per table and copied when the connection is free.
 */
export class BulkWriter {
  private readonly waiting = new Map<PhysicalTable, string[]>()
  private waitingLength = 0
  private readonly jobs: (() => Promise<void>)[] = []
  private running: Promise<void> | null = null
  private failure: { readonly error: unknown } | null = null
  private readonly onError = (error: Error): void => {
    this.failure ??= { error }
  }

  private constructor(private readonly client: Client) {
    client.on('error', this.onError)
  }

  /** Opens a transaction; ends with `commit` or `abandon`. */
  static async open(pool: pg.Pool): Promise<BulkWriter> {
    const writer = new BulkWriter(await pool.connect())
    try {
      await writer.client.query('BEGIN')
      return writer
    } catch (error) {
      writer.release(true)
      throw error
    }
  }

  /** Adds lines of COPY text for a table; they are written later, in order. */
  copy(table: PhysicalTable, text: string): void {
    const texts = this.waiting.get(table)
    if (texts === undefined) this.waiting.set(table, [text])
    else texts.push(text)
    this.waitingLength += text.length
    this.go()
  }

  /** Resolves when there is room for more. Throws what went wrong while writing. */
  async room(): Promise<void> {
    while (this.failure === null && this.running !== null && this.waitingLength > MOST_WAITING) {
      await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, 5))])
    }
    if (this.failure !== null) throw this.failure.error
  }

  /** Runs statements after everything that was added before. */
  run<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const done = new Promise<Result>((resolve, reject) => {
      this.jobs.push(async () => {
        if (this.failure !== null) reject(this.failure.error)
        else await work(this.client).then(resolve, reject)
      })
    })
    this.go()
    return done
  }

  async commit(): Promise<void> {
    await this.run((client) => client.query('COMMIT'))
    this.release(false)
  }

  /** Undoes everything; the connection is thrown away, as it may be in the middle of a COPY. */
  abandon(): void {
    this.failure ??= { error: new Error('The rebuild was broken off') }
    this.release(true)
  }

  private released = false
  private release(broken: boolean): void {
    if (this.released) return
    this.released = true
    if (!broken) this.client.off('error', this.onError)
    this.client.release(broken)
  }

  private go(): void {
    this.running ??= this.work().finally(() => {
      this.running = null
      if (this.waiting.size > 0 || this.jobs.length > 0) this.go()
    })
  }

  private async work(): Promise<void> {
    while (this.waiting.size > 0 || this.jobs.length > 0) {
      for (const [table, texts] of this.waiting) {
        this.waiting.delete(table)
        if (this.failure === null) await this.copyNow(table, texts)
        for (const text of texts) this.waitingLength -= text.length
      }
      await this.jobs.shift()?.()
    }
  }

  private async copyNow(table: PhysicalTable, texts: readonly string[]): Promise<void> {
    try {
      const buffers = texts.map((text) => Buffer.from(text, 'utf8'))
      await pipeline(Readable.from(buffers), this.client.query(copyFrom(copySql(table))))
    } catch (error) {
      this.failure ??= { error }
    }
  }
}
