import type pg from 'pg'
import { z } from 'zod'
import type { StoredEvent } from '../event.js'
import { type EventStore, StoreUnavailable } from '../event-store.js'
import { type AppendOptions, appendOnce } from './append.js'
import { AppendLocks } from './append-locks.js'
import { EventStoreDbConnection } from './connection.js'
import type { Database } from './database.js'
import { type WaitOptions, waitForPlaces } from './placed.js'
import { readAllAfter } from './read-all.js'
import { mismatchAt, newestPosition, placeEvent, placeOfEvent, sequencedCommand } from './sequence.js'
import { Sequencer } from './sequencer.js'
import { DatabaseSession } from './session.js'
import { Signal } from './signal.js'
import { readOwnStream } from './stream.js'

export type EventStoreDbOptions = {
  /** Address of the server or cluster: `esdb://…` or `esdb+discover://…`. Its user must be allowed to read `$all`. */
  readonly url: string
  /** PostgreSQL, where the order of the ledger is kept. The store holds one of its connections for as long as it lives. */
  readonly pool: pg.Pool
  /** Beginnings of our stream names; only such streams are written and read. `house-` when left out. */
  readonly streamPrefixes?: readonly string[]
  /** Milliseconds one call to either server may take; 5,000 when left out. */
  readonly callLimit?: number
  /** Milliseconds to wait for the locks of an append, and for the places of events; 10,000 when left out. */
  readonly waitLimit?: number
  /** Milliseconds between two looks for new events when no hint comes; 200 when left out. */
  readonly pollInterval?: number
  /** Milliseconds after which the sequencer of another process takes over from one that died; 10,000 when left out. */
  readonly leaseDuration?: number
  /** Called when the sequencer cannot go on for now; it keeps trying. */
  readonly onProblem?: (error: Error) => void
}

/** Most events the sequencer places in one transaction. */
const BATCH = 1_000

/** Anything but a UUID is the id of no event, and no value for a uuid column. */
const isUuid = (id: string): boolean => z.uuid().safeParse(id).success

/**
 * The log in EventStoreDB, its order in PostgreSQL. Keeps the contract of {@link EventStore}; besides the errors named
 * there, reads and appends throw `LogMismatch` when the two servers do not hold the same story.
 *
 * Starts a sequencer at once; of all processes with the same PostgreSQL database one works at a time.
 */
export const createEventStoreDbEventStore = (options: EventStoreDbOptions): EventStore => {
  const { url, pool, streamPrefixes = ['house-'], callLimit = 5_000, waitLimit = 10_000 } = options
  const { pollInterval = 200, leaseDuration = 10_000, onProblem = () => undefined } = options
  const connection = new EventStoreDbConnection(url, callLimit)
  const database: Database = { pool, limit: callLimit }
  const placed = new Signal()
  const onPlaced = (): void => placed.emit()
  const session = new DatabaseSession(pool, callLimit, onPlaced)
  const reading = { connection, database, streamPrefixes }
  const sequencer = new Sequencer({ ...reading, leaseDuration, pollInterval, batchSize: BATCH, onPlaced, onProblem })
  const wait: WaitOptions = { database, placed, limit: waitLimit, pollInterval, problem: () => sequencer.problem }
  const appending: AppendOptions = {
    ...reading,
    locks: new AppendLocks(session, waitLimit),
    wait,
    onDurable: () => sequencer.kick(),
  }
  const open = new OpenCalls()
  session.start()
  sequencer.start()

  return {
    name: 'eventstoredb',
    append: (request) => open.run(() => appendOnce(appending, request)),
    readStream: (stream, range) => open.run(() => readPlacedStream(reading, wait, stream, range)),
    readAll: ({ after, limit }) => open.run(() => readAllAfter(reading, after, limit)),
    readEvent: (id) => open.run(() => readPlacedEvent(reading, id)),
    findCommand: (house, key) => open.run(() => sequencedCommand(database, house, key)),
    head: () => open.run(() => newestPosition(database)),
    onAppended: (wake) => placed.subscribe(wake),
    close: () =>
      open.close(async () => {
        await sequencer.stop()
        await session.close()
        await connection.close()
      }),
  }
}

/** The calls under way: closing refuses new ones and waits for these. */
class OpenCalls {
  readonly #calls = new Set<Promise<unknown>>()
  #closing: Promise<void> | null = null

  async run<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    if (this.#closing !== null) throw new StoreUnavailable('The event store is closed; start the program again.')
    const answer = call()
    this.#calls.add(answer)
    try {
      return await answer
    } finally {
      this.#calls.delete(answer)
    }
  }

  close(end: () => Promise<void>): Promise<void> {
    this.#closing ??= Promise.allSettled([...this.#calls]).then(end)
    return this.#closing
  }
}

type Reading = Pick<AppendOptions, 'connection'> & { readonly database: Database }

const readPlacedStream = async (
  { connection }: Reading,
  wait: WaitOptions,
  stream: string,
  { fromRevision = 0, limit }: { readonly fromRevision?: number; readonly limit: number },
): Promise<readonly StoredEvent[]> => {
  const events = limit < 1 ? [] : ((await readOwnStream(connection, stream, fromRevision, limit)) ?? [])
  const first = events[0]
  const last = events.at(-1)
  if (first === undefined || last === undefined) return []
  const places = await waitForPlaces(wait, stream, first.revision, last.revision)
  return events.map((event, index) => {
    const place = places[index]
    if (place === undefined) throw new StoreUnavailable(`Revision ${event.revision} of ${stream} has no place yet.`)
    return placeEvent(event, place)
  })
}

const readPlacedEvent = async ({ connection, database }: Reading, id: string): Promise<StoredEvent | null> => {
  const place = isUuid(id) ? await placeOfEvent(database, id) : null
  if (place === null) return null
  const [event] = (await readOwnStream(connection, place.stream, place.revision, 1)) ?? []
  if (event === undefined) throw mismatchAt(place, 'EventStoreDB does not hold it')
  return placeEvent(event, place)
}
