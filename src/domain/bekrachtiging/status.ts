import type { Standing } from '../decision/events.js'
import type { Decision } from '../decision/state.js'
import type { Dossier } from '../dossier/state.js'
import type { DecisionId, EventId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { BekrachtigingOutcome } from './events.js'

/** As much of what an organ said as the decision's standing depends on. */
export type Word<Organ extends string = OrganId, Day extends string = LocalDate> = {
  readonly organ: Organ
  readonly outcome: BekrachtigingOutcome
  readonly on: Day
  readonly conditions: readonly { readonly metOn: Day | null }[]
}

/**
 * Where bekrachtiging by all together stands. `conditional`: every organ granted, and a condition is still open. One
 * refusal refuses, one sending back sends back, one silence by which it lapses makes it lapse.
 */
export type BekrachtigingStatus = 'awaited' | 'conditional' | 'granted' | 'refused' | 'sent-back' | 'lapsed'

/** Whose bekrachtiging the decision needs, in order where there is one; empty when its mandate names nobody. */
export const ratifyingOrgans = (standing: Standing): readonly OrganId[] =>
  standing.kind === 'awaits-bekrachtiging' ? [standing.organ, ...(standing.further ?? [])] : []

/** Does each ratifying organ wait for the one before it? */
export const isInOrder = (standing: Standing): boolean =>
  standing.kind === 'awaits-bekrachtiging' && standing.order === 'in-order'

const isGrant = ({ outcome }: Pick<Word, 'outcome'>): boolean => outcome === 'granted' || outcome === 'deemed-granted'

/**
 * What the words of the organs come to. `named` is empty for a decision without mandate: whoever has the authority heals
 * it alone.
 */
export const statusOf = <Organ extends string, Day extends string>(
  named: readonly Organ[],
  words: readonly Word<Organ, Day>[],
): BekrachtigingStatus => {
  for (const outcome of ['refused', 'sent-back', 'lapsed'] as const) {
    if (words.some((word) => word.outcome === outcome)) return outcome
  }
  const granted = new Set(words.map(({ organ }) => organ))
  if (granted.size === 0 || named.some((organ) => !granted.has(organ))) return 'awaited'
  return words.every(({ conditions }) => conditions.every(({ metOn }) => metOn !== null)) ? 'granted' : 'conditional'
}

/** The organs whose answer is awaited now: all that have not spoken, or where they follow each other the first of them. */
export const whoseTurn = <Organ extends string, Day extends string>(
  named: readonly Organ[],
  inOrder: boolean,
  words: readonly Word<Organ, Day>[],
): readonly Organ[] => {
  if (statusOf(named, words) !== 'awaited') return []
  const silent = named.filter((organ) => !words.some((word) => word.organ === organ))
  return inOrder ? silent.slice(0, 1) : silent
}

/** The day the last of it was fulfilled: the last grant, or the last condition met. */
export const lastDayOf = <Day extends string>(
  words: readonly Pick<Word<string, Day>, 'on' | 'conditions'>[],
): Day | null =>
  words
    .flatMap(({ on, conditions }) => [on, ...conditions.flatMap(({ metOn }) => (metOn === null ? [] : [metOn]))])
    .reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)

const wordsOn = (decision: Decision) => [...decision.bekrachtiging.values()]

/** Where the bekrachtiging of a decision stands, all ratifying organs together. */
export const bekrachtigingStatus = (decision: Decision): BekrachtigingStatus =>
  statusOf(ratifyingOrgans(decision.standing), wordsOn(decision))

/** The organs that must speak now before an adopted decision can become final. */
export const awaitedOrgans = (decision: Decision): readonly OrganId[] =>
  decision.outcome === 'adopted' && decision.annulled === null
    ? whoseTurn(ratifyingOrgans(decision.standing), isInOrder(decision.standing), wordsOn(decision))
    : []

/** Is it ratified, or healed, in full effect: every organ granted and every condition met? */
export const isRatified = (decision: Decision): boolean => bekrachtigingStatus(decision) === 'granted'

/**
 * The amount that counts: what was decided, or the lowest that a ratifying organ granted. With an open condition and
 * before all have spoken it is the most that it can still become.
 */
export const ratifiedAmount = (decision: Decision): Cents | null =>
  wordsOn(decision).reduce(
    (lowest, word) =>
      isGrant(word) && word.amount !== null && lowest !== null && word.amount < lowest ? word.amount : lowest,
    decision.amount,
  )

/** Conditions that are not met yet, by the organ that set them; `event` is the bekrachtiging that holds them. */
export const openConditions = (
  decision: Decision,
): readonly {
  readonly organ: OrganId
  readonly condition: number
  readonly on: LocalDate
  readonly event: EventId
}[] =>
  wordsOn(decision)
    .filter(isGrant)
    .flatMap(({ organ, on, event, conditions }) =>
      conditions.flatMap(({ number, metOn }) => (metOn === null ? [{ organ, condition: number, on, event }] : [])),
    )

/** Points with which decisions of a dossier were sent back and that no version answered; `event` is the sending back. */
export const openRemarks = (
  dossier: Pick<Dossier, 'decisions'>,
): readonly {
  readonly decision: DecisionId
  readonly organ: OrganId
  readonly point: number
  readonly on: LocalDate
  readonly event: EventId
}[] =>
  [...dossier.decisions].flatMap(([decision, one]) =>
    wordsOn(one).flatMap(({ organ, on, event, remarks }) =>
      remarks.flatMap(({ number, answeredIn }) =>
        answeredIn === null ? [{ decision, organ, point: number, on, event }] : [],
      ),
    ),
  )

/** The day it became final, whatever came after; null when it never did. What resolves nothing is never final. */
export const becameFinalOn = (decision: Decision): LocalDate | null => {
  const { outcome, standing, decidedOn } = decision
  if (outcome === 'postponed' || outcome === 'noted') return null
  if (standing.kind === 'final') return decidedOn
  // Only what was adopted is ratified: a rejection under the same mandate stands as it is.
  if (outcome === 'rejected') return standing.kind === 'awaits-bekrachtiging' ? decidedOn : null
  return isRatified(decision) ? lastDayOf(wordsOn(decision)) : null
}

/** The day from which it is final; null while it is not, and once it was annulled. */
export const finalOn = (decision: Decision): LocalDate | null =>
  decision.annulled === null ? becameFinalOn(decision) : null

/** Was it final on that day, as the ledger knows it now? */
export const wasFinalOn = (decision: Decision, day: LocalDate): boolean => {
  const final = becameFinalOn(decision)
  return final !== null && final <= day && (decision.annulled === null || day < decision.annulled.on)
}
