import type { Standing } from '../decision/events.js'
import { usedThisYear } from '../decision/standing.js'
import { isWithin, type SubjectPath, specificity } from '../house/subject.js'
import type { SeatRole } from '../seat/events.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { rank, withinLimits } from './coverage.js'
import type { MandateChain, MandateFound, MandateTerms } from './events.js'
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

/** Why a mandate that concerns the subject does not cover the question. */
export type Unfit = 'not-valid-that-day' | 'inform-only' | 'over-decision-limit' | 'over-year-limit' | 'chain-broken'

export type MandateAnswer =
  | {
      readonly found: true
      readonly standing: Exclude<Standing, { kind: 'no-mandate' }>
      readonly mandate: MandateFound
    }
  | { readonly found: false; readonly considered: readonly { readonly mandate: MandateId; readonly because: Unfit }[] }

type Candidate = {
  readonly id: MandateId
  readonly mandate: Mandate
  readonly terms: MandateTerms
  readonly chain: MandateChain
}

type Ordered = Pick<Candidate, 'mandate' | 'terms'>

/** The most specific subject first, then the higher level, then the one granted later. */
const bestFirst = (a: Ordered, b: Ordered): number =>
  specificity(b.mandate.subject) - specificity(a.mandate.subject) ||
  rank(b.terms.level) - rank(a.terms.level) ||
  b.mandate.grantedAtRevision - a.mandate.grantedAtRevision

const mayDecide = (terms: MandateTerms): boolean => rank(terms.level) >= rank('decide-subject-to-bekrachtiging')

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
  if (mayDecide(terms)) {
    const verdict = withinLimits(terms.limits, question.amount, usedThisYear(state, id, yearOf(question.on)))
    if (verdict !== 'within') return verdict
  }
  const above = chainAbove(state, mandate, terms, question, visited)
  if (above === null) return 'chain-broken'
  const link = {
    mandate: id,
    grantor: mandate.grantor,
    grantee: mandate.grantee,
    subject: mandate.subject,
    level: terms.level,
    from: mandate.period.from,
  }
  return { id, mandate, terms, chain: [link, ...above] }
}

/** May a mandate with these terms rest, that day, on one with those? */
const restsOn = (terms: MandateTerms, above: MandateTerms): boolean =>
  above.mayBeSubDelegated &&
  rank(above.level) >= rank(terms.level) &&
  (above.level !== 'decide-subject-to-bekrachtiging' ||
    terms.level !== above.level ||
    terms.ratifyingOrgan === above.ratifyingOrgan)

/** The links above a mandate, up to a founding text; null when one is missing that day. */
const chainAbove = (
  state: HouseState,
  mandate: Mandate,
  terms: MandateTerms,
  question: MandateQuestion,
  visited: Set<MandateId>,
): MandateChain | readonly [] | null => {
  if (mandate.grantor.kind === 'founding-text') return []
  const source = { ...question, organ: mandate.grantor.organ, role: null, subject: mandate.subject }
  // An adviser or proposer commits no money: the limits above concern deciding only.
  const upward = mayDecide(terms) ? source : { ...source, amount: null }
  const possible = concerning(state, upward)
    .flatMap(([id, above]) => {
      const held = termsOn(above, question.on)
      return held !== null && restsOn(terms, held) ? [{ id, mandate: above, terms: held }] : []
    })
    .sort(bestFirst)
  for (const { id, mandate: above } of possible) {
    if (visited.has(id)) continue
    const answer = examine(state, id, above, upward, visited)
    if (typeof answer !== 'string') return answer.chain
  }
  return null
}

/** The mandates of the organ or role whose subject is the same or more general, the one granted first in front. */
const concerning = (state: HouseState, question: MandateQuestion): readonly (readonly [MandateId, Mandate])[] =>
  [...state.mandates.entries()]
    .filter(
      ([, { grantee, subject }]) =>
        grantee.organ === question.organ && grantee.role === question.role && isWithin(question.subject, subject),
    )
    // The map keeps no order of its own, and the reason of a refusal may not depend on mandates about something else.
    .sort(([, a], [, b]) => a.grantedAtRevision - b.grantedAtRevision)

/** The chain of a mandate on a day, whatever it is about and whoever asks; null when it is broken or does not hold then. */
export const chainOn = (state: HouseState, id: MandateId, on: LocalDate): MandateChain | null => {
  const mandate = state.mandates.get(id)
  const terms = mandate && termsOn(mandate, on)
  if (mandate === undefined || terms === undefined || terms === null) return null
  const question = { ...mandate.grantee, subject: mandate.subject, amount: null, on }
  const answer = examine(state, id, mandate, question, new Set())
  return typeof answer === 'string' ? null : answer.chain
}

const standingUnder = (terms: MandateTerms): Exclude<Standing, { kind: 'no-mandate' }> => {
  switch (terms.level) {
    case 'decide':
      return { kind: 'final' }
    case 'decide-subject-to-bekrachtiging':
      if (terms.ratifyingOrgan === null) throw new Error('A mandate subject to bekrachtiging without ratifying organ')
      return { kind: 'awaits-bekrachtiging', organ: terms.ratifyingOrgan }
    case 'propose':
      if (terms.addressee === null) throw new Error('A mandate to propose without addressee')
      return { kind: 'proposal-to', organ: terms.addressee }
    case 'advise':
    case 'inform':
      return { kind: 'advice-only', organ: terms.addressee }
  }
}

/**
 * Which mandate covers this act on its own day, and the chain up to a founding text (docs/mandates.md): the most
 * specific subject that is valid and within its limits, cumulative use counted. Without one, says which mandates were
 * considered and why none fits.
 */
export const resolveMandate = (state: HouseState, question: MandateQuestion): MandateAnswer => {
  const answers = concerning(state, question).map(
    ([id, mandate]) => [id, examine(state, id, mandate, question, new Set())] as const,
  )
  const best = answers
    .map(([, answer]) => answer)
    .filter((answer) => typeof answer !== 'string')
    .sort(bestFirst)[0]
  if (best === undefined) {
    return {
      found: false,
      considered: answers.flatMap(([mandate, because]) => (typeof because === 'string' ? [{ mandate, because }] : [])),
    }
  }
  return {
    found: true,
    standing: standingUnder(best.terms),
    mandate: { mandate: best.id, level: best.terms.level, subject: best.mandate.subject, chain: best.chain },
  }
}
