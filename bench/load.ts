import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { createClient } from '../src/database/connect.js'
import { migrate } from '../src/database/migrate.js'
import { domainEvents } from '../src/domain/events.js'
import type { StoredEvent } from '../src/ledger/event.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { type FlandersOptions, generateEvents } from './flanders.js'
import type { BenchServer } from './server.js'

/** Every so manieth event is checked against the schema of its type while loading; the small tests check all. */
const CHECK_EVERY = 100

/** Lines are handed over in pieces of about this many characters. */
const PIECE = 1024 * 1024

const SPECIAL = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string): string => text.replace(SPECIAL, (character) => ESCAPES[character] ?? character)

/** The first `count` events of a generated Flanders, a sample of them checked against their schemas. */
export function* firstEvents(options: FlandersOptions, count: number): Generator<StoredEvent> {
  const registry = createEventRegistry(domainEvents)
  let made = 0
  for (const event of generateEvents(options)) {
    if (made++ % CHECK_EVERY === 0) registry.check(event.type, event.data)
    yield event
    if (made === count) return
  }
}

function* pieces(events: Iterable<StoredEvent>, lineOf: (event: StoredEvent) => string): Generator<Buffer> {
  let text = ''
  for (const event of events) {
    text += lineOf(event)
    if (text.length < PIECE) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** Copies events into a table with COPY, one line an event. */
export const copyEvents = async (
  client: pg.Client,
  target: string,
  events: Iterable<StoredEvent>,
  lineOf: (fields: StoredEvent, escapeText: (text: string) => string) => string,
): Promise<void> => {
  const source = Readable.from(pieces(events, (event) => lineOf(event, escaped)))
  await pipeline(source, client.query(copyFrom(`COPY ${target} FROM STDIN`)))
}

const lineOf = (event: StoredEvent, escapeText: (text: string) => string): string =>
  `${[
    event.position,
    event.id,
    event.stream,
    event.revision,
    event.type,
    event.schemaVersion,
    event.house,
    event.recordedAt,
    event.effectiveOn,
    escapeText(JSON.stringify(event.actor)),
    event.correlation,
    event.causation ?? '\\N',
    escapeText(JSON.stringify(event.data)),
  ].join('\t')}\n`

const keys = {
  event_pk: 'PRIMARY KEY (position)',
  event_id_once: 'UNIQUE (id)',
  event_revision_once: 'UNIQUE (stream, revision)',
}

/**
 * Fills an empty ledger with these events as the owner of the database, by COPY and with the keys made afterwards. What
 * the store would have written is written (dense positions, contiguous revisions, the head), only faster.
 */
export const fillLedger = async (address: string, events: Iterable<StoredEvent>): Promise<void> => {
  const client = createClient(address)
  await client.connect()
  try {
    await client.query('BEGIN')
    for (const name of Object.keys(keys)) await client.query(`ALTER TABLE log.event DROP CONSTRAINT ${name}`)
    const columns =
      'position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor, correlation, causation, data'
    await copyEvents(client, `log.event (${columns})`, events, lineOf)
    for (const [name, key] of Object.entries(keys))
      await client.query(`ALTER TABLE log.event ADD CONSTRAINT ${name} ${key}`)
    await client.query(
      `UPDATE log.head SET (position, recorded_at) = (SELECT max(position), max(recorded_at) FROM log.event)`,
    )
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE) log.event')
  } finally {
    await client.end()
  }
}

/** A ledger with the first `count` events of a generated Flanders, in this database; what is there already is used again. */
export const loadLedger = async (
  server: BenchServer,
  database: string,
  options: FlandersOptions,
  count: number,
): Promise<string> => {
  const mark = `flanders ${JSON.stringify({ ...options, count, loader: 1 })}`
  if ((await server.markOf(database)) === mark) return server.addressOf(database)
  const address = await server.createDatabase(database)
  await migrate(address)
  await fillLedger(address, firstEvents(options, count))
  await server.markDatabase(database, mark)
  return address
}
