import { isDayOf } from '../meeting/state.js'
import { type LocalDate, later } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { type GivenProxy, holdsFor, type ProxyMoment } from './state.js'

/** What a proxy says, before or after it is recorded. */
export type Given = Pick<GivenProxy, 'giver' | 'holder' | 'scope' | 'givenOn' | 'revokedOn'>

/** The days on which a proxy can begin to hold. */
const firstDays = (state: HouseState, { scope, givenOn }: Given): readonly LocalDate[] => {
  if (scope.kind === 'period') return [later(scope.from, givenOn)]
  const meeting = state.meetings.get(scope.meeting)
  if (meeting === undefined) return []
  return meeting.form === 'written' ? [later(meeting.convenedOn, givenOn)] : meeting.days
}

const whereOf = ({ scope }: Given): Pick<ProxyMoment, 'meeting' | 'dossier'> => {
  switch (scope.kind) {
    case 'meeting':
      return { meeting: scope.meeting, dossier: null }
    case 'item':
      return { meeting: scope.meeting, dossier: scope.dossier }
    case 'period':
      return { meeting: null, dossier: null }
  }
}

/**
 * Moments at which this proxy holds, enough to say with which of the others it ever holds together, and with how many at
 * once: where one of them holds, on a day on which one of them begins to.
 */
export const sharedMoments = (state: HouseState, proxy: Given, others: readonly Given[]): readonly ProxyMoment[] => {
  const all = [proxy, ...others]
  const days = [...new Set(all.flatMap((one) => firstDays(state, one)))]
  return all.flatMap((one) => {
    const where = whereOf(one)
    const meeting = where.meeting === null ? undefined : state.meetings.get(where.meeting)
    return days
      .filter((on) => meeting === undefined || isDayOf(meeting, on))
      .map((on) => ({ ...where, on }))
      .filter((moment) => holdsFor(proxy, moment))
  })
}

/** Is there a moment at which both hold? */
export const holdTogether = (state: HouseState, one: Given, other: Given): boolean =>
  sharedMoments(state, one, [other]).some((moment) => holdsFor(other, moment))
