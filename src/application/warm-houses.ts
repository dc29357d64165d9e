import { houseId } from '../domain/shared/identifiers.js'
import type { HouseStates } from './house-states.js'

/** The register of houses, a page at a time. */
type ListHouses = (page: { readonly limit: number; readonly cursor: string | null }) => Promise<{
  readonly items: readonly { readonly id: string; readonly lastPosition: number }[]
  readonly nextCursor: string | null
}>

type Registered = { readonly queries: { readonly listHouses: ListHouses } }

/** Houses with the newest events first: they are asked for first as well. */
const byActivity = async (queries: Registered['queries']): Promise<readonly string[]> => {
  const houses: { readonly id: string; readonly lastPosition: number }[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ListHouses>> = await queries.listHouses({ limit: 200, cursor })
    houses.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return houses.toSorted((one, other) => other.lastPosition - one.lastPosition).map(({ id }) => id)
}

/**
 * Reads houses into memory before anybody asks for them, at most as many as are kept there: else the first question
 * about each, after a start, would wait for its whole stream. One house after the other, so that questions go before.
 * Answers a function that stops it and waits for what is running. Trouble is told and does no harm: what was not read is
 * read when it is asked.
 */
export const warmHouses = ({
  houses,
  queries,
  onTrouble,
}: Registered & {
  readonly houses: HouseStates
  readonly onTrouble: (error: unknown) => void
}): { readonly done: Promise<void>; readonly stop: () => Promise<void> } => {
  let stopped = false
  const warm = async (): Promise<void> => {
    for (const id of (await byActivity(queries)).slice(0, houses.size)) {
      if (stopped) return
      await houses.load(houseId.parse(id))
    }
  }
  const done = warm().catch(onTrouble)
  return {
    done,
    stop: () => {
      stopped = true
      return done
    },
  }
}
