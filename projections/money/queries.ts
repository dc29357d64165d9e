import { sql } from 'kysely'
import type { DomainEvent } from '../../src/domain/events.js'
import type { LocalDate } from '../../src/domain/shared/time.js'
import type { ReadDatabase } from '../database.js'
import type { MoneyAct } from './answers.js'

/** Every act about money of a house in the order they were recorded, in effect on a day and known at a moment; null for all. */
export const readMoneyActs = async (
  database: ReadDatabase,
  house: string,
  time: { readonly asOf: string | null; readonly knownAt: string | null },
): Promise<readonly MoneyAct[]> => {
  let query = database.selectFrom('money_act').selectAll().where('house', '=', house)
  if (time.asOf !== null) query = query.where('effective_on', '<=', time.asOf)
  if (time.knownAt !== null) query = query.where(sql<boolean>`recorded_at <= ${time.knownAt}::timestamptz`)
  const rows = await query.orderBy('position').execute()
  return rows.map(({ event, position, effective_on, recorded_at, type, data }) => ({
    event,
    position: Number(position),
    on: effective_on as LocalDate,
    recordedAt: recorded_at,
    // The log was read through the registry when the row was made: data and type belong together.
    fact: { type, data } as DomainEvent,
  }))
}
