import type { HouseSummary } from '../../projections/houses/answers.js'
import { LARGEST_PAGE, type Page, type PageRequest } from '../../projections/page.js'
import type { Queries } from '../../projections/queries.js'
import { CommandFailed } from './failure.js'

/** Every item of a list that is answered by page. */
export const everyItem = async <Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<readonly Item[]> => {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: Page<Item> = await read({ limit: LARGEST_PAGE, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

/** The house with this id or name. Throws {@link CommandFailed} when there is none, or more than one. */
export const findAskedHouse = async (queries: Queries, asked: string): Promise<HouseSummary> => {
  const houses = await everyItem<HouseSummary>(queries.listHouses)
  const found = houses.filter(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase())
  const [first, second] = found
  if (first === undefined) {
    throw new CommandFailed(`There is no house ${asked}; there are ${houses.map(({ name }) => name).join(', ')}.`)
  }
  if (second !== undefined) throw new CommandFailed(`Several houses are called ${asked}; give the id of one.`)
  return first
}
