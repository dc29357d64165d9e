import { changeDossier, type Dossier, withEntry } from '../dossier/state.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { AdviceRequestId } from '../shared/identifiers.js'
import { none } from '../shared/none.js'
import { isFullyAnswered } from './state.js'

/** The requests, with the one whose advice changed looked at again. */
const withRequest = (
  adviceRequests: Dossier['adviceRequests'],
  advices: Dossier['advices'],
  id: AdviceRequestId,
): Dossier['adviceRequests'] => {
  const request = adviceRequests.get(id)
  if (request === undefined) return adviceRequests
  return withEntry(adviceRequests, id, { ...request, given: isFullyAnswered(request.of, advices, id) })
}

export const adviceEvolvers: EvolversOf<'AdviceRequested' | 'AdviceGiven' | 'AdviceWithdrawn' | 'AdvicePointAnswered'> =
  {
    AdviceRequested: (state, event) =>
      changeDossier(state, event.data.dossier, event, ({ adviceRequests }) => ({
        adviceRequests: withEntry(adviceRequests, event.data.adviceRequest, {
          of: event.data.of,
          requestedOn: event.effectiveOn,
          deadline: event.data.deadline,
          given: false,
          event: event.id,
        }),
      })),
    AdviceGiven: (state, event) =>
      changeDossier(state, event.data.dossier, event, ({ adviceRequests, advices: before }) => {
        const { advice, adviceRequest, by, opinion, points } = event.data
        const advices = withEntry(before, advice, {
          request: adviceRequest,
          by,
          opinion,
          givenOn: event.effectiveOn,
          points: points.length,
          words: new Map(points.map(({ number, text }) => [number, text])),
          answered: none,
          withdrawn: null,
          event: event.id,
        })
        return { advices, adviceRequests: withRequest(adviceRequests, advices, adviceRequest) }
      }),
    AdviceWithdrawn: (state, event) =>
      changeDossier(state, event.data.dossier, event, ({ adviceRequests, advices: before }) => {
        const advice = before.get(event.data.advice)
        if (advice === undefined) return {}
        const advices = withEntry(before, event.data.advice, { ...advice, words: none, withdrawn: actOf(event) })
        return { advices, adviceRequests: withRequest(adviceRequests, advices, advice.request) }
      }),
    AdvicePointAnswered: (state, event) =>
      changeDossier(state, event.data.dossier, event, ({ advices }) => {
        const { advice: id, point, verdict, passedTo } = event.data
        const advice = advices.get(id)
        if (advice === undefined) return {}
        const answered = withEntry(advice.answered, point, { ...actOf(event), verdict, passedTo })
        const words = new Map([...advice.words].filter(([number]) => number !== point))
        return { advices: withEntry(advices, id, { ...advice, words, answered }) }
      }),
  }
