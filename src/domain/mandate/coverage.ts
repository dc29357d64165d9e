import { isWithin, type SubjectPath } from '../house/subject.js'
import type { OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { toCents, type WireCents } from '../shared/money.js'
import { contains, type Period } from '../shared/period.js'
import { type MandateLevel, type MandateTerms, mandateLevels } from './events.js'

/** 0 for `inform`, 4 for `decide`. */
export const rank = (level: MandateLevel): number => mandateLevels.indexOf(level)

/** Whose bekrachtiging these terms ask, in order where there is one. */
export const ratifyingOrgansOf = (terms: MandateTerms): readonly OrganId[] => [
  ...(terms.ratifyingOrgan === null ? [] : [terms.ratifyingOrgan]),
  ...(terms.furtherRatifyingOrgans ?? []),
]

/** Do the same organs ratify under both, and where they follow each other in the same order? Whoever acts for them counts. */
export const isRatifiedAlike = (
  a: MandateTerms,
  b: MandateTerms,
  acting: (organ: OrganId) => OrganId = (organ) => organ,
): boolean => {
  const [one = [], other = []] = [a, b].map((terms) => [...new Set(ratifyingOrgansOf(terms).map(acting))])
  const inOrder = (terms: MandateTerms): boolean => terms.ratificationOrder === 'in-order'
  if (one.length !== other.length || (one.length > 1 && inOrder(a) !== inOrder(b))) return false
  return inOrder(a) ? one.every((organ, index) => organ === other[index]) : one.every((organ) => other.includes(organ))
}

const isWider = (granted: WireCents | null, own: WireCents | null): boolean =>
  own !== null && (granted === null || toCents(granted) > toCents(own))

/** A mandate as far as it is compared with the one it is granted under. */
export type Extent = { readonly subject: SubjectPath; readonly terms: MandateTerms; readonly period: Period }

/**
 * What of a grant goes beyond what its grantor has; null when nothing does. Nobody grants more than they have.
 * `directlyBelow`: the grantee stands directly below the grantor; `acting`: who acts for a named organ that day.
 */
export const excess = (
  granted: Extent & { readonly directlyBelow: boolean },
  own: Extent,
  acting: (organ: OrganId) => OrganId,
):
  | 'subject'
  | 'subDelegation'
  | 'oneStep'
  | 'directlyBelow'
  | 'level'
  | 'ratifyingOrgan'
  | 'limit'
  | 'period'
  | null => {
  if (!isWithin(granted.subject, own.subject)) return 'subject'
  if (!own.terms.mayBeSubDelegated) return 'subDelegation'
  if (own.terms.subDelegation === 'one-step') {
    if (granted.terms.mayBeSubDelegated) return 'oneStep'
    if (!granted.directlyBelow) return 'directlyBelow'
  }
  if (rank(granted.terms.level) > rank(own.terms.level)) return 'level'
  if (
    granted.terms.level === 'decide-subject-to-bekrachtiging' &&
    own.terms.level === 'decide-subject-to-bekrachtiging' &&
    !isRatifiedAlike(granted.terms, own.terms, acting)
  ) {
    return 'ratifyingOrgan'
  }
  const decides = rank(granted.terms.level) >= rank('decide-subject-to-bekrachtiging')
  if (decides && isWider(granted.terms.limits.perDecisionCents, own.terms.limits.perDecisionCents)) return 'limit'
  if (decides && isWider(granted.terms.limits.perYearCents, own.terms.limits.perYearCents)) return 'limit'
  if (!contains(own.period, granted.period)) return 'period'
  return null
}

/** Does the amount, on top of what was used this year, stay within the limits? Null limits nothing. */
export const withinLimits = (
  limits: MandateTerms['limits'],
  amount: Cents | null,
  usedThisYear: Cents,
): 'within' | 'over-decision-limit' | 'over-year-limit' => {
  if (amount === null) return 'within'
  if (limits.perDecisionCents !== null && amount > toCents(limits.perDecisionCents)) return 'over-decision-limit'
  if (limits.perYearCents !== null && usedThisYear + amount > toCents(limits.perYearCents)) return 'over-year-limit'
  return 'within'
}
