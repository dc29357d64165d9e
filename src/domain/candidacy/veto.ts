import type { Dossier } from '../dossier/state.js'
import { partnerNow } from '../partner/succession.js'
import type { DecisionId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

/**
 * Did one partner alone vote against, and was the admission rejected by that? Nobody has a veto (S3 ch.5 §6). Of a secret
 * ballot nobody can tell. Seats of one partner count as one; where somebody without a partner was against as well, it was
 * not one partner alone.
 */
export const rejectedByOnePartner = (state: HouseState, dossier: Dossier, id: DecisionId): boolean => {
  const decision = dossier.decisions.get(id)
  if (decision === undefined) return false
  const ballot = [...dossier.ballots.values()].findLast(
    ({ organ, proposalVersion, outcome }) =>
      organ === decision.organ && proposalVersion === decision.proposalVersion && outcome === 'rejected',
  )
  const against = new Set<string>()
  for (const [seatId, { choice }] of ballot?.votes ?? []) {
    if (choice !== 'against') continue
    const partner = state.seats.get(seatId)?.partner
    if (partner === undefined || partner === null) return false
    against.add(partnerNow(state, partner, decision.decidedOn))
  }
  return against.size === 1
}
