import { findDossier, isRefused, partnerMustTakePart } from '../dossier/decide.js'
import { type Dossier, newestVersion } from '../dossier/state.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { ContributionId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { AnswerVerdict, Contributor } from './events.js'

const contributorMustTakePart = (state: HouseState, from: Contributor, day: LocalDate): Refused | null => {
  switch (from.kind) {
    case 'partner':
      return partnerMustTakePart(state, from.partner, day, 'from.partner')
    case 'organ':
      return organMustBeActive(state, from.organ, day, 'from.organ')
    case 'group':
      return null
  }
}

/** What is not wholly followed gets a reason (S2 "trekkerschap"), and where it landed must exist. */
export const answerMustBeMotivated = (
  dossier: Dossier,
  answer: { readonly verdict: AnswerVerdict; readonly reason: string | null; readonly inVersion: number | null },
): Refused | null => {
  if (answer.verdict !== 'followed' && answer.reason === null) return refuse('answer.reason-needed', 'reason')
  if (answer.inVersion !== null && answer.inVersion > newestVersion(dossier)) {
    return refuse('proposal.version-unknown', 'inVersion', { version: answer.inVersion })
  }
  return null
}

export const contributionDeciders: DecidersOf<'GiveContribution' | 'AnswerContribution'> = {
  GiveContribution: (command, state, context) => {
    const { dossier: id, from, text } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    if (dossier.withdrawn) return refuse('proposal.withdrawn', 'dossier')
    const refused = contributorMustTakePart(state, from, command.effectiveOn)
    if (refused !== null) return refused
    const contribution = context.newId() as ContributionId
    const onVersion = newestVersion(dossier) || null
    return accept([{ type: 'ContributionGiven', data: { dossier: id, contribution, from, text, onVersion } }], {
      contribution,
    })
  },

  AnswerContribution: (command, state) => {
    const { dossier: id, contribution, by, verdict, reason, inVersion } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const given = dossier.contributions.get(contribution)
    if (given === undefined) return refuse('contribution.unknown', 'contribution')
    if (given.answered !== null) return refuse('answer.already-given', 'contribution')
    return (
      organMustBeActive(state, by, command.effectiveOn, 'by') ??
      answerMustBeMotivated(dossier, command) ??
      accept([{ type: 'ContributionAnswered', data: { dossier: id, contribution, by, verdict, reason, inVersion } }])
    )
  },
}
