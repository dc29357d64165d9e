import { changeDossier, withEntry } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'

export const adviceEvolvers: EvolversOf<'AdviceRequested' | 'AdviceGiven' | 'AdvicePointAnswered'> = {
  AdviceRequested: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ adviceRequests }) => ({
      adviceRequests: withEntry(adviceRequests, event.data.adviceRequest, {
        of: event.data.of,
        deadline: event.data.deadline,
        given: false,
      }),
    })),
  AdviceGiven: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ adviceRequests, advices }) => {
      const request = adviceRequests.get(event.data.adviceRequest)
      return {
        advices: withEntry(advices, event.data.advice, {
          points: event.data.points.length,
          answered: new Set<number>(),
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
      const answered = new Set(advice.answered).add(event.data.point)
      return { advices: withEntry(advices, event.data.advice, { ...advice, answered }) }
    }),
}
