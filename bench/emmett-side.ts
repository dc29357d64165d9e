import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { createClient } from '../src/database/connect.js'
import type { StoredEvent } from '../src/ledger/event.js'
import { packageRoot } from '../src/package-root.js'
import { copyEvents } from './load.js'

const folder = join(packageRoot, 'bench', 'emmett')

/** The part of `@event-driven-io/emmett-postgresql` 0.42.0 that is measured; it is no dependency of ours. */
export type EmmettEvent = {
  readonly type: string
  readonly data: unknown
  readonly metadata: Readonly<Record<string, unknown>>
}

export type EmmettStore = {
  readonly schema: { readonly migrate: () => Promise<unknown> }
  readonly appendToStream: (
    stream: string,
    events: readonly EmmettEvent[],
    options: { readonly expectedStreamVersion: bigint },
  ) => Promise<{ readonly nextExpectedStreamVersion: bigint }>
  readonly close: () => Promise<void>
}

export type EmmettHandlerContext = { readonly connection: { readonly client: pg.PoolClient } }

export type EmmettProjection = {
  readonly name: string
  readonly canHandle: readonly string[]
  readonly handle: (events: readonly EmmettEvent[], context: EmmettHandlerContext) => Promise<void>
  readonly truncate: (context: EmmettHandlerContext) => Promise<void>
}

type EmmettModule = {
  readonly getPostgreSQLEventStore: (address: string, options: object) => EmmettStore
  readonly postgreSQLProjection: (projection: EmmettProjection) => object
  readonly rebuildPostgreSQLProjections: (options: object) => EmmettConsumer
  readonly postgreSQLEventStoreConsumer: (options: object) => EmmettConsumer
}

export type EmmettConsumer = { readonly start: () => Promise<void>; readonly close: () => Promise<void> }

/** Installs it from its own lock file where that was not done, and loads it. */
export const loadEmmett = async (): Promise<EmmettModule> => {
  const entry = join(folder, 'node_modules/@event-driven-io/emmett-postgresql/dist/index.js')
  if (!existsSync(entry)) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], { cwd: folder, stdio: 'inherit' })
  }
  const loaded: unknown = await import(pathToFileURL(entry).href)
  return loaded as EmmettModule
}

/** A pool of the `pg` that emmett brings, large enough that nothing waits for a connection. */
export const emmettPool = (address: string, max: number): pg.Pool => {
  const loaded: unknown = createRequire(join(folder, 'package.json'))('pg')
  const { Pool } = loaded as { readonly Pool: new (options: pg.PoolConfig) => pg.Pool }
  return new Pool({ connectionString: address, max })
}

/** What our envelope holds beside what emmett keeps itself: the same facts on both sides. */
export const metadataOf = ({
  id,
  house,
  schemaVersion,
  effectiveOn,
  recordedAt,
  actor,
  correlation,
  causation,
}: StoredEvent) => ({
  id,
  house,
  schemaVersion,
  effectiveOn,
  recordedAt,
  actor,
  correlation,
  causation,
})

const lineOf = (event: StoredEvent, escapeText: (text: string) => string): string =>
  `${[
    event.revision + 1,
    event.position,
    // One transaction for all, that is over when anything is read.
    '3',
    'E',
    event.stream,
    'emt:default',
    '1',
    event.id,
    event.type,
    escapeText(JSON.stringify(event.data)),
    escapeText(JSON.stringify(metadataOf(event))),
  ].join('\t')}\n`

/**
 * Fills an empty emmett database with these events, as its append would have left them, by COPY. The index is ours:
 * without it every batch of a rebuild sorts the whole table (see bench/README.md).
 */
export const fillEmmett = async (address: string, events: Iterable<StoredEvent>): Promise<void> => {
  const client = createClient(address)
  await client.connect()
  try {
    await client.query('BEGIN')
    const columns =
      'stream_position, global_position, transaction_id, message_kind, stream_id, partition, message_schema_version, message_id, message_type, message_data, message_metadata'
    await copyEvents(client, `emt_messages (${columns})`, events, lineOf)
    await client.query(
      `INSERT INTO emt_streams (stream_id, stream_position, partition, stream_type, stream_metadata)
       SELECT stream_id, max(stream_position), partition, 'house', '{}' FROM emt_messages GROUP BY stream_id, partition`,
    )
    await client.query(`SELECT setval('emt_global_message_position', (SELECT max(global_position) FROM emt_messages))`)
    await client.query('CREATE INDEX ON emt_messages (transaction_id, global_position)')
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE) emt_messages')
    await client.query('VACUUM (ANALYZE) emt_streams')
  } finally {
    await client.end()
  }
}
