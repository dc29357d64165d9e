import { bekrachtigingStatus } from '../bekrachtiging/status.js'
import type { Dossier } from '../dossier/state.js'
import { newestVersion } from '../dossier/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import { isFinallyAdopted, isWaiting } from './standing.js'

/** An organ decides once on a proposal; after a refusal or sending back, only on a newer version. Null when it may. */
export const organMayDecideNow = (dossier: Dossier, organ: OrganId): Refused | null => {
  const earlier = [...dossier.decisions.values()].filter((decision) => decision.organ === organ)
  const irregular = earlier.some(
    ({ outcome, standing, bekrachtiging, annulled, fallen }) =>
      outcome === 'adopted' &&
      standing.kind === 'no-mandate' &&
      bekrachtiging.size === 0 &&
      annulled === null &&
      !fallen,
  )
  if (irregular || earlier.some((decision) => isFinallyAdopted(decision) || isWaiting(decision))) {
    return refuse('decision.already-taken', 'organ')
  }
  const last = earlier.at(-1)
  // What lapsed by silence or was annulled from outside did not fail by its content: it may be decided again as it was.
  const status = last && last.annulled === null ? bekrachtigingStatus(last) : null
  const returned = status === 'sent-back' || status === 'refused'
  if (returned && last?.proposalVersion === newestVersion(dossier)) return refuse('decision.same-version', 'dossier')
  return null
}
