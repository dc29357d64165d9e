import type { Act } from '../shared/act.js'
import type { EventId, OrganId, SeatId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'

/** A seat that speaks for an organ in a body outside the house. */
export type Delegation = {
  readonly organ: OrganId
  readonly seat: SeatId
  readonly body: string
  readonly period: Period
  readonly reportEveryDays: number | null
  readonly event: EventId
  /** Null as long as nobody ended it; its period may be over all the same. */
  readonly ended: EventId | null
  /** In the order they were recorded; their words stay in the log. */
  readonly reports: readonly Act[]
}
