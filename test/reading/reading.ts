import { createQueries } from '../../projections/create-queries.js'
import { projections } from '../../projections/index.js'
import type { Queries } from '../../projections/queries.js'
import type { DomainCommandType } from '../../src/domain/commands.js'
import { domainEvents } from '../../src/domain/events.js'
import type { Instant } from '../../src/domain/shared/time.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createProjectionEngine, type ProjectionEngine } from '../../src/projecting/engine.js'
import type { TestDatabase } from '../database.js'
import type { FieldsOf } from '../domain/support/given.js'
import { contentOf, type SmallHouse, smallHouse } from '../domain/support/small-house.js'
import { createMemoryStore, type MemoryStore } from '../projecting/support/memory-store.js'
import { createReadyDatabase } from '../ready-database.js'

/** The minute at which the n-th event of an example is recorded: `2026-01-01T00:00` and one minute more for each. */
export const minute = (number: number): Instant =>
  new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString() as Instant

/** A small house whose events flow through the real engine into PostgreSQL, and the queries over it. */
export type Reading = {
  readonly queries: Queries
  readonly database: TestDatabase
  readonly engine: ProjectionEngine
  readonly store: MemoryStore
  readonly small: SmallHouse
  readonly house: string
  /** Records through the domain's own rules; answers the new ids. Nothing is projected before {@link follow}. */
  readonly record: <Type extends DomainCommandType>(
    type: Type,
    fields: FieldsOf<Type>,
  ) => Readonly<Record<string, string>>
  /** Opens a dossier of the stuurgroep with a proposal; answers its id. */
  readonly propose: (
    subject: string,
    fields?: { amountCents?: number; title?: string; text?: string; on?: string },
  ) => string
  /** Feeds everything recorded so far to the projections; answers the moment of the newest event. */
  readonly follow: () => Promise<Instant>
  readonly close: () => Promise<void>
}

/** @param settings.batchSize how many events one transaction takes; that of the program when left out */
export const openReading = async (settings: { readonly batchSize?: number } = {}): Promise<Reading> => {
  const database = await createReadyDatabase()
  const store = createMemoryStore()
  const registry = createEventRegistry(domainEvents)
  const engine = createProjectionEngine({
    pool: database.pool,
    store,
    registry,
    projections,
    settings: { pollInterval: 20, ...settings },
  })
  const small = smallHouse()
  const { house } = small
  let fed = 0
  const toStored = (event: (typeof house.events)[number]): StoredEvent => ({
    id: event.id,
    type: event.type,
    schemaVersion: registry.currentVersion(event.type),
    house: house.context.house,
    stream: `house-${house.context.house}`,
    revision: event.revision,
    position: BigInt(event.revision + 1),
    recordedAt: minute(event.revision),
    effectiveOn: event.effectiveOn,
    actor: { person: null, organ: null, partner: null, via: 'api' },
    correlation: 'example',
    causation: null,
    data: event.data,
  })
  const record: Reading['record'] = (type, fields) => house.record(type, fields)
  return {
    queries: createQueries(database.pool),
    database,
    engine,
    store,
    small,
    house: house.context.house,
    record,
    propose: (subject, { amountCents, title = 'Speelstraat', text, on = '2025-03-01' } = {}) => {
      const { dossier } = record('OpenDossier', { effectiveOn: on, title, subject, openedBy: small.stuurgroep })
      record('SubmitProposal', {
        effectiveOn: on,
        dossier: dossier!,
        by: { kind: 'organ', organ: small.stuurgroep },
        content: { ...contentOf(amountCents ?? null), ...(text === undefined ? {} : { text }) },
      })
      return dossier!
    },
    follow: async () => {
      store.add(...house.events.slice(fed).map(toStored))
      fed = house.events.length
      const { stopped } = await engine.catchUp()
      if (stopped.length > 0)
        throw new Error(
          `Stopped: ${JSON.stringify(stopped.map(({ projection, poison }) => [projection, poison?.reason]))}`,
        )
      return minute(fed - 1)
    },
    close: async () => {
      await engine.stop()
      await database.drop()
    },
  }
}
