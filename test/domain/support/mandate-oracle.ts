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

/** Who acts for an organ on a day: itself, or who came after it. */
export const acting = (events: Events, organ: string, day: string): string => {
  const gone = ofType(events, 'OrganSucceeded').find(
    ({ data, effectiveOn }) => data.organ === organ && effectiveOn <= day,
  )
  return gone === undefined ? organ : acting(events, gone.data.successor, day)
}

/** Has the organ come to its end before this day? What was recorded last says so. */
const ended = (events: Events, organ: string, day: string): boolean => {
  let over = false
  for (const event of events) {
    if (!('organ' in event.data) || event.data.organ !== organ) continue
    if (event.type === 'OrganEstablished') over = event.data.until !== null && day > event.data.until
    if (event.type === 'OrganDissolved') over = day > event.effectiveOn
    if (event.type === 'OrganSucceeded') over = day >= event.effectiveOn
  }
  return over
}

const exists = (events: Events, organ: string, day: string): boolean =>
  ofType(events, 'OrganEstablished').some(({ data, effectiveOn }) => data.organ === organ && effectiveOn <= day) &&
  !ended(events, organ, day)

const parentOf = (events: Events, organ: string): string | null =>
  ofType(events, 'OrganEstablished').find(({ data }) => data.organ === organ)?.data.parent ?? null

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

/** By what happened to it, a decision counts no longer. */
const takesAway: ReadonlySet<string> = new Set([
  'BekrachtigingRefused',
  'DecisionSentBack',
  'BekrachtigingLapsed',
  'DecisionAnnulled',
])

/** Cents decided in a year under a mandate or what rests on it: final, ratified, waiting, or healed under it. */
export const used = (events: Events, mandate: string, year: string): bigint => {
  const dropped = new Set<string>()
  const amounts = new Map<string, bigint>()
  for (const event of events) {
    if (event.type === 'DecisionTaken') amounts.set(event.data.decision, BigInt(event.data.amountCents ?? 0))
    if (takesAway.has(event.type)) dropped.add((event.data as DataOf<'DecisionSentBack'>).decision)
    if (event.type === 'VerdictRecomputed' && event.data.decision?.becomes === 'fallen') {
      dropped.add(event.data.decision.decision)
    }
    if (event.type === 'BekrachtigingGranted' && event.data.extent.kind === 'partial') {
      const { decision, extent } = event.data
      if (extent.amountCents === null) continue
      const lowered = BigInt(extent.amountCents)
      if (lowered < amounts.get(decision)!) amounts.set(decision, lowered)
    }
  }
  let sum = 0n
  for (const { data, effectiveOn } of ofType(events, 'BekrachtigingGranted')) {
    if (data.heals === null || dropped.has(data.decision) || !effectiveOn.startsWith(year)) continue
    if (data.heals.chain.some((link) => link.mandate === mandate)) sum += amounts.get(data.decision)!
  }
  for (const { data, effectiveOn } of ofType(events, 'DecisionTaken')) {
    const counts = data.standing.kind === 'final' || data.standing.kind === 'awaits-bekrachtiging'
    if (data.outcome !== 'adopted' || !counts || dropped.has(data.decision) || !effectiveOn.startsWith(year)) continue
    if (data.mandate?.chain.some((link) => link.mandate === mandate)) sum += amounts.get(data.decision)!
  }
  return sum
}

/** Does it hold that day, give a say, and have room for the amount? */
export const hasRoom = (events: Events, mandate: Granted, day: string, amount: bigint | null): boolean => {
  const terms = termsInForce(events, mandate, day)
  if (terms === null || terms.level === 'inform') return false
  if (!exists(events, acting(events, mandate.grantee.organ, day), day)) return false
  for (const other of [terms.ratifyingOrgan, ...(terms.furtherRatifyingOrgans ?? []), terms.addressee]) {
    if (other !== null && ended(events, acting(events, other, day), day)) return false
  }
  if (!decides(terms) || amount === null) return true
  const { perDecisionCents, perYearCents } = terms.limits
  if (perDecisionCents !== null && amount > BigInt(perDecisionCents)) return false
  return perYearCents === null || used(events, mandate.mandate, day.slice(0, 4)) + amount <= BigInt(perYearCents)
}

/** Whose bekrachtiging it takes, as text: in their order where there is one, else sorted. */
const whoRatifies = (
  { ratifyingOrgan, furtherRatifyingOrgans, ratificationOrder }: MandateTerms,
  now: (organ: string) => string,
): string => {
  const organs = [...new Set([ratifyingOrgan!, ...(furtherRatifyingOrgans ?? [])].map(now))]
  if (organs.length === 1) return String(organs[0])
  return ratificationOrder === 'in-order' ? `then ${organs.join()}` : `and ${organs.sort().join()}`
}

/** May `lower` rest on `upper` that day? */
export const restsOn = (events: Events, lower: Granted, upper: Granted, day: string): boolean => {
  const terms = termsInForce(events, lower, day)
  const above = termsInForce(events, upper, day)
  if (terms === null || above === null || lower.grantor.kind !== 'organ') return false
  const now = (organ: string): string => acting(events, organ, day)
  const parent = parentOf(events, lower.grantee.organ)
  const oneStep = !terms.mayBeSubDelegated && parent !== null && now(parent) === now(lower.grantor.organ)
  return (
    now(lower.grantor.organ) === now(upper.grantee.organ) &&
    (above.subDelegation === undefined || oneStep) &&
    upper.grantee.role === null &&
    isWithin(lower.subject, upper.subject) &&
    above.mayBeSubDelegated &&
    rank(above) >= rank(terms) &&
    (rank(above) !== 3 || rank(terms) !== 3 || whoRatifies(above, now) === whoRatifies(terms, now))
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
        acting(events, grantee.organ, question.on) === question.organ &&
        grantee.role === question.role &&
        isWithin(question.subject, subject),
    )
    .sort((a, b) => specificity(b.subject) - specificity(a.subject) || level(b) - level(a) || b.revision - a.revision)
  return best?.mandate ?? null
}
