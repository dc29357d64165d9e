import { type Client, transaction } from '../database/transaction.js'
import { applyBatch, createTarget, type Target } from './batch.js'
import { bulkLoad } from './bulk-load.js'
import { type Fault, readEvents } from './event-handling.js'
import { type Generation, insertGeneration, readGenerations } from './generations.js'
import type { ProjectionLayout } from './projection-layout.js'
import { readLog } from './read-log.js'
import { whileNobodyRebuilds } from './rebuild-lock.js'
import type { EngineContext } from './settings.js'
import type { PhysicalTable } from './table-ddl.js'
import { inSchema, quoted } from './table-names.js'

/** A row that is served and does not follow from the log, or the other way round. */
export type RowFault = {
  readonly table: string
  /** Values of the primary key, joined by `|`. */
  readonly key: string
  /** `altered`: other values; `missing`: not served; `extra`: served, and nothing in the log says so, or more than once. */
  readonly kind: 'altered' | 'missing' | 'extra'
}

/** What serves of one projection beside what the log says. */
export type Comparison = {
  readonly projection: string
  /** Up to this event; null when it was not compared. */
  readonly position: bigint | null
  /** Why it was not compared: nothing serves yet, another version serves, or its handlers refuse an event they took before. */
  readonly notCompared: 'not-built' | 'other-version' | 'event-refused' | null
  readonly faults: readonly RowFault[]
}

export type CompareOptions = {
  /** Events handled so far, and how many there are to handle. */
  readonly onProgress?: (position: bigint, target: bigint) => void
  readonly signal?: AbortSignal
}

/** Most faults told of one projection. */
const MOST_FAULTS = 20

/**
 * Reads through the view that queries read through, so that a view that was turned to other rows is found too. A row that
 * stands twice counts twice.
 */
const differencesSql = ({ layout, physical }: PhysicalTable): string => {
  const { name, columns, primaryKey } = layout.definition
  const all = Object.keys(columns).map(quoted).join(', ')
  const served = `SELECT ${all} FROM ${inSchema(name)}`
  const built = `SELECT ${all} FROM ${inSchema(physical)}`
  const key = `concat_ws('|', ${primaryKey.map((column) => `${quoted(column)}::text`).join(', ')})`
  return `
    SELECT key, bool_or(side = 'served') AS served, bool_or(side = 'built') AS built
    FROM (
      SELECT ${key} AS key, 'served' AS side FROM (${served} EXCEPT ALL ${built}) AS only_served
      UNION ALL
      SELECT ${key} AS key, 'built' AS side FROM (${built} EXCEPT ALL ${served}) AS only_built
    ) AS difference
    GROUP BY key ORDER BY key LIMIT ${MOST_FAULTS}`
}

const compareTable = async (client: Client, table: PhysicalTable): Promise<readonly RowFault[]> => {
  const { rows } = await client.query<{ key: string; served: boolean; built: boolean }>(differencesSql(table))
  return rows.map(({ key, served, built }) => ({
    table: table.layout.definition.name,
    key,
    kind: served && built ? 'altered' : served ? 'extra' : 'missing',
  }))
}

/** Feeds a set until it holds exactly the events up to `to`. */
const feedUpTo = async (
  { store, registry, settings }: EngineContext,
  client: Client,
  target: Target,
  from: bigint,
  to: bigint,
): Promise<Fault | null> => {
  let position = from
  while (position < to) {
    const rest = to - position
    const stored = await readLog(store, position, rest < settings.batchSize ? Number(rest) : settings.batchSize)
    const last = stored.at(-1)
    if (last === undefined) throw new Error(`The log ends at ${position}, before the checkpoint ${to}`)
    const fault = await applyBatch(client, target, readEvents(registry, stored))
    if (fault !== null) return fault
    position = last.position
  }
  return null
}

const activeOf = (generations: readonly Generation[], { name }: ProjectionLayout): Generation | undefined =>
  generations.find(({ projection, status }) => projection === name && status === 'active')

/**
 * Compares in one snapshot: the checkpoint of what serves is the one its rows were committed with, whatever is appended
 * meanwhile, and nobody waits for this.
 */
const compareTarget = (context: EngineContext, target: Target, loaded: bigint): Promise<Comparison> =>
  transaction(context.pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const { name: projection } = target.layout
    const position = activeOf(await readGenerations(client), target.layout)?.position ?? loaded
    if ((await feedUpTo(context, client, target, loaded, position)) !== null) {
      return { projection, position: null, notCompared: 'event-refused', faults: [] }
    }
    const faults: RowFault[] = []
    for (const table of target.tables) faults.push(...(await compareTable(client, table)))
    return { projection, position, notCompared: null, faults: faults.slice(0, MOST_FAULTS) }
  })

const compareAll = async (
  context: EngineContext,
  layouts: readonly ProjectionLayout[],
  { onProgress = () => undefined, signal = new AbortController().signal }: CompareOptions,
): Promise<readonly Comparison[]> => {
  const generations = await readGenerations(context.pool)
  const serving = layouts.flatMap((layout) => {
    const active = activeOf(generations, layout)
    return active?.definition === layout.definition ? [{ layout, position: active.position }] : []
  })
  const end = serving.reduce<bigint | null>(
    (least, { position }) => (least === null || position < least ? position : least),
    null,
  )
  const targets: Target[] = []
  for (const { layout } of serving) {
    const generation = await insertGeneration(context.pool, layout, 'building', end)
    targets.push(createTarget(context, layout, generation))
  }
  const onLoaded = (position: bigint): void => onProgress(position, end ?? position)
  const { position, stopped } = await bulkLoad(context, targets, {
    end: end ?? 0n,
    signal,
    onLoaded,
    onIndexing: () => undefined,
  })
  const comparisons: Comparison[] = []
  for (const layout of layouts) {
    const { name: projection } = layout
    const target = targets.find((one) => one.layout === layout)
    if (target === undefined) {
      const notCompared = activeOf(generations, layout) === undefined ? 'not-built' : 'other-version'
      comparisons.push({ projection, position: null, notCompared, faults: [] })
    } else if (stopped.has(projection)) {
      comparisons.push({ projection, position: null, notCompared: 'event-refused', faults: [] })
    } else comparisons.push(await compareTarget(context, target, position))
  }
  return comparisons
}

/**
 * Compares what serves with what the log says: builds every table anew from the log, beside the ones in service, compares
 * row by row as of the same event, and throws the new ones away. Works beside a server that goes on writing.
 *
 * Throws {@link RebuildRefused} when one of them is being rebuilt.
 */
export const compareWithLog = (
  context: EngineContext,
  layouts: readonly ProjectionLayout[],
  options: CompareOptions,
): Promise<readonly Comparison[]> => whileNobodyRebuilds(context, layouts, () => compareAll(context, layouts, options))
