import type { Dossier } from '../dossier/state.js'
import { newestVersion } from '../dossier/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import { isFinallyAdopted, isWaiting } from './standing.js'

/** An organ decides once on a proposal; after a refusal or sending back, only on a newer version. Null when it may. */
export const organMayDecideNow = (dossier: Dossier, organ: OrganId): Refused | null => {
  const earlier = [...dossier.decisions.values()].filter((decision) => decision.organ === organ)
  const irregular = earlier.some(
    ({ outcome, standing, bekrachtiging, fallen }) =>
      outcome === 'adopted' && standing.kind === 'no-mandate' && bekrachtiging === null && !fallen,
  )
  if (irregular || earlier.some((decision) => isFinallyAdopted(decision) || isWaiting(decision))) {
    return refuse('decision.already-taken', 'organ')
  }
  const last = earlier.at(-1)
  const returned = last?.bekrachtiging === 'sent-back' || last?.bekrachtiging === 'refused'
  if (returned && last.proposalVersion === newestVersion(dossier)) return refuse('decision.same-version', 'dossier')
  return null
}
