import { GenerationMoved, LeaseLost } from './errors.js'
import { type ReadEvent, readEvents } from './event-handling.js'
import { type Checkpoint, feed } from './feed.js'
import type { Followed } from './followed.js'
import { holdLease, type Token } from './lease.js'
import type { Pauses } from './pauses.js'
import { readLog } from './read-log.js'
import type { EngineContext } from './settings.js'

export type CycleOutcome = {
  /** Something was written: look again at once. */
  readonly busy: boolean
  /** Another generation serves than the one followed: look which. */
  readonly moved: boolean
}

export type CycleOptions = {
  readonly token: Token
  readonly pauses: Pauses
  readonly onFed: (projection: string, checkpoint: Checkpoint) => void
}

type Fed = 'written' | 'nothing' | 'moved'

const feedOne = async (
  context: EngineContext,
  followed: Followed,
  events: readonly ReadEvent[],
  { token, pauses, onFed }: CycleOptions,
): Promise<Fed> => {
  const { name } = followed.target.layout
  try {
    const before = followed.position
    const checkpoint = await feed(context.pool, followed.target, events, {
      status: 'active',
      guard: (client) => holdLease(client, token),
      known: followed.poison,
      idleLimit: context.settings.leaseDuration,
    })
    followed.position = checkpoint.position
    followed.poison = checkpoint.poison
    if (checkpoint.poison === null) pauses.succeeded(name)
    else pauses.failed(name)
    onFed(name, checkpoint)
    return checkpoint.position > before ? 'written' : 'nothing'
  } catch (error) {
    if (error instanceof LeaseLost) throw error
    if (error instanceof GenerationMoved) return 'moved'
    // This projection alone pauses: the others go on.
    pauses.failed(name)
    context.onTrouble(error)
    return 'nothing'
  }
}

const feedAll = async (
  context: EngineContext,
  group: readonly Followed[],
  events: readonly ReadEvent[],
  options: CycleOptions,
): Promise<readonly Fed[]> => {
  const waiting = [...group]
  const fed: Fed[] = []
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      fed.push(await feedOne(context, next, events, options))
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: context.settings.concurrency }, lane))
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason
  return fed
}

/**
 * One round: every projection that is not pausing gets at most one batch. The log is read once after the lowest
 * checkpoint and feeds all that the batch reaches; projections further on get a reading of their own, so that one
 * that has far to go does not hold up the others.
 */
export const runCycle = async (
  context: EngineContext,
  all: readonly Followed[],
  options: CycleOptions,
): Promise<CycleOutcome> => {
  let waiting = all
    .filter((one) => !options.pauses.resting(one.target.layout.name))
    .sort((one, other) => (one.position < other.position ? -1 : one.position > other.position ? 1 : 0))
  const fed: Fed[] = []
  for (let lowest = waiting[0]; lowest !== undefined; lowest = waiting[0]) {
    const stored = await readLog(context.store, lowest.position, context.settings.batchSize)
    const last = stored.at(-1)?.position
    if (last === undefined) break
    const group = waiting.filter((one) => one.position < last)
    waiting = waiting.filter((one) => one.position >= last)
    fed.push(...(await feedAll(context, group, readEvents(context.registry, stored), options)))
  }
  return { busy: fed.includes('written'), moved: fed.includes('moved') }
}
