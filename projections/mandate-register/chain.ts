import { mandateLevels } from '../../src/domain/mandate/events.js'
import type { MandateSegmentRow } from './projection.js'

const rank = (row: MandateSegmentRow): number => mandateLevels.indexOf(row.level)

const covers = (general: string, subject: string): boolean =>
  general === 'all' || subject === general || subject.startsWith(`${general}.`)

const specificity = (subject: string): number => (subject === 'all' ? 0 : subject.split('.').length)

/** The most specific subject first, then the higher level, then the one granted later. */
const bestFirst = (a: MandateSegmentRow, b: MandateSegmentRow): number =>
  specificity(b.subject) - specificity(a.subject) ||
  rank(b) - rank(a) ||
  (b.granted_position < a.granted_position ? -1 : b.granted_position > a.granted_position ? 1 : 0)

const mayGrant = (above: MandateSegmentRow, granted: MandateSegmentRow, organ: string): boolean =>
  above.grantee_organ === organ &&
  above.grantee_role === null &&
  !above.suspended &&
  above.may_be_sub_delegated &&
  above.level !== 'inform' &&
  rank(above) >= rank(granted) &&
  covers(above.subject, granted.subject)

/**
 * The mandates above one mandate up to a founding text, among those that hold on one day; null when the chain is
 * broken that day. Limits play no part: they belong to an amount. `inForce` tells of an agreement whether it is, that day.
 */
export const linksAbove = (
  held: readonly MandateSegmentRow[],
  mandate: MandateSegmentRow,
  inForce: (agreement: string) => boolean,
  visited: readonly string[] = [],
): readonly MandateSegmentRow[] | null => {
  const { grantor } = mandate
  if (grantor.kind === 'founding-text') return []
  if (grantor.kind === 'agreement') return inForce(grantor.agreement) ? [] : null
  const path = [...visited, mandate.mandate]
  const candidates = held
    .filter((above) => !path.includes(above.mandate) && mayGrant(above, mandate, grantor.organ))
    .sort(bestFirst)
  for (const above of candidates) {
    const higher = linksAbove(held, above, inForce, path)
    if (higher !== null) return [above, ...higher]
  }
  return null
}
