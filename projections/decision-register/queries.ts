import { sql } from 'kysely'
import { z } from 'zod'
import { isWithinSubject, knownThen, type ReadDatabase, searchFor } from '../database.js'
import { nameMandate, wantMandate } from '../mandate-register/naming.js'
import { type Names, namedOrNull, nobody, readNames, want } from '../names.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize, rowsOfPage } from '../page.js'
import type { DecisionEntry, DecisionFilter } from './answers.js'
import type { DecisionRow } from './projection.js'
import { ratificationOf, ratifiedCents } from './ratification.js'
import { isFinal } from './state.js'
import { decisionTables } from './tables.js'

type SelectedDecision = DecisionRow & { readonly title: string | null; readonly rectified: boolean }

/** All but the words that PostgreSQL searches in: those are long and no answer holds them. */
const readColumns = decisionTables
  .flatMap(({ name, columns }) => (name === 'decision' ? Object.entries(columns) : []))
  .flatMap(([column, { type }]) =>
    type === 'tsvector' ? [] : [`decision.${column}` as `decision.${keyof DecisionRow}`],
  )

const selectDecisions = (database: ReadDatabase, house: string, knownAt: string | null) =>
  database
    .selectFrom('decision')
    .leftJoin('dossier', 'dossier.dossier', 'decision.dossier')
    .select(readColumns)
    .select('dossier.title')
    .select(({ exists, selectFrom }) => {
      let corrections = selectFrom('rectified_entry')
        .select('rectified_entry.position')
        .whereRef('rectified_entry.rectifies', '=', 'decision.event')
      if (knownAt !== null) {
        corrections = corrections.where(sql<boolean>`rectified_entry.recorded_at <= ${knownAt}::timestamptz`)
      }
      return exists(corrections).$castTo<boolean>().as('rectified')
    })
    .where('decision.house', '=', house)
    .where(knownThen(knownAt))

const bekrachtigingOf = (names: Names, row: DecisionRow): DecisionEntry['bekrachtiging'] =>
  row.bekrachtiging_organ === null || row.bekrachtiging_outcome === null || row.bekrachtiging_on === null
    ? null
    : {
        organ: names.organ(row.bekrachtiging_organ),
        outcome: row.bekrachtiging_outcome,
        on: row.bekrachtiging_on,
        reasons: row.bekrachtiging_reasons,
      }

const saidOf = (names: Names, row: DecisionRow): DecisionEntry['bekrachtigingen'] =>
  row.said.map(({ organ, outcome, on, reasons, extent, conditions }) => ({
    organ: names.organ(organ),
    outcome,
    on,
    reasons,
    extent,
    conditions,
  }))

/** Nobody is awaited about what was not adopted, or was annulled. */
const awaitedOf = (
  names: Names,
  { outcome, annulled, ratifying, said }: DecisionRow,
): DecisionEntry['awaitedOrgans'] =>
  outcome === 'adopted' && annulled === null ? ratificationOf(ratifying, said).awaited.map(names.organ) : []

const toEntry = (names: Names, row: SelectedDecision): DecisionEntry => ({
  id: row.decision,
  event: row.event,
  position: Number(row.position),
  recordedAt: row.recorded_at,
  dossier: { id: row.dossier, title: row.title ?? row.dossier },
  organ: names.organ(row.organ),
  role: row.role,
  decidedOn: row.decided_on,
  outcome: row.outcome,
  subject: row.subject,
  proposalVersion: row.proposal_version,
  amountCents: row.amount_cents === null ? null : Number(row.amount_cents),
  beneficiary: namedOrNull(names.partner, row.beneficiary),
  reasons: row.reasons,
  standing: row.standing,
  standingOrgan: namedOrNull(names.organ, row.standing_organ),
  state: row.state,
  final: isFinal(row.state),
  finalOn: row.final_on,
  mandate: nameMandate(names, row.mandate),
  bekrachtiging: bekrachtigingOf(names, row),
  bekrachtigingen: saidOf(names, row),
  awaitedOrgans: awaitedOf(names, row),
  ratifiedAmountCents: ratifiedCents(row.amount_cents === null ? null : Number(row.amount_cents), row.said),
  annulled: row.annulled,
  executions: row.executions,
  published: row.published,
  irregular: row.irregular,
  healed: row.state === 'healed',
  rectified: row.rectified,
})

const namesIn = (database: ReadDatabase, rows: readonly DecisionRow[]): Promise<Names> => {
  const wanted = nobody()
  for (const row of rows) {
    want(wanted.organs, row.organ)
    want(wanted.organs, row.standing_organ)
    want(wanted.organs, row.bekrachtiging_organ)
    for (const organ of row.ratifying.organs) want(wanted.organs, organ)
    for (const { organ } of row.said) want(wanted.organs, organ)
    want(wanted.partners, row.beneficiary)
    wantMandate(wanted, row.mandate)
  }
  return readNames(database, wanted)
}

const filtered = (database: ReadDatabase, house: string, filter: DecisionFilter) => {
  let query = selectDecisions(database, house, filter.knownAt ?? null)
  if (filter.organ !== undefined) query = query.where('decision.organ', '=', filter.organ)
  if (filter.outcome !== undefined) query = query.where('decision.outcome', '=', filter.outcome)
  if (filter.state !== undefined) query = query.where('decision.state', '=', filter.state)
  if (filter.subject !== undefined) query = query.where(isWithinSubject('decision.subject', filter.subject))
  if (filter.from !== undefined) query = query.where('decision.decided_on', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('decision.decided_on', '<=', filter.until)
  const words = filter.text === undefined ? null : searchFor(filter.text)
  if (words !== null) {
    // One text together, so that one word may stand in the title and another in the reasons.
    query = query.where(
      sql<boolean>`(coalesce(dossier.search, '') || decision.reasons_search) @@ to_tsquery('pg_catalog.dutch', ${words})`,
    )
  }
  return query
}

const cursorKey = z.tuple([z.iso.date(), z.string().regex(/^\d{1,18}$/)])

/**
 * The register of decisions of a house, newest first; with `knownAt`, as it stood then. Titles and the words searched
 * are those of now.
 */
export const listDecisions = async (
  database: ReadDatabase,
  house: string,
  filter: DecisionFilter,
  page: PageRequest,
): Promise<Page<DecisionEntry>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  let query = filtered(database, house, filter)
    .orderBy('decision.decided_on', 'desc')
    .orderBy('decision.position', 'desc')
    .limit(size + 1)
  if (after !== null) {
    query = query.where(
      sql<boolean>`(decision.decided_on, decision.position) < (${after[0]}::date, ${after[1]}::bigint)`,
    )
  }
  const rows = await query.execute()
  const names = await namesIn(database, rows)
  return pageOf(
    rows,
    size,
    (row) => [row.decided_on, String(row.position)],
    (row) => toEntry(names, row),
  )
}

type Place = Pick<DecisionRow, 'decided_on' | 'position'>

const compareNewestFirst = (one: Place, other: Place): number =>
  one.decided_on === other.decided_on
    ? Number(BigInt(other.position) - BigInt(one.position))
    : other.decided_on.localeCompare(one.decided_on)

/** The rows that a page of the register without a filter is made from: who hands over rows need hand over no others. */
export const decisionsOfPage = <Listed extends Place>(
  rows: readonly Listed[],
  page: PageRequest,
): readonly Listed[] => {
  const after = decodeCursor(page.cursor, cursorKey)
  const ordered = rows.toSorted(compareNewestFirst)
  if (after === null) return rowsOfPage(ordered, () => true, page)
  const last = { decided_on: after[0], position: BigInt(after[1]) }
  return rowsOfPage(ordered, (row) => compareNewestFirst(last, row) < 0, page)
}

/** One decision as it stands now, or null. */
export const findDecision = async (
  database: ReadDatabase,
  house: string,
  decision: string,
): Promise<DecisionEntry | null> => {
  const row = await selectDecisions(database, house, null).where('decision.decision', '=', decision).executeTakeFirst()
  return row === undefined ? null : toEntry(await namesIn(database, [row]), row)
}

/** Every decision of a house in the order they were recorded. */
export const readAllDecisions = async (database: ReadDatabase, house: string): Promise<readonly DecisionEntry[]> => {
  const rows = await selectDecisions(database, house, null).orderBy('decision.position').execute()
  const names = await namesIn(database, rows)
  return rows.map((row) => toEntry(names, row))
}
