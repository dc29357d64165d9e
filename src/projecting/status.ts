import type { Poison } from './errors.js'
import { readGenerations } from './generations.js'
import { readLeader } from './lease.js'
import type { EngineContext } from './settings.js'

export type ProjectionStatus = {
  readonly projection: string
  /** Version of the tables in service; may be lower than the program's while a new set is built. */
  readonly version: number
  readonly generation: number
  /** Every event up to here is in the tables. */
  readonly position: bigint
  /** Events between `position` and the head of the log. */
  readonly lag: bigint
  /** The event this projection stands still before; null when it goes on. */
  readonly poison: Poison | null
  /** Whether the tables in service were made by exactly this definition. */
  readonly current: boolean
  /** A new set being built beside the one in service; `position` of `target` events are in it. */
  readonly building: {
    readonly generation: number
    readonly version: number
    readonly position: bigint
    readonly target: bigint
    readonly startedAt: string
    readonly poison: Poison | null
  } | null
}

export type EngineStatus = {
  /** Position of the newest event. */
  readonly head: bigint
  /** Whether any process feeds the projections now, and whether it is this one. */
  readonly led: boolean
  readonly leading: boolean
  readonly projections: readonly ProjectionStatus[]
}

/** How every projection of this program stands, from the database: the same in every process. */
export const readStatus = async (context: EngineContext, leading: boolean): Promise<EngineStatus> => {
  // The checkpoints first: read the other way round, a projection could seem to be ahead of the log.
  const generations = await readGenerations(context.pool)
  const [head, leader] = await Promise.all([context.store.head(), readLeader(context.pool)])
  const projections = context.layouts.flatMap((layout): ProjectionStatus[] => {
    const mine = generations.filter((one) => one.projection === layout.name)
    const active = mine.find((one) => one.status === 'active')
    const building = mine.find((one) => one.status === 'building')
    if (active === undefined) return []
    const { version, generation, position, poison } = active
    return [
      {
        projection: layout.name,
        version,
        generation,
        position,
        lag: head > position ? head - position : 0n,
        poison,
        current: active.definition === layout.definition,
        building:
          building === undefined
            ? null
            : {
                generation: building.generation,
                version: building.version,
                position: building.position,
                target: building.target ?? head,
                startedAt: building.startedAt,
                poison: building.poison,
              },
      },
    ]
  })
  return { head, led: leader !== null, leading, projections }
}
