import { expect } from 'vitest'
import { type EventStore, StoreUnavailable } from '../../../src/ledger/event-store.js'
import { appended, type ContractCase, newAppend, newHouse } from './subject.js'

const everyMethod = (store: EventStore): Readonly<Record<string, () => Promise<unknown>>> => ({
  append: () => store.append(newAppend()),
  readStream: () => store.readStream('a', { limit: 1 }),
  readAll: () => store.readAll({ after: 0n, limit: 1 }),
  readEvent: () => store.readEvent('0190f000-0000-7000-8000-000000000000'),
  findCommand: () => store.findCommand(newHouse(), 'key'),
  head: () => store.head(),
})

const expectUnavailable = async (store: EventStore): Promise<void> => {
  for (const [method, call] of Object.entries(everyMethod(store))) {
    await expect(call(), method).rejects.toThrow(StoreUnavailable)
  }
}

export const availabilityCases: readonly ContractCase[] = [
  {
    name: 'a store whose server does not answer says so from every method',
    run: async ({ unreachable }) => expectUnavailable(await unreachable()),
  },
  {
    name: 'a closed store says so from every method',
    run: async ({ another }) => {
      const other = await another()
      await other.close()
      await expectUnavailable(other)
    },
  },
  {
    name: 'closing waits for what was handed in: each append is either durable or refused',
    run: async ({ store, another }) => {
      const other = await another()
      const before = await store.head()
      const appends = Array.from({ length: 20 }, () => newAppend())
      const results = Promise.allSettled(appends.map((append) => other.append(append)))
      await other.close()
      const written = (await results).filter((result) => result.status === 'fulfilled').length
      expect(await store.head()).toBe(before + BigInt(written))
      await appended(store)
      expect(await store.head()).toBe(before + BigInt(written) + 1n)
    },
  },
]
