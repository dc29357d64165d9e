import { addDays, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { LATE_AFTER_DAYS } from '../late-fact.js'
import type { Report } from './rule.js'

/** Facts about a thing that came into the ledger long after their day; told once a thing, and over when the last is in. */
export const lateFindings = (state: HouseState, about: About, report: Report): void => {
  const late = state.lateFacts.get(about.id)
  const [first, ...others] = late ?? []
  if (first === undefined) return
  const earliest = others.reduce((day, { on }) => (on < day ? on : day), first.on)
  report(
    finding('fact.recorded-late', about, {
      since: addDays(earliest, LATE_AFTER_DAYS + 1),
      healedOn: others.reduce((day, { recordedOn }) => later(day, recordedOn), first.recordedOn),
      events: [first.event, ...others.map(({ event }) => event)],
      details: { facts: others.length + 1 },
    }),
  )
}
