import { actsFor } from '../organ/succession.js'
import type { EventId, MandateId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { ratifyingOrgansOf } from './coverage.js'
import type { MandateTerms } from './events.js'
import { type Mandate, termsEventOn, termsOn } from './state.js'

/** What two mandates about the same thing say differently. */
export type OverlapDifference = 'level' | 'perDecisionCents' | 'perYearCents' | 'conditions' | 'ratifyingOrgan'

export type Overlap = {
  /** The one granted first in front. */
  readonly mandates: readonly [MandateId, MandateId]
  /** The first day on which both hold and differ. */
  readonly since: LocalDate
  readonly differs: readonly OverlapDifference[]
  /** The events that set the terms of both. */
  readonly events: readonly EventId[]
}

const differences = (a: MandateTerms, b: MandateTerms): readonly OverlapDifference[] => {
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
  return [
    ...(a.level === b.level ? [] : (['level'] as const)),
    ...(a.limits.perDecisionCents === b.limits.perDecisionCents ? [] : (['perDecisionCents'] as const)),
    ...(a.limits.perYearCents === b.limits.perYearCents ? [] : (['perYearCents'] as const)),
    ...(same(a.limits.conditions, b.limits.conditions) ? [] : (['conditions'] as const)),
    ...(same(ratifyingOrgansOf(a), ratifyingOrgansOf(b)) ? [] : (['ratifyingOrgan'] as const)),
  ]
}

/** The days on which either mandate may begin to say something else. */
const turns = (mandates: readonly Mandate[]): readonly LocalDate[] =>
  [...new Set(mandates.flatMap(({ period, terms }) => [period.from, ...terms.map(({ from }) => from)]))].sort()

const overlapOf = (
  [[a, one], [b, other]]: readonly [readonly [MandateId, Mandate], readonly [MandateId, Mandate]],
  days: readonly LocalDate[],
): readonly Overlap[] => {
  for (const since of days) {
    const [terms, otherTerms] = [termsOn(one, since), termsOn(other, since)]
    const differs = terms === null || otherTerms === null ? [] : differences(terms, otherTerms)
    if (differs.length > 0) {
      return [{ mandates: [a, b], since, differs, events: [termsEventOn(one, since), termsEventOn(other, since)] }]
    }
  }
  return []
}

/**
 * Pairs of mandates of the same organ or role about the same subject that hold at the same time and say different things:
 * which of them counts is then a matter of chance. On one day, or without one, ever.
 */
export const overlapping = (state: HouseState, day: LocalDate | null = null): readonly Overlap[] => {
  const all = [...state.mandates.entries()].sort(([, a], [, b]) => a.grantedAtRevision - b.grantedAtRevision)
  return all.flatMap((first, index) =>
    all.slice(index + 1).flatMap((second) => {
      const [one, other] = [first[1], second[1]]
      const days = day === null ? turns([one, other]) : [day]
      const sameHolder = days.filter(
        (on) => actsFor(state, one.grantee.organ, on) === actsFor(state, other.grantee.organ, on),
      )
      const same = one.subject === other.subject && one.grantee.role === other.grantee.role
      return same ? overlapOf([first, second], sameHolder) : []
    }),
  )
}
