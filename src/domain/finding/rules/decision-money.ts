import { becameFinalOn, ratifiedAmount } from '../../bekrachtiging/status.js'
import { isHeldUp } from '../../decision/provisional.js'
import type { Dossier } from '../../dossier/state.js'
import { allocationsByDecision, allocationsOfDossier } from '../../money/places.js'
import type { Act } from '../../shared/act.js'
import type { DecisionId, DossierId } from '../../shared/identifiers.js'
import { toWire } from '../../shared/money.js'
import { addDays, earlierDay, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { finding } from '../finding.js'
import { aboutDecision } from './decisions.js'
import { ALLOCATED_WITHIN_DAYS } from './money-days.js'
import { type Report, unlessInTime } from './rule.js'

/** The first day on which the ledger keeps the money of this house; null when it does not. */
export const keepsMoneyFrom = ({ money }: HouseState): LocalDate | null =>
  money.grants.reduce<LocalDate | null>((first, { recorded }) => earlierDay(first, recorded.on), null)

/** Everything that was done about money by this decision, or by one of its dossier. */
const acts = (state: HouseState, dossier: DossierId, id: DecisionId): readonly Act[] => [
  ...allocationsOfDossier(state, dossier).map(([, { made }]) => made),
  ...allocationsByDecision(state, id).flatMap(([, one]) => [
    ...(one.decision === id ? [one.made] : []),
    ...one.decisions.filter(({ decision }) => decision === id),
  ]),
  ...[...state.money.budgets.values()].flatMap(({ changes }) => changes.filter(({ decision }) => decision === id)),
]

/** Final decisions about an amount of which it was never said from which money it comes. */
export const decisionMoneyFindings = (state: HouseState, id: DossierId, dossier: Dossier, report: Report): void => {
  const kept = keepsMoneyFrom(state)
  if (kept === null) return
  for (const [decisionId, decision] of dossier.decisions) {
    const final = decision.outcome === 'adopted' && !isHeldUp(decision) ? becameFinalOn(decision) : null
    const amount = ratifiedAmount(decision)
    // Of decisions from before, the money is not in the ledger.
    if (final === null || final < kept || amount === null || amount === 0n) continue
    const done = acts(state, id, decisionId).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
    unlessInTime(report)(
      finding('decision.money-not-allocated', aboutDecision(id, decisionId, decision), {
        since: addDays(final, ALLOCATED_WITHIN_DAYS + 1),
        healedOn: earlierDay(
          done?.on ?? null,
          earlierDay(decision.annulled?.on ?? null, dossier.withdrawal?.on ?? null),
        ),
        events: [decision.event, ...(done === undefined ? [] : [done.event])],
        details: { amountCents: toWire(amount) },
      }),
    )
  }
}
