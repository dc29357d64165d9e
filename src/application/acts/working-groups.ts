import { delegatesSilent } from '../../domain/delegation/silent.js'
import { workingGroupsPastEnd } from '../../domain/organ/past-end.js'
import { seatRole } from '../../domain/seat/events.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { DelegationEntry, WorkingGroupEntry } from './answers.js'
import { byDay, organNamed, seatNamed } from './naming.js'
import { type ReadText, withTexts } from './texts.js'

/** The delegates that were sent by a day, with what they reported by then, the one sent first in front. */
export const delegationsOn = async (
  state: HouseState,
  on: LocalDate,
  readText: ReadText,
): Promise<readonly DelegationEntry[]> => {
  const silent = new Map(delegatesSilent(state, on).map(({ delegation, due }) => [delegation, due]))
  const sent = [...state.delegations.entries()].filter(([, { period }]) => period.from <= on)
  const entries = await Promise.all(
    sent.map(async ([id, { organ, seat, body, period, reportEveryDays, reports, event }]): Promise<DelegationEntry> => {
      const told = reports.filter((report) => report.on <= on)
      return {
        id,
        organ: organNamed(state, organ),
        seat: seatNamed(state, seat, on),
        body,
        assignment: (await readText(event, 'assignment')) ?? '',
        from: period.from,
        until: period.until,
        reportEveryDays,
        silentSince: silent.get(id) ?? null,
        reports: await withTexts(told, readText),
        event,
      }
    }),
  )
  return entries.sort(byDay(({ from }) => from))
}

const membersOn = (state: HouseState, organ: OrganId, on: LocalDate): WorkingGroupEntry['members'] =>
  [...state.seats.entries()]
    .filter(([, seat]) => seat.organ === organ && covers(seat.period, on))
    .map(([id, { role }]) => ({ ...seatNamed(state, id, on), role }))
    .sort(
      (a, b) =>
        seatRole.options.indexOf(a.role) - seatRole.options.indexOf(b.role) ||
        a.function.localeCompare(b.function, 'nl') ||
        a.id.localeCompare(b.id),
    )

/** The working groups that were established by a day, the oldest first. */
export const workingGroupsOn = async (
  state: HouseState,
  on: LocalDate,
  readText: ReadText,
): Promise<readonly WorkingGroupEntry[]> => {
  const pastEnd = new Set(workingGroupsPastEnd(state, on).map(({ organ }) => organ))
  const established = [...state.organs.entries()].filter(
    ([, { kind, period }]) => kind === 'werkgroep' && period.from <= on,
  )
  const entries = await Promise.all(
    established.map(async ([id, organ]): Promise<WorkingGroupEntry> => {
      const evaluations = organ.evaluations.filter((evaluation) => evaluation.on <= on)
      const over = pastEnd.has(id) ? 'past-end' : 'ended'
      return {
        id,
        name: organ.name,
        purpose: await readText(organ.event, 'purpose'),
        from: organ.period.from,
        until: organ.period.until,
        status: covers(organ.period, on) ? 'active' : over,
        members: membersOn(state, id, on),
        extensions: organ.extensions.filter((extension) => extension.on <= on),
        evaluations: await withTexts(evaluations, readText),
        event: organ.event,
      }
    }),
  )
  return entries.sort(byDay(({ from }) => from))
}
