import { isWithin } from '../../house/subject.js'
import { chainOn } from '../../mandate/chain.js'
import { ratifyingOrgansOf } from '../../mandate/coverage.js'
import { type Mandate, termsOn } from '../../mandate/state.js'
import { actsFor, isActive, isGone } from '../../organ/succession.js'
import type { AgreementId, EventId, MandateId, OrganId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { finding } from '../finding.js'
import { lineOf } from './lines.js'
import { type AskedMandate, endedOn, overlapOf } from './mandate-days.js'

/** Mandates that one granted by an organ could rest on, whatever the day. */
const aboveIt = (state: HouseState, mandate: Mandate): readonly (readonly [MandateId, Mandate])[] => {
  const { grantor } = mandate
  return grantor.kind !== 'organ'
    ? []
    : [...state.mandates].filter(
        ([, above]) =>
          lineOf(state, above.grantee.organ) === lineOf(state, grantor.organ) &&
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
  const since = circle.reduce((day, { period }) => later(day, period.from), mandate.period.from)
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

const dayAfter = (day: LocalDate | null): readonly LocalDate[] => (day === null ? [] : [addDays(day, 1)])

/** The days on which the organs of a line begin, end or follow each other. */
const changesOfLine = (state: HouseState, organ: OrganId): readonly LocalDate[] => {
  const line = lineOf(state, organ)
  return [...state.organs].flatMap(([id, { period, succession }]) =>
    lineOf(state, id) === line
      ? [period.from, ...dayAfter(period.until), ...(succession === null ? [] : [succession.from])]
      : [],
  )
}

/** The days on which an agreement, and what rests on it, may come into force or out of it. */
const changesOfAgreement = (state: HouseState, id: AgreementId): readonly LocalDate[] => {
  const agreement = state.agreements.get(id)
  if (agreement === undefined) return []
  const { from, parties, terms, terminated } = agreement
  return [
    from,
    ...parties.flatMap(({ signed, left }) => [...(signed === null ? [] : [signed.on]), ...dayAfter(left?.on ?? null)]),
    ...terms.flatMap((agreed) => [agreed.from, ...dayAfter(agreed.until)]),
    ...dayAfter(terminated?.on ?? null),
  ]
}

/** The days on which something changes in one mandate. */
const changesOf = (state: HouseState, mandate: Mandate): readonly LocalDate[] => {
  const { period, revokedOn, suspensions, terms, grantor } = mandate
  return [
    period.from,
    ...dayAfter(period.until),
    ...(revokedOn === null ? [] : [revokedOn]),
    ...suspensions.flatMap(({ from, until }) => [from, ...dayAfter(until)]),
    ...terms.map(({ from }) => from),
    ...changesOfLine(state, mandate.grantee.organ),
    ...(grantor.kind === 'agreement' ? changesOfAgreement(state, grantor.agreement) : []),
  ]
}

/** Every day on which something changes in this mandate or in those it hangs from, in order. */
const daysOfChange = (state: HouseState, mandate: Mandate): readonly LocalDate[] => {
  const days = new Set<LocalDate>(changesOf(state, mandate))
  const seen = new Set<OrganId>()
  const climb = ({ grantor }: Mandate): void => {
    if (grantor.kind !== 'organ') return
    const line = lineOf(state, grantor.organ)
    if (seen.has(line)) return
    seen.add(line)
    for (const above of state.mandates.values()) {
      if (above.grantee.role !== null || lineOf(state, above.grantee.organ) !== line) continue
      for (const day of changesOf(state, above)) days.add(day)
      climb(above)
    }
  }
  climb(mandate)
  return [...days].sort()
}

/** Does it hold that day, for an organ that is there, and does nothing above it carry it? Ended organs are told apart. */
const hangsInTheAir = (state: HouseState, id: MandateId, mandate: Mandate, day: LocalDate): boolean => {
  const terms = termsOn(mandate, day)
  if (terms === null || terms.level === 'inform') return false
  if (!isActive(state, actsFor(state, mandate.grantee.organ, day), day)) return false
  const others = [...ratifyingOrgansOf(terms), ...(terms.addressee === null ? [] : [terms.addressee])]
  return !others.some((organ) => isGone(state, organ, day)) && chainOn(state, id, day) === null
}

/** The events by which mandates right above this one ended or stood still by that day. */
const breaking = (state: HouseState, mandate: Mandate, on: LocalDate): readonly EventId[] => {
  if (mandate.grantor.kind === 'agreement') {
    const agreement = state.agreements.get(mandate.grantor.agreement)
    return agreement === undefined
      ? []
      : [agreement.event, ...(agreement.terminated === null ? [] : [agreement.terminated.event])]
  }
  // The map of mandates keeps no order: what is cited may not change with what is granted elsewhere.
  const inOrder = [...aboveIt(state, mandate)].sort(([one], [other]) => (one < other ? -1 : 1))
  return inOrder.flatMap(([, above]) => {
    if (above.revokedBy !== null && above.revokedOn !== null && above.revokedOn <= on) return [above.revokedBy]
    const suspension = above.suspensions.find(({ from, until }) => from <= on && (until === null || on <= until))
    return suspension === undefined ? [above.event] : [suspension.event]
  })
}

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
    const broken = hangsInTheAir(state, id, mandate, day)
    if (broken) brokenSince ??= day
    else if (brokenSince !== null) {
      tell(brokenSince, day)
      brokenSince = null
    }
  }
  if (brokenSince !== null) tell(brokenSince, end)
}
