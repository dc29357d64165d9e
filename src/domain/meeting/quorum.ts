import { faultOf } from '../proxy/validity.js'
import { quorumNeeded } from '../rule-set/quorum.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { DossierId, MeetingId, SeatId } from '../shared/identifiers.js'
import { daysBetween, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { votingSeats } from './chair.js'
import { rulesOf } from './find.js'
import { type Meeting, presentAt, presentNow, type QuorumNote, recusedFrom } from './state.js'

export type QuorumCount = Omit<QuorumNote, 'on' | 'matter' | 'event'>

/** Is it a second convocation, as the rules of the day know it? They may have changed since it was convened. */
const isLateEnough = (state: HouseState, meeting: Meeting, { secondConvocation }: RuleSet): boolean => {
  const first = meeting.secondConvocationOf === null ? undefined : state.meetings.get(meeting.secondConvocationOf)
  return (
    first !== undefined &&
    secondConvocation !== null &&
    daysBetween(first.heldOn, meeting.heldOn) >= secondConvocation.afterDays
  )
}

/**
 * Counts who is there: as a whole, or for one matter, without those who left the room for it. Null when attendance was
 * not recorded. A second convocation decides whatever the number.
 */
export const countQuorum = (
  state: HouseState,
  id: MeetingId,
  meeting: Meeting,
  matter: DossierId | null,
  on: LocalDate,
): QuorumCount | null => {
  const rules = rulesOf(state, meeting.organ, on)
  const there = matter === null ? presentNow(meeting) : presentAt(meeting, matter)
  if (there === null || rules === undefined) return null
  const recused = matter === null ? [] : recusedFrom(meeting, matter)
  const leftOut = rules.quorum.whenRecused === 'recomputed' ? recused : []
  const seats = votingSeats(state, meeting.organ, on).filter((seat) => !leftOut.includes(seat))
  const present = seats.filter((seat) => there.includes(seat))
  const at = { meeting: id, dossier: matter, on }
  const givers = new Set<SeatId>()
  for (const [proxy, { giver }] of state.proxies) {
    if (faultOf(state, proxy, at, { there, recused }) === null) givers.add(giver)
  }
  const represented = seats.filter((seat) => givers.has(seat) && !present.includes(seat))
  const counted = present.length + (rules.quorum.counts === 'present' ? 0 : represented.length)
  const needed = quorumNeeded(rules, seats.length)
  const dropped = needed !== null && isLateEnough(state, meeting, rules)
  return {
    present: present.length,
    represented: represented.length,
    seats: seats.length,
    needed,
    dropped,
    met: needed === null || dropped || counted >= needed,
  }
}
