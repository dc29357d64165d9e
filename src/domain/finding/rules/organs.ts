import { type Organ, rulesOn } from '../../organ/state.js'
import type { SeatRole } from '../../seat/events.js'
import type { Seat } from '../../seat/state.js'
import type { Act } from '../../shared/act.js'
import type { EventId, OrganId } from '../../shared/identifiers.js'
import { covers } from '../../shared/period.js'
import { addDays, earlierDay, type LocalDate, later, yearOf } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { heldMeetings } from './meetings.js'
import { type Report, unlessInTime } from './rule.js'

type Asked = {
  readonly state: HouseState
  readonly id: OrganId
  readonly organ: Organ
  readonly about: About
  readonly report: Report
}

const newYear = (year: number): LocalDate => `${year}-01-01` as LocalDate

/** Its end date has passed and nobody dissolved it, gave it a later one in time, or put another in its place. */
const pastEndDate = ({ organ, about, report }: Asked): void => {
  const tell = (until: LocalDate, act: Act | null): void =>
    unlessInTime(report)(
      finding('organ.past-end-date', about, {
        part: until,
        since: addDays(until, 1),
        healedOn: act?.on ?? null,
        events: act === null ? [organ.event] : [organ.event, act.event],
        details: { until },
      }),
    )
  let until = organ.plannedUntil
  for (const extension of organ.extensions) {
    if (until !== null) tell(until, extension)
    until = extension.until
  }
  if (organ.dissolved === null && organ.succession === null && until !== null) tell(until, null)
}

/** Stretches of days within the life of an organ that none of these seats covers. */
const gaps = (
  from: LocalDate,
  until: LocalDate | null,
  seats: readonly Seat[],
): readonly { readonly from: LocalDate; readonly healedOn: LocalDate | null; readonly after: Seat | null }[] => {
  const found: { from: LocalDate; healedOn: LocalDate | null; after: Seat | null }[] = []
  let uncovered: LocalDate | null = from
  let after: Seat | null = null
  for (const seat of [...seats].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))) {
    if (uncovered === null) break
    if (seat.period.from > uncovered) found.push({ from: uncovered, healedOn: seat.period.from, after })
    const next: LocalDate | null = seat.period.until === null ? null : addDays(seat.period.until, 1)
    if (next === null || next > uncovered) {
      uncovered = next
      after = seat
    }
  }
  if (uncovered !== null && (until === null || uncovered <= until)) {
    found.push({ from: uncovered, healedOn: until === null ? null : addDays(until, 1), after })
  }
  return found.filter((gap) => until === null || gap.from <= until)
}

/** An organ whose members the ledger knows, and none of them in this role. */
const withoutRole = ({ state, id, organ, about, report }: Asked, role: Extract<SeatRole, 'chair' | 'secretary'>) => {
  const seats: Seat[] = []
  for (const seat of state.seats.values()) if (seat.organ === id) seats.push(seat)
  const [first] = seats
  if (first === undefined) return
  const known = seats.reduce((day, { period }) => (period.from < day ? period.from : day), first.period.from)
  const held = seats.filter((seat) => seat.role === role)
  for (const gap of gaps(later(organ.period.from, known), organ.period.until, held)) {
    if (role === 'chair' && rulesOn(organ, gap.from)?.chair === 'rotating') continue
    report(
      finding(role === 'chair' ? 'organ.without-chair' : 'organ.without-secretary', about, {
        part: gap.from,
        since: gap.from,
        healedOn: gap.healedOn,
        events: gap.after === null ? [organ.event] : [organ.event, gap.after.endedBy ?? gap.after.event],
      }),
    )
  }
}

/** The rule that asks for a number of meetings in this year, when it held all of the year. */
const minimumIn = (organ: Organ, year: number): { readonly minimum: number; readonly event: EventId } | null => {
  const begun = organ.rules.findLast(({ from }) => from <= newYear(year))
  if (begun === undefined || begun.rules.minimumMeetingsPerYear === 0) return null
  const whole = covers(organ.period, newYear(year)) && covers(organ.period, `${year}-12-31` as LocalDate)
  return whole ? { minimum: begun.rules.minimumMeetingsPerYear, event: begun.event } : null
}

/** The day after this one on which a rule set without a number of meetings was adopted; null when there is none. */
const droppedAfter = (organ: Organ, day: LocalDate): LocalDate | null =>
  organ.rules.find(({ from, rules }) => from > day && rules.minimumMeetingsPerYear === 0)?.from ?? null

type Year = { readonly year: number; readonly metOn: readonly LocalDate[]; readonly events: readonly EventId[] }

const yearsOf = (state: HouseState, id: OrganId): ReadonlyMap<number, Year> => {
  const years = new Map<number, { year: number; metOn: LocalDate[]; events: EventId[] }>()
  for (const [, { heldOn, days, entries }] of heldMeetings(state, id)) {
    const year = years.get(yearOf(heldOn)) ?? { year: yearOf(heldOn), metOn: [], events: [] }
    year.metOn.push(days[0] ?? heldOn)
    year.events.push(...entries.slice(0, 1))
    years.set(year.year, year)
  }
  return years
}

/**
 * Years in a row with fewer meetings than the rule asks are one finding, from 1 January after the first of them until
 * the day a later year reaches its number. The row that runs on into the future begins with the first year that does not
 * reach it yet: on its last day the ledger needs no further event to know.
 */
const belowYearly = ({ state, id, organ, about, report }: Asked): void => {
  const [firstRule] = organ.rules
  if (firstRule === undefined || organ.rules.every(({ rules }) => rules.minimumMeetingsPerYear === 0)) return
  const years = yearsOf(state, id)
  const first = yearOf(later(organ.period.from, firstRule.from))
  const lastRule = organ.rules.at(-1)?.from ?? firstRule.from
  // Beyond the last year in which anything happened, every year is like the next.
  const last = Math.max(first, yearOf(lastRule), ...years.keys()) + 2
  const end = organ.period.until === null ? null : addDays(organ.period.until, 1)
  let row: { readonly from: number; readonly rule: EventId; readonly met: EventId[] } | null = null
  const tell = (healedOn: LocalDate | null): void => {
    if (row === null) return
    report(
      finding('organ.below-yearly-meetings', about, {
        part: String(row.from),
        since: newYear(row.from + 1),
        healedOn,
        events: [row.rule, ...row.met],
        details: { year: row.from, held: row.met.length },
      }),
    )
    row = null
  }
  for (let year = first; year <= last; year++) {
    const asked = minimumIn(organ, year)
    const met = years.get(year)
    if (asked === null) {
      tell(earlierDay(end, droppedAfter(organ, newYear(year - 1))))
      continue
    }
    const reached = met?.metOn[asked.minimum - 1]
    if (reached !== undefined) tell(reached)
    else if (row === null) row = { from: year, rule: asked.event, met: [...(met?.events ?? [])] }
  }
  tell(end)
}

/** What is irregular about an organ: its end, its chair and secretary, and how often it meets. */
export const organFindings = (state: HouseState, id: OrganId, organ: Organ, report: Report): void => {
  const about: About = { kind: 'organ', id, dossier: null, organ: id }
  const asked = { state, id, organ, about, report }
  pastEndDate(asked)
  if (organ.kind !== 'coordinator') {
    withoutRole(asked, 'chair')
    withoutRole(asked, 'secretary')
  }
  belowYearly(asked)
}
