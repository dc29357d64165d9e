import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FlandersOptions, generateEvents } from '../../bench/flanders.js'
import { copyEvents, fillLedger } from '../../bench/load.js'
import { projections } from '../../projections/index.js'
import { createClient } from '../../src/database/connect.js'
import { domainEvents } from '../../src/domain/events.js'
import { checkLog } from '../../src/ledger/check-log.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createProjectionEngine } from '../../src/projecting/engine.js'
import { createTestDatabase, type TestDatabase } from '../database.js'

const small: FlandersOptions = { seed: 7, houses: 3, dossiersAYear: 60 }
const COUNT = 9_000

const take = (options: FlandersOptions, count: number): StoredEvent[] => {
  const events: StoredEvent[] = []
  for (const event of generateEvents(options)) {
    events.push(event)
    if (events.length === count) break
  }
  return events
}

describe('The generated Flanders', () => {
  const events = take(small, COUNT)
  const registry = createEventRegistry(domainEvents)

  it('is the same again for the same seed, and another for another', () => {
    expect(take(small, 2_000)).toEqual(events.slice(0, 2_000))
    expect(take({ ...small, seed: 8 }, 1)).not.toEqual(events.slice(0, 1))
  })

  it('holds events that fit the schema of their type, each with an id of its own', () => {
    for (const event of events) registry.check(event.type, event.data)
    expect(new Set(events.map(({ id }) => id)).size).toBe(COUNT)
  })

  it('holds every turn a dossier can take', () => {
    const types = new Set(events.map(({ type }) => type))
    const turns = [
      'ProposalRevised',
      'ProposalWithdrawn',
      'ContributionAnswered',
      'AdvicePointAnswered',
      'VoteConfirmed',
      'BekrachtigingGranted',
      'BekrachtigingRefused',
      'DecisionSentBack',
      'MandateSuspended',
      'MandateRenewed',
      'AttendanceRecorded',
      'EntryRectified',
      'GrantRecorded',
      'MoneyPlanned',
      'AllocationMade',
      'CommitmentEntered',
      'PaymentMade',
    ]
    expect(turns.filter((type) => !types.has(type))).toEqual([])
    const heals = events.some(({ type, data }) => type === 'BekrachtigingGranted' && (data as { heals: unknown }).heals)
    expect(heals).toBe(true)
  })

  describe('loaded into a ledger', () => {
    let database: TestDatabase
    beforeAll(async () => {
      database = await createTestDatabase()
      await fillLedger(database.connectionString, events)
    }, 60_000)
    afterAll(() => database.drop())

    it('leaves a log without a fault, with its head at the last event', async () => {
      const store = createPostgresEventStore({ pool: database.pool })
      expect(await store.head()).toBe(BigInt(COUNT))
      expect(await checkLog(store, registry)).toEqual({ events: COUNT, faults: [] })
      await store.close()
    })

    it('is projected without a poison event', async () => {
      const store = createPostgresEventStore({ pool: database.pool })
      const engine = createProjectionEngine({ pool: database.pool, store, registry, projections })
      await engine.rebuild()
      const status = await engine.status()
      expect(status.projections.map(({ position, poison }) => ({ position, poison }))).toEqual(
        projections.map(() => ({ position: BigInt(COUNT), poison: null })),
      )
      const { rows } = await database.owner.query('SELECT DISTINCT state FROM projection.decision')
      expect(rows.length).toBeGreaterThanOrEqual(5)
      await store.close()
    }, 60_000)
  })

  it('is copied with its special characters as they are', async () => {
    const database = await createTestDatabase({ migrated: false })
    const client = createClient(database.connectionString)
    await client.connect()
    await client.query('CREATE TABLE copied (text text)')
    const text = 'a\\b\tc\nd'
    await copyEvents(client, 'copied', events.slice(0, 1), (_, escapeText) => `${escapeText(text)}\n`)
    const { rows } = await client.query('SELECT text FROM copied')
    await client.end()
    await database.drop()
    expect(rows).toEqual([{ text }])
  })
})
