import type { DataOf, DomainEvent } from '../../../src/domain/events.js'
import { isWithin, specificity } from '../../../src/domain/house/subject.js'
import { type MandateTerms, mandateLevels } from '../../../src/domain/mandate/events.js'
import type { MandateQuestion } from '../../../src/domain/mandate/resolve.js'
import type { Happened } from '../../../src/domain/shared/event.js'

/**
 * The rules of mandates told a second time, slowly and from the events alone: what `resolveMandate` must agree with.
 */
type Events = readonly Happened<DomainEvent>[]
type Granted = DataOf<'MandateGranted'> & { readonly revision: number }

const ofType = <Type extends DomainEvent['type']>(events: Events, type: Type) =>
  events.filter((event): event is Happened<Extract<DomainEvent, { type: Type }>> => event.type === type)

export const grantedIn = (events: Events): readonly Granted[] =>
  ofType(events, 'MandateGranted').map(({ data, revision }) => ({ ...data, revision }))

const rank = (terms: MandateTerms): number => mandateLevels.indexOf(terms.level)
const decides = (terms: MandateTerms): boolean => rank(terms) >= 3

/** The terms in force on a day; null when the mandate does not hold then. */
export const termsInForce = (events: Events, mandate: Granted, day: string): MandateTerms | null => {
  const about = events.filter(({ data }) => 'mandate' in data && data.mandate === mandate.mandate)
  const renewed = ofType(about, 'MandateRenewed').at(-1)
  const until = renewed === undefined ? mandate.period.until : renewed.data.until
  if (day < mandate.period.from || (until !== null && day > until)) return null
  if (ofType(about, 'MandateRevoked').some(({ effectiveOn }) => effectiveOn <= day)) return null
  let suspendedFrom: string | null = null
  for (const { type, effectiveOn } of about) {
    if (type === 'MandateSuspended') suspendedFrom = effectiveOn
    if (type === 'MandateResumed') {
      if (suspendedFrom !== null && suspendedFrom <= day && day < effectiveOn) return null
      suspendedFrom = null
    }
  }
  if (suspendedFrom !== null && suspendedFrom <= day) return null
  let newest: { from: string; terms: MandateTerms } = { from: mandate.period.from, terms: mandate.terms }
  for (const { effectiveOn, data } of ofType(about, 'MandateAmended')) {
    if (effectiveOn <= day && effectiveOn >= newest.from) newest = { from: effectiveOn, terms: data.terms }
  }
  return newest.terms
}

/** Cents decided in a year under a mandate or what rests on it: final, ratified, waiting, or healed under it. */
export const used = (events: Events, mandate: string, year: string): bigint => {
  const outcomes = new Map<string, string>()
  let sum = 0n
  const amounts = new Map<string, bigint>()
  for (const event of events) {
    if (event.type === 'DecisionTaken') amounts.set(event.data.decision, BigInt(event.data.amountCents ?? 0))
    if (event.type === 'BekrachtigingRefused' || event.type === 'DecisionSentBack') {
      outcomes.set(event.data.decision, event.type)
    }
    if (event.type === 'VerdictRecomputed' && event.data.decision?.becomes === 'fallen') {
      outcomes.set(event.data.decision.decision, event.type)
    }
    if (event.type === 'BekrachtigingGranted' && event.data.heals !== null && event.effectiveOn.startsWith(year)) {
      if (event.data.heals.chain.some((link) => link.mandate === mandate)) sum += amounts.get(event.data.decision)!
    }
  }
  for (const { data, effectiveOn } of ofType(events, 'DecisionTaken')) {
    const counts = data.standing.kind === 'final' || data.standing.kind === 'awaits-bekrachtiging'
    if (data.outcome !== 'adopted' || !counts || outcomes.has(data.decision) || !effectiveOn.startsWith(year)) continue
    if (data.mandate?.chain.some((link) => link.mandate === mandate)) sum += BigInt(data.amountCents ?? 0)
  }
  return sum
}

/** Does it hold that day, give a say, and have room for the amount? */
export const hasRoom = (events: Events, mandate: Granted, day: string, amount: bigint | null): boolean => {
  const terms = termsInForce(events, mandate, day)
  if (terms === null || terms.level === 'inform') return false
  if (!decides(terms) || amount === null) return true
  const { perDecisionCents, perYearCents } = terms.limits
  if (perDecisionCents !== null && amount > BigInt(perDecisionCents)) return false
  return perYearCents === null || used(events, mandate.mandate, day.slice(0, 4)) + amount <= BigInt(perYearCents)
}

/** May `lower` rest on `upper` that day? */
export const restsOn = (events: Events, lower: Granted, upper: Granted, day: string): boolean => {
  const terms = termsInForce(events, lower, day)
  const above = termsInForce(events, upper, day)
  return (
    terms !== null &&
    above !== null &&
    lower.grantor.kind === 'organ' &&
    lower.grantor.organ === upper.grantee.organ &&
    upper.grantee.role === null &&
    isWithin(lower.subject, upper.subject) &&
    above.mayBeSubDelegated &&
    rank(above) >= rank(terms) &&
    (rank(above) !== 3 || rank(terms) !== 3 || above.ratifyingOrgan === terms.ratifyingOrgan)
  )
}

/** The mandates that reach a founding text with room for the amount all the way up: grown from the founding texts down. */
const anchored = (events: Events, day: string, amount: bigint | null): ReadonlySet<string> => {
  const withoutMoney = amount === null ? null : anchored(events, day, null)
  const mandates = grantedIn(events).filter((mandate) => hasRoom(events, mandate, day, amount))
  const held = new Set(mandates.filter(({ grantor }) => grantor.kind === 'founding-text').map(({ mandate }) => mandate))
  for (let before = -1; before !== held.size; ) {
    before = held.size
    for (const lower of mandates) {
      const commitsMoney = decides(termsInForce(events, lower, day)!)
      const upward = withoutMoney === null || commitsMoney ? held : withoutMoney
      const uppers = grantedIn(events).filter(({ mandate }) => upward.has(mandate))
      if (uppers.some((upper) => restsOn(events, lower, upper, day))) held.add(lower.mandate)
    }
  }
  return held
}

/** The mandate that should be found; null when there is none. */
export const expectedMandate = (events: Events, question: MandateQuestion): string | null => {
  const held = anchored(events, question.on, question.amount)
  const level = (mandate: Granted): number => rank(termsInForce(events, mandate, question.on)!)
  const [best] = grantedIn(events)
    .filter(
      ({ mandate, grantee, subject }) =>
        held.has(mandate) &&
        grantee.organ === question.organ &&
        grantee.role === question.role &&
        isWithin(question.subject, subject),
    )
    .sort((a, b) => specificity(b.subject) - specificity(a.subject) || level(b) - level(a) || b.revision - a.revision)
  return best?.mandate ?? null
}
