import type { EventId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

export type PastEnd = { readonly organ: OrganId; readonly until: LocalDate; readonly events: readonly EventId[] }

/**
 * Working groups whose time ran out before this day without anybody saying what comes of them: not extended, dissolved or
 * succeeded, and not evaluated with the advice to end (S0: temporary with an end date, or lasting). By the day they ran out.
 */
export const workingGroupsPastEnd = (state: HouseState, on: LocalDate): readonly PastEnd[] =>
  [...state.organs.entries()]
    .flatMap(([organ, { kind, period, dissolved, succession, extensions, evaluations, event }]): PastEnd[] => {
      if (kind !== 'werkgroep' || period.until === null || period.until >= on) return []
      if (dissolved !== null || succession !== null) return []
      if (evaluations.some(({ advice, on: day }) => advice === 'end' && day <= on)) return []
      return [{ organ, until: period.until, events: [event, ...extensions.map((extension) => extension.event)] }]
    })
    .sort((a, b) => a.until.localeCompare(b.until) || a.organ.localeCompare(b.organ))
