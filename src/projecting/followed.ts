import { createTarget, type Target } from './batch.js'
import type { Poison } from './errors.js'
import { type Generation, readGenerations } from './generations.js'
import type { EngineContext } from './settings.js'

/** A generation in service that this program feeds. */
export type Followed = {
  readonly target: Target
  position: bigint
  /** As recorded, or as met since; kept so that `since` stays while it is the same event. */
  poison: Poison | null
}

export type InService = {
  readonly followed: readonly Followed[]
  /** Projections whose serving tables were made by a program with another definition. */
  readonly outdated: ReadonlySet<string>
}

const fits = (active: Generation, layout: EngineContext['layouts'][number]): boolean =>
  // Other code over the same tables may feed them until the set it builds itself is switched in; tables of another
  // shape keep serving as they are.
  active.layout === layout.layout

/** What serves now, seen by this program; `known` is what it followed until now. */
export const readInService = async (context: EngineContext, known: readonly Followed[]): Promise<InService> => {
  const { pool, layouts } = context
  const active = new Map(
    (await readGenerations(pool)).filter((one) => one.status === 'active').map((one) => [one.projection, one]),
  )
  const followed: Followed[] = []
  const outdated = new Set<string>()
  for (const layout of layouts) {
    const serving = active.get(layout.name)
    if (serving === undefined) continue
    if (serving.definition !== layout.definition) outdated.add(layout.name)
    if (!fits(serving, layout)) continue
    const { generation, position, poison } = serving
    // What is followed already goes on with the states it has.
    const same = known.find(({ target }) => target.layout === layout && target.generation === generation)
    followed.push({ target: same?.target ?? createTarget(context, layout, generation), position, poison })
  }
  return { followed, outdated }
}
