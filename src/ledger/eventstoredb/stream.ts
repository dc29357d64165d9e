import type { EventStoreDbConnection } from './connection.js'
import { decodeOwn, type UnplacedEvent } from './envelope.js'
import { LogMismatch } from './errors.js'
import { readStreamPage } from './reading.js'
import type { ServerEvent } from './server-event.js'

/** Most events asked of the server in one read. */
const PAGE = 500

/** Events of a stream of ours are there from revision 0 on, none missing; the server may have been told to drop some. */
const checkContiguous = (stream: string, fromRevision: number, events: readonly ServerEvent[]): void => {
  const wrong = events.findIndex((event, index) => event.revision !== fromRevision + index)
  if (wrong === -1) return
  throw new LogMismatch(
    `Revision ${fromRevision + wrong} of stream ${stream} is missing in EventStoreDB; remove every limit ($maxAge, $maxCount) from our streams and restore the event from a backup.`,
  )
}

/**
 * Events of a stream of ours from `fromRevision` on, at most `limit`; null when there is no such stream.
 *
 * @throws {LogMismatch} when revisions are missing or another application wrote to the stream
 */
export const readOwnStream = async (
  connection: EventStoreDbConnection,
  stream: string,
  fromRevision: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly UnplacedEvent[] | null> => {
  const events: UnplacedEvent[] = []
  while (true) {
    const next = fromRevision + events.length
    const ask = Math.min(PAGE, limit - events.length)
    const page = await connection.read(`reading ${stream}`, (client, signal) =>
      readStreamPage(client, signal, { stream, fromRevision: next, limit: ask }),
    )
    if (page === null) return null
    checkContiguous(stream, next, page)
    events.push(...page.map(decodeOwn))
    if (page.length < ask || events.length >= limit) return events
  }
}
