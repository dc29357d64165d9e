import type { DomainEvent } from '../domain/events.js'
import type { LegalForm } from '../domain/house/events.js'
import type { Cents } from '../domain/shared/money.js'
import { type LocalDate, yearOf } from '../domain/shared/time.js'
import type { DryRun } from './dry-run.js'

/** How often something happens, in all and by year of the day on which it counts. */
export type KindOfEvent = {
  readonly type: DomainEvent['type']
  readonly total: number
  readonly byYear: ReadonlyMap<number, number>
}

/** What a file comes to when it is imported: the house as it then is, and what happened to it. */
export type HouseOutcome = {
  readonly name: string
  readonly legalForm: LegalForm
  readonly workingArea: readonly string[]
  /** In the order of the file. */
  readonly partners: readonly string[]
  readonly organs: readonly string[]
  readonly counts: Readonly<Record<Counted, number>>
  readonly granted: Cents
  readonly paid: Cents
  /** The most frequent first. */
  readonly kinds: readonly KindOfEvent[]
  /** Years in which something happens, in order. */
  readonly years: readonly number[]
  readonly events: number
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
}

/** The things that are counted, in the order in which they are shown. */
export const countedThings = [
  'partners',
  'organs',
  'seats',
  'mandates',
  'meetings',
  'dossiers',
  'decisions',
  'goals',
  'agreements',
  'grants',
  'payments',
] as const

export type Counted = (typeof countedThings)[number]

const kindsOf = (happened: DryRun['happened']): readonly KindOfEvent[] => {
  const kinds = new Map<DomainEvent['type'], Map<number, number>>()
  for (const { type, effectiveOn } of happened) {
    const byYear = kinds.get(type) ?? new Map<number, number>()
    byYear.set(yearOf(effectiveOn), (byYear.get(yearOf(effectiveOn)) ?? 0) + 1)
    kinds.set(type, byYear)
  }
  return [...kinds]
    .map(([type, byYear]) => ({ type, byYear, total: [...byYear.values()].reduce((sum, count) => sum + count, 0) }))
    .sort((one, other) => other.total - one.total || (one.type < other.type ? -1 : 1))
}

const sumOf = (amounts: Iterable<{ readonly amount: Cents }>): Cents =>
  [...amounts].reduce((sum, { amount }) => sum + amount, 0n) as Cents

const namesOf = (happened: DryRun['happened'], type: 'PartnerAdmitted' | 'OrganEstablished'): readonly string[] =>
  happened.flatMap((event) => (event.type === type ? [event.data.name] : []))

/** What a dry run came to; null when there is no house. */
export const outcomeOf = ({ state, happened }: Pick<DryRun, 'state' | 'happened'>): HouseOutcome | null => {
  const { house, money } = state
  const days = happened.map(({ effectiveOn }) => effectiveOn).sort()
  const [firstDay, lastDay] = [days[0], days.at(-1)]
  if (house === null || firstDay === undefined || lastDay === undefined) return null
  const kinds = kindsOf(happened)
  return {
    name: house.name,
    legalForm: house.legalForm,
    workingArea: house.workingArea,
    partners: namesOf(happened, 'PartnerAdmitted'),
    organs: namesOf(happened, 'OrganEstablished'),
    counts: {
      partners: state.partners.size,
      organs: state.organs.size,
      seats: state.seats.size,
      mandates: state.mandates.size,
      meetings: state.meetings.size,
      dossiers: state.dossiers.size,
      decisions: [...state.dossiers.values()].reduce((sum, { decisions }) => sum + decisions.size, 0),
      goals: state.goals.size,
      agreements: state.agreements.size,
      grants: money.grants.size,
      payments: money.payments.size,
    },
    granted: sumOf(money.grants.values()),
    paid: sumOf(money.payments.values()),
    kinds,
    years: [...new Set(kinds.flatMap(({ byYear }) => [...byYear.keys()]))].sort(),
    events: happened.length,
    firstDay,
    lastDay,
  }
}
