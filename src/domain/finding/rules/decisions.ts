import { turnBegan } from '../../bekrachtiging/deadline.js'
import { bekrachtigingStatus } from '../../bekrachtiging/status.js'
import type { Decision } from '../../decision/state.js'
import type { Dossier } from '../../dossier/state.js'
import { rank } from '../../mandate/coverage.js'
import type { MandateLack } from '../../mandate/lack.js'
import { type Mandate, termsEventOn, termsOn } from '../../mandate/state.js'
import { rulesOn } from '../../organ/state.js'
import type { DecisionId, DossierId, EventId, OrganId } from '../../shared/identifiers.js'
import { toCents } from '../../shared/money.js'
import { covers } from '../../shared/period.js'
import { isInOrder, lastDayOf, ratifyingOrgans } from '../../shared/ratification.js'
import { addDays, earlierDay, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import type { FindingCode } from '../catalogue.js'
import { type About, finding } from '../finding.js'
import { type Report, unlessInTime } from './rule.js'

/** Did it resolve the matter? Postponing and taking note resolve nothing. */
export const resolves = ({ outcome }: Decision): boolean => outcome === 'adopted' || outcome === 'rejected'

/** The day on which bekrachtiging by all together was settled: granted in full, or refused, sent back or lapsed. */
const answeredOn = (decision: Decision): LocalDate | null => {
  const words = [...decision.bekrachtiging.values()]
  const status = bekrachtigingStatus(decision)
  if (status === 'granted') return lastDayOf(words)
  return words.find(({ outcome }) => outcome === status)?.on ?? null
}

/**
 * The day from which an irregular decision does no harm any more: it was ratified, refused, sent back or annulled, it
 * lapsed, or its proposal was withdrawn.
 */
export const settledOn = (dossier: Dossier, decision: Decision): LocalDate | null =>
  earlierDay(earlierDay(answeredOn(decision), decision.annulled?.on ?? null), dossier.withdrawal?.on ?? null)

const codeOf: Readonly<Record<MandateLack['because'], FindingCode>> = {
  none: 'decision.without-mandate',
  'chain-broken': 'decision.without-mandate',
  'outside-period': 'decision.outside-period',
  suspended: 'decision.under-suspended-mandate',
  'over-decision-limit': 'decision.over-limit',
  'over-year-limit': 'decision.over-year-limit',
}

/** The event that shows how a mandate stands on a day. */
const standingEvent = (mandate: Mandate, on: LocalDate): EventId => {
  if (mandate.revokedBy !== null && mandate.revokedOn !== null && mandate.revokedOn <= on) return mandate.revokedBy
  const suspension = mandate.suspensions.find((one) => covers(one, on))
  return suspension?.event ?? mandate.terms.findLast(({ from }) => from <= on)?.event ?? mandate.event
}

const withoutMandate = (state: HouseState, dossier: Dossier, decision: Decision, about: About, report: Report) => {
  const { standing, lack, decidedOn, event } = decision
  if (standing.kind !== 'no-mandate' || lack === null) return
  const nearest = lack.mandate === null ? undefined : state.mandates.get(lack.mandate)
  report(
    finding(codeOf[lack.because], about, {
      since: decidedOn,
      healedOn: settledOn(dossier, decision),
      events: nearest === undefined ? [event] : [standingEvent(nearest, decidedOn), event],
      details: { because: lack.because, mandate: lack.mandate },
    }),
  )
}

/** Why a mandate does not carry a decision after all, by what is known now; null when it does. */
const unfitNow = (mandate: Mandate, decision: Decision, own: boolean): 'ended' | 'suspended' | 'terms' | null => {
  const terms = termsOn(mandate, decision.countsOn)
  if (terms === null) {
    return mandate.suspensions.some((one) => covers(one, decision.countsOn)) ? 'suspended' : 'ended'
  }
  const decides = decision.standing.kind === 'final' || decision.standing.kind === 'awaits-bekrachtiging'
  if (!own || !decides) return null
  const { perDecisionCents } = terms.limits
  const tooMuch = perDecisionCents !== null && decision.amount !== null && decision.amount > toCents(perDecisionCents)
  return tooMuch || rank(terms.level) < rank('decide-subject-to-bekrachtiging') ? 'terms' : null
}

/** The mandates in the chain of a decision that do not carry it after all. */
export const brokenLinks = (
  state: HouseState,
  decision: Decision,
): readonly { readonly id: string; readonly mandate: Mandate; readonly because: 'ended' | 'suspended' | 'terms' }[] =>
  resolves(decision)
    ? decision.chain.flatMap((id, index) => {
        const mandate = state.mandates.get(id)
        const because = mandate === undefined ? null : unfitNow(mandate, decision, index === 0)
        return mandate === undefined || because === null ? [] : [{ id, mandate, because }]
      })
    : []

const contestable = (state: HouseState, dossier: Dossier, decision: Decision, about: About, report: Report) => {
  const broken = brokenLinks(state, decision)
  if (broken.length === 0) return
  report(
    finding('decision.contestable', about, {
      since: decision.countsOn,
      healedOn: settledOn(dossier, decision),
      events: [decision.event, ...broken.map(({ mandate }) => standingEvent(mandate, decision.countsOn))],
      details: { mandates: broken.map(({ id }) => id), because: broken.map(({ because }) => because) },
    }),
  )
}

const unconfirmed = (state: HouseState, dossier: Dossier, decision: Decision, about: About, report: Report) => {
  const [own] = decision.chain
  const mandate = own === undefined ? undefined : state.mandates.get(own)
  const { conditionsUnconfirmed: missing, outcome } = decision
  if (own === undefined || mandate === undefined || outcome !== 'adopted' || missing === 0) return
  report(
    finding('decision.conditions-unconfirmed', about, {
      since: decision.decidedOn,
      healedOn: settledOn(dossier, decision),
      events: [termsEventOn(mandate, decision.decidedOn), decision.event],
      details: { mandate: own, unconfirmed: missing },
    }),
  )
}

/** Is it, or was it, the turn of this organ: at once, or after the one before it in order granted? */
const cameToTurn = (decision: Decision, organ: OrganId): boolean => {
  if (!isInOrder(decision.standing)) return true
  const named = ratifyingOrgans(decision.standing)
  const before = named[named.indexOf(organ) - 1]
  const word = before === undefined ? undefined : decision.bekrachtiging.get(before)
  return before === undefined || word?.outcome === 'granted' || word?.outcome === 'deemed-granted'
}

const overdue = (state: HouseState, dossier: Dossier, decision: Decision, about: About, report: Report) => {
  if (decision.outcome !== 'adopted') return
  for (const organ of ratifyingOrgans(decision.standing)) {
    const began = turnBegan(decision, organ)
    const found = state.organs.get(organ)
    const rule = found && rulesOn(found, began)?.bekrachtiging
    // Where silence grants, the last day settles the matter by itself.
    if (rule === undefined || rule === null || rule.silence === 'granted' || !cameToTurn(decision, organ)) continue
    const lastDay = addDays(began, rule.days)
    unlessInTime(report)(
      finding(
        'bekrachtiging.overdue',
        { ...about, organ },
        {
          part: organ,
          since: addDays(lastDay, 1),
          healedOn: decision.bekrachtiging.get(organ)?.on ?? settledOn(dossier, decision),
          events: [decision.event],
          details: { lastDay, decidedBy: decision.organ },
        },
      ),
    )
  }
}

const meetingWithoutAttendance = (state: HouseState, decision: Decision, about: About, report: Report) => {
  const meeting = decision.meeting === null ? undefined : state.meetings.get(decision.meeting)
  if (meeting === undefined || meeting.attendance !== null || meeting.form === 'written') return
  report(
    finding('decision.meeting-without-attendance', about, {
      since: decision.decidedOn,
      events: [...firstOf(meeting.entries, decision.event), decision.event],
      details: { meeting: decision.meeting },
    }),
  )
}

/** The first entry as a list, so that a proof is never empty. */
const firstOf = (entries: readonly EventId[], otherwise: EventId): [EventId] => [entries[0] ?? otherwise]

/** What is irregular about the decisions of a dossier. */
export const decisionFindings = (state: HouseState, id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [decisionId, decision] of dossier.decisions) {
    const about = aboutDecision(id, decisionId, decision)
    withoutMandate(state, dossier, decision, about, report)
    contestable(state, dossier, decision, about, report)
    unconfirmed(state, dossier, decision, about, report)
    overdue(state, dossier, decision, about, report)
    meetingWithoutAttendance(state, decision, about, report)
  }
}

export const aboutDecision = (dossier: DossierId, id: DecisionId, { organ }: Decision): About => ({
  kind: 'decision',
  id,
  dossier,
  organ,
})
