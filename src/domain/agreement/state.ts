import type { Act } from '../shared/act.js'
import type { EventId, PartnerId } from '../shared/identifiers.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { AgreementKind } from './events.js'

export type AgreementParty = {
  readonly partner: PartnerId
  readonly signed: Act | null
  /** `on` is its last day in the agreement. */
  readonly left: Act | null
}

export type AgreementTerms = {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly noticeMonths: number | null
}

/** A founding text that partners sign one by one. */
export type Agreement = {
  readonly kind: AgreementKind
  readonly title: string
  readonly reference: string
  readonly draftedOn: LocalDate
  readonly parties: readonly AgreementParty[]
  /** The first day on which it may be in force. */
  readonly from: LocalDate
  /** As drafted, and as amended from a day on; oldest first, never empty. */
  readonly terms: readonly AgreementTerms[]
  readonly event: EventId
  /** `on` is the last day for all; null while nobody ended it. */
  readonly terminated: Act | null
}

/** What was agreed about end and notice, as it holds on a day. */
export const agreedOn = ({ terms }: Agreement, day: LocalDate): AgreementTerms | undefined =>
  terms.findLast(({ from }) => from <= day) ?? terms[0]

/** The parties on a day: all but those that left before it. */
export const partiesOn = ({ parties }: Agreement, day: LocalDate): readonly AgreementParty[] =>
  parties.filter(({ left }) => left === null || day <= left.on)

/** Is it over on this day: terminated, or past its end? */
export const isOver = (agreement: Agreement, day: LocalDate): boolean => {
  const until = agreedOn(agreement, day)?.until ?? null
  const { terminated } = agreement
  return (until !== null && until < day) || (terminated !== null && terminated.on < day)
}

/**
 * Is the agreement in force on this day: it has begun and is not over, and every party of that day has signed by then?
 * It takes two: when all but one have left, there is no agreement any more.
 */
export const inForce = (agreement: Agreement, day: LocalDate): boolean => {
  const parties = partiesOn(agreement, day)
  return (
    agreement.from <= day &&
    parties.length > 1 &&
    parties.every(({ signed }) => signed !== null && signed.on <= day) &&
    !isOver(agreement, day)
  )
}

/** The first day on which it was or will be in force, as far as is known; null while signatures are missing. */
export const inForceFrom = (agreement: Agreement): LocalDate | null => {
  const turns = agreement.parties.flatMap(({ signed, left }) => [
    ...(signed === null ? [] : [signed.on]),
    ...(left === null ? [] : [addDays(left.on, 1)]),
  ])
  return [agreement.from, ...turns].sort().find((day) => inForce(agreement, day)) ?? null
}
