import { type Expression, Kysely, PostgresDialect, type QueryCreator, type SqlBool, sql } from 'kysely'
import type pg from 'pg'
import type { DecisionRow, RectifiedEntryRow } from './decision-register/projection.js'
import type { DossierEntryRow, DossierRow, MeetingRow } from './dossier-history/projection.js'
import type { FindingRow } from './findings/projection.js'
import type { HouseActivityRow, HouseRow } from './houses/projection.js'
import type { MandateActRow, MandateFactsRow, MandateSegmentRow } from './mandate-register/projection.js'
import type { MoneyActRow } from './money/projection.js'
import type { AgreementRow } from './organs-and-seats/agreement-rows.js'
import type { OrganRow, PartnerRow, SeatRow } from './organs-and-seats/projection.js'
import type { PersonRow } from './persons/projection.js'
import type { PublicDecisionRow, PublicWordRow } from './public-decisions/projection.js'
import type { WaitingDossierRow, WaitingItemRow, WaitingRuleRow } from './waiting-for/rows.js'

/** The views of schema `projection` that queries read; each shows the generation of its table that is in service. */
export type ProjectionViews = {
  house: HouseRow
  house_activity: HouseActivityRow
  organ: OrganRow
  partner: PartnerRow
  seat: SeatRow
  agreement: AgreementRow
  mandate_facts: MandateFactsRow
  mandate_segment: MandateSegmentRow
  mandate_act: MandateActRow
  dossier: DossierRow & { readonly search: string }
  dossier_entry: DossierEntryRow
  meeting: MeetingRow
  decision: DecisionRow & { readonly reasons_search: string }
  rectified_entry: RectifiedEntryRow
  finding: FindingRow
  money_act: MoneyActRow
  waiting_item: WaitingItemRow
  person: PersonRow
  waiting_dossier: WaitingDossierRow
  waiting_rule: WaitingRuleRow
  public_decision: PublicDecisionRow & { readonly title_search: string; readonly search: string }
  public_word: PublicWordRow
}

/** What queries read from: the views, or rows in the place of some of them. */
export type ReadDatabase = QueryCreator<ProjectionViews>

/** Queries over the views, on connections of the given pool; closing the pool is the caller's. */
export const openReadDatabase = (pool: pg.Pool): Kysely<ProjectionViews> =>
  new Kysely<ProjectionViews>({ dialect: new PostgresDialect({ pool }) }).withSchema('projection')

/** The row was known at this moment (null: is known now). For views with `known_from` and `known_until`. */
export const knownThen = (knownAt: string | null): Expression<SqlBool> =>
  knownAt === null
    ? sql<boolean>`known_until is null`
    : sql<boolean>`(known_from <= ${knownAt}::timestamptz and (known_until is null or known_until > ${knownAt}::timestamptz))`

/** The row holds on this day (null: whichever day). */
export const validThen = (asOf: string | null): Expression<SqlBool> =>
  asOf === null
    ? sql<boolean>`true`
    : sql<boolean>`(valid_from <= ${asOf}::date and (valid_until is null or valid_until >= ${asOf}::date))`

/** The subject in this column is the given one or below it; everything is below `all`. */
export const isWithinSubject = (column: string, general: string): Expression<SqlBool> =>
  general === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(column)} = ${general} or starts_with(${sql.ref(column)}, ${`${general}.`}))`

/** A full-text search for all these words or their beginnings, in Dutch; null when the text has no word. */
export const searchFor = (text: string): string | null => {
  const words = text.match(/[\p{L}\p{N}]+/gu)
  return words === null ? null : words.map((word) => `${word}:*`).join(' & ')
}
