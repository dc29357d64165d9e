import { answersMustFitRemarks } from '../bekrachtiging/remarks.js'
import { awaitsConfirmation } from '../decision/provisional.js'
import { isFinallyAdopted, isWaiting } from '../decision/standing.js'
import { organMustBeActive } from '../organ/decide.js'
import { partnerNow } from '../partner/succession.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DossierId, PartnerId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { changesMustFit, promptsMustExist, unionOf } from './attribution.js'
import {
  closedNow,
  inputMustBeAnswered,
  leftOpen,
  mustNotBeClosed,
  nothingUnderWay,
  organMustBeOfDossier,
} from './closing.js'
import type { ProposedContent } from './commands.js'
import type { ProposalContent, Proposer } from './events.js'
import { type Dossier, newestVersion } from './state.js'

/** The dossier, or the refusal that it is not there. */
export const findDossier = (state: HouseState, id: DossierId): Dossier | Refused =>
  state.dossiers.get(id) ?? refuse('dossier.unknown', 'dossier')

/** Tells a refusal from what was looked for. */
export const isRefused = (found: object): found is Refused => 'ok' in found && found.ok === false

/** Refuses when there is no proposal to act on, it was withdrawn, or its dossier was closed. */
export const proposalMustStand = (dossier: Dossier): Refused | null => {
  if (newestVersion(dossier) === 0) return refuse('proposal.missing', 'dossier')
  if (dossier.withdrawn) return refuse('proposal.withdrawn', 'dossier')
  return mustNotBeClosed(dossier, 'dossier')
}

/** Refuses when neither the partner nor the one it merged into is in the house on that day. */
export const partnerMustBePresent = (
  state: HouseState,
  id: PartnerId,
  day: LocalDate,
  field: string,
): Refused | null => {
  const partner = state.partners.get(partnerNow(state, id, day))
  if (partner === undefined) return refuse('partner.unknown', field)
  if (!covers(partner.period, day)) return refuse('partner.not-present', field, { partner: partner.name, day })
  return null
}

/** Refuses an act in the name of a partner that is not there, or that merged into another: it then acts through that one. */
export const partnerMustTakePart = (
  state: HouseState,
  id: PartnerId,
  day: LocalDate,
  field: string,
): Refused | null => {
  const now = partnerNow(state, id, day)
  const named = (partner: PartnerId): string => state.partners.get(partner)?.name ?? ''
  return now === id
    ? partnerMustBePresent(state, id, day, field)
    : refuse('partner.merged', field, { partner: named(id), successor: named(now) })
}

const proposerMustTakePart = (state: HouseState, by: Proposer, day: LocalDate): Refused | null =>
  by.kind === 'organ'
    ? organMustBeActive(state, by.organ, day, 'by.organ')
    : partnerMustTakePart(state, by.partner, day, 'by.partner')

/** The content with its articles numbered from 1. */
const numbered = (content: ProposedContent): ProposalContent => ({
  ...content,
  articles: content.articles.map((article, index) => ({ number: index + 1, ...article })),
})

const beneficiaryMustExist = (state: HouseState, content: ProposalContent): Refused | null =>
  content.beneficiary !== null && !state.partners.has(content.beneficiary)
    ? refuse('partner.unknown', 'content.beneficiary')
    : null

/** Refuses to change a proposal that is voted on, was decided, or waits. */
export const mayChange = (dossier: Dossier): Refused | null => {
  const missing = proposalMustStand(dossier)
  if (missing !== null) return missing
  if ([...dossier.ballots.values()].some((ballot) => ballot.open)) return refuse('proposal.ballot-open', 'dossier')
  if ([...dossier.decisions.values()].some(isFinallyAdopted)) return refuse('proposal.decided', 'dossier')
  if ([...dossier.decisions.values()].some(awaitsConfirmation)) return refuse('proposal.awaits-confirmation', 'dossier')
  if ([...dossier.decisions.values()].some(isWaiting)) return refuse('proposal.awaits-bekrachtiging', 'dossier')
  return null
}

export const dossierDeciders: DecidersOf<
  | 'OpenDossier'
  | 'SubmitProposal'
  | 'ReviseProposal'
  | 'WithdrawProposal'
  | 'RectifyEntry'
  | 'CloseDossier'
  | 'ReopenDossier'
> = {
  OpenDossier: (command, state, context) => {
    const { title, subject, openedBy, effectiveOn } = command
    if (!state.subjects.has(subject)) return refuse('subject.unknown', 'subject', { subject })
    const inactive = organMustBeActive(state, openedBy, effectiveOn, 'openedBy')
    if (inactive !== null) return inactive
    const dossier = context.newId() as DossierId
    return accept([{ type: 'DossierOpened', data: { dossier, title, subject, openedBy } }], { dossier })
  },

  SubmitProposal: (command, state) => {
    const { dossier: id, by } = command
    const content = numbered(command.content)
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    if (newestVersion(dossier) > 0) return refuse('proposal.already-submitted', 'dossier')
    return (
      mustNotBeClosed(dossier, 'dossier') ??
      proposerMustTakePart(state, by, command.effectiveOn) ??
      beneficiaryMustExist(state, content) ??
      accept([{ type: 'ProposalSubmitted', data: { dossier: id, version: 1, by, content } }])
    )
  },

  ReviseProposal: (command, state) => {
    const { dossier: id, by, promptedBy, changes, explanation } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused = mayChange(dossier) ?? proposerMustTakePart(state, by, command.effectiveOn)
    if (refused !== null) return refused
    const version = newestVersion(dossier) + 1
    const content = numbered(command.content)
    const allPrompts = unionOf([promptedBy, ...changes.map((change) => change.promptedBy)])
    const { remarksAnswered } = command
    return (
      promptsMustExist(dossier, promptedBy, 'promptedBy') ??
      changesMustFit(dossier, content, changes) ??
      answersMustFitRemarks(dossier, remarksAnswered) ??
      beneficiaryMustExist(state, content) ??
      accept([
        {
          type: 'ProposalRevised',
          data: {
            dossier: id,
            version,
            by,
            content,
            promptedBy: [...allPrompts],
            changes,
            explanation,
            remarksAnswered,
          },
        },
      ])
    )
  },

  WithdrawProposal: (command, state) => {
    const dossier = findDossier(state, command.dossier)
    if (isRefused(dossier)) return dossier
    return (
      mayChange(dossier) ??
      accept([{ type: 'ProposalWithdrawn', data: { dossier: command.dossier, reason: command.reason } }])
    )
  },

  RectifyEntry: (command, state) => {
    const { dossier: id, rectifies, correction, reason } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    if (!dossier.entries.includes(rectifies)) return refuse('rectification.entry-unknown', 'rectifies')
    return accept([{ type: 'EntryRectified', data: { dossier: id, rectifies, correction, reason } }])
  },

  CloseDossier: (command, state) => {
    const { dossier: id, by, result, unansweredBecause, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused =
      mustNotBeClosed(dossier, 'dossier') ??
      organMustBeActive(state, by, effectiveOn, 'by') ??
      organMustBeOfDossier(state, dossier, by, effectiveOn) ??
      nothingUnderWay(dossier)
    if (refused !== null) return refused
    const unanswered = inputMustBeAnswered(dossier, effectiveOn)
    if (unanswered !== null && unansweredBecause === null) return unanswered
    const { contributions, points } = leftOpen(dossier, effectiveOn)
    return accept([
      {
        type: 'DossierClosed',
        data: {
          dossier: id,
          by,
          result,
          unanswered: { contributions, points },
          unansweredBecause: unanswered === null ? null : unansweredBecause,
        },
      },
    ])
  },

  ReopenDossier: (command, state) => {
    const { dossier: id, by, reason, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const closed = closedNow(dossier)
    if (closed === null) return refuse('dossier.not-closed', 'dossier')
    if (effectiveOn < closed.on) return refuse('dossier.before-closing', 'effectiveOn', { day: closed.on })
    return (
      organMustBeActive(state, by, effectiveOn, 'by') ??
      organMustBeOfDossier(state, dossier, by, effectiveOn) ??
      accept([{ type: 'DossierReopened', data: { dossier: id, by, reason } }])
    )
  },
}
