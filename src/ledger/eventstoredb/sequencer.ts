import { randomUUID } from 'node:crypto'
import { MAXIMUM_EVENTS } from '../append-rules.js'
import type { EventStoreDbConnection } from './connection.js'
import { type Database, inTransaction } from './database.js'
import { decode } from './envelope.js'
import { Fenced } from './errors.js'
import { type FencingToken, releaseLease, renewLease, takeLease } from './lease.js'
import { type LocatedOwnEvent, placeEvents, wholeAppends } from './placing.js'
import { scanAll } from './reading.js'
import { mismatchAt, newestPlace, type SequencedPlace } from './sequence.js'
import type { LocatedEvent, LogLocation } from './server-event.js'
import { Signal } from './signal.js'
import { SubscriptionHint } from './subscription-hint.js'

type SequencerOptions = {
  readonly connection: EventStoreDbConnection
  readonly database: Database
  readonly streamPrefixes: readonly string[]
  /** Milliseconds the lease holds without being renewed. */
  readonly leaseDuration: number
  /** Milliseconds between two looks at `$all` when no hint comes. */
  readonly pollInterval: number
  /** Most events placed in one transaction; never less than one append may hold. */
  readonly batchSize: number
  /** Called after events got their places. */
  readonly onPlaced: () => void
  /** Called when a round failed; the next round tries again. */
  readonly onProblem: (error: Error) => void
}

/** Milliseconds after which what other applications wrote meanwhile is marked as seen. */
const TO_END_EVERY = 5_000

/** What the one who leads knows: the newest place it wrote or found, and how far it has looked. */
type Progress = {
  readonly newest: bigint
  readonly scannedTo: LogLocation | null
  /** The place just found in PostgreSQL, still to be seen in EventStoreDB. */
  readonly unseen: SequencedPlace | null
}

const own = (event: LocatedEvent): LocatedOwnEvent[] => {
  const decoded = decode(event)
  return decoded === null ? [] : [{ ...decoded, location: event.location }]
}

/**
 * Gives events of ours their places, in the order of `$all`. Every process runs one; the one with the lease works and
 * the others wait for the lease to come free.
 *
 * What it has placed is in PostgreSQL, and only there: with the lease it always starts after the newest place. A
 * subscription and the store's own appends only wake it earlier; what it reads is always `$all` after the last scan.
 */
export class Sequencer {
  /** Why the last round failed; null after a good one. */
  problem: Error | null = null
  readonly #holder = randomUUID()
  readonly #wake = new Signal()
  readonly #hint: SubscriptionHint
  #token: FencingToken | null = null
  #renewAfter = 0
  #toEndAfter = 0
  #progress: Progress | null = null
  #stopped = false
  #loop: Promise<void> = Promise.resolve()

  constructor(private readonly options: SequencerOptions) {
    this.#hint = new SubscriptionHint(options.connection, options.streamPrefixes, () => this.#wake.emit())
  }

  /** Whether this process holds the lease, as far as it knows. */
  get leads(): boolean {
    return this.#token !== null
  }

  start(): void {
    this.#loop = this.#run()
  }

  /** Something was appended: look now. */
  kick(): void {
    this.#wake.emit()
  }

  /** Ends after the round that is under way and gives the lease back. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.emit()
    await this.#loop
    this.#hint.stop()
    await this.#giveBack()
  }

  /** Also after a failure: another process may reach the server that this one cannot reach. */
  async #giveBack(): Promise<void> {
    if (this.#token !== null) await releaseLease(this.options.database, this.#token).catch(() => undefined)
    this.#token = null
  }

  async #run(): Promise<void> {
    const { leaseDuration, pollInterval } = this.options
    const woken = this.#wake.listen()
    while (!this.#stopped) {
      const again = await this.#round()
      if (again || this.#stopped) continue
      await woken.wait(this.leads || this.problem !== null ? pollInterval : leaseDuration / 5)
    }
    woken.stop()
  }

  /** One look at `$all`. True when there is more to do at once. */
  async #round(): Promise<boolean> {
    try {
      const token = await this.#lead()
      const again = token === null ? false : await this.#placeNext(token)
      this.problem = null
      return again
    } catch (error) {
      // Whatever went wrong, the next round starts from what PostgreSQL holds.
      this.#progress = null
      if (error instanceof Fenced) {
        this.#token = null
        return true
      }
      this.problem = error instanceof Error ? error : new Error(String(error))
      this.options.onProblem(this.problem)
      await this.#giveBack()
      return false
    }
  }

  async #lead(): Promise<FencingToken | null> {
    const { database, leaseDuration } = this.options
    const now = performance.now()
    if (this.#token === null) {
      this.#token = await takeLease(database, this.#holder, leaseDuration)
      if (this.#token === null) return null
      this.#progress = null
      this.#renewAfter = now + leaseDuration / 3
    } else if (now > this.#renewAfter) {
      await renewLease(database, this.#token, leaseDuration)
      this.#renewAfter = now + leaseDuration / 3
    }
    this.#hint.ensure()
    return this.#token
  }

  async #placeNext(token: FencingToken): Promise<boolean> {
    const { connection, database, streamPrefixes, batchSize } = this.options
    const limit = Math.max(batchSize, MAXIMUM_EVENTS)
    const toEnd = performance.now() > this.#toEndAfter
    const progress = this.#progress ?? (await this.#findProgress())
    const scan = await connection.read('looking for new events', (client, signal) =>
      scanAll(client, signal, { prefixes: streamPrefixes, after: progress.scannedTo, limit, toEnd }),
    )
    if (toEnd) this.#toEndAfter = performance.now() + TO_END_EVERY
    if (progress.unseen !== null && !scan.anchored) {
      throw mismatchAt(progress.unseen, 'EventStoreDB does not hold it there')
    }
    const found = scan.events.flatMap(own)
    const events = wholeAppends(found)
    // The rest of an append that the page cut through is read again, together with its beginning.
    const whole = events.length === found.length
    const scannedTo = whole ? scan.scannedTo : (events.at(-1)?.location ?? progress.scannedTo)
    if (events.length === 0) {
      this.#progress = { newest: progress.newest, scannedTo, unseen: null }
      return scan.full
    }
    const newest = await placeEvents(database, token, progress.newest, events)
    this.#progress = { newest, scannedTo, unseen: null }
    this.options.onPlaced()
    return scan.full
  }

  async #findProgress(): Promise<Progress> {
    const newest = await inTransaction(this.options.database, 'reading the end of the order', newestPlace)
    return { newest: newest?.position ?? 0n, scannedTo: newest?.location ?? null, unseen: newest }
  }
}
