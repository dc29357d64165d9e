import type { CommandOf } from '../commands.js'
import type { Dossier } from '../dossier/state.js'
import { accept, type Decided, type Refused, refuse } from '../shared/decider.js'
import type { BallotId, DossierId, OrganId, SeatId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { newVote, proxyUsed, refusalOf, voidsWith } from './casting.js'
import type { SecretTally } from './events.js'
import { factsOf } from './facts-of.js'
import { judge } from './judge.js'
import { ballotMustBeOpen } from './open.js'
import type { Ballot, Vote } from './state.js'
import { seatMustBeDefinite, seatMustHaveVote } from './voters.js'

/** What is known of a secret ballot at its end: who voted, and the totals. */
export type SecretCount = { readonly participants: readonly SeatId[]; readonly tally: SecretTally }

type GivenTally = Omit<SecretTally, 'blank' | 'invalid'> & {
  readonly blank?: number | undefined
  readonly invalid?: number | undefined
}

/** A count in which blank and invalid votes may be left out, when there was none. */
export const completeTally = ({ blank = 0, invalid = 0, ...rest }: GivenTally): SecretTally => ({
  ...rest,
  blank,
  invalid,
})

/** Of two votes each voter knows the other one's; from three on, not by the totals alone. */
const FEWEST_PERSONS = 3

/** The amount that a ballot is about, in its own version of the proposal. */
export const amountVotedOn = (dossier: Dossier | undefined, ballot: Pick<Ballot, 'proposalVersion'>): Cents | null =>
  dossier?.versions[ballot.proposalVersion - 1]?.amount ?? null

/** Refuses a secret ballot in an organ where too few persons may vote about this amount on that day. */
export const enoughMayVote = (
  state: HouseState,
  organ: OrganId,
  amount: Cents | null,
  on: LocalDate,
): Refused | null => {
  const persons = new Set(
    [...state.seats.entries()]
      .filter(
        ([id, seat]) =>
          seatMustHaveVote(state, organ, id, on, '') === null && seatMustBeDefinite(seat, amount, '') === null,
      )
      .map(([, { person }]) => person),
  )
  return persons.size < FEWEST_PERSONS ? refuse('ballot.too-few-voters', 'secret') : null
}

/**
 * Refuses a vote that may not be cast in a secret ballot; null when it may. It leads to no event, so this is asked in the
 * place of `decide`. That the seat did not vote before, only the ballot box can tell.
 */
export const refuseSecretVote = (
  command: CommandOf<'CastVote'>,
  state: HouseState,
  ballot: Ballot,
  today: LocalDate,
): Refused | null => {
  const { dossier, seat: id, subjectToReferralBack, effectiveOn } = command
  if (effectiveOn > today) return refuse('date.in-future', 'effectiveOn', { day: effectiveOn, today })
  const over = ballotMustBeOpen(ballot)
  if (over !== null) return over
  const withoutVote = seatMustHaveVote(state, ballot.organ, id, effectiveOn, 'seat')
  if (withoutVote !== null) return withoutVote
  if (effectiveOn < ballot.openedOn) return refuse('vote.before-opening', 'effectiveOn', { day: ballot.openedOn })
  const seat = state.seats.get(id)
  if (seat === undefined) return refuse('seat.unknown', 'seat')
  if (subjectToReferralBack) {
    return refuse('vote.secret-is-definite', 'subjectToReferralBack', { function: seat.function })
  }
  const unfit = seatMustBeDefinite(seat, amountVotedOn(state.dossiers.get(dossier), ballot), 'seat')
  if (unfit !== null) return unfit
  const proxy = proxyUsed(state, dossier, ballot, id, effectiveOn)
  const vote = newVote('abstain', effectiveOn, proxy?.proxy ?? null)
  const reason = voidsWith(state, dossier, ballot, new Map([[id, vote]])).get(id)
  return refusalOf(reason, 'seat', { function: seat.function })
}

/** The seats that voted, as votes whose choice is not known, each by the proxy that holds for it. */
const votesOf = (
  state: HouseState,
  dossier: DossierId,
  ballot: Ballot,
  participants: readonly SeatId[],
  on: LocalDate,
): ReadonlyMap<SeatId, Vote> =>
  new Map(
    participants.map((seat) => {
      const proxy = proxyUsed(state, dossier, ballot, seat, on)
      return [seat, newVote('abstain', on, proxy?.proxy ?? null)]
    }),
  )

/** Refuses a count by hand with a seat that had no vote, or that is named twice. */
export const refuseParticipants = (
  { dossier, participants, effectiveOn }: CommandOf<'CountSecretBallot'>,
  state: HouseState,
  ballot: Ballot,
): Refused | null => {
  if (effectiveOn < ballot.openedOn) return refuse('vote.before-opening', 'effectiveOn', { day: ballot.openedOn })
  const amount = amountVotedOn(state.dossiers.get(dossier), ballot)
  const voids = voidsWith(state, dossier, ballot, votesOf(state, dossier, ballot, participants, effectiveOn))
  for (const [index, id] of participants.entries()) {
    const field = `participants.${index}`
    const withoutVote = seatMustHaveVote(state, ballot.organ, id, effectiveOn, field)
    if (withoutVote !== null) return withoutVote
    const seat = state.seats.get(id)
    if (seat === undefined) return refuse('seat.unknown', field)
    if (participants.indexOf(id) < index) return refuse('vote.already-cast', field, { function: seat.function })
    const unfit =
      seatMustBeDefinite(seat, amount, field) ?? refusalOf(voids.get(id), field, { function: seat.function })
    if (unfit !== null) return unfit
  }
  return null
}

/**
 * May who took part be named beside these totals? Not when someone who knows the votes of one person, such as the own,
 * could tell from the totals what another voted: when all others then voted the same.
 */
const mayBeNamed = (tally: SecretTally, mostByOnePerson: number): boolean =>
  Math.max(...Object.values(tally)) < sumOf(tally) - mostByOnePerson

const sumOf = (tally: SecretTally): number => Object.values(tally).reduce((sum, votes) => sum + votes, 0)

/** The person who knows a vote: who holds the seat, or who holds its proxy. */
const voterOf = (state: HouseState, dossier: DossierId, ballot: Ballot, seat: SeatId, on: LocalDate): string => {
  const holder = proxyUsed(state, dossier, ballot, seat, on)?.holder ?? seat
  return state.seats.get(holder)?.person ?? holder
}

type Closing = { readonly dossier: DossierId; readonly ballot: BallotId; readonly effectiveOn: LocalDate }

/** Closes a secret ballot with its count, whether it comes from the ballot box or was made by hand. */
export const closeSecretly = (
  state: HouseState,
  { dossier, ballot, effectiveOn }: Closing,
  found: Ballot,
  { participants, tally }: SecretCount,
): Decided => {
  const votes = sumOf(tally)
  const voters = participants.length
  if (votes !== voters) return refuse('ballot.count-differs', 'tally', { votes, participants: voters })
  const seatsByPerson = new Map<string, number>()
  for (const seat of participants) {
    const person = voterOf(state, dossier, found, seat, effectiveOn)
    seatsByPerson.set(person, (seatsByPerson.get(person) ?? 0) + 1)
  }
  if (seatsByPerson.size < FEWEST_PERSONS) return refuse('ballot.too-few-for-secrecy', 'ballot')
  const named = mayBeNamed(tally, Math.max(...seatsByPerson.values()))
  const verdict = judge(factsOf(state, dossier, { ...found, tally }))
  return accept([
    {
      type: 'SecretBallotClosed',
      data: {
        dossier,
        ballot,
        voters,
        participants: named ? [...participants].sort() : null,
        tally,
        outcome: verdict.outcome,
        verdict,
      },
    },
  ])
}
