import type { HouseId } from '../../domain/shared/identifiers.js'
import type { Instant } from '../../domain/shared/time.js'
import type { Position, StoredEvent } from '../event.js'
import type { CommandRecord } from '../event-store.js'
import { type Database, type Queryable, select } from './database.js'
import type { UnplacedEvent } from './envelope.js'
import { LogMismatch } from './errors.js'
import type { LogLocation } from './server-event.js'

/** The place the sequencer gave an event. */
export type SequencedPlace = {
  readonly position: Position
  readonly eventId: string
  readonly stream: string
  readonly revision: number
  readonly recordedAt: Instant
  readonly location: LogLocation
}

type PlaceRow = {
  readonly position: string
  readonly event_id: string
  readonly stream: string
  readonly revision: number
  readonly recorded_at: Instant
  readonly commit_position: string
  readonly prepare_position: string
}

/** As text, so that a place reads the same whatever type parsers the pool has. */
const COLUMNS = `position::text, event_id, stream, revision, commit_position::text, prepare_position::text,
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at`

const toPlace = (row: PlaceRow): SequencedPlace => ({
  position: BigInt(row.position),
  eventId: row.event_id,
  stream: row.stream,
  revision: row.revision,
  recordedAt: row.recorded_at,
  location: { commit: BigInt(row.commit_position), prepare: BigInt(row.prepare_position) },
})

/** The newest place, or null while nothing is sequenced. */
export const newestPlace = async (database: Queryable): Promise<SequencedPlace | null> => {
  const { rows } = await database.query<PlaceRow>(
    `SELECT ${COLUMNS} FROM log.sequence ORDER BY sequence.position DESC LIMIT 1`,
  )
  return rows[0] === undefined ? null : toPlace(rows[0])
}

/** The newest position; 0 while nothing is sequenced. */
export const newestPosition = async (database: Database): Promise<Position> => {
  const [row] = await select<{ position: string | null }>(
    database,
    'reading the end of the ledger',
    'SELECT max(position)::text AS position FROM log.sequence',
    [],
  )
  return BigInt(row?.position ?? 0)
}

/** Places after `after` (exclusive), at most `limit`. */
export const placesAfter = async (
  database: Database,
  after: Position,
  limit: number,
): Promise<readonly SequencedPlace[]> => {
  const rows = await select<PlaceRow>(
    database,
    'reading the order of the ledger',
    `SELECT ${COLUMNS} FROM log.sequence WHERE sequence.position > $1::bigint ORDER BY sequence.position LIMIT $2`,
    [after.toString(), limit],
  )
  return rows.map(toPlace)
}

/** Places of the events of a stream from revision `first` to `last`, both included, as far as they are sequenced. */
export const placesOfStream = async (
  database: Database,
  stream: string,
  first: number,
  last: number,
): Promise<readonly SequencedPlace[]> => {
  const rows = await select<PlaceRow>(
    database,
    'reading the order of a stream',
    `SELECT ${COLUMNS} FROM log.sequence WHERE stream = $1 AND revision BETWEEN $2 AND $3 ORDER BY revision`,
    [stream, first, last],
  )
  return rows.map(toPlace)
}

/** The place of one event by its id (a UUID), or null. */
export const placeOfEvent = async (database: Database, id: string): Promise<SequencedPlace | null> => {
  const [row] = await select<PlaceRow>(
    database,
    'looking up an event',
    `SELECT ${COLUMNS} FROM log.sequence WHERE event_id = $1::uuid`,
    [id],
  )
  return row === undefined ? null : toPlace(row)
}

/** Revision of the last sequenced event of a stream, or null. */
export const lastSequencedRevision = async (database: Database, stream: string): Promise<number | null> => {
  const [row] = await select<{ revision: number | null }>(
    database,
    'looking up the end of a stream',
    'SELECT max(revision) AS revision FROM log.sequence WHERE stream = $1',
    [stream],
  )
  return row?.revision ?? null
}

/** Which of these ids stand in the ledger already. */
export const sequencedIds = async (database: Database, ids: readonly string[]): Promise<readonly string[]> => {
  const rows = await select<{ event_id: string }>(
    database,
    'looking up event ids',
    'SELECT event_id FROM log.sequence WHERE event_id = ANY($1::uuid[])',
    [ids],
  )
  return rows.map((row) => row.event_id)
}

/** The answer to a command key, or null when no sequenced command used it. */
export const sequencedCommand = async (
  database: Database,
  house: HouseId,
  key: string,
): Promise<CommandRecord | null> => {
  const [row] = await select<{
    fingerprint: string
    answer: string
    first_position: string
    last_position: string
    last_revision: number
  }>(
    database,
    'looking up a command key',
    `SELECT fingerprint, answer, first_position::text, last_position::text, last_revision
       FROM log.sequenced_command WHERE house = $1::uuid AND key = $2`,
    [house, key],
  )
  if (row === undefined) return null
  return {
    fingerprint: row.fingerprint,
    answer: JSON.parse(row.answer),
    firstPosition: BigInt(row.first_position),
    lastPosition: BigInt(row.last_position),
    lastRevision: row.last_revision,
  }
}

/** Event and place together. Throws {@link LogMismatch} when they are not about the same event. */
export const placeEvent = (
  own: Pick<UnplacedEvent, 'event' | 'stream' | 'revision'>,
  place: SequencedPlace,
): StoredEvent => {
  if (own.event.id !== place.eventId || own.stream !== place.stream || own.revision !== place.revision) {
    throw mismatchAt(place, `EventStoreDB has event ${own.event.id} (revision ${own.revision} of ${own.stream}) there`)
  }
  return {
    ...own.event,
    stream: own.stream,
    revision: own.revision,
    position: place.position,
    recordedAt: place.recordedAt,
  }
}

/** The error for a place that does not fit what EventStoreDB holds. */
export const mismatchAt = (place: SequencedPlace, found: string): LogMismatch =>
  new LogMismatch(
    `Position ${place.position} of the ledger is event ${place.eventId} (revision ${place.revision} of ${place.stream}), but ${found}; restore EventStoreDB and PostgreSQL from backups that fit together.`,
  )
