import { isWithin, type SubjectPath } from '../house/subject.js'
import { actsFor } from '../organ/succession.js'
import type { SeatRole } from '../seat/events.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import { type Cents, toCents, toWire, type WireCents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { bestFirst, type Candidate, chainOn, examineAll, mayDecide } from './chain.js'
import type { MandateChain, MandateTerms } from './events.js'
import { type MandatedStanding, standingUnder } from './resolve.js'
import { type Mandate, termsOn } from './state.js'
import { type MandateUse, useAlong } from './use.js'

/** What one organ, or one role in it, may do about one subject on a day. */
export type RegisterRow = {
  readonly subject: SubjectPath
  readonly organ: OrganId
  readonly role: SeatRole | null
  readonly mandate: MandateId
  readonly level: MandateTerms['level']
  readonly limits: MandateTerms['limits']
  readonly conditionsMustBeConfirmed: boolean
  readonly mayBeSubDelegated: 'no' | 'one-step' | 'yes'
  /** What a decision would be worth; null where it is only informed. Who ratifies stands in it. */
  readonly standing: MandatedStanding | null
  readonly chain: MandateChain
  readonly use: readonly MandateUse[]
  /** The most it may decide on now in one decision, in eurocents: every limit along the chain counted. Null: no limit. */
  readonly upToCents: WireCents | null
}

type Holder = { readonly organ: OrganId; readonly role: SeatRole | null }

/** Every organ or role that holds a mandate that day, with the subjects of its mandates. */
const holders = (state: HouseState, day: LocalDate): readonly (Holder & { readonly held: readonly Mandate[] })[] => {
  const found = new Map<string, Holder & { held: Mandate[] }>()
  for (const mandate of state.mandates.values()) {
    if (termsOn(mandate, day) === null) continue
    const { role } = mandate.grantee
    const organ = actsFor(state, mandate.grantee.organ, day)
    const key = `${organ} ${role ?? ''}`
    const holder = found.get(key) ?? { organ, role, held: [] }
    holder.held.push(mandate)
    found.set(key, holder)
  }
  return [...found.values()]
}

const least = (amounts: readonly bigint[]): WireCents | null =>
  amounts.length === 0 ? null : toWire(amounts.reduce((a, b) => (b < a ? b : a)) as Cents)

/** The smallest of the limits along the chain, and of what is left of the yearly ones. */
const upTo = (state: HouseState, chain: MandateChain, use: readonly MandateUse[], day: LocalDate): WireCents | null =>
  least([
    ...chain.flatMap(({ mandate: id }) => {
      const mandate = state.mandates.get(id)
      const terms = mandate === undefined ? null : termsOn(mandate, day)
      const limit = terms !== null && mayDecide(terms) ? terms.limits.perDecisionCents : null
      return limit === null ? [] : [toCents(limit)]
    }),
    ...use.map(({ leftCents }) => toCents(leftCents)),
  ])

type Found = Pick<Candidate, 'id' | 'terms' | 'chain'>

/** What only informs gives no say, and is told where there is nothing better. */
const informing = (
  state: HouseState,
  { organ, role }: Holder,
  subject: SubjectPath,
  day: LocalDate,
): Found | undefined =>
  [...state.mandates.entries()]
    .flatMap(([id, mandate]) => {
      const terms = termsOn(mandate, day)
      const concerns =
        mandate.grantee.role === role &&
        isWithin(subject, mandate.subject) &&
        actsFor(state, mandate.grantee.organ, day) === organ
      const chain = concerns && terms?.level === 'inform' ? chainOn(state, id, day) : null
      return terms === null || chain === null ? [] : [{ id, mandate, terms, chain }]
    })
    .sort(bestFirst)[0]

/**
 * Who may decide what on a day: for every subject of the house and every organ or role with a mandate that concerns it,
 * what a decision without an amount would rest on, its limits, and what is left of them. By subject, then by organ.
 */
export const whoMayDecide = (state: HouseState, day: LocalDate): readonly RegisterRow[] => {
  const uses = new Map<MandateId, readonly MandateUse[]>()
  const useOfChain = (chain: MandateChain): readonly MandateUse[] =>
    chain.flatMap((link) => {
      const known = uses.get(link.mandate) ?? useAlong(state, [link], day)
      uses.set(link.mandate, known)
      return known
    })
  const rowOf = (subject: SubjectPath, { organ, role }: Holder, { id, terms, chain }: Found): RegisterRow => {
    const use = mayDecide(terms) ? useOfChain(chain) : []
    return {
      subject,
      organ,
      role,
      mandate: id,
      level: terms.level,
      limits: terms.limits,
      conditionsMustBeConfirmed: terms.confirmConditions === true,
      mayBeSubDelegated: terms.mayBeSubDelegated ? (terms.subDelegation ?? 'yes') : 'no',
      standing: terms.level === 'inform' ? null : standingUnder(state, terms, day),
      chain,
      use,
      upToCents: mayDecide(terms) ? upTo(state, chain, use, day) : null,
    }
  }
  const all = holders(state, day)
  return [...state.subjects.keys()].sort().flatMap((subject) =>
    all
      .filter(({ held }) => held.some((mandate) => isWithin(subject, mandate.subject)))
      .flatMap((holder) => {
        const { organ, role } = holder
        const found =
          examineAll(state, { organ, role, subject, amount: null, on: day })
            .map(([, answer]) => answer)
            .filter((answer) => typeof answer !== 'string')
            .sort(bestFirst)[0] ?? informing(state, holder, subject, day)
        return found === undefined ? [] : [rowOf(subject, holder, found)]
      })
      .sort((a, b) => keyOf(a).localeCompare(keyOf(b))),
  )
}

/** Tells the rows of one register apart. */
export const keyOf = ({ subject, organ, role }: Pick<RegisterRow, 'subject' | 'organ' | 'role'>): string =>
  `${subject} ${organ} ${role ?? ''}`
