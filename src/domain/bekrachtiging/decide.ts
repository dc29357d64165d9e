import type { Decision } from '../decision/state.js'
import { findDossier, isRefused } from '../dossier/decide.js'
import type { MandateFound } from '../mandate/events.js'
import { resolveMandate } from '../mandate/resolve.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DecisionId, DossierId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

type Act = {
  readonly dossier: DossierId
  readonly decision: DecisionId
  readonly organ: OrganId
  readonly effectiveOn: LocalDate
}

/** Only the organ that the mandate names ratifies; a decision without mandate is healed by an organ that may decide it. */
const mayRatify = (
  state: HouseState,
  decision: Decision,
  act: Act,
): { readonly heals: MandateFound | null } | Refused => {
  // Its ballot no longer gives it: there is nothing to ratify.
  if (decision.fallen) return refuse('bekrachtiging.not-awaited', 'decision')
  if (decision.outcome !== 'adopted' || decision.bekrachtiging !== null) {
    return refuse('bekrachtiging.not-awaited', 'decision')
  }
  if (act.effectiveOn < decision.decidedOn) {
    return refuse('bekrachtiging.before-decision', 'effectiveOn', { day: decision.decidedOn })
  }
  if (decision.standing.kind === 'awaits-bekrachtiging') {
    const named = decision.standing.organ
    if (named === act.organ) return { heals: null }
    return refuse('bekrachtiging.organ-not-named', 'organ', { named: state.organs.get(named)?.name ?? '' })
  }
  if (decision.standing.kind !== 'no-mandate') return refuse('bekrachtiging.not-awaited', 'decision')
  const { subject, amount } = decision
  const answer = resolveMandate(state, { organ: act.organ, role: null, subject, amount, on: act.effectiveOn })
  return answer.found && answer.standing.kind === 'final'
    ? { heals: answer.mandate }
    : refuse('bekrachtiging.no-authority', 'organ', { organ: state.organs.get(act.organ)?.name ?? '' })
}

const prepare = (state: HouseState, act: Act): { readonly heals: MandateFound | null } | Refused => {
  const dossier = findDossier(state, act.dossier)
  if (isRefused(dossier)) return dossier
  const decision = dossier.decisions.get(act.decision)
  if (decision === undefined) return refuse('decision.unknown', 'decision')
  return organMustBeActive(state, act.organ, act.effectiveOn, 'organ') ?? mayRatify(state, decision, act)
}

export const bekrachtigingDeciders: DecidersOf<'GrantBekrachtiging' | 'RefuseBekrachtiging' | 'SendDecisionBack'> = {
  GrantBekrachtiging: (command, state) => {
    const prepared = prepare(state, command)
    if ('ok' in prepared) return prepared
    const { dossier, decision, organ, remarks } = command
    const { heals } = prepared
    return accept([{ type: 'BekrachtigingGranted', data: { dossier, decision, organ, remarks, heals } }])
  },

  RefuseBekrachtiging: (command, state) => {
    const prepared = prepare(state, command)
    if ('ok' in prepared) return prepared
    const { dossier, decision, organ, reasons } = command
    return accept([{ type: 'BekrachtigingRefused', data: { dossier, decision, organ, reasons } }])
  },

  SendDecisionBack: (command, state) => {
    const prepared = prepare(state, command)
    if ('ok' in prepared) return prepared
    const { dossier, decision, organ, remarks } = command
    return accept([{ type: 'DecisionSentBack', data: { dossier, decision, organ, remarks } }])
  },
}
