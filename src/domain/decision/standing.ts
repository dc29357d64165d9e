import { bekrachtigingStatus, isRatified, ratifiedAmount } from '../bekrachtiging/status.js'
import { isWithin, type SubjectPath } from '../house/subject.js'
import type { DecisionId, MandateId } from '../shared/identifiers.js'
import { addCents, type Cents } from '../shared/money.js'
import { yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { decisionsUnder, findDecision } from './places.js'
import { awaitsConfirmation, isHeldUp } from './provisional.js'
import type { Decision } from './state.js'

/** Is it adopted and does nothing stand in its way any more: final at once, ratified, or healed? */
export const isFinallyAdopted = (decision: Decision): boolean =>
  decision.outcome === 'adopted' &&
  decision.annulled === null &&
  !isHeldUp(decision) &&
  (decision.standing.kind === 'final' || isRatified(decision))

/** Is it adopted and does it still wait: for bekrachtiging, for the conditions of one, or for votes to be confirmed? */
export const isWaiting = (decision: Decision): boolean => {
  if (decision.outcome !== 'adopted' || decision.annulled !== null) return false
  if (isHeldUp(decision)) return awaitsConfirmation(decision)
  const status = bekrachtigingStatus(decision)
  return status === 'conditional' || (status === 'awaited' && decision.standing.kind === 'awaits-bekrachtiging')
}

/** Is there such a decision, finally adopted, in a dossier about this subject? What an admission or a new organ rests on. */
export const restsOnFinalDecision = (state: HouseState, id: DecisionId, subject: SubjectPath): boolean => {
  const decision = findDecision(state, id)?.decision
  return decision !== undefined && isFinallyAdopted(decision) && isWithin(decision.subject, subject)
}

/**
 * How much was decided under a mandate, or under one that rests on it, in a calendar year: adopted decisions of that
 * year that are final or still wait (a waiting decision reserves its amount), and decisions healed under it that year.
 * What was ratified in part counts for the ratified amount.
 */
export const usedThisYear = (state: HouseState, mandate: MandateId, year: number): Cents => {
  let used = 0n as Cents
  for (const { decision } of decisionsUnder(state, mandate, { year })) {
    const counts = isFinallyAdopted(decision) || isWaiting(decision)
    const amount = ratifiedAmount(decision)
    if (counts && amount !== null && yearOf(decision.countsOn) === year) used = addCents(used, amount)
  }
  return used
}
