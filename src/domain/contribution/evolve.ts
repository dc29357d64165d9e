import { changeDossier, withEntry } from '../dossier/state.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'

export const contributionEvolvers: EvolversOf<'ContributionGiven' | 'ContributionAnswered'> = {
  ContributionGiven: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => ({
      contributions: withEntry(contributions, event.data.contribution, {
        givenOn: event.effectiveOn,
        event: event.id,
        answered: null,
      }),
    })),
  ContributionAnswered: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => {
      const given = contributions.get(event.data.contribution)
      return given === undefined
        ? {}
        : { contributions: withEntry(contributions, event.data.contribution, { ...given, answered: actOf(event) }) }
    }),
}
