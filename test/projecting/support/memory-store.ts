import type { StoredEvent } from '../../../src/ledger/event.js'
import type { EventStore } from '../../../src/ledger/event-store.js'

export type MemoryStore = EventStore & {
  /** Adds events at the end and gives the hint that something was appended. */
  add(...events: readonly StoredEvent[]): void
  /** Runs before every reading of the log: a place to hold a reader up, or to fail. */
  beforeRead: (after: bigint) => Promise<void>
  /** Whether `add` gives a hint; without it only polling finds the events. */
  hints: boolean
  readonly reads: bigint[]
  readonly streamReads: { readonly stream: string; readonly fromRevision: number }[]
}

const refuse = (): Promise<never> => Promise.reject(new Error('A projection engine has no business with this'))

/** The reading half of a log, in memory. */
export const createMemoryStore = (initial: readonly StoredEvent[] = []): MemoryStore => {
  const events: StoredEvent[] = [...initial]
  const wakes = new Set<() => void>()
  const store: MemoryStore = {
    name: 'postgres',
    hints: true,
    reads: [],
    streamReads: [],
    beforeRead: () => Promise.resolve(),
    add: (...more) => {
      events.push(...more)
      if (store.hints) for (const wake of wakes) wake()
    },
    readAll: async ({ after, limit }) => {
      await store.beforeRead(after)
      store.reads.push(after)
      return events.slice(Number(after), Number(after) + limit)
    },
    head: () => Promise.resolve(BigInt(events.length)),
    onAppended: (wake) => {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
    append: refuse,
    readStream: async (stream, { fromRevision = 0, limit }) => {
      store.streamReads.push({ stream, fromRevision })
      return events.filter((event) => event.stream === stream && event.revision >= fromRevision).slice(0, limit)
    },
    readEvent: refuse,
    findCommand: refuse,
    close: () => Promise.resolve(),
  }
  return store
}
