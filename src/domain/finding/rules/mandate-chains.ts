import { isWithin } from '../../house/subject.js'
import { chainOn } from '../../mandate/resolve.js'
import { type Mandate, termsOn } from '../../mandate/state.js'
import type { EventId, MandateId, OrganId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, laterDay } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { finding } from '../finding.js'
import { type AskedMandate, endedOn, overlapOf } from './mandate-days.js'

/** Mandates that one granted by an organ could rest on, whatever the day. */
const aboveIt = (state: HouseState, mandate: Mandate): readonly (readonly [MandateId, Mandate])[] => {
  const { grantor } = mandate
  return grantor.kind === 'founding-text'
    ? []
    : [...state.mandates].filter(
        ([, above]) =>
          above.grantee.organ === grantor.organ &&
          above.grantee.role === null &&
          isWithin(mandate.subject, above.subject) &&
          overlapOf(mandate, above) !== null,
      )
}

/** The mandates on a way up that comes back to where it began; null when no way does. */
const circleFrom = (state: HouseState, id: MandateId, mandate: Mandate): readonly Mandate[] | null => {
  const visited = new Set<MandateId>()
  const climb = (from: Mandate): readonly Mandate[] | null => {
    for (const [aboveId, above] of aboveIt(state, from)) {
      if (aboveId === id) return [from]
      // Told once, by the mandate that closed the circle.
      if (visited.has(aboveId) || above.grantedAtRevision > mandate.grantedAtRevision) continue
      visited.add(aboveId)
      const rest = climb(above)
      if (rest !== null) return [from, ...rest]
    }
    return null
  }
  return climb(mandate)
}

/** Mandates that carry each other carry nothing; told once, where the circle was closed. */
export const circular = ({ state, id, mandate, about, report }: AskedMandate): void => {
  const circle = mandate.grantor.kind === 'organ' ? circleFrom(state, id, mandate) : null
  if (circle === null) return
  const since = circle.reduce((day, { period }) => laterDay(day, period.from), mandate.period.from)
  const end = circle.reduce((day: LocalDate | null, one) => earlierDay(day, endedOn(one)), endedOn(mandate))
  if (end !== null && end <= since) return
  report(
    finding('mandate.circular', about, {
      since,
      healedOn: end,
      events: [mandate.event, ...circle.slice(1).map(({ event }) => event)],
      details: { length: circle.length },
    }),
  )
}

/** The days on which something changes in one mandate. */
const changesOf = ({ period, revokedOn, suspensions, terms }: Mandate): readonly LocalDate[] => [
  period.from,
  ...(period.until === null ? [] : [addDays(period.until, 1)]),
  ...(revokedOn === null ? [] : [revokedOn]),
  ...suspensions.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)])),
  ...terms.map(({ from }) => from),
]

/** Every day on which something changes in this mandate or in those it hangs from, in order. */
const daysOfChange = (state: HouseState, mandate: Mandate): readonly LocalDate[] => {
  const days = new Set<LocalDate>(changesOf(mandate))
  const seen = new Set<OrganId>()
  const climb = ({ grantor }: Mandate): void => {
    if (grantor.kind === 'founding-text' || seen.has(grantor.organ)) return
    seen.add(grantor.organ)
    for (const above of state.mandates.values()) {
      if (above.grantee.organ !== grantor.organ || above.grantee.role !== null) continue
      for (const day of changesOf(above)) days.add(day)
      climb(above)
    }
  }
  climb(mandate)
  return [...days].sort()
}

/** The events by which mandates right above this one ended or stood still by that day. */
const breaking = (state: HouseState, mandate: Mandate, on: LocalDate): readonly EventId[] =>
  aboveIt(state, mandate).flatMap(([, above]) => {
    if (above.revokedBy !== null && above.revokedOn !== null && above.revokedOn <= on) return [above.revokedBy]
    const suspension = above.suspensions.find(({ from, until }) => from <= on && (until === null || on <= until))
    return suspension === undefined ? [above.event] : [suspension.event]
  })

/** The stretches of days on which a mandate holds and nothing above it does. */
export const chainBroken = ({ state, id, mandate, about, report }: AskedMandate): void => {
  if (mandate.grantor.kind === 'founding-text') return
  const end = endedOn(mandate)
  let brokenSince: LocalDate | null = null
  const tell = (since: LocalDate, healedOn: LocalDate | null): void =>
    report(
      finding('mandate.chain-broken', about, {
        part: since,
        since,
        healedOn,
        events: [mandate.event, ...breaking(state, mandate, since)],
      }),
    )
  for (const day of daysOfChange(state, mandate)) {
    if (day < mandate.period.from || (end !== null && day >= end)) continue
    // While it is suspended itself nothing rests on it.
    const broken = termsOn(mandate, day) !== null && chainOn(state, id, day) === null
    if (broken) brokenSince ??= day
    else if (brokenSince !== null) {
      tell(brokenSince, day)
      brokenSince = null
    }
  }
  if (brokenSince !== null) tell(brokenSince, end)
}
