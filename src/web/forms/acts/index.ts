import type { Act } from '../act.js'
import type { FormPart } from '../rows.js'
import { answerAdvicePoint, giveAdvice, requestAdvice, withdrawAdvice } from './advice.js'
import { annulDecision, publishDecision, recordExecution } from './aftermath.js'
import { annulBallot, castVotes, closeBallot, closeReferralBack, confirmVote, openBallot } from './ballot.js'
import { answerDecision } from './bekrachtiging.js'
import { closeDossier, reopenDossier } from './closing.js'
import { meetCondition, recordSilence } from './conditions.js'
import { takeDecision } from './decision.js'
import { answerContribution, giveContribution } from './input.js'
import { reviseProposal, submitProposal, withdrawProposal } from './proposal.js'
import { rectifyEntry } from './rectification.js'
import { castSecretVote, countSecretBallot } from './secret-ballot.js'

/** Everything that can be recorded in a dossier, in the order the page offers it. */
export const acts: readonly Act<FormPart>[] = [
  answerDecision,
  meetCondition,
  recordSilence,
  submitProposal,
  castSecretVote,
  castVotes,
  confirmVote,
  closeReferralBack,
  closeBallot,
  countSecretBallot,
  annulBallot,
  takeDecision,
  openBallot,
  reviseProposal,
  giveAdvice,
  answerAdvicePoint,
  answerContribution,
  giveContribution,
  requestAdvice,
  recordExecution,
  publishDecision,
  withdrawAdvice,
  closeDossier,
  reopenDossier,
  withdrawProposal,
  annulDecision,
  rectifyEntry,
]
