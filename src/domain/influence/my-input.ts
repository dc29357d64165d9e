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

type InOrder = { readonly all: readonly Input[]; readonly byPartner: ReadonlyMap<PartnerId, readonly Input[]> }

/** A record never changes: what was put in order once is kept as long as the record itself. */
const inOrder = new WeakMap<InfluenceRecord['inputs'], InOrder>()

const orderOf = ({ inputs }: InfluenceRecord): InOrder => {
  const known = inOrder.get(inputs)
  if (known !== undefined) return known
  const all = [...inputs.values()].sort(newestFirst)
  const byPartner = new Map<PartnerId, Input[]>()
  for (const input of all) {
    if (input.from.kind !== 'partner') continue
    const own = byPartner.get(input.from.partner)
    if (own === undefined) byPartner.set(input.from.partner, [input])
    else own.push(input)
  }
  const ordered = { all, byPartner }
  inOrder.set(inputs, ordered)
  return ordered
}

/** What this partner gave, or one that merged into it by that day. */
const ofPartner = ({ byPartner }: InOrder, state: HouseState, partner: PartnerId, day: LocalDate): readonly Input[] => {
  const lists = [...byPartner].filter(([giver]) => partnerNow(state, giver, day) === partner)
  const [first] = lists
  return lists.length === 1 && first !== undefined ? first[1] : lists.flatMap(([, own]) => own).sort(newestFirst)
}

/** Input that fits the filter, {@link newestFirst}. */
export const inputsOf = (
  record: InfluenceRecord,
  state: HouseState,
  { partner, standing, year, subject }: InputFilter,
  day: LocalDate,
): readonly Input[] => {
  const ordered = orderOf(record)
  const given = partner === null ? ordered.all : ofPartner(ordered, state, partner, day)
  if (standing === null && year === null && subject === null) return given
  return given.filter((input) => {
    if (standing !== null && standingOf(input) !== standing) return false
    if (year !== null && yearOf(input.given.on) !== year) return false
    if (subject === null) return true
    const own = subjectOf(state, input)
    return own !== null && isWithin(own, subject)
  })
}

type Counts = Readonly<Record<Standing, number>>

/** Of lists that were counted before: that of a partner is the same one as long as nothing is said in the house. */
const counted = new WeakMap<readonly object[], Counts>()

/** How many of these stand where; every standing is there. */
export const countsByStanding = (inputs: readonly Pick<Input, 'answer' | 'withdrawn'>[]): Counts => {
  const known = counted.get(inputs)
  if (known !== undefined) return known
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>
  for (const input of inputs) counts[standingOf(input)] += 1
  counted.set(inputs, counts)
  return counts
}

/** Where in a list that is {@link newestFirst} the first one stands that comes after this one; its length when none does. */
export const placeAfter = (inputs: readonly Input[], last: Input): number => {
  let [low, high] = [0, inputs.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const one = inputs[middle]
    if (one !== undefined && newestFirst(last, one) < 0) high = middle
    else low = middle + 1
  }
  return low
}
