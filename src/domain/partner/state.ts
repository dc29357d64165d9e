import type { EventId, PartnerId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { KboNumber } from './kbo-number.js'

export type Partner = {
  readonly name: string
  readonly kbo: KboNumber | null
  /** From admission until withdrawal, exclusion or merger. */
  readonly period: Period
  /** Its admission. */
  readonly event: EventId
  /** The event by which it left: its withdrawal, exclusion or merger; null while it is a partner. */
  readonly leftBy: EventId | null
  /** From `from` on another partner stands in its place; null where none does. */
  readonly mergedInto: { readonly partner: PartnerId; readonly from: LocalDate } | null
}
