import type { Advice, AdviceRequest } from '../../advice/state.js'
import type { Decision } from '../../decision/state.js'
import type { Dossier } from '../../dossier/state.js'
import type { AdviceRequestId, DossierId } from '../../shared/identifiers.js'
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

const answeringDay = ({ answered, points }: Advice): LocalDate | null => {
  if (answered.size < points) return null
  let last: LocalDate | null = null
  for (const { on } of answered.values()) if (last === null || on > last) last = on
  return last
}

/** Whatever was said has to be answered once the matter is decided; unfavourable words without points, by the reasons. */
const ignoredAdvice = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [adviceId, advice] of dossier.advices) {
    const decision = firstDecisionAfter(dossier, advice.givenOn)
    if (decision === undefined) continue
    const contrary = advice.opinion === 'unfavourable' && decision.outcome === 'adopted' && !decision.motivated
    if (advice.points === 0 && !contrary) continue
    const answeredOn = advice.points === 0 ? null : answeringDay(advice)
    if (answeredOn !== null && answeredOn <= decision.decidedOn) continue
    report(
      finding(
        'advice.ignored',
        { kind: 'advice', id: adviceId, dossier: id, organ: decision.organ },
        {
          since: decision.decidedOn,
          healedOn: answeredOn,
          events: [advice.event, decision.event],
          details: { open: advice.points - advice.answered.size, opinion: advice.opinion },
        },
      ),
    )
  }
}

const adviceOf = (dossier: Dossier, request: AdviceRequestId): Advice | undefined => {
  for (const advice of dossier.advices.values()) if (advice.request === request) return advice
  return undefined
}

const missingAdvice = (
  id: DossierId,
  requestId: AdviceRequestId,
  request: AdviceRequest,
  advice: Advice | undefined,
  report: Report,
): void => {
  const about = { kind: 'advice-request', id: requestId, dossier: id, organ: request.of } as const
  const since = addDays(request.deadline, 1)
  const details = { lastDay: request.deadline }
  if (advice === undefined) report(finding('advice.never-given', about, { since, events: [request.event], details }))
  else if (advice.givenOn >= since) {
    const events = [request.event, advice.event] as const
    report(finding('advice.late', about, { since, healedOn: advice.givenOn, events, details }))
  }
}

/** Decided while advice was still being awaited. It is put right when the advice comes and has its answers. */
const decidedBefore = (
  id: DossierId,
  dossier: Dossier,
  requestId: AdviceRequestId,
  request: AdviceRequest,
  advice: Advice | undefined,
  report: Report,
): void => {
  for (const [decisionId, decision] of dossier.decisions) {
    const { decidedOn } = decision
    const awaited = request.requestedOn <= decidedOn && decidedOn <= request.deadline
    if (!resolves(decision) || !awaited || (advice !== undefined && advice.givenOn <= decidedOn)) continue
    const answered = advice === undefined ? null : advice.points === 0 ? advice.givenOn : answeringDay(advice)
    report(
      finding('decision.before-advice', aboutDecision(id, decisionId, decision), {
        part: requestId,
        since: decidedOn,
        healedOn: answered === null || advice === undefined ? null : later(advice.givenOn, answered),
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

/** What became of the advice and the input in a dossier, and what did not. */
export const inputFindings = (id: DossierId, dossier: Dossier, report: Report): void => {
  for (const [requestId, request] of dossier.adviceRequests) {
    const advice = request.given ? adviceOf(dossier, requestId) : undefined
    missingAdvice(id, requestId, request, advice, report)
    decidedBefore(id, dossier, requestId, request, advice, report)
  }
  if (dossier.decisions.size === 0) return
  ignoredAdvice(id, dossier, report)
  unansweredContributions(id, dossier, report)
}
