import { ratifiedAmount } from '../bekrachtiging/status.js'
import type { Decision } from '../decision/state.js'
import { allocationsByDecision } from '../money/places.js'
import type { DecisionId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { HouseState } from '../state.js'

/** What may still be allocated by a decision, in eurocents: as it was ratified, less what it set apart and was not withdrawn. */
export const leftToAllocate = (state: HouseState, id: DecisionId, decision: Decision): Cents => {
  const allocated = allocationsByDecision(state, id)
    .filter(([, one]) => one.decision === id)
    .reduce((sum, [, { amount }]) => sum + amount, 0n)
  const left = (ratifiedAmount(decision) ?? 0n) - allocated
  return (left > 0n ? left : 0n) as Cents
}
