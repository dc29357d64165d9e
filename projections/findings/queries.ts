import { sql } from 'kysely'
import { z } from 'zod'
import type { Severity } from '../../src/domain/finding/catalogue.js'
import { knownThen, type ReadDatabase } from '../database.js'
import { namedOrNull, nobody, readNames, want } from '../names.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize } from '../page.js'
import type { FindingEntry, FindingFilter } from './answers.js'

/** The findings that had begun on the asked day, by what was known at the asked moment. */
const filtered = (database: ReadDatabase, filter: FindingFilter) => {
  const { asOf, knownAt, house, houses, organ, code, severity, from, until, open } = filter
  // A later healing does not show yet on the asked day.
  const healed =
    asOf === null
      ? sql<string | null>`healed_on`
      : sql<string | null>`
    CASE WHEN healed_on <= ${asOf}::date THEN healed_on END`
  let query = database
    .selectFrom('finding')
    .innerJoin('house', 'house.house', 'finding.house')
    .leftJoin('dossier', 'dossier.dossier', 'finding.dossier')
    .selectAll('finding')
    .select(['house.name as house_name', 'dossier.title as dossier_title', healed.as('healed_by_then')])
    .where(knownThen(knownAt))
  if (asOf !== null) query = query.where('since', '<=', asOf)
  if (house !== undefined) query = query.where('finding.house', '=', house)
  if (houses !== undefined) query = query.where(sql<boolean>`finding.house = ANY(${houses}::uuid[])`)
  if (organ !== undefined) query = query.where('finding.organ', '=', organ)
  if (code !== undefined) query = query.where('finding.code', '=', code)
  if (severity !== undefined) query = query.where('finding.severity', '=', severity)
  if (until !== undefined) query = query.where('since', '<=', until)
  if (from !== undefined) query = query.where(sql<boolean>`(${healed} IS NULL OR ${healed} >= ${from}::date)`)
  if (open !== undefined)
    query = query.where(open ? sql<boolean>`${healed} IS NULL` : sql<boolean>`${healed} IS NOT NULL`)
  return query
}

const cursorKey = z.tuple([z.string(), z.uuid(), z.iso.date(), z.string(), z.string()])

type Place = z.infer<typeof cursorKey>

/** One part of the findings of these houses, after a place in the list. */
const partOf = (database: ReadDatabase, filter: FindingFilter, after: Place | null, limit: number) => {
  const query = filtered(database, filter)
    .orderBy('house.name')
    .orderBy('finding.house')
    .orderBy('since')
    .orderBy('code')
    .orderBy('identity')
    .limit(limit)
  if (after === null) return query
  const [name, house, since, code, identity] = after
  return query.where(
    sql<boolean>`(house.name, finding.house, since, code, identity)
      > (${name}::text, ${house}::uuid, ${since}::date, ${code}::text, ${identity}::text)`,
  )
}

/** So many houses are asked first, whose findings mostly fill a page; then four times as many each time, until it is full. */
const FIRST_HOUSES = 1

/** The houses that a list over houses goes through, in its order, from the one where a place in it is. */
const housesInOrder = async (
  database: ReadDatabase,
  { houses }: FindingFilter,
  after: Place | null,
): Promise<readonly string[]> => {
  let query = database.selectFrom('house').select('house').orderBy('name').orderBy('house')
  if (houses !== undefined) query = query.where(sql<boolean>`house = ANY(${houses}::uuid[])`)
  if (after !== null) query = query.where(sql<boolean>`(name, house) >= (${after[0]}::text, ${after[1]}::uuid)`)
  return (await query.execute()).map(({ house }) => house)
}

/**
 * The first findings of a list over many houses: of a few houses at a time, because a page is full after some of them, and all
 * findings of all houses would be sorted for it otherwise.
 */
const overHouses = async (database: ReadDatabase, filter: FindingFilter, after: Place | null, limit: number) => {
  const houses = await housesInOrder(database, filter, after)
  const rows: Awaited<ReturnType<ReturnType<typeof partOf>['execute']>> = []
  let done = 0
  for (let next = FIRST_HOUSES; done < houses.length && rows.length < limit; next *= 4) {
    const some = { ...filter, houses: houses.slice(done, done + next) }
    rows.push(...(await partOf(database, some, after, limit - rows.length).execute()))
    done += next
  }
  return rows
}

/** Findings by house, then by first day, then by code. */
export const listFindings = async (
  database: ReadDatabase,
  filter: FindingFilter,
  page: PageRequest,
): Promise<Page<FindingEntry>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  const rows =
    filter.house === undefined
      ? await overHouses(database, filter, after, size + 1)
      : await partOf(database, filter, after, size + 1).execute()
  const wanted = nobody()
  for (const { organ } of rows) want(wanted.organs, organ)
  const names = await readNames(database, wanted)
  return pageOf(
    rows,
    size,
    (row) => [row.house_name, row.house, row.since, row.code, row.identity],
    (row) => ({
      code: row.code,
      severity: row.severity,
      house: { id: row.house, name: row.house_name },
      about: {
        kind: row.about_kind,
        id: row.about,
        dossier: row.dossier === null ? null : { id: row.dossier, title: row.dossier_title ?? row.dossier },
        organ: namedOrNull(names.organ, row.organ),
      },
      since: row.since,
      healedOn: row.healed_by_then,
      events: row.events,
      details: row.details,
      knownFrom: row.known_from,
    }),
  )
}

/** How many findings are open on the asked day, by severity. */
export const countFindings = async (
  database: ReadDatabase,
  filter: FindingFilter,
): Promise<Readonly<Record<Severity, number>>> => {
  const rows = await database
    .selectFrom(filtered(database, filter).as('found'))
    .select(['severity', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('severity')
    .execute()
  const count = (severity: string): number => Number(rows.find((row) => row.severity === severity)?.count ?? 0)
  return { grave: count('grave'), serious: count('serious'), attention: count('attention') }
}
