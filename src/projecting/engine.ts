import type pg from 'pg'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { createCheckpoints } from './checkpoints.js'
import { type CompareOptions, type Comparison, compareWithLog } from './compare.js'
import { InvalidProjection, ProjectionsBehind } from './errors.js'
import { type Follower, startFollower } from './follower.js'
import { createMissing } from './generations.js'
import type { Projection } from './projection.js'
import { layOutProjections, type ProjectionLayout } from './projection-layout.js'
import { type RebuildOptions, rebuild } from './rebuild.js'
import { type Renewing, startRenewing } from './renewing.js'
import { defaultSettings, type EngineContext, type EngineSettings } from './settings.js'
import { type EngineStatus, type ProjectionStatus, readStatus } from './status.js'
import { createWaiting } from './waiting.js'

export type EngineOptions = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly projections: readonly Projection[]
  readonly settings?: Partial<EngineSettings>
  /** Told of trouble that the engine survives by trying again, for the program's own log. */
  readonly onTrouble?: (error: unknown) => void
}

export type CaughtUp = {
  /** Head of the log when `catchUp` was called; every projection not in `stopped` holds all events up to it. */
  readonly head: bigint
  /** Projections that stand still before a poison event. */
  readonly stopped: readonly ProjectionStatus[]
}

/** Feeds the projections from the log. One per process. */
export type ProjectionEngine = {
  /** Creates what is missing and begins to follow the log; resolves when every table can be queried. */
  readonly start: () => Promise<void>
  /** Finishes the running batch and gives the lead to another process. */
  readonly stop: () => Promise<void>
  /**
   * Builds these projections anew (all when left out) beside the tables in service, and switches; see {@link rebuild}.
   * Needs no `start`, and may run in another process than the one that leads.
   */
  readonly rebuild: (projections?: readonly string[], options?: RebuildOptions) => Promise<void>
  /** Builds these projections (all when left out) beside the ones in service and tells every row that differs; see {@link compareWithLog}. */
  readonly compare: (projections?: readonly string[], options?: CompareOptions) => Promise<readonly Comparison[]>
  /**
   * Follows the log to where it ends now, for programs that run and end (import, tests) as well as beside `start`;
   * when another process leads, waits until that one is there.
   */
  readonly catchUp: () => Promise<CaughtUp>
  /**
   * Resolves when these projections (all when left out) hold every event up to `position`: a reader sees its own write.
   * Throws {@link ProjectionsBehind} after `timeout` milliseconds, or at once when one stands still before a poison event.
   */
  readonly waitFor: (position: bigint, projections: readonly string[] | undefined, timeout: number) => Promise<void>
  /** How every projection stands, read from the database. */
  readonly status: () => Promise<EngineStatus>
}

/** Longest `catchUp` sleeps before it looks whether it waits in vain, in milliseconds. */
const CATCH_UP_STEP = 60_000

/** Throws {@link InvalidProjection} when a definition does not hold together. Does nothing before it is started. */
export const createProjectionEngine = (options: EngineOptions): ProjectionEngine => {
  const context: EngineContext = {
    pool: options.pool,
    store: options.store,
    registry: options.registry,
    layouts: layOutProjections(options.projections),
    settings: { ...defaultSettings, ...options.settings },
    onTrouble: options.onTrouble ?? (() => undefined),
  }
  const names = context.layouts.map((layout) => layout.name)
  const checkpoints = createCheckpoints()
  const waiting = createWaiting(context, checkpoints)
  let follower: Follower | null = null
  let renewing: Renewing | null = null

  const follow = async (renew: boolean): Promise<Follower> => {
    await createMissing(context.pool, context.layouts)
    if (renew) renewing ??= startRenewing(context, () => follower?.refresh())
    follower ??= startFollower(context, { checkpoints, onOutdated: () => renewing?.outdated() })
    return follower
  }
  const stop = async (): Promise<void> => {
    const [following, building] = [follower, renewing]
    follower = null
    renewing = null
    await Promise.all([following?.stop(), building?.stop()])
  }
  const named = (wanted: readonly string[]): readonly ProjectionLayout[] =>
    wanted.map((name) => {
      const layout = context.layouts.find((one) => one.name === name)
      if (layout === undefined) {
        throw new InvalidProjection(`There is no projection ${name}; choose from ${names.join(', ')}`)
      }
      return layout
    })
  const status = (): Promise<EngineStatus> => readStatus(context, follower?.isLeading() ?? false)

  /** Names of the projections that came to `position`; the others stand still before a poison event. */
  const reach = async (position: bigint): Promise<ReadonlySet<string>> => {
    const reached = new Set<string>()
    for (const name of names) {
      for (let waits = true; waits; ) {
        try {
          await waiting.until(position, [name], CATCH_UP_STEP)
          reached.add(name)
          waits = false
        } catch (error) {
          if (!(error instanceof ProjectionsBehind)) throw error
          waits = error.behind.every((one) => one.poison === null)
        }
      }
    }
    return reached
  }

  return {
    start: async () => {
      await follow(true)
    },
    stop,
    rebuild: async (wanted = names, rebuildOptions = {}) => {
      const layouts = named([...new Set(wanted)])
      await createMissing(context.pool, context.layouts)
      await rebuild(context, layouts, rebuildOptions)
      follower?.refresh()
    },
    compare: (wanted = names, compareOptions = {}) =>
      compareWithLog(context, named([...new Set(wanted)]), compareOptions),
    catchUp: async () => {
      const wasFollowing = follower !== null
      const head = await context.store.head()
      const running = await follow(false)
      try {
        running.wake()
        await running.settled
        const reached = await reach(head)
        const { projections } = await status()
        return { head, stopped: projections.filter((one) => !reached.has(one.projection)) }
      } finally {
        if (!wasFollowing) await stop()
      }
    },
    waitFor: async (position, projections, timeout) => {
      follower?.wake()
      await waiting.until(
        position,
        named(projections ?? names).map((layout) => layout.name),
        timeout,
      )
    },
    status,
  }
}
