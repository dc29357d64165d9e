import type pino from 'pino'
import { ProjectionsBehind } from '../projecting/errors.js'
import type { Runtime } from '../runtime.js'

/** How long one look at the tables waits before it is asked whether the program ends, in milliseconds. */
const STEP = 1_000

/**
 * Finishes beside the running server what an earlier run may have left undone: once the tables hold the whole log, erases
 * again whoever the log says is erased, and settles values whose event may never have come. Answers a function that
 * stops it.
 */
export const settlePersonalData = (
  { engine, store, personalData }: Pick<Runtime, 'engine' | 'store' | 'personalData'>,
  logger: pino.Logger,
): (() => Promise<void>) => {
  let ending = false
  const caughtUp = async (position: bigint): Promise<boolean> => {
    while (!ending) {
      try {
        await engine.waitFor(position, ['persons'], STEP)
        return true
      } catch (error) {
        if (!(error instanceof ProjectionsBehind) || error.behind.some(({ poison }) => poison !== null)) throw error
      }
    }
    return false
  }
  const settle = async (): Promise<void> => {
    if (!(await caughtUp(await store.head()))) return
    const persons = await personalData.replayErasures()
    if (persons > 0) logger.warn({ persons }, 'persons who were erased still had personal data; erased again')
    const events = await personalData.settleAwaited()
    if (events > 0) logger.warn({ events }, 'personal values whose event never came are removed')
  }
  const settling = settle().catch((error: unknown) => logger.warn({ err: error }, 'personal data not settled'))
  return async () => {
    ending = true
    await settling
  }
}
