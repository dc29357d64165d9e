import type { BulkWriter } from './bulk-writer.js'
import { copyLine } from './copy-text.js'
import type { Change, RowStore } from './event-handling.js'
import type { Row } from './projection.js'
import { createPrimaryKey, type PhysicalTable } from './table-ddl.js'
import { deleteRows, selectRows, writeRows } from './table-rows.js'

/** A table of a generation being built: takes the changes of events and writes them in bulk. */
export interface BulkTable extends RowStore {
  readonly table: PhysicalTable
  readonly writer: BulkWriter
  /** Whether the primary key is there already. */
  readonly hasKey: boolean
  /** Estimate of the memory its rows take, in bytes. */
  readonly memory: number
  /** Loads rows that were written out, so that `get` finds them. */
  load(keys: readonly string[]): Promise<void>
  /** Writes part of the rows out, to free memory. */
  evict(): Promise<void>
  /** Hands gathered text to the writer; `all` when no more events come. */
  flush(all: boolean): Promise<void>
}

/** Text is handed to the writer in pieces of about this length. */
const PIECE = 256 * 1024

/** Rows written with one statement once a table is too large for memory. */
const ROWS_A_STATEMENT = 5_000

/** Only ever added to: every row becomes a line of COPY at once. */
export class BulkAppendTable implements BulkTable {
  readonly hasKey = false
  readonly memory = 0
  private text = ''

  constructor(
    readonly table: PhysicalTable,
    readonly writer: BulkWriter,
  ) {}

  get(): undefined {
    return undefined
  }

  prepare(row: Row): Change {
    return { key: '', row, line: copyLine(this.table.layout, row) }
  }

  keep({ line }: Change): void {
    this.text += line
  }

  load(): Promise<void> {
    return Promise.resolve()
  }

  evict(): Promise<void> {
    return Promise.resolve()
  }

  async flush(all: boolean): Promise<void> {
    if (this.text.length < PIECE && !all) return
    if (this.text !== '') this.writer.copy(this.table, this.text)
    this.text = ''
    await this.writer.room()
  }
}

/** A row in memory; null when there is none under its key. `dirty` when PostgreSQL does not have it so. */
type Entry = { row: Row | null; dirty: boolean }

/** Objects take about this many times the length of their text. */
const MEMORY_PER_CHARACTER = 4
const MEMORY_PER_ENTRY = 200
/** Every so manieth row is measured, the others are taken to be like it. */
const MEASURE_EVERY = 64

/**
 * Rows by key, kept in memory until the end: a row changed a hundred times is written once. When memory runs short the
 * half that was not touched lately is written out, and read back when an event needs it.
 */
export class BulkKeyedTable implements BulkTable {
  private recent = new Map<string, Entry>()
  private older = new Map<string, Entry>()
  /** Some rows are in PostgreSQL already: it has the key, and rows are replaced there. */
  private spilled = false
  private puts = 0
  private rowSize = 500

  constructor(
    readonly table: PhysicalTable,
    readonly writer: BulkWriter,
  ) {}

  get hasKey(): boolean {
    return this.spilled
  }

  get memory(): number {
    return (this.recent.size + this.older.size) * this.rowSize
  }

  get(key: string): Row | undefined {
    return this.entry(key)?.row ?? undefined
  }

  prepare(put: Row): Change {
    const { layout } = this.table
    const row = layout.complete(put)
    if (this.puts++ % MEASURE_EVERY === 0) this.measure(row)
    return { key: layout.keyOf(row), row, line: '' }
  }

  keep({ key, row }: Change): void {
    if (row !== null || this.spilled) {
      this.set(key, row)
      return
    }
    this.recent.delete(key)
    this.older.delete(key)
  }

  async load(keys: readonly string[]): Promise<void> {
    if (!this.spilled) return
    const missing = keys.filter((key) => this.entry(key) === undefined)
    if (missing.length === 0) return
    const found = await this.writer.run((client) => selectRows(client, this.table, missing))
    for (const key of missing) this.recent.set(key, { row: found.get(key) ?? null, dirty: false })
  }

  async evict(): Promise<void> {
    if (this.older.size === 0) this.rotate()
    const leaving = this.older
    this.older = new Map()
    this.rotate()
    await this.writeOut(leaving)
  }

  async flush(all: boolean): Promise<void> {
    if (!all) return
    const [older, recent] = [this.older, this.recent]
    this.older = new Map()
    this.recent = new Map()
    if (this.spilled) {
      await this.writeOut(older)
      await this.writeOut(recent)
    } else {
      await this.copyOut(older)
      await this.copyOut(recent)
    }
  }

  private rotate(): void {
    this.older = this.recent
    this.recent = new Map()
  }

  private entry(key: string): Entry | undefined {
    const recent = this.recent.get(key)
    if (recent !== undefined) return recent
    const older = this.older.get(key)
    if (older === undefined) return undefined
    this.older.delete(key)
    this.recent.set(key, older)
    return older
  }

  private set(key: string, row: Row | null): void {
    const entry = this.entry(key)
    if (entry === undefined) this.recent.set(key, { row, dirty: true })
    else {
      entry.row = row
      entry.dirty = true
    }
  }

  private measure(row: Row): void {
    const size = copyLine(this.table.layout, row).length * MEMORY_PER_CHARACTER + MEMORY_PER_ENTRY
    this.rowSize += (size - this.rowSize) / 16
  }

  private async copyOut(entries: ReadonlyMap<string, Entry>): Promise<void> {
    let text = ''
    for (const { row } of entries.values()) {
      if (row === null) continue
      text += copyLine(this.table.layout, row)
      if (text.length < PIECE) continue
      this.writer.copy(this.table, text)
      text = ''
      await this.writer.room()
    }
    if (text !== '') this.writer.copy(this.table, text)
    await this.writer.room()
  }

  private async writeOut(entries: ReadonlyMap<string, Entry>): Promise<void> {
    if (!this.spilled) {
      this.spilled = true
      await this.copyOut(entries)
      await this.writer.run((client) => createPrimaryKey(client, this.table))
      return
    }
    const dirty = [...entries].filter(([, entry]) => entry.dirty)
    for (let start = 0; start < dirty.length; start += ROWS_A_STATEMENT) {
      const part = dirty.slice(start, start + ROWS_A_STATEMENT)
      const removed = part.filter(([, { row }]) => row === null).map(([key]) => key)
      const put = part.flatMap(([, { row }]) => (row === null ? [] : [row]))
      await this.writer.run(async (client) => {
        await deleteRows(client, this.table, removed)
        await writeRows(client, this.table, put)
      })
    }
  }
}
