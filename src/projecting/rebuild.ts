import type pg from 'pg'
import { createTarget, type Target } from './batch.js'
import { bulkLoad } from './bulk-load.js'
import { type Poison, RebuildStopped } from './errors.js'
import { type Fault, readEvents } from './event-handling.js'
import { feed, poisonFrom } from './feed.js'
import { insertGeneration } from './generations.js'
import type { ProjectionLayout } from './projection-layout.js'
import { readLog } from './read-log.js'
import { whileNobodyRebuilds } from './rebuild-lock.js'
import type { EngineContext } from './settings.js'
import { switchGeneration } from './switch.js'

export type RebuildProgress = {
  readonly phase: 'loading' | 'indexing' | 'catching-up' | 'switched'
  /** The projections it is about: all of them while loading, one afterwards. */
  readonly projections: readonly string[]
  /** Events handled so far, and how many there were when the rebuild began. */
  readonly position: bigint
  readonly target: bigint
  /** Since the rebuild began, in milliseconds. */
  readonly elapsed: number
}

export type RebuildOptions = {
  readonly onProgress?: (progress: RebuildProgress) => void
  /** Breaks the rebuild off; what serves stays. */
  readonly signal?: AbortSignal
}

/** How often progress is written down for other processes to see, in milliseconds. */
const NOTE_EVERY = 500

const notePosition = async (pool: pg.Pool, targets: readonly Target[], position: bigint): Promise<void> => {
  await pool.query(
    `UPDATE projection.generation SET position = $3
     FROM unnest($1::text[], $2::integer[]) AS mine (name, number)
     WHERE projection = mine.name AND generation = mine.number AND status = 'building' AND position < $3`,
    [targets.map((one) => one.layout.name), targets.map((one) => one.generation), position],
  )
}

const notePoison = async (pool: pg.Pool, target: Target, poison: Poison): Promise<void> => {
  await pool.query(`UPDATE projection.generation SET poison = $3 WHERE projection = $1 AND generation = $2`, [
    target.layout.name,
    target.generation,
    JSON.stringify({ ...poison, position: String(poison.position) }),
  ])
}

/** Feeds a set that is loaded with what was appended meanwhile, until little is left for the switch. */
const catchUp = async (context: EngineContext, target: Target, from: bigint, signal: AbortSignal): Promise<bigint> => {
  const { pool, store, registry, settings } = context
  let position = from
  for (;;) {
    signal.throwIfAborted()
    const stored = await readLog(store, position, settings.batchSize)
    if (stored.length === 0) return position
    const checkpoint = await feed(pool, target, readEvents(registry, stored), {
      status: 'building',
      guard: () => Promise.resolve(),
      known: null,
      idleLimit: settings.leaseDuration * 6,
    })
    if (checkpoint.poison !== null) throw new RebuildStopped(new Map([[target.layout.name, checkpoint.poison]]))
    position = checkpoint.position
    if (stored.length < settings.batchSize) return position
  }
}

const stopReasons = async (
  context: EngineContext,
  targets: readonly Target[],
  stopped: ReadonlyMap<string, Fault>,
): Promise<Map<string, Poison>> => {
  const reasons = new Map<string, Poison>()
  for (const target of targets) {
    const fault = stopped.get(target.layout.name)
    if (fault === undefined) continue
    const poison = poisonFrom(fault, null)
    reasons.set(target.layout.name, poison)
    await notePoison(context.pool, target, poison)
  }
  return reasons
}

const build = async (
  context: EngineContext,
  layouts: readonly ProjectionLayout[],
  onProgress: (progress: RebuildProgress) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { pool, store } = context
  const began = performance.now()
  const names = layouts.map((layout) => layout.name)
  const end = await store.head()
  const tell = (phase: RebuildProgress['phase'], projections: readonly string[], position: bigint): void =>
    onProgress({ phase, projections, position, target: end, elapsed: performance.now() - began })

  const targets: Target[] = []
  for (const layout of layouts) {
    const generation = await insertGeneration(pool, layout, 'building', end)
    targets.push(createTarget(context, layout, generation))
  }
  let notedAt = began
  let noting: Promise<void> = Promise.resolve()
  const { position, stopped } = await bulkLoad(context, targets, {
    end,
    signal,
    onIndexing: () => tell('indexing', names, end),
    onLoaded: (loaded) => {
      tell('loading', names, loaded)
      if (performance.now() - notedAt < NOTE_EVERY) return
      notedAt = performance.now()
      noting = noting.then(() => notePosition(pool, targets, loaded)).catch(context.onTrouble)
    },
  })
  await noting
  const reasons = await stopReasons(context, targets, stopped)
  const built = targets.filter((one) => !stopped.has(one.layout.name))
  await notePosition(pool, built, position)
  for (const target of built) {
    const { name } = target.layout
    try {
      tell('catching-up', [name], position)
      let reached = await catchUp(context, target, position, signal)
      await switchGeneration(context, target, async () => {
        reached = await catchUp(context, target, reached, signal)
      })
      tell('switched', [name], reached)
    } catch (error) {
      if (!(error instanceof RebuildStopped)) throw error
      for (const [projection, poison] of error.stopped)
        reasons.set(projection, { since: new Date().toISOString(), ...poison })
      for (const poison of error.stopped.values())
        await notePoison(pool, target, { since: new Date().toISOString(), ...poison })
    }
  }
  if (reasons.size > 0) throw new RebuildStopped(reasons)
}

/**
 * Builds these projections anew beside the tables in service and switches over when they have caught up; queries go
 * on all the while. Works beside a leader in this or another process. A rebuild that is cut off leaves what serves as
 * it was, and the next one clears its remains away.
 *
 * Throws {@link RebuildRefused} when one of them is being rebuilt already (nothing was done then), and
 * {@link RebuildStopped} when one met an event it cannot handle (the others were switched).
 */
export const rebuild = (
  context: EngineContext,
  layouts: readonly ProjectionLayout[],
  { onProgress = () => undefined, signal = new AbortController().signal }: RebuildOptions,
): Promise<void> => whileNobodyRebuilds(context, layouts, () => build(context, layouts, onProgress, signal))
