import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FindingEntry, FindingFilter } from '../../projections/findings/answers.js'
import type { Queries } from '../../projections/queries.js'
import { createFilledDatabase, documentedHouses } from '../filled-database.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/*
 * A list over houses is put together of parts, a few houses at a time: it must be what the lists of the houses are, one after
 * the other, whatever the size of a page.
 */

let ledger: Ledger
let queries: Queries
let houses: readonly string[]

const all = async (filter: FindingFilter, limit: number): Promise<readonly FindingEntry[]> => {
  const found: FindingEntry[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Queries['listFindings']>> = await queries.listFindings(filter, { limit, cursor })
    found.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return found
  }
}

const identities = (found: readonly FindingEntry[]) =>
  found.map(({ house, code, about, since, events }) => [house.name, since, code, about.id, events])

beforeAll(async () => {
  // One is asked first, then four, then the rest: six are enough for that.
  ledger = await openLedger({ database: await createFilledDatabase(documentedHouses.slice(0, 6)) })
  await settled(ledger)
  queries = ledger.queries
  const { items } = await queries.listHouses({ limit: 200, cursor: null })
  houses = items.map(({ id }) => id)
}, 120_000)

afterAll(() => ledger?.close())

describe('findings over all houses', () => {
  const filters: readonly (readonly [string, Omit<FindingFilter, 'house' | 'houses'>])[] = [
    ['all of them', { asOf: '2026-11-30', knownAt: null }],
    ['those that are open', { asOf: '2026-11-30', knownAt: null, open: true }],
    ['the grave ones, of which many houses have none', { asOf: '2026-11-30', knownAt: null, severity: 'grave' }],
  ]

  test.each(filters)('are those of each house, in the order of their names: %s', async (_name, filter) => {
    const own = await Promise.all(houses.map((house) => all({ ...filter, house }, 200)))
    const expected = own
      .filter((one) => one.length > 0)
      .sort(([a], [b]) => (a!.house.name < b!.house.name ? -1 : 1))
      .flat()
    expect(expected.length).toBeGreaterThan(5)
    for (const limit of [3, 20, 200]) {
      expect([limit, identities(await all(filter, limit))]).toEqual([limit, identities(expected)])
    }
  })

  test('of some houses are of those only, and of none there are none', async () => {
    const filter = { asOf: '2026-11-30', knownAt: null }
    const some = houses.slice(2, 5)
    const found = await all({ ...filter, houses: some }, 7)
    expect(new Set(found.map(({ house }) => house.id))).toEqual(new Set(some))
    expect(await all({ ...filter, houses: [] }, 7)).toEqual([])
  })
})
