import type { MeetingId, OrganId } from '../shared/identifiers.js'
import { toLocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { meetingsOf } from './chair.js'
import { rulesOf } from './find.js'
import type { Meeting } from './state.js'

/** Did it take place, as far as was recorded: it was opened, or somebody noted who was there. */
export const wasHeld = ({ attendance, status }: Meeting): boolean => attendance !== null || status !== 'convened'

/** The meetings of an organ that took place in a calendar year, in the order of their days; nothing in writing. */
export const meetingsInYear = (state: HouseState, organ: OrganId, year: number): readonly MeetingId[] =>
  meetingsOf(state, organ)
    .filter(([, meeting]) => yearOf(meeting.heldOn) === year && wasHeld(meeting))
    .map(([id]) => id)

/**
 * How often an organ met in a calendar year, and how often its rules at the end of that year ask (S0, S1: a netwerk at
 * least once). Null where nothing is asked: no minimum, or the organ did not act the whole year.
 */
export const yearlyMinimum = (
  state: HouseState,
  organ: OrganId,
  year: number,
): { readonly held: readonly MeetingId[]; readonly needed: number; readonly met: boolean } | null => {
  const [first, last] = [toLocalDate(`${year}-01-01`), toLocalDate(`${year}-12-31`)]
  const needed = rulesOf(state, organ, last)?.minimumMeetingsPerYear ?? 0
  const period = state.organs.get(organ)?.period
  if (period === undefined || needed === 0) return null
  if (period.from > first || (period.until !== null && period.until < last)) return null
  const held = meetingsInYear(state, organ, year)
  return { held, needed, met: held.length >= needed }
}
