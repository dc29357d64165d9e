import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Queries } from '../../../projections/queries.js'

/** Every house there is, by name. */
export const everyHouse = async (queries: Pick<Queries, 'listHouses'>): Promise<readonly HouseSummary[]> => {
  const houses: HouseSummary[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Queries['listHouses']>> = await queries.listHouses({ limit: 200, cursor })
    houses.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return houses
  }
}
