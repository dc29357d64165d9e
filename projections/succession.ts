import { sql } from 'kysely'
import type { ReadDatabase } from './database.js'

/** Who acts, on one day, for an organ that is named: itself, or the organ that succeeded it. */
export type Acting = {
  readonly of: (organ: string) => string
  /** The organ and all those it succeeded: whoever named one of them means this organ now. */
  readonly all: (organ: string) => readonly string[]
}

/** The successions of a house by a day, as known now; without a day nobody was succeeded. */
export const readActing = async (database: ReadDatabase, house: string, day: string | undefined): Promise<Acting> => {
  const rows =
    day === undefined
      ? []
      : await database
          .selectFrom('organ')
          .select(['organ', 'succeeded_by'])
          .where('house', '=', house)
          .where('superseded', '=', 0)
          .where('succeeded_by', 'is not', null)
          .where(sql<boolean>`valid_until < ${day}::date`)
          .orderBy('organ')
          .execute()
  const successors = new Map(rows.map((row) => [row.organ, row.succeeded_by ?? row.organ]))
  const actingFor = (organ: string): string => {
    let acting = organ
    for (let next = successors.get(acting); next !== undefined; next = successors.get(acting)) acting = next
    return acting
  }
  return {
    of: actingFor,
    all: (organ) => [organ, ...[...successors.keys()].filter((former) => actingFor(former) === organ)],
  }
}
