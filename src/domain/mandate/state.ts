import type { SubjectPath } from '../house/subject.js'
import type { Act } from '../shared/act.js'
import type { EventId } from '../shared/identifiers.js'
import { covers, type Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { Grantee, Grantor, MandateTerms } from './events.js'

export type Mandate = {
  readonly grantor: Grantor
  readonly grantee: Grantee
  readonly subject: SubjectPath
  readonly period: Period
  /** By first day, oldest first; never empty. */
  readonly terms: readonly { readonly from: LocalDate; readonly terms: MandateTerms; readonly event: EventId }[]
  /** Each from its first day without the mandate; `until` is the last such day, null while suspended. */
  readonly suspensions: readonly (Period & { readonly event: EventId })[]
  /** The first day without it. */
  readonly revokedOn: LocalDate | null
  readonly revokedBy: EventId | null
  /** Each renewal, with the last day the mandate had until then. */
  readonly renewals: readonly (Act & { readonly until: LocalDate | null })[]
  readonly event: EventId
  /** Order of granting, to choose the later one of two that are equal otherwise. */
  readonly grantedAtRevision: number
}

/** The terms of a mandate on a day, or null when it does not hold that day. */
export const termsOn = (mandate: Mandate, day: LocalDate): MandateTerms | null => {
  if (!covers(mandate.period, day)) return null
  if (mandate.revokedOn !== null && day >= mandate.revokedOn) return null
  if (mandate.suspensions.some((suspension) => covers(suspension, day))) return null
  return mandate.terms.findLast(({ from }) => from <= day)?.terms ?? null
}

/** Has it been revoked, or ended, before this day? */
export const hasEnded = (mandate: Mandate, day: LocalDate): boolean =>
  (mandate.revokedOn !== null && mandate.revokedOn <= day) ||
  (mandate.period.until !== null && mandate.period.until < day)

/** Is it suspended without a known end? */
export const isSuspended = (mandate: Mandate): boolean => mandate.suspensions.some(({ until }) => until === null)
