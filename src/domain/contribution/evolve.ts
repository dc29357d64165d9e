import { changeDossier, withEntry } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'

export const contributionEvolvers: EvolversOf<'ContributionGiven' | 'ContributionAnswered'> = {
  ContributionGiven: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => ({
      contributions: withEntry(contributions, event.data.contribution, { answered: false }),
    })),
  ContributionAnswered: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ contributions }) => ({
      contributions: withEntry(contributions, event.data.contribution, { answered: true }),
    })),
}
