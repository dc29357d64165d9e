import { presentAt } from '../meeting/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { DossierId, EventId, ProxyId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { VoteChoice } from './events.js'
import type { ProxyFact } from './facts.js'
import { factsOf, proxiesFor } from './facts-of.js'
import { presenceOf } from './presence.js'
import type { Ballot, Vote } from './state.js'
import type { VoidReason } from './verdict.js'

/**
 * The proxy by which a seat votes that day: the one it gave last. None when it gave none, or is noted as present: then it
 * votes itself.
 */
export const proxyUsed = (
  state: HouseState,
  dossier: DossierId,
  { organ, meeting: id }: Pick<Ballot, 'organ' | 'meeting'>,
  seat: SeatId,
  on: LocalDate,
): ProxyFact | null => {
  const meeting = id === null ? undefined : state.meetings.get(id)
  if (meeting !== undefined && presentAt(meeting, dossier)?.includes(seat)) return null
  const held = proxiesFor(state, { dossier, organ, meeting: id }, () => on)
  return held.findLast(({ giver }) => giver === seat) ?? null
}

/** A vote that is about to be cast. */
export const newVote = (choice: VoteChoice, castOn: LocalDate, proxy: ProxyId | null, provisional = false): Vote => ({
  choice,
  provisional,
  castOn,
  proxy,
  lapsed: null,
  irregular: false,
  event: '' as EventId,
  confirmed: null,
})

/** Which of these votes would not count if they were cast now, and why. */
export const voidsWith = (
  state: HouseState,
  dossier: DossierId,
  ballot: Ballot,
  votes: ReadonlyMap<SeatId, Vote>,
): ReadonlyMap<SeatId, VoidReason> =>
  presenceOf(factsOf(state, dossier, { ...ballot, votes: new Map([...ballot.votes, ...votes]) })).voids

/** The refusal of a vote that would not count; null where the seat itself has no vote, which is refused by itself. */
export const refusalOf = (
  reason: VoidReason | undefined,
  field: string,
  details: Readonly<Record<string, string | number>>,
): Refused | null => {
  switch (reason) {
    case undefined:
    case 'no-seat':
    case 'observer':
    case 'not-confirmed':
    case 'set-aside':
      return null
    default:
      return refuse(`vote.${reason}`, field, details)
  }
}
