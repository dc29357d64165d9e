import { END, type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client'
import type { EventStoreDbConnection } from './connection.js'

/**
 * Wakes when the server says that something was written to our streams, by any process. Only a hint: it may break
 * without a word and is then opened again by the next `ensure`; nothing depends on what it brings.
 */
export class SubscriptionHint {
  #close: (() => void) | null = null
  #client: EventStoreDBClient | null = null

  constructor(
    private readonly connection: EventStoreDbConnection,
    private readonly prefixes: readonly string[],
    private readonly wake: () => void,
  ) {}

  /** Opens the subscription when it is not open, or when its client was replaced (it then ends without a word). */
  ensure(): void {
    const client = this.connection.client
    if (this.#client !== client) this.stop()
    if (this.#close !== null) return
    this.#client = client
    const subscription = client.subscribeToAll({
      fromPosition: END,
      resolveLinkTos: false,
      filter: streamNameFilter({ prefixes: [...this.prefixes] }),
    })
    const close = (): void => {
      if (this.#close !== close) return
      this.#close = null
      subscription.unsubscribe().catch(() => undefined)
    }
    this.#close = close
    subscription.on('data', this.wake)
    subscription.on('error', close)
    subscription.on('end', close)
    subscription.on('close', close)
  }

  stop(): void {
    this.#close?.()
  }
}
