import type { SeatRole } from '../../src/domain/seat/events.js'
import type { Named } from '../answer.js'

/** Where to find what is known of a person: never the data themselves. */
export type PersonReference = {
  readonly id: string
  readonly house: string
  /** The event that holds what is known now; null when nothing was recorded. */
  readonly detailsEvent: string | null
  readonly detailsRecordedAt: string | null
  /** When their data were erased, and at which position of the log. */
  readonly erased: { readonly at: string; readonly position: number } | null
}

export type PersonSeat = {
  readonly id: string
  readonly organ: Named
  readonly partner: Named | null
  readonly function: string
  readonly role: SeatRole
  readonly from: string
  readonly until: string | null
}

export type PersonWithSeats = PersonReference & { readonly seats: readonly PersonSeat[] }
