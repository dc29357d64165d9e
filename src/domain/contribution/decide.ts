import { findDossier, isRefused } from '../dossier/decide.js'
import { type Dossier, newestVersion } from '../dossier/state.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { ContributionId } from '../shared/identifiers.js'
import type { AnswerVerdict } from './answer.js'
import { mayTakeInput } from './may-take-input.js'
import { inputMustFit, passageMustStand } from './must-be-given.js'
import { passOn } from './pass-on.js'

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
    const { dossier: id, from, text, about, given, attachments, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused =
      mayTakeInput(dossier, 'dossier') ?? inputMustFit(state, command, effectiveOn) ?? passageMustStand(dossier, about)
    if (refused !== null) return refused
    const contribution = context.newId() as ContributionId
    const onVersion = about.kind === 'passage' ? about.version : newestVersion(dossier) || null
    const data = { dossier: id, contribution, from, text, onVersion, about, given, attachments, origin: null }
    return accept([{ type: 'ContributionGiven', data }], { contribution })
  },

  AnswerContribution: (command, state, context) => {
    const { dossier: id, contribution, by, verdict, reason, inVersion } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const given = dossier.contributions.get(contribution)
    if (given === undefined) return refuse('contribution.unknown', 'contribution')
    if (given.answered !== null) return refuse('answer.already-given', 'contribution')
    const refused = organMustBeActive(state, by, command.effectiveOn, 'by') ?? answerMustBeMotivated(dossier, command)
    if (refused !== null) return refused
    const origin = { kind: 'contribution' as const, dossier: id, contribution }
    const passed = passOn(state, command, { within: id, words: given.words, origin }, context.newId)
    if ('ok' in passed) return passed
    const data = { dossier: id, contribution, by, verdict, reason, inVersion, passedTo: passed.passedTo }
    return accept([{ type: 'ContributionAnswered', data }, ...passed.events], passed.created)
  },
}
