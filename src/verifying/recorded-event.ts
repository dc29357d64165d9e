import { isObject, type Json, readCanonical } from './canonical-json.js'
import { NotProven } from './not-proven.js'

/** An event as the ledger recorded it: a leaf of the tree. */
export type RecordedEvent = {
  readonly actor: { readonly [name: string]: Json }
  readonly causation: string | null
  readonly correlation: string
  readonly data: { readonly [name: string]: Json }
  /** The day it counts from, `YYYY-MM-DD`. */
  readonly effectiveOn: string
  readonly house: string
  readonly id: string
  /** From 1; the index of the leaf is one less. */
  readonly position: number
  /** UTC, to the millisecond. */
  readonly recordedAt: string
  readonly revision: number
  readonly schemaVersion: number
  readonly stream: string
  readonly type: string
}

const isText = (value: Json): boolean => typeof value === 'string' && value !== ''
const isWholeFrom =
  (smallest: number) =>
  (value: Json): boolean =>
    typeof value === 'number' && value >= smallest
const isDay = (value: Json): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const isMoment = (value: Json): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value))

/** Every field of an event, and what it may hold. */
const fields: Readonly<Record<keyof RecordedEvent, (value: Json) => boolean>> = {
  actor: isObject,
  causation: (value) => value === null || isText(value),
  correlation: isText,
  data: isObject,
  effectiveOn: isDay,
  house: isText,
  id: isText,
  position: isWholeFrom(1),
  recordedAt: isMoment,
  revision: isWholeFrom(0),
  schemaVersion: isWholeFrom(1),
  stream: isText,
  type: isText,
}

const isRecordedEvent = (value: Json): boolean =>
  isObject(value) &&
  Object.keys(value).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, holds]) => {
    const held = value[name]
    return held !== undefined && holds(held)
  })

/**
 * Reads an event from the text of its leaf: canonical JSON with exactly the fields of an event.
 *
 * @throws {NotProven} `event-malformed`
 */
export const parseRecordedEvent = (leaf: string): RecordedEvent => {
  const value = readCanonical(leaf)
  if (value === null)
    throw new NotProven('event-malformed', 'The event is not JSON in its one canonical form (RFC 8785)')
  if (!isRecordedEvent(value)) throw new NotProven('event-malformed', 'This is not an event of a Besluitboek')
  return value as RecordedEvent
}
