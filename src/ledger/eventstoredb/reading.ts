import type { Readable } from 'node:stream'
import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type ResolvedEvent,
  StreamNotFoundError,
} from '@eventstore/db-client'
import { readAllFiltered } from './filtered-read.js'
import {
  isAfter,
  type LocatedEvent,
  type LogLocation,
  type ServerEvent,
  toLocatedEvent,
  toServerEvent,
} from './server-event.js'

type CancellableRead = Readable & { cancel: () => Promise<void> }

/** Everything a read answers. After `signal` the call is cancelled, so that the server stops sending. */
const collect = (read: CancellableRead, signal: AbortSignal): Promise<readonly ResolvedEvent[]> =>
  new Promise((resolve, reject) => {
    const events: ResolvedEvent[] = []
    signal.addEventListener('abort', () => {
      read.cancel().catch(() => undefined)
    })
    read.on('data', (event: ResolvedEvent) => events.push(event))
    // Stays attached after the answer: an error that comes later must not become an uncaught one.
    read.on('error', reject)
    read.on('end', () => resolve(events))
  })

const present = <Value>(value: Value | null): value is Value => value !== null

/** Events of a stream from `fromRevision` on, at most `limit`; null when there is no such stream. */
export const readStreamPage = async (
  client: EventStoreDBClient,
  signal: AbortSignal,
  request: { readonly stream: string; readonly fromRevision: number; readonly limit: number },
): Promise<readonly ServerEvent[] | null> => {
  const read = client.readStream(request.stream, {
    direction: FORWARDS,
    fromRevision: BigInt(request.fromRevision),
    maxCount: request.limit,
    resolveLinkTos: false,
    requiresLeader: true,
  })
  try {
    return (await collect(read, signal)).map(toServerEvent).filter(present)
  } catch (error) {
    if (error instanceof StreamNotFoundError) return null
    throw error
  }
}

/** Where `$all` ends at this moment, whoever wrote the last event; null for an empty server. */
const endOfAll = async (client: EventStoreDBClient, signal: AbortSignal): Promise<LogLocation | null> => {
  const read = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true })
  const [last] = await collect(read, signal)
  return (last === undefined ? null : toLocatedEvent(last))?.location ?? null
}

/** Events of `$all` in streams with one of the prefixes, from `from` (inclusive; null for the start), at most `limit`. */
export const readAllPage = async (
  client: EventStoreDBClient,
  signal: AbortSignal,
  request: { readonly prefixes: readonly string[]; readonly from: LogLocation | null; readonly limit: number },
): Promise<readonly LocatedEvent[]> =>
  (await collect(readAllFiltered(client, request), signal)).map(toLocatedEvent).filter(present)

type Scan = {
  readonly events: readonly LocatedEvent[]
  /** Up to here (inclusive) every event of these prefixes has been seen; null for nowhere yet. */
  readonly scannedTo: LogLocation | null
  /** More may follow at once. */
  readonly full: boolean
  /** An event of these prefixes stands at `after` itself. */
  readonly anchored: boolean
}

/**
 * The next events after `after`.
 *
 * With `toEnd`, when there are none, the end of `$all` is read first and the events after that, both from the leader,
 * so that "nothing of ours up to there" is known even where other applications wrote millions of events: the next scan
 * starts behind them.
 */
export const scanAll = async (
  client: EventStoreDBClient,
  signal: AbortSignal,
  request: {
    readonly prefixes: readonly string[]
    readonly after: LogLocation | null
    readonly limit: number
    readonly toEnd: boolean
  },
): Promise<Scan> => {
  const { after, limit, prefixes, toEnd } = request
  const end = toEnd ? await endOfAll(client, signal) : null
  // Reading starts at the place given, inclusive: one more than asked, to drop the event seen before.
  const page = await readAllPage(client, signal, { prefixes, from: after, limit: limit + 1 })
  const events = page.filter((event) => after === null || isAfter(event.location, after))
  const last = events.at(-1)?.location ?? after
  const full = page.length > limit
  const anchored = after !== null && page[0] !== undefined && !isAfter(page[0].location, after)
  if (full || end === null || (last !== null && !isAfter(end, last))) return { events, scannedTo: last, full, anchored }
  return { events, scannedTo: end, full, anchored }
}
