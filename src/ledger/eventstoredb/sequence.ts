import type { HouseId } from '../../domain/shared/identifiers.js'
import type { Instant } from '../../domain/shared/time.js'
import type { Position, StoredEvent } from '../event.js'
import type { Append, CommandRecord } from '../event-store.js'
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

type CommandRow = {
  readonly fingerprint: string
  readonly answer: string
  readonly first_position: string
  readonly last_position: string
  readonly last_revision: number
}

const toRecord = (row: CommandRow): CommandRecord => ({
  fingerprint: row.fingerprint,
  answer: JSON.parse(row.answer),
  firstPosition: BigInt(row.first_position),
  lastPosition: BigInt(row.last_position),
  lastRevision: row.last_revision,
})

const COMMAND = `fingerprint, answer, first_position::text, last_position::text, last_revision
  FROM log.sequenced_command WHERE house = $1::uuid AND key = $2`

/** The answer to a command key, or null when no sequenced command used it. */
export const sequencedCommand = async (
  database: Database,
  house: HouseId,
  key: string,
): Promise<CommandRecord | null> => {
  const [row] = await select<CommandRow>(database, 'looking up a command key', `SELECT ${COMMAND}`, [house, key])
  return row === undefined ? null : toRecord(row)
}

/** What PostgreSQL knows that bears on an append. */
type KnownBefore = {
  /** Revision of the last sequenced event of the stream. */
  readonly lastRevision: number | null
  readonly command: CommandRecord | null
  /** Which of the new events' ids stand in the ledger already. */
  readonly usedIds: readonly string[]
}

/**
 * One statement, and it must stay one: it sees one moment of the order. An event placed after that moment is then behind
 * `lastRevision` in its stream, where the append looks next; with two looks it could be too late for the look at the
 * keys and too early for the look at the stream.
 */
export const knownBefore = async (database: Database, request: Append): Promise<KnownBefore> => {
  const [row] = await select<{ last_revision: number | null; command: CommandRow | null; used_ids: readonly string[] }>(
    database,
    'looking up what a command may have recorded before',
    `SELECT (SELECT max(revision) FROM log.sequence WHERE stream = $3) AS last_revision,
            (SELECT to_jsonb(found) FROM (SELECT ${COMMAND}) AS found) AS command,
            ARRAY(SELECT event_id::text FROM log.sequence WHERE event_id = ANY($4::uuid[])) AS used_ids`,
    [request.house, request.command?.key ?? null, request.stream, request.events.map((event) => event.id)],
  )
  const command = row?.command ?? null
  return {
    lastRevision: row?.last_revision ?? null,
    command: command === null ? null : toRecord(command),
    usedIds: row?.used_ids ?? [],
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
