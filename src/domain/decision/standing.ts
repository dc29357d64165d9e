import { isWithin, type SubjectPath } from '../house/subject.js'
import type { DecisionId, MandateId } from '../shared/identifiers.js'
import { addCents, type Cents } from '../shared/money.js'
import { yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { awaitsConfirmation, isHeldUp } from './provisional.js'
import type { Decision } from './state.js'

/** Is it adopted and does nothing stand in its way any more: final at once, ratified, or healed? */
export const isFinallyAdopted = (decision: Decision): boolean =>
  !isHeldUp(decision) &&
  decision.outcome === 'adopted' &&
  (decision.standing.kind === 'final' || decision.bekrachtiging === 'granted')

/** Is it adopted and does it still wait: for bekrachtiging, or for votes to be confirmed? */
export const isWaiting = (decision: Decision): boolean =>
  awaitsConfirmation(decision) ||
  (!isHeldUp(decision) &&
    decision.outcome === 'adopted' &&
    decision.standing.kind === 'awaits-bekrachtiging' &&
    decision.bekrachtiging === null)

/** Is there such a decision, finally adopted, in a dossier about this subject? What an admission or a new organ rests on. */
export const restsOnFinalDecision = (state: HouseState, id: DecisionId, subject: SubjectPath): boolean => {
  for (const dossier of state.dossiers.values()) {
    const decision = dossier.decisions.get(id)
    if (decision !== undefined) return isFinallyAdopted(decision) && isWithin(decision.subject, subject)
  }
  return false
}

/**
 * How much was decided under a mandate, or under one that rests on it, in a calendar year: adopted decisions of that
 * year that are final or still wait (a waiting decision reserves its amount), and decisions healed under it that year.
 */
export const usedThisYear = (state: HouseState, mandate: MandateId, year: number): Cents => {
  let used = 0n as Cents
  for (const dossier of state.dossiers.values()) {
    for (const decision of dossier.decisions.values()) {
      const counts = isFinallyAdopted(decision) || isWaiting(decision)
      if (!counts || decision.amount === null || yearOf(decision.countsOn) !== year) continue
      if (decision.chain.includes(mandate)) used = addCents(used, decision.amount)
    }
  }
  return used
}
