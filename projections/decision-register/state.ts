import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { BekrachtigingStatus } from '../../src/domain/shared/ratification.js'
import type { DecisionState } from './answers.js'

/** What votes subject to referral back made of a decision; confirmed where there were none. */
export type VotesMadeIt = 'provisional' | 'confirmed' | 'fallen'

/** Where a decision stands by its standing, by what the ratifying organs together came to, and by its votes. */
export const decisionState = (
  outcome: DecisionOutcome,
  standing: Standing['kind'],
  bekrachtiging: BekrachtigingStatus,
  annulled: boolean,
  votes: VotesMadeIt,
): DecisionState => {
  if (annulled) return 'annulled'
  // These resolve nothing, so they are never final.
  if (outcome === 'postponed' || outcome === 'noted') return outcome
  if (votes === 'fallen') return 'fallen'
  if (bekrachtiging === 'refused') return 'bekrachtiging-refused'
  if (bekrachtiging === 'sent-back') return 'sent-back'
  if (bekrachtiging === 'lapsed') return 'bekrachtiging-lapsed'
  switch (standing) {
    case 'final':
      // A rejection stands, whatever is still to be confirmed: nothing rests on it.
      return votes === 'provisional' && outcome === 'adopted' ? 'provisional' : 'final'
    case 'awaits-bekrachtiging':
      // Only what was adopted is ratified: a rejection stands as it is.
      if (outcome !== 'adopted' || bekrachtiging === 'granted') return 'final'
      return bekrachtiging === 'conditional' ? 'waiting-for-conditions' : 'waiting-for-bekrachtiging'
    case 'proposal-to':
      return 'proposal-to-other-organ'
    case 'advice-only':
      return 'advice-only'
    case 'no-mandate':
      return bekrachtiging === 'granted' ? 'healed' : 'without-mandate'
  }
}

/** Does nothing stand in its way any more: final at once, ratified, or healed? */
export const isFinal = (state: DecisionState): boolean => state === 'final' || state === 'healed'

/** The day it became final, or null while it is not. */
export const finalOn = (state: DecisionState, decidedOn: string, bekrachtigingOn: string | null): string | null =>
  isFinal(state) ? (bekrachtigingOn ?? decidedOn) : null
