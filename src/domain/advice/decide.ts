import { answerMustBeMotivated } from '../contribution/decide.js'
import { findDossier, isRefused, partnerMustTakePart } from '../dossier/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { AdviceId, AdviceRequestId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Requester } from './events.js'

const requesterMustTakePart = (state: HouseState, by: Requester, day: LocalDate): Refused | null => {
  switch (by.kind) {
    case 'organ':
      return organMustBeActive(state, by.organ, day, 'by.organ')
    case 'partner':
      return partnerMustTakePart(state, by.partner, day, 'by.partner')
    case 'outside':
      return null
  }
}

export const adviceDeciders: DecidersOf<'RequestAdvice' | 'GiveAdvice' | 'AnswerAdvicePoint'> = {
  RequestAdvice: (command, state, context) => {
    const { dossier: id, by, of, question, deadline, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    if (dossier.withdrawn) return refuse('proposal.withdrawn', 'dossier')
    if (deadline < effectiveOn) return refuse('period.ends-before-start', 'deadline')
    const refused = requesterMustTakePart(state, by, effectiveOn) ?? organMustBeActive(state, of, effectiveOn, 'of')
    if (refused !== null) return refused
    const adviceRequest = context.newId() as AdviceRequestId
    return accept([{ type: 'AdviceRequested', data: { dossier: id, adviceRequest, by, of, question, deadline } }], {
      adviceRequest,
    })
  },

  GiveAdvice: (command, state, context) => {
    const { dossier: id, adviceRequest, opinion, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const request = dossier.adviceRequests.get(adviceRequest)
    if (request === undefined) return refuse('advice-request.unknown', 'adviceRequest')
    if (request.given) return refuse('advice.already-given', 'adviceRequest')
    const inactive = organMustBeActive(state, request.of, effectiveOn, 'adviceRequest')
    if (inactive !== null) return inactive
    const advice = context.newId() as AdviceId
    const points = command.points.map((text, index) => ({ number: index + 1, text }))
    const afterDeadline = effectiveOn > request.deadline
    return accept(
      [
        {
          type: 'AdviceGiven',
          data: { dossier: id, advice, adviceRequest, by: request.of, opinion, points, afterDeadline },
        },
      ],
      { advice },
    )
  },

  AnswerAdvicePoint: (command, state) => {
    const { dossier: id, advice: adviceId, point, by, verdict, reason, inVersion } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const advice = dossier.advices.get(adviceId)
    if (advice === undefined) return refuse('advice.unknown', 'advice')
    if (point > advice.points) return refuse('advice.point-unknown', 'point', { point })
    if (advice.answered.has(point)) return refuse('answer.already-given', 'point', { point })
    return (
      organMustBeActive(state, by, command.effectiveOn, 'by') ??
      answerMustBeMotivated(dossier, command) ??
      accept([
        {
          type: 'AdvicePointAnswered',
          data: { dossier: id, advice: adviceId, point, by, verdict, reason, inVersion },
        },
      ])
    )
  },
}
