import { type Advice, type AdviceRequest, standingAdvice } from '../../advice/state.js'
import type { Decision } from '../../decision/state.js'
import type { Dossier } from '../../dossier/state.js'
import type { AdviceRequestId, DossierId, OrganId } from '../../shared/identifiers.js'
import { addDays, type LocalDate, later } from '../../shared/time.js'
import { finding } from '../finding.js'
import { aboutDecision, resolves } from './decisions.js'
import type { Report } from './rule.js'

/** The first decision by day that resolved the matter on or after this day. */
const firstDecisionAfter = (dossier: Dossier, day: LocalDate): Decision | undefined => {
  let first: Decision | undefined
  for (const decision of dossier.decisions.values()) {
    if (!resolves(decision) || decision.decidedOn < day) continue
    if (first === undefined || decision.decidedOn < first.decidedOn) first = decision
  }
  return first
}

/** The last of some days; null when there is none. */
const lastOf = (days: Iterable<LocalDate>): LocalDate | null => {
  let last: LocalDate | null = null
  for (const day of days) if (last === null || day > last) last = day
  return last
}

/** The day its last point was answered; null while one is open. */
const answeringDay = ({ answered, points }: Advice): LocalDate | null =>
  answered.size < points ? null : lastOf([...answered.values()].map(({ on }) => on))

/** The day from which nobody waits for an answer to it: all points answered, or the advice taken back. */
const settledOn = (advice: Advice): LocalDate | null => {
  const answeredOn = advice.points === 0 ? null : answeringDay(advice)
  return answeredOn ?? advice.withdrawn?.on ?? null
}

/** Whatever was said has to be answered once the matter is decided; unfavourable words without points, by the reasons. */
const ignoredAdvice = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [adviceId, advice] of dossier.advices) {
    const decision = firstDecisionAfter(dossier, advice.givenOn)
    if (decision === undefined) continue
    const contrary = advice.opinion === 'unfavourable' && decision.outcome === 'adopted' && !decision.motivated
    if (advice.points === 0 && !contrary) continue
    const healedOn = settledOn(advice)
    if (healedOn !== null && healedOn <= decision.decidedOn) continue
    report(
      finding(
        'advice.ignored',
        { kind: 'advice', id: adviceId, dossier: id, organ: decision.organ },
        {
          since: decision.decidedOn,
          healedOn,
          events: [advice.event, decision.event],
          details: { open: advice.points - advice.answered.size, opinion: advice.opinion },
        },
      ),
    )
  }
}

/** What came on a request and stands: complete once everyone who was asked gave advice. */
type Given = {
  readonly complete: boolean
  readonly advices: readonly Advice[]
  /** The day the last of it came. */
  readonly on: LocalDate | null
}

const givenOn = (dossier: Dossier, id: AdviceRequestId, request: AdviceRequest): Given => {
  const advices = standingAdvice(dossier.advices, id)
  return { complete: request.given, advices, on: lastOf(advices.map((advice) => advice.givenOn)) }
}

/** The organ that was asked; where partners were, whoever has to see to it. */
const awaitedOf = (dossier: Dossier, { of }: AdviceRequest): OrganId =>
  of.kind === 'organ' ? of.organ : dossier.openedBy

const missingAdvice = (
  id: DossierId,
  dossier: Dossier,
  requestId: AdviceRequestId,
  request: AdviceRequest,
  given: Given,
  report: Report,
): void => {
  const organ = awaitedOf(dossier, request)
  const about = { kind: 'advice-request', id: requestId, dossier: id, organ } as const
  const since = addDays(request.deadline, 1)
  const details = { lastDay: request.deadline }
  const cited = given.advices.map(({ event }) => event)
  if (!given.complete || given.on === null) {
    report(finding('advice.never-given', about, { since, events: [request.event, ...cited], details }))
  } else if (given.on >= since) {
    report(finding('advice.late', about, { since, healedOn: given.on, events: [request.event, ...cited], details }))
  }
}

/** The day on which all of it was there and had its answers; null while something is open. */
const wholeAndAnsweredOn = ({ complete, advices, on }: Given): LocalDate | null => {
  if (!complete || on === null) return null
  let last = on
  for (const advice of advices) {
    if (advice.points === 0) continue
    const answered = answeringDay(advice)
    if (answered === null) return null
    last = later(last, answered)
  }
  return last
}

/** Decided while advice was still being awaited. It is put right when the advice comes and has its answers. */
const decidedBefore = (
  id: DossierId,
  dossier: Dossier,
  requestId: AdviceRequestId,
  request: AdviceRequest,
  given: Given,
  report: Report,
): void => {
  for (const [decisionId, decision] of dossier.decisions) {
    const { decidedOn } = decision
    const awaited = request.requestedOn <= decidedOn && decidedOn <= request.deadline
    const there = given.complete && given.on !== null && given.on <= decidedOn
    if (!resolves(decision) || !awaited || there) continue
    report(
      finding('decision.before-advice', aboutDecision(id, decisionId, decision), {
        part: requestId,
        since: decidedOn,
        healedOn: wholeAndAnsweredOn(given),
        events: [request.event, decision.event],
        details: { adviceRequest: requestId, lastDay: request.deadline },
      }),
    )
  }
}

const unansweredContributions = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [contributionId, { givenOn, event, answered }] of dossier.contributions) {
    const decision = firstDecisionAfter(dossier, givenOn)
    if (decision === undefined || (answered !== null && answered.on <= decision.decidedOn)) continue
    report(
      finding(
        'contribution.unanswered',
        { kind: 'contribution', id: contributionId, dossier: id, organ: decision.organ },
        {
          since: decision.decidedOn,
          healedOn: answered?.on ?? null,
          events: [event, decision.event],
        },
      ),
    )
  }
}

/** The day on which all input had its answer after all; null while some is open. */
const allAnsweredOn = ({ contributions, advices }: Dossier, closedOn: LocalDate): LocalDate | null => {
  let last = closedOn
  for (const { answered } of contributions.values()) {
    if (answered === null) return null
    last = later(last, answered.on)
  }
  for (const advice of advices.values()) {
    if (advice.points === 0) continue
    const settled = settledOn(advice)
    if (settled === null) return null
    last = later(last, settled)
  }
  return last
}

/** Closed while somebody still waited for an answer. It may be so, in public; it is put right by answering, or reopening. */
const closedWithoutAnswers = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const { on, event, by, unanswered, unansweredBecause, reopened } of dossier.closings) {
    const { contributions, points } = unanswered
    if (contributions + points === 0) continue
    report(
      finding(
        'dossier.closed-without-answers',
        { kind: 'dossier', id, dossier: id, organ: by },
        {
          part: event,
          since: on,
          healedOn: reopened?.on ?? allAnsweredOn(dossier, on),
          events: [event],
          details: { contributions, points, because: unansweredBecause },
        },
      ),
    )
  }
}

/** What became of the advice and the input in a dossier, and what did not. */
export const inputFindings = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [requestId, request] of dossier.adviceRequests) {
    const given = givenOn(dossier, requestId, request)
    missingAdvice(id, dossier, requestId, request, given, report)
    decidedBefore(id, dossier, requestId, request, given, report)
  }
  closedWithoutAnswers(id, dossier, report)
  if (dossier.decisions.size === 0) return
  ignoredAdvice(id, dossier, report)
  unansweredContributions(id, dossier, report)
}
