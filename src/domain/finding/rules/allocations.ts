import type { Allocation } from '../../allocation/state.js'
import { isFinallyAdopted } from '../../decision/standing.js'
import type { Grant } from '../../grant/state.js'
import { opposite, shortfalls } from '../../money/moves.js'
import type { AllocationId } from '../../shared/identifiers.js'
import { earlierDay, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import type { Report } from './rule.js'

/** The day on which an extension made a grant run until this day; null when none did. */
export const extendedUntil = ({ extensions, period }: Grant, day: LocalDate): LocalDate | null => {
  if (day < period.from) return null
  const last = (index: number): LocalDate | null => extensions[index + 1]?.until ?? period.until
  return extensions.find((_one, index) => (last(index) ?? day) >= day)?.on ?? null
}

/** When a rule that an allocation broke was kept again; null while that is not known. */
const keptAgain = (rule: string, grant: Grant, day: LocalDate): LocalDate | null => {
  if (rule === 'grant.outside-period') return extendedUntil(grant, day)
  if (rule !== 'money.over-grant') return null
  const span = shortfalls(grant.available).find(({ since, until }) => since <= day && (until === null || day < until))
  return span?.until ?? null
}

const brokeRules = (state: HouseState, allocation: Allocation, about: About, report: Report): void => {
  const { breaks, made, withdrawn, decisions, events } = allocation
  if (breaks.length === 0) return
  const grant = state.money.grants.get(allocation.grant)
  const days = breaks.map((rule) => (grant === undefined ? null : keptAgain(rule, grant, made.on)))
  const kept = days.some((day) => day === null)
    ? null
    : days.reduce<LocalDate>((last, day) => (day === null ? last : later(last, day)), made.on)
  const healedOn = earlierDay(earlierDay(withdrawn?.on ?? null, decisions[0]?.on ?? null), kept)
  const [first = made.event, ...others] = events
  report(
    finding('allocation.breaks-rules', about, {
      since: made.on,
      healedOn,
      events: [first, ...others],
      details: { rules: breaks },
    }),
  )
}

/** Its decision is not final any more, and part of it was promised by then. */
const withoutDecision = (state: HouseState, allocation: Allocation, about: About, report: Report): void => {
  const decision = state.dossiers.get(allocation.dossier)?.decisions.get(allocation.decision)
  const { withdrawn, promises } = allocation
  if (decision === undefined || withdrawn === null || isFinallyAdopted(decision)) return
  const since = decision.annulled?.on ?? withdrawn.on
  for (const span of shortfalls(opposite(promises))) {
    if (span.until !== null && span.until <= since) continue
    const fell = decision.annulled?.event ?? withdrawn.event
    report(
      finding('allocation.decision-not-final', about, {
        part: span.since,
        since: later(span.since, since),
        healedOn: span.until,
        events: [decision.event, ...span.events, ...new Set([fell, withdrawn.event])],
        details: { decision: allocation.decision },
      }),
    )
  }
}

/** What is irregular about an allocation. */
export const allocationFindings = (
  state: HouseState,
  _id: AllocationId,
  allocation: Allocation,
  about: About,
  report: Report,
): void => {
  brokeRules(state, allocation, about, report)
  withoutDecision(state, allocation, about, report)
}
