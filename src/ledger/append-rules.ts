import { actor } from '../domain/shared/actor.js'
import { toLocalDate } from '../domain/shared/time.js'
import type { NewEvent } from './event.js'
import { type Append, type CommandKey, InvalidAppend } from './event-store.js'

/** The most bytes an event may take as one JSON text with its envelope: what a leaf of the transparency log can hold. */
export const MAXIMUM_EVENT_BYTES = 65_535

/** The most events one append may hold. */
export const MAXIMUM_EVENTS = 1_000

const MAXIMUM_NAME_LENGTH = 200
const MAXIMUM_DEPTH = 100
const MAXIMUM_REVISION = 2_147_483_647
/** Room in the envelope for what only the store knows: revision, position and time at their longest. */
const STORE_FIELDS_BYTES = Buffer.byteLength(
  `,"position":"9223372036854775807","recordedAt":"2026-01-01T00:00:00.000Z","revision":${MAXIMUM_REVISION}`,
)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SHA256 = /^[0-9a-f]{64}$/
/** U+0000 and halves of surrogate pairs: neither PostgreSQL nor UTF-8 can hold them. */
const UNSTORABLE = /[\0\p{Surrogate}]/u
/** In names; U+001F parts the fields of an event when the PostgreSQL store reads it. */
const CONTROL = /\p{Control}/u

/** An event of an append that keeps the rules, with its JSON as it will be stored. */
export type CheckedEvent = {
  readonly event: NewEvent
  readonly actor: string
  readonly data: string
}

/** An append that keeps the rules. */
export type CheckedAppend = {
  readonly request: Append
  readonly events: readonly CheckedEvent[]
  /** The answer of its command as JSON; null without a command. */
  readonly answer: string | null
}

const refuse: (what: string) => never = (what) => {
  throw new InvalidAppend(what)
}

const checkText = (text: string, what: string): void => {
  if (UNSTORABLE.test(text)) refuse(`${what} holds a character that cannot be stored (U+0000 or half a surrogate pair)`)
}

const checkName = (text: unknown, what: string): void => {
  if (typeof text !== 'string' || text.length < 1 || text.length > MAXIMUM_NAME_LENGTH) {
    refuse(`${what} must be a text of 1 to ${MAXIMUM_NAME_LENGTH} characters`)
  }
  if (CONTROL.test(String(text))) refuse(`${what} holds a control character (a tab, a new line or the like)`)
  checkText(text, what)
}

const checkUuid = (text: unknown, what: string): void => {
  if (typeof text !== 'string' || !UUID.test(text)) refuse(`${what} must be a UUID in lower case`)
}

/** Refuses whatever would not come back from JSON as it went in. A property that is undefined counts as absent. */
const checkJson = (value: unknown, what: string, depth = 0): void => {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    checkText(value, what)
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) {
      refuse(`${what} holds the number ${value}; only whole numbers up to ±9,007,199,254,740,991 can be stored`)
    }
  } else if (typeof value === 'object') {
    if (depth >= MAXIMUM_DEPTH) refuse(`${what} is nested more than ${MAXIMUM_DEPTH} deep`)
    checkParts(value, what, depth + 1)
  } else {
    refuse(`${what} holds a ${typeof value}, which is not JSON`)
  }
}

const checkParts = (value: object, what: string, depth: number): void => {
  if (Array.isArray(value)) {
    for (const item of value) checkJson(item, what, depth)
    return
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) refuse(`${what} holds something that is not plain JSON`)
  for (const [key, item] of Object.entries(value)) {
    checkText(key, what)
    if (item !== undefined) checkJson(item, what, depth)
  }
}

const toJson = (value: unknown, what: string): string => {
  checkJson(value, what)
  return JSON.stringify(value)
}

const checkDay = (text: string, what: string): void => {
  try {
    toLocalDate(text)
  } catch {
    refuse(`${what} must be a day on the calendar, written as 2026-02-28`)
  }
}

const checkEvent = (event: NewEvent, request: Append, ids: Set<string>): CheckedEvent => {
  checkUuid(event.id, 'The id of an event')
  const what = `Event ${event.id}`
  if (ids.has(event.id)) refuse(`${what} occurs twice in one append`)
  ids.add(event.id)
  checkName(event.type, `The type of ${what}`)
  checkName(event.correlation, `The correlation of ${what}`)
  if (event.causation !== null) checkUuid(event.causation, `The causation of ${what}`)
  if (event.house !== request.house)
    refuse(`${what} is of house ${event.house}, but the append of house ${request.house}`)
  if (!Number.isInteger(event.schemaVersion) || event.schemaVersion < 1 || event.schemaVersion > 32_767) {
    refuse(`The schema version of ${what} must be a whole number from 1`)
  }
  checkDay(event.effectiveOn, `The day that ${what} counts from`)
  if (!actor.safeParse(event.actor).success)
    refuse(`The actor of ${what} must have a person, organ, partner and door (via)`)
  const data = toJson(event.data, `The data of ${what}`)
  const { id, type, schemaVersion, house, effectiveOn, correlation, causation } = event
  const known = { id, type, schemaVersion, house, effectiveOn, correlation, causation, actor: event.actor }
  const envelope = JSON.stringify({ ...known, stream: request.stream, data: null })
  const bytes = Buffer.byteLength(envelope) - 'null'.length + Buffer.byteLength(data) + STORE_FIELDS_BYTES
  if (bytes > MAXIMUM_EVENT_BYTES) refuse(`${what} takes ${bytes} bytes; an event may take ${MAXIMUM_EVENT_BYTES}`)
  return { event, actor: JSON.stringify(event.actor), data }
}

const checkCommand = (command: CommandKey): string => {
  checkName(command.key, 'The command key')
  if (!SHA256.test(command.fingerprint))
    refuse('The fingerprint of a command must be a SHA-256 in 64 lower-case hexadecimal digits')
  return toJson(command.answer, 'The answer of a command')
}

/**
 * What holds for an append whatever the store: sizes, ids, days, and text and numbers that come back from JSON as they
 * went in. Answers the append with its JSON texts; throws {@link InvalidAppend} naming what is wrong.
 */
export const checkAppend = (request: Append): CheckedAppend => {
  const { expected, events, command } = request
  checkName(request.stream, 'The name of a stream')
  checkUuid(request.house, 'The id of a house')
  if (typeof expected === 'number' && !(Number.isInteger(expected) && expected >= 0 && expected <= MAXIMUM_REVISION)) {
    refuse('The expected revision must be a whole number from 0')
  }
  if (events.length === 0) refuse('An append needs at least one event')
  if (events.length > MAXIMUM_EVENTS) refuse(`An append may hold ${MAXIMUM_EVENTS} events, not ${events.length}`)
  const ids = new Set<string>()
  return {
    request,
    events: events.map((event) => checkEvent(event, request, ids)),
    answer: command === null ? null : checkCommand(command),
  }
}
