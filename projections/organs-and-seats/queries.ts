import { sql } from 'kysely'
import type { RuleSet } from '../../src/domain/rule-set/events.js'
import type { InTime } from '../answer.js'
import { knownThen, type ReadDatabase, validThen } from '../database.js'
import { namedOrNull, nobody, readNames, want } from '../names.js'
import type { OrganEntry, PartnerEntry, SeatEntry } from './answers.js'
import type { OrganRow } from './projection.js'
import { inTreeOrder } from './tree.js'

/** The newest rules that have begun on the day, else the first; without a day the newest. */
const rulesOn = (rules: OrganRow['rules'], day: string | null): RuleSet => {
  const begun = day === null ? rules.at(-1) : (rules.findLast(({ from }) => from <= day) ?? rules[0])
  if (begun === undefined) throw new Error('An organ without rules: the projection is damaged, rebuild it')
  return begun.rules
}

/** The organs of a house that are active on a day, in tree order; `asOf` null gives every organ there ever was. */
export const listOrgans = async (
  database: ReadDatabase,
  house: string,
  { asOf, knownAt }: InTime,
): Promise<readonly OrganEntry[]> => {
  const rows = await database
    .selectFrom('organ')
    .selectAll()
    .where('house', '=', house)
    .where(knownThen(knownAt))
    .where(validThen(asOf))
    .orderBy('name')
    .orderBy('organ')
    .execute()
  const wanted = nobody()
  for (const row of rows) {
    want(wanted.partners, row.of_partner)
    want(wanted.organs, row.succeeded_by)
  }
  const names = await readNames(database, wanted)
  return inTreeOrder(
    rows.map((row) => ({
      id: row.organ,
      name: row.name,
      kind: row.kind,
      parent: row.parent,
      ofPartner: namedOrNull(names.partner, row.of_partner),
      from: row.valid_from,
      until: row.valid_until,
      succeededBy: namedOrNull(names.organ, row.succeeded_by),
      purpose: row.purpose,
      rules: rulesOn(row.rules, asOf),
      basis: row.basis,
      knownFrom: row.known_from,
    })),
  )
}

/** The partners of a house that are present on a day, by name; `asOf` null gives every partner there ever was. */
export const listPartners = async (
  database: ReadDatabase,
  house: string,
  { asOf, knownAt }: InTime,
): Promise<readonly PartnerEntry[]> => {
  const rows = await database
    .selectFrom('partner')
    .selectAll()
    .where('house', '=', house)
    .where(knownThen(knownAt))
    .where(validThen(asOf))
    .orderBy('name')
    .orderBy('partner')
    .execute()
  const wanted = nobody()
  for (const row of rows) want(wanted.partners, row.merged_into)
  const names = await readNames(database, wanted)
  return rows.map((row) => ({
    id: row.partner,
    name: row.name,
    kind: row.kind,
    sector: row.sector,
    kbo: row.kbo,
    basis: row.basis,
    from: row.valid_from,
    until: row.valid_until,
    endedBy: row.ended_by,
    mergedInto: namedOrNull(names.partner, row.merged_into),
    knownFrom: row.known_from,
  }))
}

/** Who stands in the place of a partner on a day, as known at a moment; without a day, itself. */
const readSuccession = async (
  database: ReadDatabase,
  house: string,
  { asOf, knownAt }: InTime,
): Promise<(partner: string) => string> => {
  if (asOf === null) return (partner) => partner
  const rows = await database
    .selectFrom('partner')
    .select(['partner', 'merged_into'])
    .where('house', '=', house)
    .where(knownThen(knownAt))
    .where('merged_into', 'is not', null)
    .where(sql<boolean>`valid_until < ${asOf}::date`)
    .execute()
  const successors = new Map(rows.map(({ partner, merged_into }) => [partner, merged_into]))
  const now = (partner: string): string => {
    const successor = successors.get(partner)
    return successor === undefined || successor === null ? partner : now(successor)
  }
  return now
}

const roleOrder: readonly SeatEntry['role'][] = ['chair', 'secretary', 'member', 'observer']

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byOrganRoleFunction = (a: SeatEntry, b: SeatEntry): number =>
  compare(a.organ.name, b.organ.name) ||
  compare(a.organ.id, b.organ.id) ||
  roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) ||
  compare(a.function, b.function) ||
  compare(a.id, b.id)

/** The seats of a house, or of one organ of it, that are valid on a day. */
export const listSeats = async (
  database: ReadDatabase,
  house: string,
  { asOf, knownAt, organ }: InTime & { readonly organ?: string | undefined },
): Promise<readonly SeatEntry[]> => {
  let query = database
    .selectFrom('seat')
    .selectAll()
    .where('house', '=', house)
    .where(knownThen(knownAt))
    .where(validThen(asOf))
  if (organ !== undefined) query = query.where('organ', '=', organ)
  const [rows, partnerNow] = await Promise.all([query.execute(), readSuccession(database, house, { asOf, knownAt })])
  const wanted = nobody()
  for (const row of rows) {
    want(wanted.organs, row.organ)
    if (row.partner !== null) want(wanted.partners, partnerNow(row.partner))
  }
  const names = await readNames(database, wanted)
  const seats = rows.map((row) => ({
    id: row.seat,
    organ: names.organ(row.organ),
    partner: row.partner === null ? null : names.partner(partnerNow(row.partner)),
    person: row.person,
    function: row.function,
    role: row.role,
    binding: row.binding,
    from: row.valid_from,
    until: row.valid_until,
    knownFrom: row.known_from,
  }))
  return seats.sort(byOrganRoleFunction)
}
