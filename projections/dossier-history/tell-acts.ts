import type { Entries } from './entries.js'
import type { CandidacyTold, GoalTold } from './story.js'

/** The goals that the dossier serves, as they read on the day it was linked to them. */
export const tellGoals = (entries: Entries): readonly GoalTold[] =>
  entries.of('DossierLinkedToGoal').map((entry) => {
    const { goal, code, title, actionPoint, actionPointTitle } = entry.data
    return {
      ...entries.told(entry),
      goal,
      code,
      title,
      actionPoint: actionPoint === null ? null : { letter: actionPoint, title: actionPointTitle ?? '' },
    }
  })

/** The candidacies that were put to the network in this dossier. */
export const tellCandidacies = (entries: Entries): readonly CandidacyTold[] =>
  entries.of('CandidacyPutToNetwork').map((entry) => {
    const { candidacy, name, meeting } = entry.data
    return { ...entries.told(entry), candidacy, name, meeting }
  })
