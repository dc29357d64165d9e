import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LoggedEvent } from '../ledger/event.js'
import { aroundOf, collectNeeds, type Target } from './batch.js'
import { BulkAppendTable, BulkKeyedTable, type BulkTable } from './bulk-table.js'
import { BulkWriter } from './bulk-writer.js'
import { createEventHandler, type Fault, neededKeys, type ReadEvent, readEvents } from './event-handling.js'
import type { FoldedEvent } from './folding.js'
import { lockGeneration } from './generations.js'
import { readLog } from './read-log.js'
import type { EngineContext } from './settings.js'
import { createIndexes, createPrimaryKey, createTable, dropTables } from './table-ddl.js'
import { inSchema } from './table-names.js'

export type BulkOptions = {
  /** Load up to here, and no further. */
  readonly end: bigint
  readonly onLoaded: (position: bigint) => void
  readonly onIndexing: () => void
  readonly signal: AbortSignal
}

export type BulkOutcome = {
  /** Every event up to here is in the tables of the targets that did not stop. */
  readonly position: bigint
  /** Projections that met an event they cannot handle; their tables are gone. */
  readonly stopped: ReadonlyMap<string, Fault>
}

/**
 * Events handled before the process looks after its connections again: neither side of them then stands idle. Few, because
 * to make a connection takes several such turns, and a slow machine must still manage them within the time limit of a read.
 */
const SLICE = 100

type Loading = {
  readonly target: Target
  readonly tables: ReadonlyMap<string, BulkTable>
  readonly handle: ReturnType<typeof createEventHandler>
  fault: Fault | null
}

const startLoading = (target: Target, writerOf: () => BulkWriter): Loading => {
  const tables = new Map(
    target.tables.map((table): [string, BulkTable] => [
      table.layout.definition.name,
      new (table.layout.definition.kind === 'keyed' ? BulkKeyedTable : BulkAppendTable)(table, writerOf()),
    ]),
  )
  return { target, tables, handle: createEventHandler(target.layout, tables), fault: null }
}

/** While every row is in memory nothing needs loading, and each event is done with before the next is looked at. */
const handleInMemory = (
  loading: Loading,
  events: readonly ReadEvent[],
  folded: readonly FoldedEvent[] | null,
): void => {
  for (const [index, read] of events.entries()) {
    const one = folded?.[index]
    const around = aroundOf(folded, index)
    const found = one !== undefined && 'reason' in one ? one : neededKeys(loading.target.layout, read, around)
    const reason = 'reason' in found ? found.reason : loading.handle(read, found.needs, around)
    if (reason === null) continue
    loading.fault = { stored: read.stored, reason }
    return
  }
}

const handleSlice = async (loading: Loading, events: readonly ReadEvent[]): Promise<void> => {
  const { folding, layout } = loading.target
  const folded = folding === null ? null : await folding.over(events)
  if ([...loading.tables.values()].every((table) => !table.hasKey)) {
    handleInMemory(loading, events, folded)
    return
  }
  const { needs, fault } = collectNeeds(layout, events, folded)
  for (const table of loading.tables.values()) {
    if (!table.hasKey) continue
    const { name } = table.table.layout.definition
    await table.load([...new Set(needs.flat().flatMap((need) => (need.table === name ? [need.key] : [])))])
  }
  for (const [index, keys] of needs.entries()) {
    const read = events[index]
    const reason = read === undefined ? null : loading.handle(read, keys, aroundOf(folded, index))
    if (read === undefined || reason === null) continue
    loading.fault = { stored: read.stored, reason }
    return
  }
  loading.fault = fault
}

const freeMemory = async (all: readonly Loading[], limit: number): Promise<void> => {
  const tables = all.flatMap((loading) => [...loading.tables.values()])
  const total = tables.reduce((sum, table) => sum + table.memory, 0)
  if (total <= limit) return
  const largest = tables.reduce((most, table) => (table.memory > most.memory ? table : most))
  await largest.evict()
}

const finishTables = async (all: readonly Loading[], writer: BulkWriter): Promise<void> => {
  await writer.run(async (client) => {
    await client.query(`SELECT set_config('maintenance_work_mem', '256MB', true)`)
    for (const loading of all) {
      for (const bulk of loading.tables.values()) {
        if (bulk.writer !== writer) continue
        if (loading.fault !== null) {
          await dropTables(client, [bulk.table.physical])
          continue
        }
        if (!bulk.hasKey) await createPrimaryKey(client, bulk.table)
        await createIndexes(client, bulk.table)
        await client.query(`ANALYZE ${inSchema(bulk.table.physical)}`)
      }
    }
    // Another process may have given this rebuild up for dead and taken its place: then nothing of it may stay.
    for (const { target } of all) await lockGeneration(client, target.layout.name, target.generation, 'building')
  })
  await writer.commit()
}

const loadEvents = async (context: EngineContext, all: readonly Loading[], options: BulkOptions): Promise<bigint> => {
  const { store, registry, settings } = context
  const readAfter = (after: bigint): Promise<readonly LoggedEvent[]> => {
    const rest = options.end - after
    const limit = rest < settings.rebuildBatchSize ? Number(rest) : settings.rebuildBatchSize
    const reading = readLog(store, after, limit)
    // Looked at one round later; until then a failure must not count as one that nobody handles.
    reading.catch(() => undefined)
    return reading
  }
  let position = 0n
  if (options.end === position) return position
  let reading = readAfter(position)
  while (position < options.end) {
    const stored = await reading
    const [first, last] = [stored[0], stored.at(-1)]
    if (first?.position !== position + 1n || last === undefined) {
      throw new Error(`The log gave no event at position ${position + 1n}, though its head is at ${options.end}`)
    }
    if (last.position < options.end) reading = readAfter(last.position)
    for (let start = 0; start < stored.length; start += SLICE) {
      options.signal.throwIfAborted()
      const events = readEvents(registry, stored.slice(start, start + SLICE))
      const going = all.filter((loading) => loading.fault === null)
      for (const loading of going) {
        await handleSlice(loading, events)
        for (const table of loading.tables.values()) await table.flush(false)
        await nextTurn()
      }
      await freeMemory(going, settings.rebuildMemory)
    }
    position = last.position
    options.onLoaded(position)
  }
  return position
}

/**
 * Builds the tables of these generations from the start of the log, with one reading of it for all: rows are copied
 * in bulk, keyed rows are kept in memory and written at the end, and keys and indexes are made when the rows are there.
 * Nothing is visible to others before all of it is done.
 */
export const bulkLoad = async (
  context: EngineContext,
  targets: readonly Target[],
  options: BulkOptions,
): Promise<BulkOutcome> => {
  const writers: BulkWriter[] = []
  try {
    for (let count = 0; count < context.settings.rebuildWriters; count++)
      writers.push(await BulkWriter.open(context.pool))
    let turn = 0
    const next = (): BulkWriter => {
      const writer = writers[turn++ % writers.length]
      if (writer === undefined) throw new RangeError('A rebuild needs at least one writer')
      return writer
    }
    const all = targets.map((target) => startLoading(target, next))
    for (const { table, writer } of all.flatMap((loading) => [...loading.tables.values()])) {
      await writer.run((client) => createTable(client, table))
    }
    const position = await loadEvents(context, all, options)
    for (const loading of all) {
      if (loading.fault !== null) continue
      for (const table of loading.tables.values()) await table.flush(true)
    }
    options.onIndexing()
    await Promise.all(writers.map((writer) => finishTables(all, writer)))
    const stopped = new Map<string, Fault>()
    for (const { target, fault } of all) if (fault !== null) stopped.set(target.layout.name, fault)
    return { position, stopped }
  } finally {
    // After a commit this does nothing.
    for (const writer of writers) writer.abandon()
  }
}
