import { expect, test } from 'vitest'
import { domainEvents } from '../../src/domain/events.js'
import { checkLog } from '../../src/ledger/check-log.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createEventRegistry } from '../../src/ledger/registry.js'

const house = '01900000-0000-7000-8000-000000000001'

const subjectAdded = (number: number, change: Partial<StoredEvent> = {}): StoredEvent =>
  ({
    id: `01900000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
    type: 'SubjectAdded',
    schemaVersion: 1,
    house,
    stream: `house-${house}`,
    revision: number - 1,
    position: BigInt(number),
    recordedAt: `2026-01-01T00:00:0${number}.000Z`,
    effectiveOn: '2026-01-01',
    actor: { person: null, organ: null, partner: null, via: 'system' },
    correlation: 'test',
    causation: null,
    data: { house, subject: `offer.number-${number}`, label: 'Aanbod' },
    ...change,
  }) as StoredEvent

/** Only what the check reads: a log that holds exactly these events, wherever their positions say they stand. */
const logOf = (events: readonly StoredEvent[]) =>
  ({
    readAll: async ({ after }: { after: bigint }) => (after === 0n ? events : []),
  }) as Partial<EventStore> as EventStore

const check = (events: readonly StoredEvent[]) => checkLog(logOf(events), createEventRegistry(domainEvents))

test('a sound log has no faults', async () => {
  expect(await check([subjectAdded(1), subjectAdded(2), subjectAdded(3)])).toEqual({ events: 3, faults: [] })
})

test.each<[string, readonly StoredEvent[], RegExp]>([
  ['a missing position', [subjectAdded(1), subjectAdded(3, { revision: 1 })], /position 3 .*expected position 2/],
  ['a missing revision', [subjectAdded(1), subjectAdded(2, { revision: 2 })], /expected revision 1/],
  [
    'a time that goes back',
    [subjectAdded(1), subjectAdded(2, { recordedAt: '2025-12-31T00:00:00.000Z' as StoredEvent['recordedAt'] })],
    /recorded before the event in front of it/,
  ],
  ['a type it does not know', [subjectAdded(1, { type: 'SubjectForgotten' })], /this type is not known/],
  ['data out of shape', [subjectAdded(1, { data: { house } })], /its data is not as its type demands/],
])('a log with %s is named with its place', async (_what, events, fault) => {
  const { faults } = await check(events)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(fault)
})
