import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadDatabase } from '../database.js'
import { namedOrNull, nobody, readNames, want } from '../names.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize } from '../page.js'
import { readActing } from '../succession.js'
import type { WaitingFilter, WaitingItem } from './answers.js'

const begun = sql<boolean>`rule.starts_on <= waiting_item.since`

const cursorKey = z.tuple([z.iso.date(), z.string().regex(/^\d{1,18}$/), z.string()])

/** What waits in a house, or for one organ of it, oldest first. Nothing waits any more in a withdrawn dossier, and no advice in a closed one. */
export const listWaiting = async (
  database: ReadDatabase,
  house: string,
  filter: WaitingFilter,
  page: PageRequest,
): Promise<Page<WaitingItem>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  const acting = await readActing(database, house, filter.on)
  let query = database
    .selectFrom('waiting_item')
    .leftJoin('waiting_dossier', 'waiting_dossier.dossier', 'waiting_item.dossier')
    .leftJoin('dossier', 'dossier.dossier', 'waiting_item.dossier')
    .selectAll('waiting_item')
    .select('dossier.title')
    // The last day to ratify, by the rules of the organ on the day its turn began: the newest that had begun, else its first;
    // null where those set none, and for whatever else waits.
    .select((expression) =>
      sql<string | null>`(case when waiting_item.kind = 'bekrachtiging' then waiting_item.since + ${expression
        .selectFrom('waiting_rule as rule')
        .select('rule.days')
        .whereRef('rule.organ', '=', 'waiting_item.organ')
        .orderBy(begun, 'desc')
        .orderBy(sql`case when ${begun} then rule.starts_on end`, 'desc')
        .orderBy(sql`case when ${begun} then rule.position end`, 'desc')
        .orderBy('rule.starts_on')
        .orderBy('rule.position')
        .limit(1)} end)::text`.as('due_on'),
    )
    .where('waiting_item.house', '=', house)
    .where(sql<boolean>`withdrawn is not true and not (closed is true and kind = 'advice')`)
    .orderBy('since')
    .orderBy('position')
    .orderBy('item')
    .limit(size + 1)
  if (filter.organ !== undefined) query = query.where('organ', 'in', acting.all(filter.organ))
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (after !== null) {
    query = query.where(
      sql<boolean>`(since, position, item) > (${after[0]}::date, ${after[1]}::bigint, ${after[2]}::text)`,
    )
  }
  const rows = await query.execute()
  const wanted = nobody()
  for (const row of rows) {
    want(wanted.organs, acting.of(row.organ))
    want(wanted.organs, row.from_organ)
    want(wanted.seats, row.seat)
  }
  const names = await readNames(database, wanted)
  return pageOf(
    rows,
    size,
    (row) => [row.since, String(row.position), row.item],
    (row) => ({
      kind: row.kind,
      organ: names.organ(acting.of(row.organ)),
      dossier: row.dossier === null ? null : { id: row.dossier, title: row.title ?? row.dossier },
      about: row.about,
      fromOrgan: namedOrNull(names.organ, row.from_organ),
      seat: row.seat === null ? null : names.seat(row.seat),
      since: row.since,
      deadline: row.deadline ?? row.due_on,
      open: row.open,
    }),
  )
}
