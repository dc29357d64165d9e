import type { Contributor } from '../contribution/events.js'
import type { SubjectPath } from '../house/subject.js'
import { partnerNow } from '../partner/succession.js'
import type { AdviceId, DecisionId, DossierId, PartnerId } from '../shared/identifiers.js'
import { overlaps } from '../shared/period.js'
import { daysBetween, type LocalDate, toLocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { countsByStanding, type Standing } from './my-input.js'
import type { GivenAdvice, InfluenceRecord, Input } from './record.js'

/** What was given, and what became of it. Numbers only; fewer than five are too few to conclude anything from. */
export type InputCounts = {
  readonly contributions: number
  readonly advicePoints: number
  readonly byStanding: Readonly<Record<Standing, number>>
  /** Of what was answered: days from giving to answering, in order; the middle one is the median. */
  readonly daysToAnswer: readonly number[]
}

/** Below this a number says little: shown as such. */
export const SMALL_COUNT = 5

export type PartnerHeard = {
  readonly partner: PartnerId
  readonly counts: InputCounts
  /** It gave input or advice, or was gathered for advice. */
  readonly heard: boolean
}

/** A decision against advice on which nobody dissented. */
export type Deviation = {
  readonly dossier: DossierId
  readonly decision: DecisionId
  readonly advice: AdviceId
  /** Adopted against unfavourable advice, or rejected against favourable advice. */
  readonly kind: 'adopted-against-advice' | 'rejected-against-advice'
}

/** The influence that year, of a house: never of persons. */
export type InfluenceOverview = {
  readonly year: number
  readonly all: InputCounts
  /** Groups that stay unnamed (parents), and organs. */
  readonly ofGroups: InputCounts
  readonly ofOrgans: InputCounts
  /** Every partner that took part that year, by name; also those never heard. */
  readonly partners: readonly PartnerHeard[]
  readonly subjects: readonly { readonly subject: SubjectPath; readonly counts: InputCounts }[]
  readonly deviations: readonly Deviation[]
}

export const countInputs = (inputs: readonly Input[]): InputCounts => {
  const points = inputs.filter(({ kind }) => kind === 'advice-point').length
  return {
    contributions: inputs.length - points,
    advicePoints: points,
    byStanding: countsByStanding(inputs),
    daysToAnswer: inputs
      .flatMap(({ given, answer }) => (answer === null ? [] : [Math.max(0, daysBetween(given.on, answer.on))]))
      .sort((one, other) => one - other),
  }
}

const partnersIn = (contributors: readonly Contributor[]): readonly PartnerId[] =>
  contributors.flatMap((from) => (from.kind === 'partner' ? [from.partner] : []))

const gatheredFor = ({ by, heard, minority }: GivenAdvice): readonly PartnerId[] => [
  ...(by.kind === 'partner' ? [by.partner] : []),
  ...partnersIn(heard),
  ...minority.flatMap(({ from }) => partnersIn(from)),
]

const isOfYear = (day: LocalDate, year: number): boolean => yearOf(day) === year

/** Advice that still stands, that takes sides, and on which nobody dissented. */
const isUnanimous = ({ opinion, minority, withdrawn }: GivenAdvice): boolean =>
  !withdrawn && opinion !== 'no-opinion' && minority.length === 0

const deviationsIn = (record: InfluenceRecord, state: HouseState, year: number): readonly Deviation[] =>
  [...record.advices].flatMap(([advice, given]) => {
    if (!isUnanimous(given)) return []
    return [...(state.dossiers.get(given.dossier)?.decisions ?? [])].flatMap(
      ([decision, one]): readonly Deviation[] => {
        const { event, outcome, decidedOn } = one
        const recorded = record.revisions.get(event) ?? 0
        if (!isOfYear(decidedOn, year) || recorded < given.given.revision || one.annulled !== null) return []
        const about = { dossier: given.dossier, decision, advice }
        if (outcome === 'adopted' && given.opinion === 'unfavourable')
          return [{ ...about, kind: 'adopted-against-advice' }]
        if (outcome === 'rejected' && given.opinion !== 'unfavourable')
          return [{ ...about, kind: 'rejected-against-advice' }]
        return []
      },
    )
  })

/**
 * Who was heard that year, how long answers took and what they said, per partner and subject; which decisions went against
 * advice on which nobody dissented (S1 "terugkoppeling", S2 "trekkerschap"). A partner that merged counts with the one it
 * merged into by the end of that year.
 */
export const influenceOverview = (record: InfluenceRecord, state: HouseState, year: number): InfluenceOverview => {
  const first = toLocalDate(`${year}-01-01`)
  const last = toLocalDate(`${year}-12-31`)
  const given = [...record.inputs.values()].filter((input) => isOfYear(input.given.on, year))
  const now = (partner: PartnerId): PartnerId => partnerNow(state, partner, last)
  const byPartner = new Map<PartnerId, Input[]>()
  for (const input of given) {
    if (input.from.kind !== 'partner') continue
    const partner = now(input.from.partner)
    byPartner.set(partner, [...(byPartner.get(partner) ?? []), input])
  }
  const gathered = new Set(
    [...record.advices.values()]
      .filter((advice) => isOfYear(advice.given.on, year))
      .flatMap(gatheredFor)
      .map(now),
  )
  const present = [...state.partners].filter(
    ([id, { period }]) => overlaps(period, { from: first, until: last }) && now(id) === id,
  )
  const bySubject = new Map<SubjectPath, Input[]>()
  for (const input of given) {
    const subject = input.dossier === null ? undefined : state.dossiers.get(input.dossier)?.subject
    if (subject !== undefined) bySubject.set(subject, [...(bySubject.get(subject) ?? []), input])
  }
  return {
    year,
    all: countInputs(given),
    ofGroups: countInputs(given.filter(({ from }) => from.kind === 'group')),
    ofOrgans: countInputs(given.filter(({ from }) => from.kind === 'organ')),
    partners: present
      .toSorted(([, one], [, other]) => one.name.localeCompare(other.name, 'nl-BE'))
      .map(([partner]) => {
        const own = byPartner.get(partner) ?? []
        return { partner, counts: countInputs(own), heard: own.length > 0 || gathered.has(partner) }
      }),
    subjects: [...bySubject]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([subject, inputs]) => ({ subject, counts: countInputs(inputs) })),
    deviations: deviationsIn(record, state, year),
  }
}

/** The middle of numbers in order; null of none. Of an even number of them the lower one, so that it is a number of days. */
export const medianOf = (inOrder: readonly number[]): number | null =>
  inOrder[Math.floor((inOrder.length - 1) / 2)] ?? null
