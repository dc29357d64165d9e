import type pg from 'pg'
import { projections } from '../projections/index.js'
import { createClient, createPool } from '../src/database/connect.js'
import { migrate } from '../src/database/migrate.js'
import { type Client, transaction } from '../src/database/transaction.js'
import { domainEvents } from '../src/domain/events.js'
import type { StoredEvent } from '../src/ledger/event.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { applyBatch, type Target } from '../src/projecting/batch.js'
import { readEvents } from '../src/projecting/event-handling.js'
import { Folding } from '../src/projecting/folding.js'
import type { Projection } from '../src/projecting/projection.js'
import { layOutProjections } from '../src/projecting/projection-layout.js'
import { createIndexes, createPrimaryKey, createTable, physicalTables } from '../src/projecting/table-ddl.js'
import { inSchema } from '../src/projecting/table-names.js'
import { type EmmettEvent, fillEmmett, loadEmmett, type metadataOf } from './emmett-side.js'

const registry = createEventRegistry(domainEvents)

/** Emmett hands over every event from the first on: no stream is ever looked up. */
const store = {
  readStream: () => Promise.reject(new Error('A rebuild with emmett begins with the first event of every house')),
}

/**
 * Our own projections, and their tables with keys and indexes in emmett's database: the same rows are asked of both.
 * Made for each rebuild: one that folds begins with no states.
 */
const makeTargets = (): readonly Target[] =>
  layOutProjections(projections).map((layout) => {
    const { fold } = layout.projection
    const folding = fold === undefined ? null : new Folding(fold, { store, registry }, Number.MAX_SAFE_INTEGER)
    return { layout, generation: 1, tables: physicalTables(layout, 1), folding }
  })

/** What emmett hands to a projection, as the event that our projections take. */
const toStored = ({ type, data, metadata }: EmmettEvent): StoredEvent => {
  const { streamName, streamPosition, globalPosition, ...envelope } = metadata as {
    readonly streamName: string
    readonly streamPosition: bigint
    readonly globalPosition: bigint
  } & ReturnType<typeof metadataOf>
  return { ...envelope, type, data, stream: streamName, revision: Number(streamPosition) - 1, position: globalPosition }
}

const apply = async (client: Client, target: Target, events: readonly EmmettEvent[]): Promise<void> => {
  const fault = await applyBatch(client, target, readEvents(registry, events.map(toStored)))
  if (fault !== null) throw new Error(`${target.layout.name} stopped at ${fault.stored.position}: ${fault.reason}`)
}

const truncate = async (client: Client, { tables }: Target): Promise<void> => {
  await client.query(`TRUNCATE ${tables.map(({ physical }) => inSchema(physical)).join(', ')}`)
}

/** The event types that do anything in a projection, found by trying each event: emmett then skips the others. */
export const typesThatMatter = (events: Iterable<StoredEvent>): ReadonlyMap<Projection, ReadonlySet<string>> => {
  const found = new Map(projections.map((projection) => [projection, new Set<string>()] as const))
  for (const event of events) {
    for (const [projection, types] of found) {
      // One that folds must see everything.
      let touched = projection.fold !== undefined || projection.needs(event).length > 0
      const touch = (): undefined => {
        touched = true
      }
      if (!touched) projection.project(event, { get: touch, put: touch, remove: touch })
      if (touched) types.add(event.type)
    }
  }
  return found
}

/** A database with these events as emmett keeps them, and the empty tables of our projections. */
export const prepareEmmett = async (address: string, events: () => Iterable<StoredEvent>): Promise<void> => {
  const { getPostgreSQLEventStore } = await loadEmmett()
  const store = getPostgreSQLEventStore(address, {})
  await store.schema.migrate()
  await store.close()
  await migrate(address)
  await fillEmmett(address, events())
  const pool = createPool(address, { max: 1 })
  await transaction(pool, async (client) => {
    for (const table of makeTargets().flatMap(({ tables }) => tables)) {
      await createTable(client, table)
      await createPrimaryKey(client, table)
      await createIndexes(client, table)
    }
  })
  await pool.end()
}

const forgetCheckpoints = async (address: string): Promise<void> => {
  const client = createClient(address)
  await client.connect()
  // A second rebuild of 0.42.0 goes on from the checkpoint of the first, after emptying the table: it must forget it.
  await client.query('TRUNCATE emt_processors, emt_projections')
  await client.end()
}

export type EmmettWay = 'documented' | 'own batch processor'

/** What emmett calls in a consumer: a projector of its own, or in its place one of ours that takes whole batches. */
const batchProcessor = (target: Target, pool: pg.Pool) => {
  let active = false
  return {
    id: target.layout.name,
    instanceId: target.layout.name,
    type: 'projector',
    init: () => Promise.resolve(),
    start: async () => {
      await transaction(pool, (client) => truncate(client, target))
      active = true
      return 'BEGINNING'
    },
    close: () => {
      active = false
      return Promise.resolve()
    },
    get isActive() {
      return active
    },
    handle: (events: readonly EmmettEvent[]) => transaction(pool, (client) => apply(client, target, events)),
  }
}

/**
 * Rebuilds our projections with emmett, all beside each other; answers the seconds it took.
 *
 * `documented`: `rebuildPostgreSQLProjections`, which hands over one event at a time and stores a checkpoint after each,
 * all of a pulled batch in one transaction. `own batch processor`: its consumer and its reading of the log only, with a
 * processor that writes whole batches set by set; what its documentation does not offer, but the most it can give.
 */
export const rebuildWithEmmett = async (
  address: string,
  way: EmmettWay,
  batchSize: number,
  types: ReadonlyMap<Projection, ReadonlySet<string>>,
): Promise<number> => {
  const { postgreSQLProjection, rebuildPostgreSQLProjections, postgreSQLEventStoreConsumer } = await loadEmmett()
  await forgetCheckpoints(address)
  const targets = makeTargets()
  const pool = createPool(address, { max: targets.length })
  const pulling = { batchSize, pullingFrequencyInMs: 0 }
  const began = performance.now()
  const consumer =
    way === 'documented'
      ? rebuildPostgreSQLProjections({
          connectionString: address,
          pulling,
          projections: targets.map((target) =>
            postgreSQLProjection({
              name: target.layout.name,
              canHandle: [...(types.get(target.layout.projection) ?? [])],
              handle: (events, { connection }) => apply(connection.client, target, events),
              truncate: ({ connection }) => truncate(connection.client, target),
            }),
          ),
        })
      : postgreSQLEventStoreConsumer({
          connectionString: address,
          pulling,
          stopWhen: { noMessagesLeft: true },
          processors: targets.map((target) => batchProcessor(target, pool)),
        })
  await consumer.start()
  const seconds = (performance.now() - began) / 1000
  await consumer.close()
  await pool.end()
  return seconds
}

/** Rows of every table after a rebuild with emmett. */
export const countEmmettRows = async (address: string): Promise<Readonly<Record<string, number>>> => {
  const client = createClient(address)
  await client.connect()
  const counts: Record<string, number> = {}
  for (const { layout, physical } of makeTargets().flatMap(({ tables }) => tables)) {
    const { rows } = await client.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${inSchema(physical)}`)
    counts[layout.definition.name] = Number(rows[0]?.count)
  }
  await client.end()
  return counts
}
