import { instantFromText } from '../../database/connect.js'
import type { Actor } from '../../domain/shared/actor.js'
import type { EventId, HouseId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { LoggedEvent, Position, StoredEvent } from '../event.js'
import type { Connection, TextRow } from './connection.js'
import { createShareText, ownId, ownText, shareTexts } from './own-text.js'
import { FIELD_COUNT, type SharedFields, TextEvent } from './text-event.js'

/**
 * An event as one text, its fields parted by U+001F: one value a row instead of thirteen, which PostgreSQL
 * joins on another processor than the one this program waits for. How much that saves was not measured by itself. Names may not hold that character
 * (`append-rules.ts`), and JSON text writes it as an escape.
 */
const SEPARATOR = '\u001f'
const EVENT = `
  concat_ws(
    e'\\x1f', position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor, correlation,
    coalesce(causation::text, ''), data
  )`

const READ_STREAM = `select ${EVENT} from log.event where stream = $1 and revision >= $2 order by revision limit $3`
const READ_ALL = `select ${EVENT} from log.event where position > $1 order by position limit $2`
const READ_LOG = `
  select string_agg(event, e'\\x1f' order by position)
  from (select position, ${EVENT} as event from log.event where position > $1 order by position limit $2) as page`
const READ_EVENT = `select ${EVENT} from log.event where id = $1`
const READ_HEAD = 'select position from log.head'

/** Neighbouring events mostly share their actor and their time: these are then read once. */
const remember = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  let lastText: string | null = null
  let lastValue: Value
  return (text) => {
    if (text !== lastText) {
      lastValue = read(text)
      lastText = text
    }
    return lastValue
  }
}

type Fields = readonly [
  position: string,
  id: string,
  stream: string,
  revision: string,
  type: string,
  schemaVersion: string,
  house: string,
  recordedAt: string,
  effectiveOn: string,
  actor: string,
  correlation: string,
  causation: string,
  data: string,
]

const isWhole = (fields: readonly string[]): fields is Fields => fields.length === FIELD_COUNT

/** Neighbouring events have few types, houses and days between them, and texts that are the same one are cheap to tell apart. */
const same = <Name extends string>(): ((text: string) => Name) => {
  const known = new Map<string, Name>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const own = ownText(text) as Name
    known.set(own, own)
    return own
  }
}

const toEvents = (rows: readonly TextRow[]): readonly StoredEvent[] => {
  const readActor = remember((text) => Object.freeze(JSON.parse(text) as Actor))
  const readInstant = remember((text) => instantFromText(text) as Instant)
  const share = createShareText()
  const sharedId = (text: string): string => share(ownId(text))
  const readHouse = remember((text) => ownId(text) as HouseId)
  const readStreamName = remember(ownText)
  const readType = same()
  return rows.map((row): StoredEvent => {
    const fields = String(row[0]).split(SEPARATOR)
    if (!isWhole(fields)) throw new Error(`The event at position ${fields[0]} does not have ${FIELD_COUNT} fields`)
    return {
      id: sharedId(fields[1]) as EventId,
      type: readType(fields[4]),
      schemaVersion: Number(fields[5]),
      house: readHouse(fields[6]),
      effectiveOn: share(fields[8]) as LocalDate,
      actor: readActor(fields[9]),
      correlation: sharedId(fields[10]),
      causation: fields[11] === '' ? null : sharedId(fields[11]),
      data: shareTexts(share, JSON.parse(fields[12])),
      stream: readStreamName(fields[2]),
      revision: Number(fields[3]),
      position: BigInt(fields[0]),
      recordedAt: readInstant(fields[7]),
    }
  })
}

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
  return toEvents(rows)
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
  return toEvents(rows)
}

/** PostgreSQL's two usual texts of a moment, put together from their parts; others the long way. */
const toInstant = (text: string): Instant => {
  if (!text.endsWith('+00')) return instantFromText(text) as Instant
  if (text.length === 22) return `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z` as Instant
  if (text.length === 26) return `${text.slice(0, 10)}T${text.slice(11, 23)}Z` as Instant
  return instantFromText(text) as Instant
}

const toLogged = (page: string): readonly LoggedEvent[] => {
  const fields = page.split(SEPARATOR)
  if (fields.length % FIELD_COUNT !== 0) throw new Error(`An event after position ${fields[0]} lacks fields`)
  const shareType = same()
  const shareHouse = same<HouseId>()
  const shareDay = same<LocalDate>()
  const readActor = remember((text) => Object.freeze(JSON.parse(text) as Actor))
  const readInstant = remember(toInstant)
  const events: LoggedEvent[] = []
  for (let start = 0; start < fields.length; start += FIELD_COUNT) {
    const shared: SharedFields = {
      type: shareType(fields[start + 4] ?? ''),
      house: shareHouse(fields[start + 6] ?? ''),
      recordedAt: readInstant(fields[start + 7] ?? ''),
      effectiveOn: shareDay(fields[start + 8] ?? ''),
      actor: readActor(fields[start + 9] ?? ''),
    }
    events.push(new TextEvent(fields, start, shared))
  }
  return events
}

/**
 * As {@link readAll}, with the whole page as one text: a value a row costs this program more than all its reading.
 */
export const readLog = async (
  connection: Connection,
  after: Position,
  limit: number,
): Promise<readonly LoggedEvent[]> => {
  const [row] = await connection.rows({ text: READ_LOG, values: [after.toString(), limit] })
  const page = row?.[0] ?? null
  return page === null ? [] : toLogged(page)
}

/** One event by its id, or null. */
export const readEvent = async (connection: Connection, id: string): Promise<StoredEvent | null> => {
  const [event] = toEvents(await connection.rows({ name: 'log-read-event', text: READ_EVENT, values: [id] }))
  return event ?? null
}

/** Position of the newest event; 0n when there is none. */
export const readHead = async (connection: Connection): Promise<Position> => {
  const [row] = await connection.rows({ name: 'log-read-head', text: READ_HEAD, values: [] })
  if (row === undefined) throw new Error('log.head has lost its row; restore the database from a backup')
  return BigInt(String(row[0]))
}
