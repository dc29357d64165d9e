import { sql } from 'kysely'
import { z } from 'zod'
import { isWithinSubject, type ReadDatabase, searchFor } from '../database.js'
import { type Names, namedOrNull, nobody, readNames, want } from '../names.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize, rowsOfPage } from '../page.js'
import type { DossierFilter, DossierSummary } from './answers.js'
import { readEntry } from './entries.js'
import { namesInEntries } from './names-in-entries.js'
import type { DossierRow } from './projection.js'
import type { DossierStory } from './story.js'
import { tellStory } from './tell-story.js'

const selectDossiers = (database: ReadDatabase, house: string) =>
  database
    .selectFrom('dossier')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('dossier_entry')
          .select(['effective_on', 'recorded_at', 'revision'])
          .whereRef('dossier_entry.dossier', '=', 'dossier.dossier')
          .orderBy('position', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'dossier.dossier',
      'house',
      'title',
      'subject',
      'status',
      'opened_by',
      'opened_on',
      'opened_position',
      'newest_version',
      'amount_cents',
      'beneficiary',
      'last.effective_on as last_on',
      'last.recorded_at as last_recorded_at',
      'last.revision as revision',
    ])
    .where('house', '=', house)

type SelectedDossier = Pick<
  DossierRow,
  | 'dossier'
  | 'house'
  | 'title'
  | 'subject'
  | 'status'
  | 'opened_by'
  | 'opened_on'
  | 'opened_position'
  | 'newest_version'
  | 'amount_cents'
  | 'beneficiary'
> & { readonly last_on: string; readonly last_recorded_at: string; readonly revision: number }

const toSummary = (names: Names, row: SelectedDossier): DossierSummary => ({
  id: row.dossier,
  house: row.house,
  title: row.title,
  subject: row.subject,
  status: row.status,
  openedBy: names.organ(row.opened_by),
  openedOn: row.opened_on,
  newestVersion: row.newest_version,
  amountCents: row.amount_cents === null ? null : Number(row.amount_cents),
  beneficiary: namedOrNull(names.partner, row.beneficiary),
  lastOn: row.last_on,
  lastRecordedAt: row.last_recorded_at,
  revision: row.revision,
})

const filtered = (database: ReadDatabase, house: string, filter: DossierFilter) => {
  let query = selectDossiers(database, house)
  const { status, organ, subject, text } = filter
  if (status !== undefined) query = query.where('status', '=', status)
  if (subject !== undefined) query = query.where(isWithinSubject('dossier.subject', subject))
  if (organ !== undefined) {
    query = query.where(({ eb, exists, or, selectFrom }) =>
      or([
        eb('opened_by', '=', organ),
        exists(
          selectFrom('decision')
            .select('decision.decision')
            .whereRef('decision.dossier', '=', 'dossier.dossier')
            .where('decision.organ', '=', organ),
        ),
      ]),
    )
  }
  const words = text === undefined ? null : searchFor(text)
  if (words !== null) query = query.where(sql<boolean>`dossier.search @@ to_tsquery('pg_catalog.dutch', ${words})`)
  return query
}

const cursorKey = z.tuple([z.string().regex(/^\d{1,18}$/)])

/** The dossiers of a house, the one opened last first. */
export const listDossiers = async (
  database: ReadDatabase,
  house: string,
  filter: DossierFilter,
  page: PageRequest,
): Promise<Page<DossierSummary>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  let query = filtered(database, house, filter)
    .orderBy('opened_position', 'desc')
    .limit(size + 1)
  if (after !== null) query = query.where(sql<boolean>`opened_position < ${after[0]}::bigint`)
  const rows = await query.execute()
  const wanted = nobody()
  for (const row of rows) {
    want(wanted.organs, row.opened_by)
    want(wanted.partners, row.beneficiary)
  }
  const names = await readNames(database, wanted)
  return pageOf(
    rows,
    size,
    (row) => [String(row.opened_position)],
    (row) => toSummary(names, row),
  )
}

/** The rows that a page of dossiers without a filter is made from: who hands over rows need hand over no others. */
export const dossiersOfPage = <Listed extends Pick<DossierRow, 'opened_position'>>(
  rows: readonly Listed[],
  page: PageRequest,
): readonly Listed[] => {
  const after = decodeCursor(page.cursor, cursorKey)
  const placeOf = (row: Listed): bigint => BigInt(row.opened_position)
  const ordered = rows.toSorted((one, other) => Number(placeOf(other) - placeOf(one)))
  return rowsOfPage(ordered, (row) => after === null || placeOf(row) < BigInt(after[0]), page)
}

/** One dossier with its whole history, or null. */
export const findDossier = async (
  database: ReadDatabase,
  house: string,
  dossier: string,
): Promise<DossierStory | null> => {
  const [row, entryRows, meetings] = await Promise.all([
    selectDossiers(database, house).where('dossier.dossier', '=', dossier).executeTakeFirst(),
    database.selectFrom('dossier_entry').selectAll().where('dossier', '=', dossier).orderBy('position').execute(),
    database
      .selectFrom('meeting')
      .selectAll()
      .where('house', '=', house)
      .where('meeting', 'in', (from) =>
        from
          .selectFrom('dossier_entry')
          .select(sql<string>`(data::json ->> 'meeting')::uuid`.as('meeting'))
          .where('dossier', '=', dossier)
          .where('type', '=', 'AgendaItemAdded'),
      )
      .orderBy('meeting')
      .execute(),
  ])
  if (row === undefined) return null
  const entries = entryRows.map(readEntry)
  const wanted = namesInEntries(entries, meetings)
  want(wanted.organs, row.opened_by)
  want(wanted.partners, row.beneficiary)
  const names = await readNames(database, wanted)
  return { ...toSummary(names, row), ...tellStory(entries, meetings, names) }
}

/** Every dossier of a house, by its first event. */
export const readAllDossiers = async (database: ReadDatabase, house: string): Promise<readonly DossierSummary[]> => {
  const rows = await selectDossiers(database, house).orderBy('opened_position').execute()
  const wanted = nobody()
  for (const row of rows) want(wanted.organs, row.opened_by)
  const names = await readNames(database, wanted)
  return rows.map((row) => toSummary(names, row))
}
