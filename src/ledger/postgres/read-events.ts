import { instantFromText } from '../../database/connect.js'
import type { Actor } from '../../domain/shared/actor.js'
import type { EventId, HouseId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { Position, StoredEvent } from '../event.js'
import type { Connection, TextRow } from './connection.js'

const COLUMNS =
  'position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor, correlation, causation, data'

const READ_STREAM = `select ${COLUMNS} from log.event where stream = $1 and revision >= $2 order by revision limit $3`
const READ_ALL = `select ${COLUMNS} from log.event where position > $1 order by position limit $2`
const READ_EVENT = `select ${COLUMNS} from log.event where id = $1`
const READ_HEAD = 'select position from log.head'

/** The table refuses NULL in all columns but `causation`; a row without them is not one of ours. */
const required = (text: string | null | undefined): string => {
  if (text === null || text === undefined) throw new Error('log.event gave a row with a column missing')
  return text
}

const toEvent = (row: TextRow): StoredEvent => ({
  id: required(row[1]) as EventId,
  type: required(row[4]),
  schemaVersion: Number(row[5]),
  house: required(row[6]) as HouseId,
  effectiveOn: required(row[8]) as LocalDate,
  actor: JSON.parse(required(row[9])) as Actor,
  correlation: required(row[10]),
  causation: row[11] ?? null,
  data: JSON.parse(required(row[12])) as unknown,
  stream: required(row[2]),
  revision: Number(row[3]),
  position: BigInt(required(row[0])),
  recordedAt: instantFromText(required(row[7])) as Instant,
})

/** Events of one stream from a revision, in order. */
export const readStream = async (
  connection: Connection,
  stream: string,
  fromRevision: number,
  limit: number,
): Promise<readonly StoredEvent[]> => {
  const rows = await connection.rows({
    name: 'log-read-stream',
    text: READ_STREAM,
    values: [stream, fromRevision, limit],
  })
  return rows.map(toEvent)
}

/**
 * Events after a position, in order. One statement, so one snapshot: a hole would need position n to be visible before
 * n - 1, and the head's lock does not allow that. Planned anew each time: its cost is nothing beside a page of events.
 */
export const readAll = async (
  connection: Connection,
  after: Position,
  limit: number,
): Promise<readonly StoredEvent[]> => {
  const rows = await connection.rows({ text: READ_ALL, values: [after.toString(), limit] })
  return rows.map(toEvent)
}

/** One event by its id, or null. */
export const readEvent = async (connection: Connection, id: string): Promise<StoredEvent | null> => {
  const [row] = await connection.rows({ name: 'log-read-event', text: READ_EVENT, values: [id] })
  return row === undefined ? null : toEvent(row)
}

/** Position of the newest event; 0n when there is none. */
export const readHead = async (connection: Connection): Promise<Position> => {
  const [row] = await connection.rows({ name: 'log-read-head', text: READ_HEAD, values: [] })
  return BigInt(required(row?.[0]))
}
