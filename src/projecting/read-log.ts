import type { LoggedEvent } from '../ledger/event.js'
import type { EventStore } from '../ledger/event-store.js'

/** Events after `after`, at most `limit`, in the cheapest way the store knows; following and rebuilding read alike. */
export const readLog = (store: EventStore, after: bigint, limit: number): Promise<readonly LoggedEvent[]> =>
  store.readLog === undefined ? store.readAll({ after, limit }) : store.readLog({ after, limit })
