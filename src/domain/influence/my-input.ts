import { type AnswerVerdict, answerVerdict } from '../contribution/answer.js'
import type { SubjectPath } from '../house/subject.js'
import { isWithin } from '../house/subject.js'
import { partnerNow } from '../partner/succession.js'
import type { PartnerId } from '../shared/identifiers.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { InfluenceRecord, Input } from './record.js'

/** Where input stands: in exactly one of these at any moment. */
export const standings = ['open', 'withdrawn', ...answerVerdict.options] as const

export type Standing = (typeof standings)[number]

export const standingOf = ({
  answer,
  withdrawn,
}: {
  readonly answer: { readonly verdict: AnswerVerdict } | null
  readonly withdrawn: object | null
}): Standing => answer?.verdict ?? (withdrawn === null ? 'open' : 'withdrawn')

/** Was input given by this partner, or by one that merged into it by that day? */
export const isFrom = (state: HouseState, { from }: Pick<Input, 'from'>, partner: PartnerId, day: LocalDate): boolean =>
  from.kind === 'partner' && partnerNow(state, from.partner, day) === partner

/** What to show of what a partner gave; null for all. */
export type InputFilter = {
  readonly partner: PartnerId | null
  readonly standing: Standing | null
  readonly year: number | null
  /** Also what falls under it. */
  readonly subject: SubjectPath | null
}

const subjectOf = (state: HouseState, { dossier }: Input): SubjectPath | null =>
  dossier === null ? null : (state.dossiers.get(dossier)?.subject ?? null)

/**
 * The newest first; what was recorded later comes first among what was given on one day, and the points of one advice stand
 * in their own order.
 */
export const newestFirst = (one: Input, other: Input): number => {
  if (one.given.on !== other.given.on) return one.given.on < other.given.on ? 1 : -1
  if (one.given.revision !== other.given.revision) return other.given.revision - one.given.revision
  return (one.advice?.point ?? 0) - (other.advice?.point ?? 0)
}

/** Input that fits the filter, {@link newestFirst}. */
export const inputsOf = (
  record: InfluenceRecord,
  state: HouseState,
  { partner, standing, year, subject }: InputFilter,
  day: LocalDate,
): readonly Input[] =>
  [...record.inputs.values()]
    .filter((input) => {
      if (partner !== null && !isFrom(state, input, partner, day)) return false
      if (standing !== null && standingOf(input) !== standing) return false
      if (year !== null && yearOf(input.given.on) !== year) return false
      if (subject === null) return true
      const own = subjectOf(state, input)
      return own !== null && isWithin(own, subject)
    })
    .sort(newestFirst)

/** How many of these stand where; every standing is there. */
export const countsByStanding = (
  inputs: readonly Pick<Input, 'answer' | 'withdrawn'>[],
): Readonly<Record<Standing, number>> => {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>
  for (const input of inputs) counts[standingOf(input)] += 1
  return counts
}
