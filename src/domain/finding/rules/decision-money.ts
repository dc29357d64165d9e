import type { Dossier } from '../../dossier/state.js'
import { decidedMoney, keepsMoneyFrom } from '../../money/undivided.js'
import type { DossierId } from '../../shared/identifiers.js'
import { toWire } from '../../shared/money.js'
import { addDays } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { finding } from '../finding.js'
import { aboutDecision } from './decisions.js'
import { ALLOCATED_WITHIN_DAYS } from './money-days.js'
import { type Report, unlessInTime } from './rule.js'

/** Final decisions about an amount of which it was never said from which money it comes. */
export const decisionMoneyFindings = (state: HouseState, id: DossierId, dossier: Dossier, report: Report): void => {
  const kept = keepsMoneyFrom(state)
  if (kept === null) return
  for (const { id: decisionId, decision, amount, finalOn, divided, settledOn } of decidedMoney(state, id, dossier)) {
    // Of decisions from before, the money is not in the ledger.
    if (finalOn < kept) continue
    unlessInTime(report)(
      finding('decision.money-not-allocated', aboutDecision(id, decisionId, decision), {
        since: addDays(finalOn, ALLOCATED_WITHIN_DAYS + 1),
        healedOn: settledOn,
        events: [decision.event, ...(divided === null ? [] : [divided.event])],
        details: { amountCents: toWire(amount) },
      }),
    )
  }
}
