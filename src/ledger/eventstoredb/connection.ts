import { EventStoreDBClient } from '@eventstore/db-client'
import { StoreUnavailable } from '../event-store.js'
import { isAnswer, isRedirect, toStoreError } from './errors.js'
import { withTimeLimit } from './time-limit.js'

const readAddress = (url: string): EventStoreDBClient => {
  try {
    // KurrentDB is EventStoreDB under its new name and speaks the same protocol; this client knows the old scheme only.
    return EventStoreDBClient.connectionString(url.replace(/^kurrent(db)?(?=\+|:)/, 'esdb'))
  } catch (error) {
    // Without the address itself: it may hold a password.
    throw new Error(
      'EVENTSTORE_URL is not an address of EventStoreDB; write it as esdb://user:password@host:2113 (add ?tls=false for a server without certificate).',
      { cause: error },
    )
  }
}

/**
 * Opens a client. Nothing is connected before the first call.
 *
 * Two members of the client (6.2.1, hence the exact version in package.json) are replaced, because they can end our
 * process:
 * - `supports` says no, so that appends take the one-call `Append` instead of the shared `BatchAppend` stream. The
 *   client keeps the appends waiting on that stream in one table for the whole process and empties it when any
 *   stream fails; an answer that comes in later then throws inside an event handler. Either way is atomic.
 * - `handleError` is called without being awaited and rejects when the cluster cannot be discovered at that moment,
 *   which Node treats as fatal. The call that failed reports the same error to us.
 */
const openClient = (url: string): EventStoreDBClient => {
  const client = readAddress(url)
  client['supports'] = () => Promise.resolve(false)
  const handleError = client['handleError']
  client['handleError'] = (failed, error) => handleError(failed, error).catch(() => undefined)
  return client
}

const closeClient = async (client: EventStoreDBClient): Promise<void> => {
  await client.dispose()
  // `dispose` ends the calls but leaves the channel, and so the socket, open.
  const channel = await client['getChannel']()
  channel.close()
}

/** Calls to the server: each within a time limit, over a client that is replaced when it stops answering. */
export class EventStoreDbConnection {
  #client: EventStoreDBClient
  #closed = false
  /** Why clients that were given up were; what was under way on them was cut off. */
  readonly #givenUp = new WeakMap<EventStoreDBClient, unknown>()

  /** @param callLimit milliseconds a call may take. Throws when the address cannot be read. */
  constructor(
    private readonly url: string,
    readonly callLimit: number,
  ) {
    this.#client = openClient(url)
  }

  /**
   * The answer of one call. `what` continues the sentence "EventStoreDB did not answer while …".
   * Throws what {@link toStoreError} makes of a failure.
   */
  async call<Answer>(
    what: string,
    action: (client: EventStoreDBClient, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#closed) throw new StoreUnavailable(`EventStoreDB cannot be asked while ${what}: the store is closed.`)
    const client = this.#client
    try {
      return await withTimeLimit(what, this.callLimit, (signal) => action(client, signal))
    } catch (error) {
      if (!isAnswer(error) && !isRedirect(error)) this.#replace(client, error)
      throw toStoreError(what, error)
    }
  }

  /**
   * The answer of one read, whole. The client (6.2.1) lets a read that it cancelled itself end as if nothing more
   * followed; such an end is no answer, or events that are there would seem not to be.
   */
  read<Answer>(
    what: string,
    action: (client: EventStoreDBClient, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    return this.call(what, async (client, signal) => {
      const answer = await action(client, signal)
      if (this.#givenUp.has(client)) throw toStoreError(what, this.#givenUp.get(client))
      return answer
    })
  }

  /** The client of this moment, for a stream that outlives one call; report its end with `failed`. */
  get client(): EventStoreDBClient {
    return this.#client
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#givenUp.set(this.#client, new StoreUnavailable('EventStoreDB was not waited for: the store was closed.'))
    await closeClient(this.#client).catch(() => undefined)
  }

  /** Many calls may fail on one client at once; only the first of them replaces it. */
  #replace(failed: EventStoreDBClient, error: unknown): void {
    if (this.#client !== failed || this.#closed) return
    this.#givenUp.set(failed, error)
    this.#client = openClient(this.url)
    closeClient(failed).catch(() => undefined)
  }
}
