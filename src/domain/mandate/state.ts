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
  /** The event that granted it. */
  readonly event: EventId
  /** Each renewal, with the last day the mandate had until then. */
  readonly renewals: readonly (Act & { readonly until: LocalDate | null })[]
  /** Order of granting, to choose the later one of two that are equal otherwise. */
  readonly grantedAtRevision: number
}

/** The event that gave the period its last day: the newest renewal, or the grant. */
export const untilEventOf = ({ renewals, event }: Mandate): EventId => renewals.at(-1)?.event ?? event

/** Why a mandate does not hold on a day, with the event that proves it. */
export type NotHeld = {
  readonly because: 'outside-period' | 'revoked' | 'suspended'
  readonly event: EventId
}

/** Why the mandate does not hold on a day; null when it does. */
export const notHeldOn = (mandate: Mandate, day: LocalDate): NotHeld | null => {
  const { period, revokedOn, revokedBy, suspensions } = mandate
  if (day < period.from) return { because: 'outside-period', event: mandate.event }
  if (revokedOn !== null && day >= revokedOn) return { because: 'revoked', event: revokedBy ?? mandate.event }
  if (!covers(period, day)) return { because: 'outside-period', event: untilEventOf(mandate) }
  const suspension = suspensions.find((one) => covers(one, day))
  return suspension === undefined ? null : { because: 'suspended', event: suspension.event }
}

/** The terms in force on a day, with the event that set them, whether or not the mandate holds then. */
const inForce = (mandate: Mandate, day: LocalDate) => mandate.terms.findLast(({ from }) => from <= day)

/** The terms of a mandate on a day, or null when it does not hold that day. */
export const termsOn = (mandate: Mandate, day: LocalDate): MandateTerms | null =>
  notHeldOn(mandate, day) === null ? (inForce(mandate, day)?.terms ?? null) : null

/** The event that set the terms of a day. */
export const termsEventOn = (mandate: Mandate, day: LocalDate): EventId => inForce(mandate, day)?.event ?? mandate.event

/** Has it been revoked, or ended, before this day? */
export const hasEnded = (mandate: Mandate, day: LocalDate): boolean =>
  (mandate.revokedOn !== null && mandate.revokedOn <= day) ||
  (mandate.period.until !== null && mandate.period.until < day)

/** Is it suspended without a known end? */
export const isSuspended = (mandate: Mandate): boolean => mandate.suspensions.some(({ until }) => until === null)

/** The mandate, lasting until another day. */
export const lastingUntil = (mandate: Mandate, until: LocalDate | null): Mandate => ({
  ...mandate,
  period: { ...mandate.period, until },
})
