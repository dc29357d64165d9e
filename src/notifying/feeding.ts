import type pg from 'pg'
import { type Alarm, createAlarm } from '../alarm.js'
import { transaction } from '../database/transaction.js'
import type { DomainEvent } from '../domain/events.js'
import type { Happened } from '../domain/shared/event.js'
import type { Instant } from '../domain/shared/time.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { readEvents } from '../projecting/event-handling.js'
import { Folding } from '../projecting/folding.js'
import { keepNotices, type ToldOf } from './keep-notices.js'
import { type KnownHouse, knownHouse } from './known-house.js'
import { noticesOf, tellsSomething } from './notices-of.js'

export type FeedingDependencies = {
  readonly pool: pg.Pool
  readonly store: Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'onAppended'>
  readonly registry: EventRegistry
  readonly now: () => Instant
  /** Whether mails are sent at all. */
  readonly mailing: boolean
  /** Told of trouble that is tried again. */
  readonly onTrouble: (error: unknown) => void
  /** New notices were kept. */
  readonly onTold?: () => void
}

/** Events taken in one transaction. */
const BATCH = 200

/** How often the log is looked at when nothing wakes it, in milliseconds. */
const POLL = 2_000

/** States of houses kept in memory. */
const STATES = 100

export type Feeding = {
  /** Tells all that is in the log now; answers the position it came to. */
  readonly catchUp: () => Promise<bigint>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const readCheckpoint = async (pool: pg.Pool): Promise<bigint | null> => {
  const { rows } = await pool.query<{ position: bigint | null }>('SELECT position FROM notifying.checkpoint')
  return rows[0]?.position ?? null
}

/**
 * Follows the log in position order and keeps whom each event tells what, with the checkpoint in the same transaction. Of
 * several processes that do so one moves the checkpoint; the others find it moved and keep nothing.
 */
export const createFeeding = (dependencies: FeedingDependencies): Feeding => {
  const { pool, store, registry, now, mailing, onTrouble, onTold } = dependencies
  const folding = new Folding(knownHouse, { store, registry }, STATES)
  const alarm: Alarm = createAlarm()
  let stopping = false

  /** Where to go on; the first time at the head: what was there before is no news. */
  const begin = async (): Promise<bigint> => {
    const known = await readCheckpoint(pool)
    if (known !== null) return known
    const head = await store.head()
    await pool.query('UPDATE notifying.checkpoint SET position = $1 WHERE position IS NULL', [head])
    return (await readCheckpoint(pool)) ?? head
  }

  const toldBy = async (after: bigint): Promise<{ readonly told: readonly ToldOf[]; readonly position: bigint }> => {
    const told: ToldOf[] = []
    let position = after
    for (const read of readEvents(registry, await store.readAll({ after, limit: BATCH }))) {
      position = read.stored.position
      if ('unreadable' in read) throw new Error(`Event ${read.stored.id} tells nobody anything: ${read.unreadable}`)
      if (!tellsSomething(read.event.type)) continue
      const [folded] = await folding.over([read])
      if (folded === undefined || 'reason' in folded) {
        throw new Error(`Event ${read.stored.id} tells nobody anything: ${folded?.reason ?? 'it has no state'}`)
      }
      const { id: event, house, recordedAt } = read.event
      // As for the fold: the newest shape of an event of the domain, and the state that fold builds.
      const notices = noticesOf(read.event as Happened<DomainEvent>, folded.around.after as KnownHouse)
      told.push(...notices.map((notice) => ({ notice, house, event, position, recordedAt })))
    }
    return { told, position }
  }

  /** Answers the new position, and null when another process had been there first. */
  const step = async (after: bigint): Promise<bigint | null> => {
    const { told, position } = await toldBy(after)
    if (position === after) return after
    const kept = await transaction(pool, async (client) => {
      const { rowCount } = await client.query('UPDATE notifying.checkpoint SET position = $2 WHERE position = $1', [
        after,
        position,
      ])
      return rowCount === 1 ? keepNotices(client, told, { now: now(), mailing }) : null
    })
    if (kept !== null && kept > 0) onTold?.()
    return kept === null ? null : position
  }

  const catchUp = async (): Promise<bigint> => {
    let position = await begin()
    for (;;) {
      const next = await step(position)
      if (next === position || stopping) return position
      position = next ?? (await begin())
    }
  }

  let running: Promise<void> | null = null
  let unsubscribe = (): void => undefined
  const run = async (): Promise<void> => {
    while (!stopping) {
      await catchUp().catch(onTrouble)
      if (!stopping) await alarm.sleep(POLL)
    }
  }
  return {
    catchUp,
    start: () => {
      unsubscribe = store.onAppended(alarm.wake)
      running ??= run()
    },
    stop: async () => {
      stopping = true
      unsubscribe()
      alarm.wake()
      await running
    },
  }
}
