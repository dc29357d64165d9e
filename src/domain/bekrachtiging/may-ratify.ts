import type { Decision } from '../decision/state.js'
import { findDossier, isRefused } from '../dossier/decide.js'
import type { MandateFound } from '../mandate/events.js'
import { resolveMandate } from '../mandate/resolve.js'
import { organMustBeActive } from '../organ/decide.js'
import { namedFor } from '../organ/succession.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { DecisionId, DossierId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { isInOrder, ratifyingOrgans } from '../shared/ratification.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { deadlinesOf, turnBegan } from './deadline.js'
import { awaitedOrgans, bekrachtigingStatus } from './status.js'

/** What an organ says about a decision, and from which day. */
export type Act = {
  readonly dossier: DossierId
  readonly decision: DecisionId
  readonly organ: OrganId
  readonly effectiveOn: LocalDate
}

/** The decision it is about, or the refusal that it is not there or was annulled. */
export const findDecision = (state: HouseState, act: Pick<Act, 'dossier' | 'decision'>): Decision | Refused => {
  const dossier = findDossier(state, act.dossier)
  if (isRefused(dossier)) return dossier
  const decision = dossier.decisions.get(act.decision)
  if (decision === undefined) return refuse('decision.unknown', 'decision')
  return decision.annulled === null ? decision : refuse('decision.annulled', 'decision', { day: decision.annulled.on })
}

const nameOf = (state: HouseState, organ: OrganId | undefined): string =>
  (organ === undefined ? undefined : state.organs.get(organ)?.name) ?? ''

type Speaking = Pick<Act, 'organ' | 'effectiveOn'>

/** The organ that the decision names and for which this one speaks: itself, or one it succeeded; the first of several. */
export const spokenFor = (state: HouseState, { standing }: Decision, act: Speaking): OrganId | undefined =>
  namedFor(state, ratifyingOrgans(standing), act.organ, act.effectiveOn)[0]

/** As an event says it: in whose place the organ speaks, left out where it is named itself. */
export const inPlaceOf = (state: HouseState, act: Act): { readonly inPlaceOf?: OrganId[] } => {
  const decision = findDecision(state, act)
  if (isRefused(decision)) return {}
  const named = namedFor(state, ratifyingOrgans(decision.standing), act.organ, act.effectiveOn)
  return named.every((one) => one === act.organ) ? {} : { inPlaceOf: [...named] }
}

/** Refuses unless bekrachtiging of this decision is awaited of this organ, now and on that day; null when it is. */
export const mustBeAwaited = (state: HouseState, decision: Decision, act: Act): Refused | null => {
  const named = ratifyingOrgans(decision.standing)
  const organ = spokenFor(state, decision, act)
  if (organ === undefined) {
    const names = named.map((one) => nameOf(state, one)).join(', ')
    return refuse('bekrachtiging.organ-not-named', 'organ', { named: names })
  }
  if (decision.bekrachtiging.has(organ)) return refuse('bekrachtiging.already-given', 'organ')
  if (!awaitedOrgans(decision).includes(organ)) {
    return refuse('bekrachtiging.not-its-turn', 'organ', { first: nameOf(state, awaitedOrgans(decision)[0]) })
  }
  const before = isInOrder(decision.standing) ? named[named.indexOf(organ) - 1] : undefined
  return act.effectiveOn < turnBegan(decision, organ)
    ? refuse('bekrachtiging.not-its-turn', 'effectiveOn', { first: nameOf(state, before) })
    : null
}

/** Once a deadline passed that gives silence a meaning, only that silence can be recorded. */
const mustBeInTime = (state: HouseState, decision: Decision, act: Act): Refused | null => {
  const deadline = deadlinesOf(state, decision).find(({ organ }) => organ === spokenFor(state, decision, act))
  return deadline !== undefined && deadline.silence !== 'none' && act.effectiveOn > deadline.dueOn
    ? refuse('bekrachtiging.too-late', 'effectiveOn', { due: deadline.dueOn, silence: deadline.silence })
    : null
}

/** An organ that granted under a condition may still refuse or send back while the condition is open. */
const takesBackGrant = (state: HouseState, decision: Decision, act: Act): boolean => {
  const given = decision.bekrachtiging.get(spokenFor(state, decision, act) ?? act.organ)
  const status = bekrachtigingStatus(decision)
  return (
    given?.outcome === 'granted' &&
    given.conditions.some(({ metOn }) => metOn === null) &&
    (status === 'conditional' || status === 'awaited') &&
    act.effectiveOn >= given.on
  )
}

type MayRatify = { readonly heals: MandateFound | null } | Refused

/** A decision without mandate is healed by an organ that may decide it, for the amount that it ratifies. */
const mayHeal = (state: HouseState, decision: Decision, act: Act, amount: Cents | null): MayRatify => {
  const { subject } = decision
  const answer = resolveMandate(state, { organ: act.organ, role: null, subject, amount, on: act.effectiveOn })
  return answer.found && answer.standing.kind === 'final'
    ? { heals: answer.mandate }
    : refuse('bekrachtiging.no-authority', 'organ', { organ: nameOf(state, act.organ) })
}

const mayRatify = (state: HouseState, decision: Decision, act: Act, amount: Cents | null): MayRatify => {
  // Its ballot no longer gives it: there is nothing to ratify.
  if (decision.fallen) return refuse('bekrachtiging.not-awaited', 'decision')
  const status = bekrachtigingStatus(decision)
  if (decision.outcome === 'adopted' && status === 'lapsed') return refuse('bekrachtiging.lapsed', 'decision')
  if (decision.outcome !== 'adopted' || status !== 'awaited') return refuse('bekrachtiging.not-awaited', 'decision')
  if (act.effectiveOn < decision.decidedOn) {
    return refuse('bekrachtiging.before-decision', 'effectiveOn', { day: decision.decidedOn })
  }
  switch (decision.standing.kind) {
    case 'awaits-bekrachtiging':
      return mustBeAwaited(state, decision, act) ?? mustBeInTime(state, decision, act) ?? { heals: null }
    case 'no-mandate':
      return mayHeal(state, decision, act, amount)
    default:
      return refuse('bekrachtiging.not-awaited', 'decision')
  }
}

/**
 * May this organ grant it? Only the organs that the mandate names ratify, each in its turn and in time; a decision
 * without mandate is healed by an organ that may decide it.
 * @param amountOf the amount it would ratify
 */
export const mayGrant = (
  state: HouseState,
  act: Act,
  amountOf: (decision: Decision) => Cents | null = ({ amount }) => amount,
): { readonly decision: Decision; readonly heals: MandateFound | null } | Refused => {
  const decision = findDecision(state, act)
  if (isRefused(decision)) return decision
  const inactive = organMustBeActive(state, act.organ, act.effectiveOn, 'organ')
  if (inactive !== null) return inactive
  const answer = mayRatify(state, decision, act, amountOf(decision))
  return isRefused(answer) ? answer : { decision, heals: answer.heals }
}

/** May this organ refuse it or send it back? Null when it may. */
export const mayTurnDown = (state: HouseState, act: Act): Refused | null => {
  const decision = findDecision(state, act)
  if (isRefused(decision)) return decision
  const inactive = organMustBeActive(state, act.organ, act.effectiveOn, 'organ')
  if (inactive !== null) return inactive
  if (takesBackGrant(state, decision, act)) return null
  const answer = mayRatify(state, decision, act, decision.amount)
  return isRefused(answer) ? answer : null
}
