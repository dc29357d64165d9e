import type { EventId, PartnerId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { KboNumber } from './kbo-number.js'

/** How a partner stopped being one; `event` is the act that ended it. */
export type PartnerEnd =
  | { readonly kind: 'withdrawn' | 'excluded'; readonly event: EventId }
  /** From `from` on another partner stands in its place. */
  | { readonly kind: 'merged'; readonly into: PartnerId; readonly from: LocalDate; readonly event: EventId }

export type Partner = {
  readonly name: string
  readonly kbo: KboNumber | null
  /** From admission until withdrawal, exclusion or merger. */
  readonly period: Period
  /** Its admission. */
  readonly event: EventId
  /** Null while it is a partner. */
  readonly end: PartnerEnd | null
}
