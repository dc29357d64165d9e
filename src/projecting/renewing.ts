import { createAlarm } from '../alarm.js'
import { RebuildRefused } from './errors.js'
import { readGenerations } from './generations.js'
import type { ProjectionLayout } from './projection-layout.js'
import { rebuild } from './rebuild.js'
import type { EngineContext } from './settings.js'

/** Builds anew, in the background, what another definition made. */
export type Renewing = {
  /** This process leads and found outdated tables: build, also when a newer program made them. */
  readonly outdated: () => void
  readonly stop: () => Promise<void>
}

/**
 * A program does not replace what a newer version made while that one may still run beside it; only when it came to
 * lead (the newer one is gone: somebody went back to an older version) it does.
 */
const toRenew = async (context: EngineContext, leads: boolean): Promise<readonly ProjectionLayout[]> => {
  const active = (await readGenerations(context.pool)).filter((one) => one.status === 'active')
  return context.layouts.filter((layout) => {
    const serving = active.find((one) => one.projection === layout.name)
    if (serving === undefined || serving.definition === layout.definition) return false
    return leads || serving.version <= layout.projection.version
  })
}

/** Starts at once; `onRenewed` is called after every switch. */
export const startRenewing = (context: EngineContext, onRenewed: () => void): Renewing => {
  const { settings, onTrouble } = context
  const alarm = createAlarm()
  const abort = new AbortController()
  let leads = false
  let wanted = true

  const renew = async (): Promise<void> => {
    const layouts = await toRenew(context, leads)
    if (layouts.length > 0) await rebuild(context, layouts, { signal: abort.signal })
    onRenewed()
  }
  const run = async (): Promise<void> => {
    let pause = settings.retryAfter
    while (!abort.signal.aborted) {
      if (!wanted) {
        await alarm.sleep(settings.retryAtMost)
        continue
      }
      wanted = false
      try {
        await renew()
        leads = false
        pause = settings.retryAfter
      } catch (error) {
        if (abort.signal.aborted) return
        wanted = true
        onTrouble(error)
        await alarm.sleep(pause)
        // Another process at work on the same is no failure: look again soon.
        if (!(error instanceof RebuildRefused)) pause = Math.min(pause * 2, settings.retryAtMost)
      }
    }
  }
  const running = run()
  return {
    outdated: () => {
      leads = true
      wanted = true
      alarm.wake()
    },
    stop: async () => {
      abort.abort()
      alarm.wake()
      await running
    },
  }
}
