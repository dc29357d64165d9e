import { type Meeting, presentAt, recusedFrom } from '../meeting/state.js'
import { type GivenProxy, holdsFor } from '../proxy/state.js'
import type { DossierId, MeetingId, OrganId, PartnerId, ProxyId, SeatId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import { daysBetween, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { BallotFacts, ProxyFact, SeatFact, VoteFact } from './facts.js'
import type { Ballot, Vote } from './state.js'
import { seatMustHaveVote } from './voters.js'

/** Which matter is voted on, by whom, in which meeting. */
export type Matter = { readonly dossier: DossierId; readonly organ: OrganId; readonly meeting: MeetingId | null }

const hasVote = (state: HouseState, { organ }: Matter, seat: SeatId, on: LocalDate): boolean =>
  seatMustHaveVote(state, organ, seat, on, '') === null

const partnerOf = (state: HouseState, seat: SeatId): PartnerId | null => state.seats.get(seat)?.partner ?? null

/** In the order they were given. Ids of the same day are in order too (UUID version 7). */
const givenFirst = ([a, one]: readonly [ProxyId, GivenProxy], [b, other]: readonly [ProxyId, GivenProxy]): number =>
  one.givenOn === other.givenOn ? (a < b ? -1 : 1) : one.givenOn < other.givenOn ? -1 : 1

/** The proxies that hold for a matter on a day, in the order they were given; `dayOf` says on which day each is used. */
export const proxiesFor = (
  state: HouseState,
  { dossier, organ, meeting }: Matter,
  dayOf: (proxy: ProxyId) => LocalDate,
): readonly ProxyFact[] =>
  [...state.proxies.entries()]
    .filter(([id, given]) => given.organ === organ && holdsFor(given, { meeting, dossier, on: dayOf(id) }))
    .sort(givenFirst)
    .map(([proxy, { giver, holder }]) => ({ proxy, giver, holder }))

/** Who was elsewhere when the matter was treated although the meeting saw them: they came later, or had left. */
const outsideOf = (meeting: Meeting | undefined, present: readonly SeatId[] | null): readonly SeatId[] => {
  if (meeting === undefined || present === null) return []
  const seen = new Set([...(meeting.attendance ?? []), ...meeting.movements.map(({ seat }) => seat)])
  return [...seen].filter((seat) => !present.includes(seat))
}

const chairOf = (state: HouseState, { organ }: Matter, meeting: Meeting | undefined, on: LocalDate): SeatId | null =>
  meeting?.chair ??
  [...state.seats.entries()]
    .filter(([, seat]) => seat.organ === organ && seat.role === 'chair' && covers(seat.period, on))
    .map(([id]) => id)
    .sort()[0] ??
  null

/** What is known around the votes: all but the votes themselves. */
export type Surroundings = Omit<BallotFacts, 'rules' | 'round' | 'votes' | 'secret' | 'seats' | 'proxies'>

const surroundingsOf = (state: HouseState, matter: Matter, on: LocalDate): Surroundings => {
  const meeting = matter.meeting === null ? undefined : state.meetings.get(matter.meeting)
  const first = meeting?.secondConvocationOf == null ? undefined : state.meetings.get(meeting.secondConvocationOf)
  const noted = meeting === undefined ? null : presentAt(meeting, matter.dossier)
  return {
    written: meeting?.form === 'written',
    daysAfterFirstConvocation:
      meeting === undefined || first === undefined ? null : daysBetween(first.heldOn, meeting.heldOn),
    noted,
    outside: outsideOf(meeting, noted),
    recused: meeting === undefined ? [] : recusedFrom(meeting, matter.dossier),
    chair: chairOf(state, matter, meeting, on),
  }
}

const voteFactOf = (state: HouseState, matter: Matter, seat: SeatId, vote: Vote): VoteFact => {
  const partner = partnerOf(state, seat)
  const { choice, provisional, proxy, castOn } = vote
  const respondBy = matter.meeting === null ? null : (state.meetings.get(matter.meeting)?.respondBy ?? null)
  const withoutVote = seatMustHaveVote(state, matter.organ, seat, castOn, '')
  const reason =
    withoutVote !== null
      ? withoutVote.refusal.code === 'vote.observer'
        ? 'observer'
        : 'no-seat'
      : respondBy !== null && castOn > respondBy
        ? 'too-late'
        : vote.lapsed !== null
          ? 'not-confirmed'
          : null
  return { seat, partner, choice, provisional, proxy, void: reason }
}

/**
 * The facts of a ballot, as the house knows them now. The seats are those of the day it was opened, and of whoever voted on
 * a later day by a seat of that day.
 */
export const factsOf = (state: HouseState, dossier: DossierId, ballot: Ballot): BallotFacts => {
  const { organ, meeting, openedOn, rules, round } = ballot
  const matter = { dossier, organ, meeting }
  const castOn = new Map(
    [...ballot.votes].flatMap(([, vote]) => (vote.proxy === null ? [] : [[vote.proxy, vote.castOn]])),
  )
  const seats: readonly SeatFact[] = [...state.seats.keys()]
    .filter((seat) => {
      const vote = ballot.votes.get(seat)
      return hasVote(state, matter, seat, openedOn) || (vote !== undefined && hasVote(state, matter, seat, vote.castOn))
    })
    .sort()
    .map((seat) => ({ seat, partner: partnerOf(state, seat) }))
  return {
    ...surroundingsOf(state, matter, openedOn),
    rules,
    round,
    seats,
    proxies: proxiesFor(state, matter, (proxy) => castOn.get(proxy) ?? openedOn),
    votes: [...ballot.votes].map(([seat, vote]) => voteFactOf(state, matter, seat, vote)),
    secret: ballot.secret ? ballot.tally : null,
  }
}
