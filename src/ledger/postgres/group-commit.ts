import pg from 'pg'
import type { CheckedAppend } from '../append-rules.js'
import { InvalidAppend, StoreUnavailable } from '../event-store.js'
import type { Verdict } from './append-batch.js'

/** Collects appends that wait at the same time and writes them together. */
export type GroupCommit = {
  /** The verdict on this append, once its batch is durable. */
  readonly write: (append: CheckedAppend) => Promise<Verdict>
  /** Refuses what comes from now on, and waits until what was taken in is settled. */
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly append: CheckedAppend
  readonly settle: (verdict: Verdict) => void
  readonly fail: (error: unknown) => void
}

const MAXIMUM_APPENDS = 256
const MAXIMUM_EVENTS = 2_000

/** SQLSTATE classes of data that can never be stored: 22 data exception, 23 constraint violation, 54 limit exceeded. */
const isRefusedData = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && ['22', '23', '54'].includes(error.code?.slice(0, 2) ?? '')

/** Takes the next batch from the front of the queue: as much as fits, no command key and no event id twice. */
const takeBatch = (queue: Waiting[]): readonly Waiting[] => {
  const keys = new Set<string>()
  const ids = new Set<string>()
  let size = 0
  let events = 0
  for (const { append } of queue) {
    const { house, command } = append.request
    const key = command === null ? null : `${house} ${command.key}`
    events += append.events.length
    const full = size > 0 && (size === MAXIMUM_APPENDS || events > MAXIMUM_EVENTS)
    const twice = (key !== null && keys.has(key)) || append.events.some(({ event }) => ids.has(event.id))
    if (full || twice) break
    if (key !== null) keys.add(key)
    for (const { event } of append.events) ids.add(event.id)
    size += 1
  }
  return queue.splice(0, size)
}

/**
 * One batch is under way at a time; what arrives meanwhile forms the next. `writeBatch` writes all it is given in one
 * transaction. When PostgreSQL refuses the whole statement, so that nothing of it was written, each append is tried
 * alone: one that cannot be stored never takes others down with it.
 */
export const createGroupCommit = (
  writeBatch: (batch: readonly CheckedAppend[]) => Promise<readonly Verdict[]>,
): GroupCommit => {
  const queue: Waiting[] = []
  let draining: Promise<void> | null = null
  let closed = false

  const writeAlone = async (waiting: Waiting): Promise<void> => {
    try {
      const [verdict] = await writeBatch([waiting.append])
      if (verdict === undefined) throw new Error('log.append gave no verdict')
      waiting.settle(verdict)
    } catch (error) {
      waiting.fail(
        isRefusedData(error)
          ? new InvalidAppend(`PostgreSQL refuses this append: ${error.message}`, { cause: error })
          : error,
      )
    }
  }

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    if (batch.length === 1) {
      for (const waiting of batch) await writeAlone(waiting)
      return
    }
    try {
      const verdicts = await writeBatch(batch.map(({ append }) => append))
      for (const [index, waiting] of batch.entries()) {
        const verdict = verdicts[index]
        if (verdict === undefined) waiting.fail(new Error('log.append gave no verdict'))
        else waiting.settle(verdict)
      }
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        for (const waiting of batch) waiting.fail(error)
        return
      }
      for (const waiting of batch) await writeAlone(waiting)
    }
  }

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      // Lets all who were woken by the last batch hand in their next append, so that they share one commit.
      await new Promise(setImmediate)
      await write(takeBatch(queue))
    }
    draining = null
  }

  return {
    write: (append) =>
      new Promise((settle, fail) => {
        if (closed) {
          fail(new StoreUnavailable('The event store is closed'))
          return
        }
        queue.push({ append, settle, fail })
        draining ??= drain()
      }),
    close: async () => {
      closed = true
      await draining
    },
  }
}
