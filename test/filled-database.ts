import { createHash } from 'node:crypto'
import { addHouse, withLedger } from './backup/support/ledger.js'
import { createTestDatabase, type TestDatabase } from './database.js'
import { templateDatabase } from './template-database.js'

/** The ten documented houses, in the order in which tests that need all of them ask for them: so they share what is made. */
export const documentedHouses: readonly string[] = [
  'boom',
  'duffel',
  'generic-model',
  'genk',
  'interlokale-vereniging',
  'leuven',
  'oostende',
  'poperinge-vleteren',
  'sint-niklaas',
  'zottegem',
]

const nameOf = (houses: readonly string[]): string =>
  `houses_${createHash('sha256').update(houses.join()).digest('hex').slice(0, 32)}`

/**
 * An own database with these documented houses in it, as an import of their files in this order leaves it: for tests that
 * look at a filled ledger, not at how it was filled.
 */
export const createFilledDatabase = async (houses: readonly string[]): Promise<TestDatabase> => {
  const template = await templateDatabase(nameOf(houses), ({ connectionString }) =>
    withLedger(connectionString, async (runtime) => {
      for (const key of houses) await addHouse(runtime, key)
    }),
  )
  return createTestDatabase({ template })
}
