import { changeDossier, withEntry } from '../dossier/state.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'

export const contributionEvolvers: EvolversOf<'ContributionGiven' | 'ContributionAnswered'> = {
  ContributionGiven: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => {
      const { contribution, from, text, given, attachments } = event.data
      return {
        contributions: withEntry(contributions, contribution, {
          givenOn: event.effectiveOn,
          event: event.id,
          words: { from, text, given, attachments },
          answered: null,
        }),
      }
    }),
  ContributionAnswered: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => {
      const { contribution, verdict, passedTo } = event.data
      const one = contributions.get(contribution)
      if (one === undefined) return {}
      const answered = { ...actOf(event), verdict, passedTo }
      return { contributions: withEntry(contributions, contribution, { ...one, words: null, answered }) }
    }),
}
