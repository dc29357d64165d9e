import { openInput } from '../contribution/input-state.js'
import { awaitsConfirmation } from '../decision/provisional.js'
import { isWaiting } from '../decision/standing.js'
import { sameOrgan } from '../organ/succession.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Closing, Dossier } from './state.js'

/** The closing that holds now; null while the dossier is open. */
export const closedNow = ({ closings }: Pick<Dossier, 'closings'>): Closing | null => {
  const last = closings.at(-1)
  return last === undefined || last.reopened !== null ? null : last
}

/** Refuses what does not happen in a closed dossier any more. An answer may still be given. */
export const mustNotBeClosed = (dossier: Pick<Dossier, 'closings'>, field: string): Refused | null => {
  const closed = closedNow(dossier)
  return closed === null ? null : refuse('dossier.closed', field, { day: closed.on })
}

/** Refuses while something in it is still under way, and would go on after it was closed. */
export const nothingUnderWay = ({ ballots, decisions }: Dossier): Refused | null => {
  if ([...ballots.values()].some(({ open }) => open)) return refuse('proposal.ballot-open', 'dossier')
  if ([...decisions.values()].some(awaitsConfirmation)) return refuse('proposal.awaits-confirmation', 'dossier')
  if ([...decisions.values()].some(isWaiting)) return refuse('dossier.bekrachtiging-awaited', 'dossier')
  return null
}

/** The organ that opened the dossier, or one that decided in it, closes and reopens it: itself or its successor. */
export const organMustBeOfDossier = (
  state: HouseState,
  { openedBy, decisions }: Dossier,
  by: OrganId,
  day: LocalDate,
): Refused | null => {
  const concerned = [openedBy, ...[...decisions.values()].map(({ organ }) => organ)]
  return concerned.some((organ) => sameOrgan(state, organ, by, day)) ? null : refuse('dossier.of-another-organ', 'by')
}

/** What waits for an answer, and the last day of advice that is still awaited; `pending` is null when none is. */
export const leftOpen = (
  dossier: Dossier,
  day: LocalDate,
): { readonly contributions: number; readonly points: number; readonly pending: LocalDate | null } => {
  const awaited = [...dossier.adviceRequests.values()].find(({ given, deadline }) => !given && day <= deadline)
  return { ...openInput(dossier), pending: awaited?.deadline ?? null }
}

/** Refuses to close over the heads of those who gave input, unless it is said why. */
export const inputMustBeAnswered = (dossier: Dossier, day: LocalDate): Refused | null => {
  const { contributions, points, pending } = leftOpen(dossier, day)
  if (contributions + points > 0) {
    return refuse('dossier.input-unanswered', 'unansweredBecause', { contributions, points })
  }
  return pending === null ? null : refuse('dossier.advice-awaited', 'unansweredBecause', { deadline: pending })
}
