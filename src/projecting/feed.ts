import type pg from 'pg'
import { type Client, isDataRefused, transaction } from '../database/transaction.js'
import { applyBatch, type Target } from './batch.js'
import { type Poison, UnstorableValue } from './errors.js'
import { type Fault, type ReadEvent, reasonOf } from './event-handling.js'
import { lockGeneration, setCheckpoint } from './generations.js'

/** How far a generation came, and the event it stands still before, if any. */
export type Checkpoint = { readonly position: bigint; readonly poison: Poison | null }

export type FeedOptions = {
  readonly status: 'active' | 'building'
  /** Runs first in every transaction; throws when this process may not write any more. */
  readonly guard: (client: Client) => Promise<void>
  /** What was known to be poison before, so that `since` stays when it is still the same event. */
  readonly known: Poison | null
  /** After this long between two statements PostgreSQL ends the transaction, in milliseconds: a process that hangs cannot hold the lease. */
  readonly idleLimit: number
}

export const poisonFrom = (fault: Fault, known: Poison | null): Poison => ({
  event: fault.stored.id,
  type: fault.stored.type,
  position: fault.stored.position,
  reason: fault.reason,
  since: known?.event === fault.stored.id ? known.since : new Date().toISOString(),
})

const afterPosition = (events: readonly ReadEvent[], position: bigint): readonly ReadEvent[] => {
  const start = events.findIndex((read) => read.stored.position > position)
  return start === -1 ? [] : events.slice(start)
}

const isRefused = (error: unknown): boolean => error instanceof UnstorableValue || isDataRefused(error)

/** One transaction: rows and checkpoint together. `refused` is set when the only event is refused by PostgreSQL itself. */
const feedOnce = (
  pool: pg.Pool,
  target: Target,
  events: readonly ReadEvent[],
  options: FeedOptions,
  refused: Fault | null,
): Promise<Checkpoint> =>
  transaction(pool, async (client) => {
    // A crash may lose the last of these commits: rows and checkpoint together, and they are fed again from the log.
    await client.query(
      `SELECT set_config('synchronous_commit', 'off', true), set_config('idle_in_transaction_session_timeout', $1, true)`,
      [`${options.idleLimit}ms`],
    )
    await options.guard(client)
    const { name } = target.layout
    const before = await lockGeneration(client, name, target.generation, options.status)
    const due = afterPosition(events, before)
    const [first] = due
    if (first === undefined) return { position: before, poison: null }
    if (first.stored.position !== before + 1n) {
      throw new Error(
        `The log gave position ${first.stored.position} after ${before}; projection ${name} would miss events`,
      )
    }
    const fault = refused ?? (await applyBatch(client, target, due))
    const poison = fault === null ? null : poisonFrom(fault, options.known)
    const position = poison === null ? (due.at(-1) ?? first).stored.position : poison.position - 1n
    await setCheckpoint(client, name, target.generation, position, poison)
    return { position, poison }
  })

/**
 * Writes events (contiguous, from at or before the checkpoint) to a generation, in one transaction with its checkpoint.
 * An event that cannot be handled stops it exactly there: what comes before is committed, the event is recorded, and
 * nothing is skipped. When PostgreSQL refuses the written rows, the batch is halved until the guilty event is found.
 *
 * Throws {@link LeaseLost}, {@link GenerationMoved}, or the error of a server that did not answer: nothing of the
 * running transaction is kept then.
 */
export const feed = async (
  pool: pg.Pool,
  target: Target,
  events: readonly ReadEvent[],
  options: FeedOptions,
): Promise<Checkpoint> => {
  try {
    return await feedOnce(pool, target, events, options, null)
  } catch (error) {
    if (!isRefused(error)) throw error
    const [first] = events
    if (events.length === 1 && first !== undefined) {
      return await feedOnce(pool, target, events, options, { stored: first.stored, reason: reasonOf(error) })
    }
    const middle = Math.ceil(events.length / 2)
    const half = await feed(pool, target, events.slice(0, middle), options)
    return half.poison === null ? await feed(pool, target, events.slice(middle), options) : half
  }
}
