import type { DelegationId, EventId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

export type SilentDelegate = {
  readonly delegation: DelegationId
  /** The last day on which a report was due. */
  readonly due: LocalDate
  /** The appointment, and the newest report if there is one. */
  readonly events: readonly EventId[]
}

/**
 * Delegates from whom a report was due before this day, in the order of their due days. Only those who are still sent, and
 * still have their seat.
 */
export const delegatesSilent = (state: HouseState, on: LocalDate): readonly SilentDelegate[] =>
  [...state.delegations.entries()]
    .flatMap(([delegation, { period, seat, reportEveryDays, reports, event }]): SilentDelegate[] => {
      const held = state.seats.get(seat)?.period
      if (reportEveryDays === null || held === undefined || !covers(period, on) || !covers(held, on)) return []
      const told = reports.filter((report) => report.on <= on)
      const newest = told.reduce<(typeof told)[number] | null>(
        (latest, report) => (latest === null || report.on >= latest.on ? report : latest),
        null,
      )
      const due = addDays(newest?.on ?? period.from, reportEveryDays)
      return due < on ? [{ delegation, due, events: newest === null ? [event] : [event, newest.event] }] : []
    })
    .sort((a, b) => a.due.localeCompare(b.due) || a.delegation.localeCompare(b.delegation))
