import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { BekrachtigingStatus } from '../../src/domain/shared/ratification.js'
import type { VotesMadeIt } from '../decision-register/state.js'
import type { DossierStatus } from './answers.js'

/** Where a decision leaves its dossier. */
export const statusAfterDecision = (
  outcome: DecisionOutcome,
  standing: Standing['kind'],
  votes: VotesMadeIt = 'confirmed',
): DossierStatus => {
  if (outcome === 'postponed' || outcome === 'noted') return outcome
  if (standing === 'advice-only') return 'advice-only'
  if (outcome === 'rejected') return 'rejected'
  switch (standing) {
    case 'final':
      return votes === 'provisional' ? 'provisional' : 'decided-final'
    case 'awaits-bekrachtiging':
      return 'waiting-for-bekrachtiging'
    case 'proposal-to':
      return 'proposal-to-other-organ'
    case 'no-mandate':
      return 'without-mandate'
  }
}

/** Where a verdict that was made up anew leaves the dossier of a decision of that standing. */
export const statusAfterVotes = (
  status: DossierStatus,
  standing: Standing['kind'],
  becomes: VotesMadeIt | 'unchanged',
): DossierStatus => {
  if (becomes === 'fallen') return 'fallen'
  return becomes === 'confirmed' && standing === 'final' && status === 'provisional' ? 'decided-final' : status
}

/** Where what the ratifying organs of the newest decision came to leaves the dossier. */
export const statusAfterBekrachtiging = (status: BekrachtigingStatus, standing: Standing['kind']): DossierStatus => {
  switch (status) {
    case 'granted':
      return standing === 'no-mandate' ? 'healed' : 'decided-final'
    case 'conditional':
      return standing === 'no-mandate' ? 'without-mandate' : 'waiting-for-conditions'
    case 'refused':
      return 'bekrachtiging-refused'
    case 'sent-back':
      return 'sent-back'
    case 'lapsed':
      return 'bekrachtiging-lapsed'
    case 'awaited':
      return standing === 'no-mandate' ? 'without-mandate' : 'waiting-for-bekrachtiging'
  }
}

const takenUpAgain: ReadonlySet<DossierStatus> = new Set<DossierStatus>([
  'sent-back',
  'bekrachtiging-refused',
  'bekrachtiging-lapsed',
  'annulled',
  'rejected',
  'postponed',
  'noted',
  'advice-only',
  'fallen',
])

/** The annulment of the newest decision; what a new version or a withdrawal already took up stays so. */
export const statusAfterAnnulment = (status: DossierStatus): DossierStatus =>
  status === 'in-preparation' || status === 'withdrawn' ? status : 'annulled'

/** A new version takes up again what had come back or was not decided; it leaves alone what still waits elsewhere. */
export const statusAfterRevision = (status: DossierStatus): DossierStatus =>
  takenUpAgain.has(status) ? 'in-preparation' : status
