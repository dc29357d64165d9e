import type { Checkpoints } from './checkpoints.js'
import { ProjectionsBehind } from './errors.js'
import type { Checkpoint } from './feed.js'
import { readGenerations } from './generations.js'
import type { EngineContext } from './settings.js'

/** While another process leads the checkpoints are read from the database this often, once for all who wait; milliseconds. */
const LOOK_EVERY = 25

export type Waiting = {
  /**
   * Resolves when these projections hold every event up to `position`.
   * Throws {@link ProjectionsBehind} when that takes longer than `timeout` milliseconds, or at once when one of them
   * stands still before a poison event and so will not come there.
   */
  readonly until: (position: bigint, projections: readonly string[], timeout: number) => Promise<void>
}

type Known = ReadonlyMap<string, Checkpoint>

/** Reads the serving checkpoints; callers within a short time share one query. */
const createReader = ({ pool }: EngineContext): (() => Promise<Known>) => {
  let reading: Promise<Known> | null = null
  const read = async (): Promise<Known> => {
    const generations = await readGenerations(pool)
    return new Map(generations.filter((one) => one.status === 'active').map((one) => [one.projection, one]))
  }
  return () => {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }
}

const changedOrLater = (checkpoints: Checkpoints, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    const end = checkpoints.onChanged(done)
    function done(): void {
      clearTimeout(timer)
      end()
      resolve()
    }
  })

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const createWaiting = (context: EngineContext, checkpoints: Checkpoints): Waiting => {
  const readStored = createReader(context)
  const inMemory = (projections: readonly string[]): Known | null => {
    const known = new Map<string, Checkpoint>()
    for (const projection of projections) {
      const checkpoint = checkpoints.get(projection)
      if (checkpoint === undefined) return null
      known.set(projection, checkpoint)
    }
    return known
  }
  return {
    until: async (position, projections, timeout) => {
      const deadline = performance.now() + timeout
      for (;;) {
        const led = inMemory(projections)
        const known = led ?? (await readStored())
        const behind = projections
          .map((projection) => ({ projection, position: 0n, poison: null, ...known.get(projection) }))
          .filter((one) => one.position < position)
        if (behind.length === 0) return
        const left = deadline - performance.now()
        if (left <= 0 || behind.some((one) => one.poison !== null)) {
          throw new ProjectionsBehind(
            position,
            behind.map((one) => ({ projection: one.projection, position: one.position, poison: one.poison })),
          )
        }
        await (led === null ? later(Math.min(left, LOOK_EVERY)) : changedOrLater(checkpoints, left))
      }
    },
  }
}
