import type { DossierId, EventId, MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

/** For one meeting, for one matter of it, or for a period. */
export type ProxyScope =
  | { readonly kind: 'meeting'; readonly meeting: MeetingId }
  | { readonly kind: 'item'; readonly meeting: MeetingId; readonly dossier: DossierId }
  | { readonly kind: 'period'; readonly from: LocalDate; readonly until: LocalDate }

/** One seat gives its vote to another (volmacht). */
export type GivenProxy = {
  readonly organ: OrganId
  readonly giver: SeatId
  readonly holder: SeatId
  readonly scope: ProxyScope
  readonly givenOn: LocalDate
  /** The first day without it; null while it stands. */
  readonly revokedOn: LocalDate | null
  /** The rules that forbid it, when it was recorded all the same. */
  readonly irregular: readonly string[]
  /** The event that gave it, and its place in the stream of the house. */
  readonly event: EventId
  readonly revision: number
}

/** A matter in a meeting on a day; the meeting is null outside one, the matter when the whole meeting is meant. */
export type ProxyMoment = {
  readonly meeting: MeetingId | null
  readonly dossier: DossierId | null
  readonly on: LocalDate
}

/** Does the proxy hold for this matter, in this meeting (null: outside one), on this day? */
export const holdsFor = (
  { scope, givenOn, revokedOn }: Pick<GivenProxy, 'scope' | 'givenOn' | 'revokedOn'>,
  at: ProxyMoment,
): boolean => {
  if (at.on < givenOn || (revokedOn !== null && at.on >= revokedOn)) return false
  switch (scope.kind) {
    case 'meeting':
      return scope.meeting === at.meeting
    case 'item':
      return scope.meeting === at.meeting && scope.dossier === at.dossier
    case 'period':
      return scope.from <= at.on && at.on <= scope.until
  }
}
