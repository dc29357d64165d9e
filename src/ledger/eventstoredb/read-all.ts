import type { Position, StoredEvent } from '../event.js'
import type { EventStoreDbConnection } from './connection.js'
import type { Database } from './database.js'
import { decode } from './envelope.js'
import { readAllPage } from './reading.js'
import { mismatchAt, placeEvent, placesAfter, type SequencedPlace } from './sequence.js'
import { isAfter, type LocatedEvent, type LogLocation } from './server-event.js'

type ReadAllOptions = {
  readonly connection: EventStoreDbConnection
  readonly database: Database
  readonly streamPrefixes: readonly string[]
}

/** Most events asked of the server in one read; those of other applications with our prefix are among them. */
const PAGE = 1_000

/**
 * Events of the ledger after a position, in its order. PostgreSQL says which events they are and EventStoreDB what
 * they hold; the two are laid side by side, and a place without its event is an error, never a hole.
 *
 * @throws {LogMismatch} when they do not fit together
 */
export const readAllAfter = async (
  options: ReadAllOptions,
  after: Position,
  limit: number,
): Promise<readonly StoredEvent[]> => {
  const places = await placesAfter(options.database, after, limit)
  const events: StoredEvent[] = []
  let seen: LogLocation | null = null
  for (let next = places[0]; next !== undefined; next = places[events.length]) {
    const limit = Math.min(PAGE, places.length - events.length + 1)
    const page = await readFrom(options, seen ?? next.location, seen !== null, limit)
    const last = page.at(-1)
    if (last === undefined) throw mismatchAt(next, 'EventStoreDB holds nothing there or after it')
    events.push(...layBeside(places.slice(events.length), page))
    seen = last.location
  }
  return events
}

/** The server reads from a place on, inclusive; `seen` leaves out the event at the place itself. */
const readFrom = async (
  { connection, streamPrefixes }: ReadAllOptions,
  from: LogLocation,
  seen: boolean,
  limit: number,
): Promise<readonly LocatedEvent[]> => {
  const page = await connection.read('reading the ledger', (client, signal) =>
    readAllPage(client, signal, { prefixes: streamPrefixes, from, limit }),
  )
  return seen ? page.filter((event) => isAfter(event.location, from)) : page
}

/** The events of these places, as far as the page reaches. What has no place is another application's. */
const layBeside = (places: readonly SequencedPlace[], page: readonly LocatedEvent[]): readonly StoredEvent[] => {
  const events: StoredEvent[] = []
  for (const event of page) {
    const place = places[events.length]
    if (place === undefined) break
    if (isAfter(place.location, event.location)) continue
    if (isAfter(event.location, place.location)) throw mismatchAt(place, 'EventStoreDB holds nothing there')
    const own = decode(event)
    if (own === null) throw mismatchAt(place, 'EventStoreDB holds an event of another application there')
    events.push(placeEvent(own, place))
  }
  return events
}
