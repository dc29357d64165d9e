import type { Mandate } from '../../mandate/state.js'
import type { MandateId } from '../../shared/identifiers.js'
import { addDays, dayBefore, earlierDay, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import type { About } from '../finding.js'
import type { Report } from './rule.js'

/** A mandate that is looked at, and where to tell what is found. */
export type AskedMandate = {
  readonly state: HouseState
  readonly id: MandateId
  readonly mandate: Mandate
  readonly about: About
  readonly report: Report
}

/** The last day of a mandate as it stands now; null without end. A mandate revoked before it began has none. */
export const lastDayOf = ({ period, revokedOn }: Mandate): LocalDate | null =>
  earlierDay(period.until, revokedOn === null ? null : dayBefore(revokedOn))

/** The first day without it; null without end. */
export const endedOn = (mandate: Mandate): LocalDate | null => {
  const last = lastDayOf(mandate)
  return last === null ? null : addDays(last, 1)
}

/** The days that two mandates share: the first, and the first without (null without end); null when they share none. */
export const overlapOf = (
  a: Mandate,
  b: Mandate,
): { readonly from: LocalDate; readonly end: LocalDate | null } | null => {
  const from = later(a.period.from, b.period.from)
  const end = earlierDay(endedOn(a), endedOn(b))
  return end !== null && end <= from ? null : { from, end }
}
