import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client'
import { type CheckedAppend, checkAppend } from '../append-rules.js'
import {
  type Append,
  type AppendResult,
  type CommandKey,
  type CommandRecord,
  type ExpectedRevision,
  InvalidAppend,
  StoreUnavailable,
} from '../event-store.js'
import type { AppendLocks } from './append-locks.js'
import type { EventStoreDbConnection } from './connection.js'
import { encode, type UnplacedEvent } from './envelope.js'
import { LogMismatch } from './errors.js'
import { type WaitOptions, waitForPlaces } from './placed.js'
import { knownBefore, placeEvent, sequencedCommand } from './sequence.js'
import { readOwnStream } from './stream.js'

export type AppendOptions = {
  readonly connection: EventStoreDbConnection
  readonly locks: AppendLocks
  readonly streamPrefixes: readonly string[]
  readonly wait: WaitOptions
  /** Called when events became durable, before they have their places. */
  readonly onDurable: () => void
}

/** How often a head that moved under an append is read again before the caller is told to come back. */
const MOST_TRIES = 10

/** What is known of a stream: the revision of its last event, and its events that have no place yet. */
type StreamEnd = { readonly head: number | null; readonly tail: readonly UnplacedEvent[] }

/**
 * Records an append once.
 *
 * EventStoreDB has no table of command keys, only streams and an expected revision. Why a key can still not be used
 * twice in a stream:
 *
 * 1. The end of the stream is read: what the sequencer has placed up to revision n (with its keys, in PostgreSQL),
 *    and the rest of the stream after n from EventStoreDB. Together these are all events up to the head, h.
 * 2. The key is looked for in both. When it is not there, no event up to h carries it.
 * 3. The append is made with h as its exact expected revision, whatever the caller expects (which is checked
 *    against h first). EventStoreDB refuses it unless h is still the head, so no event can have come between 2 and
 *    3, and none with the key. On a refusal everything starts again at 1.
 *
 * An earlier attempt whose outcome is not known (time-out, crash) used the same rule: it either stands in the stream
 * and is found at 2, or its own expected revision is passed by ours and it is refused when it still arrives.
 *
 * Between two streams of one house, and for event ids, exact revisions do not help. There the append holds locks on
 * the house and its event ids, until its events have places and so can be found in PostgreSQL by the next. What is left: the
 * process loses its PostgreSQL session (and the locks) or gives up waiting for the places, and the same key is sent
 * for another stream of the house before the sequencer has placed the first. Houses have one stream, and a retry
 * goes to the stream of its first attempt.
 */
export const appendOnce = async (options: AppendOptions, request: Append): Promise<AppendResult> => {
  const checked = checkAppend(request)
  checkPrefix(options.streamPrefixes, request.stream)
  const names = [`house ${request.house}`, ...request.events.map((event) => `event ${event.id}`)]
  return options.locks.holding(names, async () => {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const result = await tryAppend(options, checked)
      if (result !== 'head-moved') return result
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(tries, 6)))
    }
    throw new StoreUnavailable(
      `Stream ${request.stream} is being written by others too often at this moment. Try again with the same command key.`,
    )
  })
}

/** What has no prefix of ours would be written and never read back. */
const checkPrefix = (prefixes: readonly string[], stream: string): void => {
  if (prefixes.some((prefix) => stream.startsWith(prefix))) return
  throw new InvalidAppend(
    `Stream ${JSON.stringify(stream)} must have a name that begins with ${prefixes.join(' or ')}.`,
  )
}

const tryAppend = async (options: AppendOptions, checked: CheckedAppend): Promise<AppendResult | 'head-moved'> => {
  const { request } = checked
  const { command } = request
  const { database } = options.wait
  const known = await knownBefore(database, request)
  const end = await readEnd(options, request.stream, known.lastRevision)
  const earlier = known.command ?? (await findInTail(options, end.tail, request))
  if (command !== null && earlier !== null) return toRepeated(command, earlier)
  refuseUsedIds(request, [...known.usedIds, ...end.tail.map((event) => event.event.id)])
  if (!holds(request.expected, end.head)) {
    return { kind: 'wrong-revision', expected: request.expected, actual: end.head }
  }
  const lastRevision = await appendAt(options, request, end.head)
  if (lastRevision === null) return 'head-moved'
  options.onDurable()
  return toAppended(options, checked, lastRevision)
}

/** Begins with the last placed event, which must still be there: behind a shorter stream every append would be wrong. */
const readEnd = async (options: AppendOptions, stream: string, placed: number | null): Promise<StreamEnd> => {
  const read = (await readOwnStream(options.connection, stream, placed ?? 0)) ?? []
  if (placed === null) return { head: read.at(-1)?.revision ?? null, tail: read }
  if (read.length === 0) {
    throw new LogMismatch(
      `Revision ${placed} of stream ${stream} has a place in PostgreSQL but is not in EventStoreDB; restore EventStoreDB and PostgreSQL from backups that fit together.`,
    )
  }
  return { head: read.at(-1)?.revision ?? placed, tail: read.slice(1) }
}

/** The key among events that had no place when the stream was read; waits until they have. */
const findInTail = async (
  options: AppendOptions,
  tail: readonly UnplacedEvent[],
  { house, command, stream }: Append,
): Promise<CommandRecord | null> => {
  if (command === null) return null
  const found = tail.find((event) => event.event.house === house && event.command?.key === command.key)
  if (found === undefined) return null
  options.onDurable()
  await waitForPlaces(options.wait, stream, found.revision, found.revision)
  return sequencedCommand(options.wait.database, house, command.key)
}

const toRepeated = (command: CommandKey, first: CommandRecord): AppendResult => ({
  kind: first.fingerprint === command.fingerprint ? 'repeated' : 'key-reused',
  first,
})

const refuseUsedIds = (request: Append, used: readonly string[]): void => {
  const ids = new Set(used)
  const twice = request.events.find((event) => ids.has(event.id))
  if (twice !== undefined) throw new InvalidAppend(`Event id ${twice.id} is already used in the ledger.`)
}

const holds = (expected: ExpectedRevision, head: number | null): boolean => {
  if (expected === 'any') return true
  if (expected === 'no-stream') return head === null
  if (expected === 'stream-exists') return head !== null
  return head === expected
}

/** Appends behind `head`: the revision of the last new event, or null when `head` is no longer the head. */
const appendAt = async (options: AppendOptions, request: Append, head: number | null): Promise<number | null> => {
  try {
    const result = await options.connection.call(`recording events in ${request.stream}`, (client) =>
      client.appendToStream(request.stream, [...encode(request)], {
        expectedRevision: head === null ? NO_STREAM : BigInt(head),
        // After our own limit, which is the one that speaks; it only ends a call nobody waits for any more.
        deadline: options.connection.callLimit + 1_000,
        requiresLeader: true,
      }),
    )
    return result.success ? Number(result.nextExpectedRevision) : null
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) return null
    throw error
  }
}

const toAppended = async (
  options: AppendOptions,
  { request, events: checked }: CheckedAppend,
  lastRevision: number,
): Promise<AppendResult> => {
  const firstRevision = lastRevision - checked.length + 1
  const places = await waitForPlaces(options.wait, request.stream, firstRevision, lastRevision)
  const events = checked.map(({ event, data }, index) => {
    const place = places[index]
    const revision = firstRevision + index
    if (place === undefined) throw new LogMismatch(`Revision ${revision} of ${request.stream} has no place`)
    // From the text that was stored: what every later reader gets.
    return placeEvent({ event: { ...event, data: JSON.parse(data) }, stream: request.stream, revision }, place)
  })
  const first = events[0]?.position
  const last = events.at(-1)?.position
  if (first === undefined || last === undefined) throw new LogMismatch(`An append to ${request.stream} left no events`)
  return { kind: 'appended', firstPosition: first, lastPosition: last, lastRevision, events }
}
