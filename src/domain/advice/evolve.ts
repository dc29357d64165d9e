import { changeDossier, withEntry } from '../dossier/state.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'

export const adviceEvolvers: EvolversOf<'AdviceRequested' | 'AdviceGiven' | 'AdvicePointAnswered'> = {
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
    changeDossier(state, event.data.dossier, event, ({ adviceRequests, advices }) => {
      const request = adviceRequests.get(event.data.adviceRequest)
      return {
        advices: withEntry(advices, event.data.advice, {
          request: event.data.adviceRequest,
          opinion: event.data.opinion,
          givenOn: event.effectiveOn,
          points: event.data.points.length,
          answered: new Map(),
          event: event.id,
        }),
        adviceRequests:
          request === undefined
            ? adviceRequests
            : withEntry(adviceRequests, event.data.adviceRequest, { ...request, given: true }),
      }
    }),
  AdvicePointAnswered: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ advices }) => {
      const advice = advices.get(event.data.advice)
      if (advice === undefined) return {}
      const answered = withEntry(advice.answered, event.data.point, actOf(event))
      return { advices: withEntry(advices, event.data.advice, { ...advice, answered }) }
    }),
}
