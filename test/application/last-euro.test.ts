import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandResult } from '../../src/application/execute.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { propose, type RecordedHouse, recordHouse } from '../http/support/house.js'
import { openWriter } from '../http/support/ledger.js'
import { sender } from './support.js'

/** So many times two processes go for the same euro. */
const rounds = 8
const effectiveOn = '2026-03-01'
const all = 100_000

let database: TestDatabase
let stores: readonly [EventStore, EventStore]
let small: RecordedHouse

beforeAll(async () => {
  database = await createTestDatabase()
  stores = [createPostgresEventStore({ pool: database.pool }), createPostgresEventStore({ pool: database.pool })]
  small = await recordHouse(openWriter(stores[0]).execute)
})

afterAll(async () => {
  for (const store of stores) await store.close()
  await database.drop()
})

const refusedFor = (results: readonly CommandResult[]): readonly unknown[] =>
  results.flatMap((result) =>
    result.ok ? [] : [result.problem.kind === 'refused' ? result.problem.refusal.code : result.problem.kind],
  )

/** What one of the two gets; the other is told the rule it would break, or that others wrote at the same moment. */
const oneGets = (results: readonly CommandResult[], rule: string): void => {
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect([rule, 'conflict']).toContain(refusedFor(results)[0])
}

describe('Two processes that go for the last euro at the same moment', () => {
  it('never both get it: not by decision, not by commitment, not by payment', async () => {
    const secretaries = stores.map((store) =>
      sender(openWriter(store).execute, small.house, small.seats.secretary.person),
    )
    const stuurgroep = small.organs.stuurgroep
    const partner = small.centre
    const beneficiary = { kind: 'partner', partner } as const
    for (let round = 1; round <= rounds; round += 1) {
      const { grant } = await small.record('RecordGrant', {
        effectiveOn: '2026-01-15',
        title: `Subsidie ${round}`,
        source: { kind: 'municipality', name: 'Gemeente Voorbeeld', partner: small.municipality },
        reference: `Besluit 2026/${round}`,
        period: { from: '2026-01-01', until: '2026-12-31' },
        managedBy: stuurgroep,
        amountCents: all,
      })
      const matter = async (): Promise<string> => {
        const dossier = await propose(small, { amountCents: all })
        const line = { grant: grant!, category: 'activities', purpose: 'Alles', beneficiary, year: 2026, article: null }
        await small.record('PlanMoney', {
          effectiveOn,
          dossier,
          lines: [{ ...line, character: 'definitive', amountCents: all }],
        })
        return dossier
      }
      const dossiers = [await matter(), await matter()]
      const decided = await Promise.all(
        secretaries.map((send, index) =>
          send('TakeDecision', { effectiveOn, dossier: dossiers[index]!, organ: stuurgroep, outcome: 'adopted' }),
        ),
      )
      oneGets(decided, 'money.over-grant')
      const won = decided.findIndex(({ ok }) => ok)
      const result = decided[won]!
      const decision = result.ok ? result.answer.created.decision! : ''
      await small.record('GrantBekrachtiging', {
        effectiveOn,
        dossier: dossiers[won]!,
        decision,
        organ: small.organs.college,
      })

      const { state } = await openWriter(stores[0]).houses.load(small.house as never)
      const allocation = [...state.money.allocations].at(-1)![0]
      const committing = { effectiveOn, allocation, what: 'Alles', amountCents: all, reference: 'Bestelbon' }
      const committed = await Promise.all(secretaries.map((send) => send('EnterCommitment', committing)))
      oneGets(committed, 'money.over-allocation')

      const entered = committed.find(({ ok }) => ok)!
      const commitment = entered.ok ? entered.answer.created.commitment! : ''
      const paying = { effectiveOn, commitment, managedBy: stuurgroep, beneficiary, amountCents: all }
      const paid = await Promise.all(
        secretaries.map((send, index) => send('RecordPayment', { ...paying, reference: `Factuur ${index}` })),
      )
      oneGets(paid, 'money.over-commitment')
    }
    const { money } = (await openWriter(stores[1]).houses.load(small.house as never)).state
    const sum = (amounts: Iterable<{ readonly amount: bigint }>): bigint =>
      [...amounts].reduce((total, { amount }) => total + amount, 0n)
    const granted = BigInt(all * rounds)
    expect(sum(money.allocations.values())).toBe(granted)
    expect(sum(money.commitments.values())).toBe(granted)
    expect(sum(money.payments.values())).toBe(granted)
  })
})
