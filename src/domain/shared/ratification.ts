import type { BekrachtigingOutcome } from '../bekrachtiging/events.js'
import type { Standing } from '../decision/events.js'
import type { OrganId } from './identifiers.js'
import type { LocalDate } from './time.js'

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
