import type { Grantee, Grantor, MandateTerms } from '../../src/domain/mandate/events.js'
import { dayBefore, type LocalDate } from '../../src/domain/shared/time.js'

/** All that the acts so far say of one mandate. */
export type MandateFacts = {
  readonly grantor: Grantor
  readonly grantee: Grantee
  readonly subject: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  /** By first day, oldest first. */
  readonly terms: readonly { readonly from: LocalDate; readonly terms: MandateTerms }[]
  readonly suspensions: readonly { readonly from: LocalDate; readonly resumedOn: LocalDate | null }[]
  /** The first day without it. */
  readonly revokedOn: LocalDate | null
}

export type Segment = {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly suspended: boolean
  readonly terms: MandateTerms
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

/**
 * The stretches of days in which a mandate does not change, by first day. Days before the first, after the last, or
 * from its revocation on have none: there the mandate does not exist.
 */
export const segmentsOf = (facts: MandateFacts): readonly Segment[] => {
  const last = earlier(facts.until, facts.revokedOn === null ? null : dayBefore(facts.revokedOn))
  const within = (day: LocalDate): boolean => day >= facts.from && (last === null || day <= last)
  const changes = [
    facts.from,
    ...facts.terms.map(({ from }) => from),
    ...facts.suspensions.flatMap(({ from, resumedOn }) => (resumedOn === null ? [from] : [from, resumedOn])),
  ]
  const starts = [...new Set(changes.filter(within))].sort()
  return starts.flatMap((from, index) => {
    const terms = facts.terms.findLast((one) => one.from <= from)?.terms
    if (terms === undefined) return []
    const next = starts[index + 1]
    const suspended = facts.suspensions.some(
      (suspension) => suspension.from <= from && (suspension.resumedOn === null || from < suspension.resumedOn),
    )
    return [{ from, until: next === undefined ? last : dayBefore(next), suspended, terms }]
  })
}
