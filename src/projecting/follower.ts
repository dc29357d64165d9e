import { randomUUID } from 'node:crypto'
import { createAlarm } from '../alarm.js'
import type { Checkpoints } from './checkpoints.js'
import { runCycle } from './cycle.js'
import { LeaseLost } from './errors.js'
import { type InService, readInService } from './followed.js'
import { createMissing, dropRetired } from './generations.js'
import { releaseLease, renewLease, type Token, takeLease } from './lease.js'
import { createPauses } from './pauses.js'
import type { EngineContext } from './settings.js'

/** Leads when nobody else does, and then feeds the projections, until stopped. */
export type Follower = {
  readonly isLeading: () => boolean
  /** Resolves when it is known whether this process leads, and, if so, every projection was tried once. */
  readonly settled: Promise<void>
  /** Looks at the log now. */
  readonly wake: () => void
  /** Another generation may serve now: look which before the next batch. */
  readonly refresh: () => void
  /** Finishes the running batch, gives the lease back. */
  readonly stop: () => Promise<void>
}

export type FollowerOptions = {
  readonly checkpoints: Checkpoints
  /** This process leads now, and some projections serve tables that another definition made. */
  readonly onOutdated: () => void
}

/** How long knowledge of which generation serves is trusted, in milliseconds; a checkpoint is never written to a wrong one. */
const KNOWLEDGE_LASTS = 2_000

const isSubset = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((one) => whole.has(one))

export const startFollower = (context: EngineContext, { checkpoints, onOutdated }: FollowerOptions): Follower => {
  const { pool, store, layouts, settings, onTrouble } = context
  const holder = randomUUID()
  const alarm = createAlarm()
  const pauses = createPauses(settings.retryAfter, settings.retryAtMost)
  let stopping = false
  let token: Token | null = null
  let inService: InService = { followed: [], outdated: new Set() }
  let readAt = 0
  /** A program that found its tables replaced by another version lets a newer process lead first. */
  let standsAside = false
  let settle: () => void = () => undefined
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })

  const lose = (): void => {
    token = null
    checkpoints.forget()
  }

  const look = async (): Promise<void> => {
    inService = await readInService(context, inService.followed)
    readAt = performance.now()
    for (const { target, position, poison } of inService.followed) {
      const known = checkpoints.get(target.layout.name)
      // A recorded poison event counts only once this process has met it itself: the program may have been repaired.
      checkpoints.set(target.layout.name, { position, poison: known === undefined ? null : poison })
    }
  }

  const lead = async (): Promise<void> => {
    const { leaseDuration } = settings
    token = await takeLease(pool, holder, leaseDuration, standsAside ? leaseDuration : 0, leaseDuration)
    if (token === null) return
    standsAside = false
    pauses.clear()
    await createMissing(pool, layouts)
    await dropRetired(
      pool,
      layouts.map((layout) => layout.name),
    )
    await look()
    if (inService.outdated.size > 0) onOutdated()
  }

  const lookAgain = async (held: Token): Promise<void> => {
    const before = inService.outdated
    await look()
    if (isSubset(inService.outdated, before)) return
    standsAside = true
    lose()
    await releaseLease(pool, held)
  }

  const renewal = setInterval(() => {
    const held = token
    if (held === null) return
    renewLease(pool, held, settings.leaseDuration).then((kept) => {
      if (!kept && token === held) lose()
    }, onTrouble)
  }, settings.leaseDuration / 3)

  const round = async (): Promise<boolean> => {
    if (token === null) await lead()
    if (token === null) return false
    if (performance.now() - readAt > KNOWLEDGE_LASTS) await lookAgain(token)
    if (token === null) return false
    const outcome = await runCycle(context, inService.followed, {
      token,
      pauses,
      onFed: (projection, checkpoint) => checkpoints.set(projection, checkpoint),
    })
    if (outcome.moved && token !== null) await lookAgain(token)
    return outcome.busy || outcome.moved
  }

  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        const busy = await round()
        settle()
        if (!busy && !stopping) await alarm.sleep(settings.pollInterval)
      } catch (error) {
        settle()
        if (error instanceof LeaseLost) lose()
        onTrouble(error)
        if (!stopping) await alarm.sleep(settings.pollInterval)
      }
    }
    clearInterval(renewal)
    const held = token
    lose()
    if (held !== null) await releaseLease(pool, held).catch(onTrouble)
  }

  const unsubscribe = store.onAppended(alarm.wake)
  const running = run()
  return {
    isLeading: () => token !== null,
    settled,
    wake: alarm.wake,
    refresh: () => {
      readAt = Number.NEGATIVE_INFINITY
      alarm.wake()
    },
    stop: async () => {
      stopping = true
      unsubscribe()
      alarm.wake()
      await running
    },
  }
}
