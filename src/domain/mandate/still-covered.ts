import { bekrachtigingStatus, ratifiedAmount } from '../bekrachtiging/status.js'
import { decisionsUnder } from '../decision/places.js'
import { isFinallyAdopted, isWaiting } from '../decision/standing.js'
import type { Decision } from '../decision/state.js'
import { endEventOf } from '../organ/state.js'
import { actsFor, isActive } from '../organ/succession.js'
import type { DecisionId, EventId, MandateId } from '../shared/identifiers.js'
import { toCents } from '../shared/money.js'
import { yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { chainOn, mayDecide, restsOn } from './chain.js'
import { rank } from './coverage.js'
import type { MandateLevel } from './events.js'
import { type Mandate, notHeldOn, termsEventOn, termsOn } from './state.js'

/** Why a mandate does not, by what is known now, cover a decision that rested on it. */
export type ShortfallReason =
  | 'outside-period'
  | 'revoked'
  | 'suspended'
  | 'organ-ended'
  | 'lower-level'
  | 'over-decision-limit'
  | 'over-year-limit'
  | 'chain-broken'
  | 'conditions-unconfirmed'

export type Shortfall = {
  readonly because: ShortfallReason
  /** The mandate at fault: the one the decision rested on, or one above it in the chain. */
  readonly mandate: MandateId
  /** The events that prove it, besides the decision itself. */
  readonly events: readonly EventId[]
}

const levelOf: Readonly<Record<Decision['standing']['kind'], MandateLevel>> = {
  final: 'decide',
  'awaits-bekrachtiging': 'decide-subject-to-bekrachtiging',
  'proposal-to': 'propose',
  'advice-only': 'advise',
  // Only one who may decide heals what had no mandate.
  'no-mandate': 'decide',
}

const counts = (decision: Decision): boolean => isFinallyAdopted(decision) || isWaiting(decision)

/** Decisions that use a mandate in a calendar year, in the order of their day and, within one, of their recording. */
const usersOf = (state: HouseState, mandate: MandateId, year: number): readonly Decision[] =>
  decisionsUnder(state, mandate, { year })
    .map(({ decision }) => decision)
    .filter((one) => counts(one) && yearOf(one.countsOn) === year)
    .sort((a, b) => (a.countsOn < b.countsOn ? -1 : a.countsOn > b.countsOn ? 1 : a.revision - b.revision))

/** Do this decision and those before it in its year go over the yearly limit of a mandate? The events of those before it. */
const overYear = (
  state: HouseState,
  id: MandateId,
  mandate: Mandate,
  decision: Decision,
): readonly EventId[] | null => {
  const limit = termsOn(mandate, decision.countsOn)?.limits.perYearCents ?? null
  if (limit === null || !counts(decision)) return null
  let sum = 0n
  const before: EventId[] = []
  for (const one of usersOf(state, id, yearOf(decision.countsOn))) {
    sum += ratifiedAmount(one) ?? 0n
    if (one.event === decision.event) return sum > toCents(limit) ? before : null
    if (ratifiedAmount(one) !== null) before.push(one.event)
  }
  return null
}

type Fault = Pick<Shortfall, 'because' | 'events'>

/** What is wrong with one mandate of the chain on the decision's day, whatever stands above it. */
const faultsOf = (state: HouseState, id: MandateId, mandate: Mandate, decision: Decision): readonly Fault[] => {
  const { countsOn: day, standing } = decision
  const notHeld = notHeldOn(mandate, day)
  if (notHeld !== null) return [{ because: notHeld.because, events: [notHeld.event] }]
  const organ = actsFor(state, mandate.grantee.organ, day)
  const gone = isActive(state, organ, day) ? undefined : state.organs.get(organ)
  if (gone !== undefined) return [{ because: 'organ-ended', events: [endEventOf(gone)] }]
  const terms = termsOn(mandate, day)
  if (terms === null) return []
  const set = termsEventOn(mandate, day)
  const level = levelOf[standing.kind]
  if (rank(terms.level) < rank(level)) return [{ because: 'lower-level', events: [set] }]
  // An adviser or proposer commits no money: limits concern deciding only.
  if (!mayDecide(terms) || rank(level) < rank('decide-subject-to-bekrachtiging')) return []
  const amount = ratifiedAmount(decision)
  const limit = terms.limits.perDecisionCents
  if (amount !== null && limit !== null && amount > toCents(limit)) {
    return [{ because: 'over-decision-limit', events: [set] }]
  }
  const earlier = amount === null ? null : overYear(state, id, mandate, decision)
  return earlier === null ? [] : [{ because: 'over-year-limit', events: [set, ...earlier] }]
}

/** The first two mandates of a chain of which the lower may, as known now, not rest on the upper. */
const brokenLink = (state: HouseState, { chain, countsOn }: Decision): Shortfall | null => {
  for (const [index, id] of chain.entries()) {
    const lower = state.mandates.get(id)
    const upperId = chain[index + 1]
    const upper = upperId === undefined ? undefined : state.mandates.get(upperId)
    const terms = lower === undefined ? null : termsOn(lower, countsOn)
    const above = upper === undefined ? null : termsOn(upper, countsOn)
    if (lower === undefined || upper === undefined || terms === null || above === null) continue
    if (!restsOn(state, { mandate: lower, terms }, above, countsOn)) {
      return {
        because: 'chain-broken',
        mandate: id,
        events: [...new Set([termsEventOn(lower, countsOn), termsEventOn(upper, countsOn)])],
      }
    }
  }
  return null
}

const unconfirmedOf = (
  state: HouseState,
  { chain, conditionsUnconfirmed, outcome, countsOn }: Decision,
): Shortfall[] => {
  const [id] = chain
  const mandate = id === undefined ? undefined : state.mandates.get(id)
  if (id === undefined || mandate === undefined || conditionsUnconfirmed === 0 || outcome !== 'adopted') return []
  return [{ because: 'conditions-unconfirmed', mandate: id, events: [termsEventOn(mandate, countsOn)] }]
}

/**
 * Does the mandate that a recorded decision rested on (or by which it was healed) cover it with all that is known now?
 * A mandate may turn out to have been revoked, suspended or narrowed before the decision, and a decision recorded later
 * may have used the year before it. Empty when it still covers it, and for what never had a mandate. A fault higher up
 * counts only where no other chain leads to a founding text.
 */
export const coverageOf = (state: HouseState, decision: Decision): readonly Shortfall[] => {
  const [own] = decision.chain
  if (own === undefined) return []
  const faults = decision.chain.flatMap((id) => {
    const mandate = state.mandates.get(id)
    return mandate === undefined
      ? []
      : faultsOf(state, id, mandate, decision).map((fault) => ({ ...fault, mandate: id }))
  })
  const itself = faults.filter(({ mandate }) => mandate === own)
  const above = faults.filter(({ mandate }) => mandate !== own)
  const limited = above.filter(({ because }) => because === 'over-decision-limit' || because === 'over-year-limit')
  const hasChain = itself.length > 0 || chainOn(state, own, decision.countsOn) !== null
  const broken = hasChain
    ? limited
    : above.length > 0
      ? above
      : [brokenLink(state, decision)].filter((one) => one !== null)
  return [...itself, ...broken, ...unconfirmedOf(state, decision)]
}

/** Every adopted decision that still stands or waits and that its mandate does not cover, by what is known now. */
export const contestable = (
  state: HouseState,
): readonly { readonly decision: DecisionId; readonly shortfalls: readonly Shortfall[] }[] =>
  [...state.dossiers.values()].flatMap(({ decisions }) =>
    [...decisions.entries()].flatMap(([id, decision]) => {
      const turnedDown = ['refused', 'sent-back', 'lapsed'].includes(bekrachtigingStatus(decision))
      const stands = decision.outcome === 'adopted' && decision.annulled === null && !turnedDown
      const shortfalls = stands ? coverageOf(state, decision) : []
      return shortfalls.length === 0 ? [] : [{ decision: id, shortfalls }]
    }),
  )
