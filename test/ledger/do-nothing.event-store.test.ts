import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { toInstant } from '../../src/domain/shared/time.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import type { StoreUnderTest } from './contract/subject.js'
import { eventStoreContract } from './event-store.contract.js'

/** Says yes to everything and keeps nothing. */
const doNothing: EventStore = {
  name: 'postgres',
  append: async ({ stream, events }) => ({
    kind: 'appended',
    firstPosition: 1n,
    lastPosition: BigInt(events.length),
    lastRevision: events.length - 1,
    events: events.map((event, index) => ({
      ...event,
      stream,
      revision: index,
      position: BigInt(index + 1),
      recordedAt: toInstant(new Date(0)),
    })),
  }),
  readStream: async () => [],
  readAll: async () => [],
  readEvent: async () => null,
  findCommand: async () => null,
  head: async () => 0n,
  onAppended: () => () => undefined,
  close: async () => undefined,
}

const subject: StoreUnderTest = {
  store: doNothing,
  another: async () => doNothing,
  unreachable: async () => doNothing,
  interrupt: async () => undefined,
  close: async () => undefined,
}

const LONGEST = 10_000

/** Whether the store met the demand; a demand that never ends is not met. */
const meets = async (run: (subject: StoreUnderTest) => Promise<void>): Promise<boolean> => {
  const outcome = run(subject).then(
    () => true,
    () => false,
  )
  return Promise.race([outcome, sleep(LONGEST, false)])
}

describe('the contract proves itself: a store that does nothing fails every demand of it', () => {
  const cases = Object.values(eventStoreContract).flat()

  test('there are demands, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThan(70)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })

  test.each(cases)('it fails: $name', async ({ run }) => {
    expect(await meets(run)).toBe(false)
  })
})
