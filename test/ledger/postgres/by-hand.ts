import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { expect } from 'vitest'
import { checkAppend } from '../../../src/ledger/append-rules.js'
import type { Append } from '../../../src/ledger/event-store.js'
import { appendBatch, type Verdict } from '../../../src/ledger/postgres/append-batch.js'
import type { TestDatabase } from '../../database.js'

/** A writer that is stepped through by hand: it has appended, holds the lock of the head, and has not committed. */
export type HeldWriter = {
  readonly verdict: Verdict
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
  /** Its process is gone, in the middle of its transaction. */
  readonly die: () => Promise<void>
}

const appendOn = async (client: pg.PoolClient, append: Append): Promise<Verdict> => {
  const connection = {
    rows: async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
      const result = await client.query<(string | null)[]>({
        text,
        values: [...values],
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      })
      return result.rows
    },
  }
  const [verdict] = await appendBatch(connection, [checkAppend(append)])
  return verdict!
}

/** Begins a transaction under the role of the program and appends in it. */
export const holdAppend = async (
  database: TestDatabase,
  append: Append,
  begin = 'begin isolation level read committed',
): Promise<HeldWriter> => {
  const client = await database.pool.connect()
  const end = async (statement: string): Promise<void> => {
    await client.query(statement)
    client.release()
  }
  try {
    await client.query(begin)
    const pid = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const verdict = await appendOn(client, append)
    return {
      verdict,
      commit: () => end('commit'),
      rollback: () => end('rollback'),
      die: async () => {
        client.on('error', () => undefined)
        await database.owner.query('select pg_terminate_backend($1)', [pid.rows[0]?.pid])
        client.release(true)
      },
    }
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Waits until this many sessions stand still before the lock of the head: the interleaving is then certain. */
export const untilWaiting = async (database: TestDatabase, sessions: number): Promise<void> => {
  const waiting = async (): Promise<number> => {
    const found = await database.owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%log.append%'`,
    )
    return found.rows.length
  }
  await expect.poll(waiting, { timeout: 5_000, interval: 10 }).toBe(sessions)
}

/** Whether a promise is still open after a while in which it could have ended. */
export const isStillOpen = async (promise: Promise<unknown>): Promise<boolean> => {
  const settled = promise.then(
    () => false,
    () => false,
  )
  return Promise.race([settled, sleep(150, true)])
}
