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

/** Findings by house, then by first day, then by code. */
export const listFindings = async (
  database: ReadDatabase,
  filter: FindingFilter,
  page: PageRequest,
): Promise<Page<FindingEntry>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  let query = filtered(database, filter)
    .orderBy('house.name')
    .orderBy('finding.house')
    .orderBy('since')
    .orderBy('code')
    .orderBy('identity')
    .limit(size + 1)
  if (after !== null) {
    const [name, house, since, code, identity] = after
    query = query.where(
      sql<boolean>`(house.name, finding.house, since, code, identity)
        > (${name}::text, ${house}::uuid, ${since}::date, ${code}::text, ${identity}::text)`,
    )
  }
  const rows = await query.execute()
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
