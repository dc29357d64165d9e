import { createAlarm } from '../../alarm.js'
import type { StoredCheckpoint } from './checkpoint-store.js'
import { type SealingMemory, type SealingOptions, sealOnce } from './sealing.js'
import { SealingRefused } from './sealing-refused.js'

export type SealerOptions = SealingOptions & {
  /** Told of trouble that is tried again, once for each new sentence. */
  readonly onTrouble: (error: unknown) => void
  /** Told of every checkpoint this process signed. */
  readonly onSigned?: (checkpoint: StoredCheckpoint) => void
  /** Milliseconds between two rounds while events keep coming. Default 1,000: each flushes files, which keeps appends waiting. */
  readonly interval?: number
  /** Milliseconds between two looks when no event is announced. Default 500. */
  readonly poll?: number
}

/** How sealing goes in this process. */
export type SealingStatus = {
  /** Why the last round failed; null when it did not. */
  readonly problem: { readonly code: string; readonly message: string } | null
}

export type Sealer = {
  /** From now on every event is covered by a signed checkpoint soon after it was recorded. */
  readonly start: () => void
  /** Seals what is in the log now, and resolves when it is signed. @throws {SealingRefused} */
  readonly catchUp: () => Promise<void>
  readonly status: () => SealingStatus
  readonly stop: () => Promise<void>
}

const RETRY_AFTER = 1_000
const RETRY_AT_MOST = 30_000

/** Seals the log in the background. Any number of processes may; one at a time works. */
export const createSealer = (options: SealerOptions): Sealer => {
  const { store, onTrouble, onSigned, interval = 1_000, poll = 500 } = options
  const memory: SealingMemory = { edge: null, checked: null }
  const alarm = createAlarm()
  const ending = createAlarm()
  let problem: SealingStatus['problem'] = null
  let running: Promise<void> | null = null
  let stopped = false
  let unsubscribe = (): void => undefined

  const round = async (): Promise<boolean> => {
    const { signed, more } = await sealOnce(options, memory)
    problem = null
    if (signed !== null) onSigned?.(signed)
    return more
  }

  const failed = (error: unknown): void => {
    memory.edge = null
    memory.checked = null
    const message = error instanceof Error ? error.message : String(error)
    if (problem?.message !== message) onTrouble(error)
    problem = { code: error instanceof SealingRefused ? error.code : 'failed', message }
  }

  const run = async (): Promise<void> => {
    let pause = RETRY_AFTER
    while (!stopped) {
      try {
        while (!stopped && (await round()));
        pause = RETRY_AFTER
        // What is appended in this while is sealed together.
        await ending.sleep(interval)
        if (!stopped) await alarm.sleep(poll)
      } catch (error) {
        failed(error)
        // New events are no reason to try sooner.
        if (!stopped) await ending.sleep(pause)
        pause = Math.min(pause * 2, RETRY_AT_MOST)
      }
    }
  }

  return {
    start: () => {
      if (running !== null) return
      unsubscribe = store.onAppended(alarm.wake)
      running = run()
    },
    catchUp: async () => {
      while (await round());
    },
    status: () => ({ problem }),
    stop: async () => {
      stopped = true
      unsubscribe()
      alarm.wake()
      ending.wake()
      await running
    },
  }
}
