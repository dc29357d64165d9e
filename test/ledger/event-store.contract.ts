import { afterAll, beforeAll, describe, test } from 'vitest'
import { availabilityCases } from './contract/availability.js'
import { commandCases } from './contract/commands.js'
import { expectationCases } from './contract/expectations.js'
import { limitCases } from './contract/limits.js'
import { orderCases } from './contract/order.js'
import { stateMachineCases } from './contract/state-machine.js'
import type { ContractCase, StoreUnderTest } from './contract/subject.js'

/** Everything an event store must do, as a list, so that it can be run for a store and be proven against one that does nothing. */
export const eventStoreContract: Readonly<Record<string, readonly ContractCase[]>> = {
  'expected revisions': expectationCases,
  'order and reading': orderCases,
  'commands that repeat': commandCases,
  'limits and text': limitCases,
  'random appends': stateMachineCases,
  availability: availabilityCases,
}

/** Runs the whole contract for one store. `create` makes the store once, for all cases. */
export const describeEventStoreContract = (
  name: string,
  subject: { readonly create: () => Promise<StoreUnderTest> },
): void => {
  describe(`${name} keeps the contract of an event store`, () => {
    let underTest: StoreUnderTest
    beforeAll(async () => {
      underTest = await subject.create()
    })
    afterAll(() => underTest?.close())

    for (const [part, cases] of Object.entries(eventStoreContract)) {
      describe(part, () => {
        for (const { name: demand, run } of cases) test(demand, () => run(underTest))
      })
    }
  })
}
