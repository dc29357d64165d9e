import { sql } from 'kysely'
import type { InTime } from '../answer.js'
import { isWithinSubject, knownThen, type ReadDatabase, validThen } from '../database.js'
import { type Names, namedOrNull, nobody, readNames, type Wanted, want } from '../names.js'
import type { MandateEntry, MandateHistory, MandateSegment } from './answers.js'
import { nameGrantee, nameGrantor, wantGrantor } from './naming.js'
import type { MandateActRow, MandateSegmentRow } from './projection.js'

const wantNames = (rows: readonly MandateSegmentRow[]): Wanted => {
  const wanted = nobody()
  for (const row of rows) {
    wantGrantor(wanted, row.grantor)
    want(wanted.organs, row.grantee_organ)
    want(wanted.organs, row.ratifying_organ)
    for (const organ of row.further_ratifying_organs) want(wanted.organs, organ)
    want(wanted.organs, row.addressee)
  }
  return wanted
}

const amount = (cents: bigint | null): number | null => (cents === null ? null : Number(cents))

const toSegment = (names: Names, row: MandateSegmentRow): MandateSegment => ({
  from: row.valid_from,
  until: row.valid_until,
  status: row.suspended ? 'suspended' : 'active',
  level: row.level,
  perDecisionCents: amount(row.per_decision_cents),
  perYearCents: amount(row.per_year_cents),
  conditions: row.conditions,
  ratifyingOrgan: namedOrNull(names.organ, row.ratifying_organ),
  ratifyingOrgans: [row.ratifying_organ, ...row.further_ratifying_organs].flatMap((id) =>
    id === null ? [] : [names.organ(id)],
  ),
  ratificationOrder: row.ratification_order,
  addressee: namedOrNull(names.organ, row.addressee),
  mayBeSubDelegated: row.may_be_sub_delegated,
  subDelegation: row.sub_delegation,
  confirmConditions: row.confirm_conditions,
  knownFrom: row.known_from,
})

const granteeOf = (row: MandateSegmentRow) => ({ organ: row.grantee_organ, role: row.grantee_role })

const toEntry = (names: Names, row: MandateSegmentRow): MandateEntry => ({
  id: row.mandate,
  grantor: nameGrantor(names, row.grantor),
  grantee: nameGrantee(names, granteeOf(row)),
  subject: row.subject,
  ...toSegment(names, row),
})

const selectHeld = (database: ReadDatabase, house: string, { asOf, knownAt }: InTime) =>
  database
    .selectFrom('mandate_segment')
    .selectAll()
    .where('house', '=', house)
    .where(knownThen(knownAt))
    .where(validThen(asOf))

/** The mandates that hold or are suspended on a day, in the order they were granted. */
export const readMandateRegister = async (
  database: ReadDatabase,
  house: string,
  asked: InTime & { readonly organ?: string | undefined; readonly subject?: string | undefined },
): Promise<readonly MandateEntry[]> => {
  const { organ, subject } = asked
  let query = selectHeld(database, house, asked).orderBy('granted_position').orderBy('mandate').orderBy('segment')
  if (organ !== undefined) query = query.where('grantee_organ', '=', organ)
  if (subject !== undefined) {
    query = query.where(({ or }) =>
      or([
        isWithinSubject('subject', subject),
        sql<boolean>`(subject = 'all' or starts_with(${subject}, subject || '.'))`,
      ]),
    )
  }
  const rows = await query.execute()
  const names = await readNames(database, wantNames(rows))
  return rows.map((row) => toEntry(names, row))
}

const toAct = (row: MandateActRow): MandateHistory['acts'][number] => ({
  event: row.event,
  position: Number(row.position),
  type: row.type,
  effectiveOn: row.effective_on,
  recordedAt: row.recorded_at,
  actor: row.actor,
  reason: row.reason,
})

/** One mandate with its segments and acts, as known at a moment; null when it is not known (then). */
export const findMandate = async (
  database: ReadDatabase,
  house: string,
  mandate: string,
  { knownAt }: { readonly knownAt: string | null },
): Promise<MandateHistory | null> => {
  let acts = database.selectFrom('mandate_act').selectAll().where('mandate', '=', mandate).orderBy('position')
  if (knownAt !== null) acts = acts.where(sql<boolean>`recorded_at <= ${knownAt}::timestamptz`)
  const [facts, actRows, segments] = await Promise.all([
    database
      .selectFrom('mandate_facts')
      .select(['facts'])
      .where('mandate', '=', mandate)
      .where('house', '=', house)
      .executeTakeFirst(),
    acts.execute(),
    selectHeld(database, house, { asOf: null, knownAt })
      .where('mandate', '=', mandate)
      .orderBy('segment')
      .orderBy('change')
      .execute(),
  ])
  if (facts === undefined || actRows.length === 0) return null
  const { grantor, grantee, subject } = facts.facts
  const wanted = wantNames(segments)
  wantGrantor(wanted, grantor)
  want(wanted.organs, grantee.organ)
  const names = await readNames(database, wanted)
  return {
    id: mandate,
    grantor: nameGrantor(names, grantor),
    grantee: nameGrantee(names, grantee),
    subject,
    segments: segments.map((row) => toSegment(names, row)),
    acts: actRows.map(toAct),
  }
}
