import type { MandateId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { HouseState } from '../state.js'
import { type MandateQuestion, resolveMandate, type Unfit } from './resolve.js'

/**
 * What stood between an organ and the authority to decide: nothing was granted (`none`), or the mandate that came
 * closest did not hold, was too small or hung in the air.
 */
export type MandateLack = {
  readonly because: 'none' | 'outside-period' | 'suspended' | 'over-decision-limit' | 'over-year-limit' | 'chain-broken'
  /** The mandate that came closest; null when there was none. */
  readonly mandate: MandateId | null
}

/** What is nearest to being covered comes first: only the money of the year is used up. */
const nearestFirst: readonly MandateLack['because'][] = [
  'over-year-limit',
  'over-decision-limit',
  'suspended',
  'chain-broken',
  'outside-period',
  'none',
]

const because = (
  state: HouseState,
  mandate: MandateId,
  unfit: Unfit,
  { on }: MandateQuestion,
): MandateLack['because'] => {
  switch (unfit) {
    case 'over-decision-limit':
    case 'over-year-limit':
    case 'chain-broken':
      return unfit
    case 'inform-only':
    case 'organ-ended':
      return 'none'
    case 'other-organ-ended':
      return 'chain-broken'
    case 'not-valid-that-day': {
      const suspensions = state.mandates.get(mandate)?.suspensions ?? []
      return suspensions.some((suspension) => covers(suspension, on)) ? 'suspended' : 'outside-period'
    }
  }
}

/** What an organ lacked to decide this, by the register as it stands in this state. */
export const lackOf = (state: HouseState, question: MandateQuestion): MandateLack => {
  const answer = resolveMandate(state, question)
  const considered = answer.found ? [] : answer.considered
  const lacks = considered.map(({ mandate, because: unfit }) => ({
    because: because(state, mandate, unfit, question),
    mandate,
  }))
  for (const wanted of nearestFirst) {
    const nearest = lacks.find((lack) => lack.because === wanted && wanted !== 'none')
    if (nearest !== undefined) return nearest
  }
  return { because: 'none', mandate: null }
}
