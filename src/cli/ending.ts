import { once } from 'node:events'
import { EmbeddedPostgresFailed } from '../database/embedded.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does work that goes on until the process is asked to end (Ctrl-C, a service manager): `ending` aborts then, and the
 * work closes what it opened. Asked a second time, the process ends at once.
 */
export const untilAskedToEnd = async (work: (ending: AbortSignal) => Promise<void>): Promise<void> => {
  const controller = new AbortController()
  const ending = controller.signal
  const stopListening = (): void => {
    for (const name of SIGNALS) process.off(name, end)
  }
  const end = (): void => {
    stopListening()
    controller.abort()
  }
  for (const name of SIGNALS) process.on(name, end)
  try {
    await work(ending)
  } catch (error) {
    // Ctrl-C in a terminal also reaches the program that makes the database files: then its failure was asked for.
    if (!(ending.aborted && error instanceof EmbeddedPostgresFailed)) throw error
  } finally {
    stopListening()
  }
}

/** Resolves when the process is asked to end, at once when it was already. */
export const asked = async (ending: AbortSignal): Promise<void> => {
  if (!ending.aborted) await once(ending, 'abort')
}
