import { lineMustCover } from '../bank/match.js'
import { finalOn } from '../bekrachtiging/status.js'
import { findDecision } from '../decision/places.js'
import { isFinallyAdopted } from '../decision/standing.js'
import { findBankLine, findPayment } from '../money/find.js'
import { restOf } from '../payment/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DecisionId, RecoveryId } from '../shared/identifiers.js'
import { toCents, toWire, type WireCents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { openOf, type Recovery } from './state.js'

/** The claim while this much of it is open. */
const findOpen = (state: HouseState, id: RecoveryId, amountCents: WireCents, day: LocalDate): Recovery | Refused => {
  const recovery = state.money.recoveries.get(id)
  if (recovery === undefined) return refuse('recovery.unknown', 'recovery')
  if (day < recovery.claimed.on) return refuse('recovery.before', 'effectiveOn', { day: recovery.claimed.on })
  const open = openOf(recovery)
  return toCents(amountCents) > open
    ? refuse('recovery.over-claimed', 'amountCents', { leftCents: toWire(open) })
    : recovery
}

const mustBeFinal = (state: HouseState, id: DecisionId, day: LocalDate): Refused | null => {
  const found = findDecision(state, id)
  if (found === null) return refuse('decision.unknown', 'decision')
  const final = finalOn(found.decision)
  return isFinallyAdopted(found.decision) && final !== null && final <= day
    ? null
    : refuse('allocation.decision-not-final', 'decision', { day })
}

export const recoveryDeciders: DecidersOf<'ClaimRecovery' | 'ReceiveRecovery' | 'WaiveRecovery'> = {
  ClaimRecovery: ({ payment: id, grant: named, amountCents, reason, decision, effectiveOn }, state, context) => {
    const payment = findPayment(state, id, effectiveOn)
    if ('ok' in payment) return payment
    const left = restOf(payment)
    if (toCents(amountCents) > left) return refuse('recovery.over-payment', 'amountCents', { leftCents: toWire(left) })
    const grants = [...new Set(payment.covers.map(({ grant }) => grant))]
    if (named === null && grants.length > 1) return refuse('recovery.grant-needed', 'grant')
    if (named !== null && !grants.includes(named)) return refuse('recovery.other-grant', 'grant')
    if (payment.unexplained > 0n && grants.length > 0) return refuse('recovery.explain-first', 'payment')
    const notFinal = decision === null ? null : mustBeFinal(state, decision, effectiveOn)
    if (notFinal !== null) return notFinal
    const recovery = context.newId() as RecoveryId
    const grant = named ?? grants[0] ?? null
    return accept(
      [{ type: 'RecoveryClaimed', data: { recovery, payment: id, grant, amountCents, reason, decision } }],
      { recovery },
    )
  },

  ReceiveRecovery: ({ recovery: id, amountCents, reference, bankLine, effectiveOn }, state) => {
    const recovery = findOpen(state, id, amountCents, effectiveOn)
    if ('ok' in recovery) return recovery
    if (bankLine !== null) {
      const line = findBankLine(state, bankLine)
      if ('ok' in line) return line
      const refused = lineMustCover(line, toCents(amountCents), effectiveOn)
      if (refused !== null) return refused
    }
    const { payment, grant } = recovery
    const toGiver = grant !== null && state.money.grants.get(grant)?.closed != null
    const data = { recovery: id, payment, grant, amountCents, toGiver, reference, bankLine }
    return accept([{ type: 'RecoveryReceived', data }])
  },

  WaiveRecovery: ({ recovery: id, amountCents, decision, reason, effectiveOn }, state) => {
    const recovery = findOpen(state, id, amountCents, effectiveOn)
    if ('ok' in recovery) return recovery
    const { payment, grant } = recovery
    return (
      mustBeFinal(state, decision, effectiveOn) ??
      accept([{ type: 'RecoveryWaived', data: { recovery: id, payment, grant, amountCents, decision, reason } }])
    )
  },
}
