import type { Refused } from '../shared/decider.js'
import type { DossierId } from '../shared/identifiers.js'
import { toCents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { breaches, taken } from './room.js'

/** What of the money plan of a version does not fit in grants and budget on a day; empty when all does, or there is no plan. */
export const planMustFit = (
  state: HouseState,
  dossier: DossierId,
  version: number,
  on: LocalDate,
): readonly Refused[] => {
  const plan = state.money.plans.get(dossier)
  if (plan?.version !== version) return []
  const adding = plan.lines.map(({ grant, category, year, amountCents }) => ({
    grant,
    category,
    year,
    amount: toCents(amountCents),
  }))
  return breaches(state, adding, on, taken(state, dossier), () => 'dossier')
}
