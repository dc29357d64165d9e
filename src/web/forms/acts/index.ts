import type { Act } from '../act.js'
import { castVotes, closeBallot, closeReferralBack, confirmVote, openBallot } from './ballot.js'
import { answerDecision, rectifyEntry } from './bekrachtiging.js'
import { takeDecision } from './decision.js'
import { answerAdvicePoint, answerContribution, giveAdvice, giveContribution, requestAdvice } from './input.js'
import { reviseProposal, submitProposal, withdrawProposal } from './proposal.js'
import { castSecretVote, countSecretBallot } from './secret-ballot.js'

/** Everything that can be recorded in a dossier, in the order the page offers it. */
export const acts: readonly Act[] = [
  answerDecision,
  submitProposal,
  castSecretVote,
  castVotes,
  confirmVote,
  closeReferralBack,
  closeBallot,
  countSecretBallot,
  takeDecision,
  openBallot,
  reviseProposal,
  giveAdvice,
  answerAdvicePoint,
  answerContribution,
  giveContribution,
  requestAdvice,
  withdrawProposal,
  rectifyEntry,
]
