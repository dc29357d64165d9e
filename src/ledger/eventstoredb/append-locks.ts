import { createHash } from 'node:crypto'
import { StoreUnavailable } from '../event-store.js'
import { toDatabaseError } from './database.js'
import type { DatabaseSession } from './session.js'
import { withTimeLimit } from './time-limit.js'

/** Milliseconds between two tries for a lock that another process holds; a random part of it is added. */
const RETRY_AFTER = 5

const WHAT = 'taking the lock of a house'

/** PostgreSQL's advisory locks are numbers of 64 bits; the prefix keeps ours apart from other uses. */
const lockNumber = (name: string): string =>
  createHash('sha256').update(`besluitboek append ${name}`).digest().readBigInt64BE().toString()

/**
 * Locks by name, held by one append at a time over all processes that share the PostgreSQL database. Within this
 * process they are given in the order they were asked for; between processes they are advisory locks on the store's
 * own session, so they vanish with a process that dies.
 */
export class AppendLocks {
  /** For each lock, resolves when the last append of this process that asked for it is done. */
  readonly #lastOf = new Map<string, Promise<void>>()

  constructor(
    private readonly session: DatabaseSession,
    /** Milliseconds to wait for locks before giving up. */
    private readonly limit: number,
  ) {}

  /** Runs `work` while holding all locks of these names. Throws {@link StoreUnavailable} when they do not come free. */
  async holding<Answer>(names: readonly string[], work: () => Promise<Answer>): Promise<Answer> {
    const locks = [...new Set(names.map(lockNumber))]
    const giveUpAt = performance.now() + this.limit
    const turn = this.#queue(locks)
    try {
      await withTimeLimit(WHAT, this.limit, () => turn.comes).catch(() => {
        throw busy()
      })
      await this.#holdInDatabase(locks, giveUpAt)
      try {
        return await work()
      } finally {
        this.#unlock(locks)
      }
    } finally {
      turn.end()
    }
  }

  /** Queues for all locks in one step, so that two appends can never wait for each other. */
  #queue(locks: readonly string[]): { readonly comes: Promise<unknown>; readonly end: () => void } {
    const comes = Promise.all(locks.map((lock) => this.#lastOf.get(lock) ?? Promise.resolve()))
    let end = (): void => undefined
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    // Also who gives up while waiting lets nobody pass who is still behind the ones before.
    const done = comes.then(() => ended)
    for (const lock of locks) this.#lastOf.set(lock, done)
    void done.then(() => {
      for (const lock of locks) if (this.#lastOf.get(lock) === done) this.#lastOf.delete(lock)
    })
    return { comes, end: () => end() }
  }

  /** All or none: who keeps one lock while waiting for another can wait for ever. */
  async #holdInDatabase(locks: readonly string[], giveUpAt: number): Promise<void> {
    while (true) {
      const taken = await this.#tryInDatabase(locks)
      if (taken.length === locks.length) return
      this.#unlock(taken)
      if (performance.now() > giveUpAt) throw busy()
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER * (1 + Math.random())))
    }
  }

  async #tryInDatabase(locks: readonly string[]): Promise<readonly string[]> {
    try {
      const rows = await this.session.query<{ lock: string; taken: boolean }>(
        'SELECT lock::text, pg_try_advisory_lock(lock) AS taken FROM unnest($1::bigint[]) AS lock',
        [locks],
      )
      return rows.filter((row) => row.taken).map((row) => row.lock)
    } catch (error) {
      throw toDatabaseError(WHAT, error)
    }
  }

  /** Not waited for: the session runs its statements in order, so the next try comes after it. */
  #unlock(locks: readonly string[]): void {
    if (locks.length === 0) return
    this.session
      .query('SELECT pg_advisory_unlock(lock) FROM unnest($1::bigint[]) AS lock', [locks])
      // The session then ends its connection, and the locks with it.
      .catch(() => undefined)
  }
}

const busy = (): StoreUnavailable =>
  new StoreUnavailable(
    'Other commands for this house are still being recorded. Try again; a retry with the same command key settles what happened.',
  )
