import { inForce } from '../agreement/state.js'
import { usedThisYear } from '../decision/standing.js'
import { isWithin, type SubjectPath, specificity } from '../house/subject.js'
import { actsFor, isActive, isGone } from '../organ/succession.js'
import type { SeatRole } from '../seat/events.js'
import type { AgreementId, MandateId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { isRatifiedAlike, rank, ratifyingOrgansOf, withinLimits } from './coverage.js'
import type { Grantee, MandateChain, MandateTerms } from './events.js'
import { type Mandate, termsOn } from './state.js'

export type MandateQuestion = {
  readonly organ: OrganId
  /** Set when one role-holder acts; a mandate of the whole organ then does not count. */
  readonly role: SeatRole | null
  readonly subject: SubjectPath
  /** Null when no money is involved. */
  readonly amount: Cents | null
  readonly on: LocalDate
}

/**
 * Why a mandate that concerns the subject does not cover the question. `organ-ended`: the organ that holds it does not
 * exist that day, or another acts for it. `other-organ-ended`: nobody acts any more for the organ that would ratify, or
 * to which proposals or advice would go.
 */
export type Unfit =
  | 'not-valid-that-day'
  | 'organ-ended'
  | 'other-organ-ended'
  | 'inform-only'
  | 'over-decision-limit'
  | 'over-year-limit'
  | 'chain-broken'

export type Candidate = {
  readonly id: MandateId
  readonly mandate: Mandate
  readonly terms: MandateTerms
  readonly chain: MandateChain
}

type Ordered = Pick<Candidate, 'mandate' | 'terms'>

/** The most specific subject first, then the higher level, then the one granted later. */
export const bestFirst = (a: Ordered, b: Ordered): number =>
  specificity(b.mandate.subject) - specificity(a.mandate.subject) ||
  rank(b.terms.level) - rank(a.terms.level) ||
  b.mandate.grantedAtRevision - a.mandate.grantedAtRevision

/** Does it let its holder decide, at once or subject to bekrachtiging? Only then do its limits count. */
export const mayDecide = (terms: MandateTerms): boolean => rank(terms.level) >= rank('decide-subject-to-bekrachtiging')

/** Does the mandate fail the question by itself, whatever stands above it? */
const unfitAlone = (
  state: HouseState,
  { id, mandate, terms }: Omit<Candidate, 'chain'>,
  question: MandateQuestion,
): Unfit | null => {
  const { on, organ, amount } = question
  if (actsFor(state, mandate.grantee.organ, on) !== organ || !isActive(state, organ, on)) return 'organ-ended'
  const others = [...ratifyingOrgansOf(terms), ...(terms.addressee === null ? [] : [terms.addressee])]
  if (others.some((other) => isGone(state, other, on))) return 'other-organ-ended'
  if (!mayDecide(terms) || amount === null) return null
  const { limits } = terms
  // Adding up a year takes a look at every decision: only where there is a limit to it.
  const used = limits.perYearCents === null ? (0n as Cents) : usedThisYear(state, id, yearOf(on))
  const verdict = withinLimits(limits, amount, used)
  return verdict === 'within' ? null : verdict
}

/**
 * Does a mandate cover the question, and what stands above it? `visited` collects the mandates that were looked at on
 * the way up: each is followed once, so that organs that grant each other authority cost no time.
 */
const examine = (
  state: HouseState,
  id: MandateId,
  mandate: Mandate,
  question: MandateQuestion,
  visited: Set<MandateId>,
): Candidate | Unfit => {
  visited.add(id)
  const terms = termsOn(mandate, question.on)
  if (terms === null) return 'not-valid-that-day'
  if (terms.level === 'inform') return 'inform-only'
  const unfit = unfitAlone(state, { id, mandate, terms }, question)
  if (unfit !== null) return unfit
  const above = chainAbove(state, mandate, terms, question, visited)
  return above === null ? 'chain-broken' : { id, mandate, terms, chain: [linkOf(id, mandate, terms), ...above] }
}

const linkOf = (id: MandateId, mandate: Mandate, terms: MandateTerms): MandateChain[number] => ({
  mandate: id,
  grantor: mandate.grantor,
  grantee: mandate.grantee,
  subject: mandate.subject,
  level: terms.level,
  from: mandate.period.from,
})

/**
 * Does the organ of the grantee stand directly below this one, as it does when its parent is that very organ, or one that
 * it succeeded? Where a mandate is passed on one step only, it goes no further down (Decreet over het lokaal bestuur).
 */
export const isDirectlyBelow = (state: HouseState, grantee: Grantee, grantor: OrganId, day: LocalDate): boolean => {
  const parent = state.organs.get(grantee.organ)?.parent ?? null
  return parent !== null && actsFor(state, parent, day) === actsFor(state, grantor, day)
}

type Granted = Pick<Candidate, 'terms'> & { readonly mandate: Pick<Mandate, 'grantor' | 'grantee'> }

/** May a mandate with these terms rest, that day, on one with those? */
export const restsOn = (
  state: HouseState,
  { mandate: { grantor, grantee }, terms }: Granted,
  above: MandateTerms,
  day: LocalDate,
): boolean => {
  if (grantor.kind !== 'organ' || !above.mayBeSubDelegated || rank(above.level) < rank(terms.level)) return false
  if (above.subDelegation === 'one-step') {
    if (terms.mayBeSubDelegated || !isDirectlyBelow(state, grantee, grantor.organ, day)) return false
  }
  const ratified = terms.level === 'decide-subject-to-bekrachtiging' && above.level === terms.level
  return !ratified || isRatifiedAlike(terms, above, (organ) => actsFor(state, organ, day))
}

/** An agreement carries a mandate on the days it is in force. */
const carries = (state: HouseState, id: AgreementId, on: LocalDate): boolean => {
  const agreement = state.agreements.get(id)
  return agreement !== undefined && inForce(agreement, on)
}

/** The links above a mandate, up to a founding text; null when one is missing that day. */
const chainAbove = (
  state: HouseState,
  mandate: Mandate,
  terms: MandateTerms,
  question: MandateQuestion,
  visited: Set<MandateId>,
): MandateChain | readonly [] | null => {
  if (mandate.grantor.kind === 'founding-text') return []
  if (mandate.grantor.kind === 'agreement') return carries(state, mandate.grantor.agreement, question.on) ? [] : null
  const organ = actsFor(state, mandate.grantor.organ, question.on)
  const source = { ...question, organ, role: null, subject: mandate.subject }
  // An adviser or proposer commits no money: the limits above concern deciding only.
  const upward = mayDecide(terms) ? source : { ...source, amount: null }
  const possible = concerning(state, upward)
    .flatMap(([id, above]) => {
      const held = termsOn(above, question.on)
      return held !== null && restsOn(state, { mandate, terms }, held, question.on)
        ? [{ id, mandate: above, terms: held }]
        : []
    })
    .sort(bestFirst)
  for (const { id, mandate: above } of possible) {
    if (visited.has(id)) continue
    const answer = examine(state, id, above, upward, visited)
    if (typeof answer !== 'string') return answer.chain
  }
  return null
}

/**
 * The mandates of the organ (or of those it succeeded) or role whose subject is the same or more general, the one granted
 * first in front.
 */
const concerning = (state: HouseState, question: MandateQuestion): readonly (readonly [MandateId, Mandate])[] =>
  [...state.mandates.entries()]
    .filter(
      ([, { grantee, subject }]) =>
        (grantee.organ === question.organ || actsFor(state, grantee.organ, question.on) === question.organ) &&
        grantee.role === question.role &&
        isWithin(question.subject, subject),
    )
    // The map keeps no order of its own, and the reason of a refusal may not depend on mandates about something else.
    .sort(([, a], [, b]) => a.grantedAtRevision - b.grantedAtRevision)

/** Each mandate that concerns the question, with its chain, or with why it does not cover it. */
export const examineAll = (
  state: HouseState,
  question: MandateQuestion,
): readonly (readonly [MandateId, Candidate | Unfit])[] =>
  concerning(state, question).map(([id, mandate]) => [id, examine(state, id, mandate, question, new Set())] as const)

/**
 * The chain of one mandate up to a founding text on a day, whatever its level; limits play no part, as they belong to an
 * amount. Null when it does not hold that day, or its chain is broken.
 */
export const chainOn = (state: HouseState, id: MandateId, on: LocalDate): MandateChain | null => {
  const mandate = state.mandates.get(id)
  const terms = mandate === undefined ? null : termsOn(mandate, on)
  if (mandate === undefined || terms === null) return null
  const organ = actsFor(state, mandate.grantee.organ, on)
  const question = { organ, role: mandate.grantee.role, subject: mandate.subject, amount: null, on }
  if (unfitAlone(state, { id, mandate, terms }, question) !== null) return null
  const above = chainAbove(state, mandate, terms, question, new Set([id]))
  return above === null ? null : [linkOf(id, mandate, terms), ...above]
}
