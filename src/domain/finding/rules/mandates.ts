import { decisionsUnder } from '../../decision/places.js'
import { isWithin } from '../../house/subject.js'
import type { Mandate } from '../../mandate/state.js'
import { endEventOf } from '../../organ/state.js'
import type { MandateId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { brokenLinks, settledOn } from './decisions.js'
import { lineOf } from './lines.js'
import { chainBroken, circular } from './mandate-chains.js'
import { type AskedMandate, endedOn, lastDayOf, overlapOf } from './mandate-days.js'
import { LAPSES_WITHIN_DAYS, type Report, unlessInTime } from './rule.js'

const sameHolder = (state: HouseState, a: Mandate, b: Mandate): boolean =>
  a.grantee.role === b.grantee.role && lineOf(state, a.grantee.organ) === lineOf(state, b.grantee.organ)

/** When another mandate of the same holder takes over, in full or with something to spare; null when none does. */
const takenOver = ({ state, id, mandate }: AskedMandate, until: LocalDate): LocalDate | null => {
  let first: LocalDate | null = null
  for (const [otherId, other] of state.mandates) {
    if (otherId === id || !sameHolder(state, other, mandate) || !isWithin(mandate.subject, other.subject)) continue
    const last = lastDayOf(other)
    if (last === null || last > until) first = earlierDay(first, other.period.from)
  }
  return first
}

const lapsing = (asked: AskedMandate): void => {
  const { state, mandate, about } = asked
  const report = unlessInTime(asked.report)
  const begins = (until: LocalDate): LocalDate => later(mandate.period.from, addDays(until, -LAPSES_WITHIN_DAYS))
  for (const { until, on, event } of mandate.renewals) {
    if (until === null || mandate.period.until === until) continue
    const events = [mandate.event, event] as const
    const details = { until, renewed: true }
    report(finding('mandate.lapsing', about, { part: until, since: begins(until), healedOn: on, events, details }))
  }
  const { until } = mandate.period
  const organEnd = state.organs.get(lineOf(state, mandate.grantee.organ))?.period.until ?? null
  if (until === null || (organEnd !== null && organEnd <= until)) return
  const over = takenOver(asked, until)
  const healedOn = earlierDay(mandate.revokedOn, over === null ? null : later(over, mandate.period.from))
  const details = { until, renewed: false }
  report(
    finding('mandate.lapsing', about, {
      part: until,
      since: begins(until),
      healedOn,
      events: [mandate.event],
      details,
    }),
  )
}

/** Two mandates of one level for the same holder over the same subject: which of them does a decision rest on? */
const overlapping = ({ state, id, mandate, about, report }: AskedMandate): void => {
  for (const [otherId, other] of state.mandates) {
    const later = mandate.grantedAtRevision > other.grantedAtRevision
    if (otherId === id || !later || !sameHolder(state, other, mandate) || other.subject !== mandate.subject) continue
    if (other.terms.at(-1)?.terms.level !== mandate.terms.at(-1)?.terms.level) continue
    const overlap = overlapOf(mandate, other)
    if (overlap === null) continue
    report(
      finding('mandate.overlapping', about, {
        part: otherId,
        since: overlap.from,
        healedOn: overlap.end,
        events: [other.event, mandate.event],
        details: { other: otherId },
      }),
    )
  }
}

const ofEndedOrgan = ({ state, mandate, about, report }: AskedMandate): void => {
  // Whoever succeeded it acts in its place: only the end of the whole line is an end.
  const organ = state.organs.get(lineOf(state, mandate.grantee.organ))
  if (organ === undefined || organ.period.until === null) return
  const since = later(addDays(organ.period.until, 1), mandate.period.from)
  const end = endedOn(mandate)
  if (end !== null && end <= since) return
  const events = [mandate.event, endEventOf(organ)] as const
  report(finding('mandate.of-ended-organ', about, { since, healedOn: end, events }))
}

/** It turns out to have ended, or stood still, before it was known: all decisions that rested on it are listed. */
const endedEarlier = ({ state, id, mandate, about, report }: AskedMandate): void => {
  if (mandate.revokedOn === null && mandate.suspensions.length === 0) return
  const rested = decisionsUnder(state, id).flatMap(({ id: decisionId, dossier, decision }) =>
    brokenLinks(state, decision).some((one) => one.id === id && one.because !== 'terms')
      ? [{ decisionId, decision, healedOn: settledOn(dossier, decision) }]
      : [],
  )
  rested.sort((a, b) =>
    a.decision.countsOn < b.decision.countsOn
      ? -1
      : a.decision.countsOn > b.decision.countsOn
        ? 1
        : a.decisionId < b.decisionId
          ? -1
          : 1,
  )
  const [first] = rested
  if (first === undefined) return
  const healed = rested.every(({ healedOn }) => healedOn !== null)
  report(
    finding('mandate.ended-earlier-than-known', about, {
      since: first.decision.countsOn,
      healedOn: healed
        ? rested.reduce(
            (day, { healedOn }) => (healedOn === null ? day : later(day, healedOn)),
            first.decision.countsOn,
          )
        : null,
      events: [
        mandate.event,
        ...(mandate.revokedBy === null ? mandate.suspensions.map(({ event }) => event) : [mandate.revokedBy]),
        ...rested.map(({ decision }) => decision.event),
      ],
      details: { decisions: rested.map(({ decisionId }) => decisionId) },
    }),
  )
}

/** What is irregular about a mandate, or is about to become so. */
export const mandateFindings = (state: HouseState, id: MandateId, mandate: Mandate, report: Report): void => {
  const about: About = { kind: 'mandate', id, dossier: null, organ: mandate.grantee.organ }
  const asked = { state, id, mandate, about, report }
  lapsing(asked)
  overlapping(asked)
  circular(asked)
  chainBroken(asked)
  ofEndedOrgan(asked)
  endedEarlier(asked)
}
