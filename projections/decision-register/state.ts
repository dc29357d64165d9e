import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { BekrachtigingStatus } from '../../src/domain/shared/ratification.js'
import type { DecisionState } from './answers.js'

/** Where a decision stands by its standing and by what the ratifying organs together came to. */
export const decisionState = (
  outcome: DecisionOutcome,
  standing: Standing['kind'],
  bekrachtiging: BekrachtigingStatus,
  annulled: boolean,
): DecisionState => {
  if (annulled) return 'annulled'
  // These resolve nothing, so they are never final.
  if (outcome === 'postponed' || outcome === 'noted') return outcome
  if (bekrachtiging === 'refused') return 'bekrachtiging-refused'
  if (bekrachtiging === 'sent-back') return 'sent-back'
  if (bekrachtiging === 'lapsed') return 'bekrachtiging-lapsed'
  switch (standing) {
    case 'final':
      return 'final'
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
