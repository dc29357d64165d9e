import type { SeatId } from '../shared/identifiers.js'
import type { VoteChoice } from './events.js'
import type { BallotFacts, VoteFact } from './facts.js'

/** The choice of a seat in place of the one it made; null: its vote falls away. Presence stays as it was. */
export type Otherwise = ReadonlyMap<SeatId, VoteChoice | null>

type Seats = readonly SeatId[]

const all = (seats: Seats, choice: VoteChoice | null): Otherwise => new Map(seats.map((seat) => [seat, choice]))

/** From all against to all for, one vote after another, by way of falling away: every difference in between comes by. */
const oneByOne = (seats: Seats): readonly Otherwise[] =>
  seats.flatMap((_, turned) =>
    [null, 'for' as const].map(
      (choice): Otherwise =>
        new Map(seats.map((seat, index) => [seat, index < turned ? 'for' : index === turned ? choice : 'against'])),
    ),
  )

/** The seats of a partner that vote together; any other seat by itself. */
const together = ({ rules }: Pick<BallotFacts, 'rules'>, votes: readonly VoteFact[]): readonly Seats[] => {
  if (rules.weights.kind !== 'per-partner') return votes.map(({ seat }) => [seat])
  const blocks = new Map<string, SeatId[]>()
  for (const { seat, partner } of votes) blocks.set(partner ?? seat, [...(blocks.get(partner ?? seat) ?? []), seat])
  return [...blocks.values()]
}

/** So many open votes are looked at in every way in which they can end: 6⁴ ways. */
const FEW = 4

const everyWay = (seats: Seats): readonly Otherwise[] =>
  seats.reduce<readonly Otherwise[]>(
    (ways, seat) =>
      ways.flatMap((way) =>
        (['for', 'against', 'abstain', 'blank', 'invalid', null] as const).map(
          (end): Otherwise => new Map([...way, [seat, end]]),
        ),
      ),
    [new Map()],
  )

/**
 * Ways in which open votes can end, enough to tell whether the ballot can still be adopted, rejected, and come to more than
 * one outcome. One more for never does worse than one more against, so that all for and all against are the two ends, but for
 * a tie. One that is voted on once more lies between them, and beside it what keeps from that tie: one seat, or one partner,
 * that comes out otherwise. One that the chair breaks is unmade so too: where an abstention counts, half is no majority.
 * Where the seats of a partner vote together, one more for may divide them, so that such a tie lies anywhere: it is looked
 * for everywhere among a few open votes, and beside all against among more.
 * @param open the votes that count and are still subject to referral back
 */
export const waysToEnd = (
  facts: Pick<BallotFacts, 'rules' | 'round'>,
  open: readonly VoteFact[],
): readonly Otherwise[] => {
  const seats = open.map(({ seat }) => seat)
  const { tie, weights } = facts.rules
  if (tie === 'chair-decides' && weights.kind === 'per-partner' && seats.length <= FEW) return everyWay(seats)
  const ends = [all(seats, 'for'), all(seats, 'against')]
  if (tie === 'rejected' || (tie === 'second-round' && facts.round === 2)) return ends
  const against = all(seats, 'against')
  const beside = together(facts, open).flatMap((block) => [
    ...oneByOne(block),
    ...(['abstain', 'blank', 'invalid'] as const).map((choice) => all(block, choice)),
  ])
  const between = tie === 'second-round' ? oneByOne(seats) : []
  return [...ends, ...between, ...beside.map((some): Otherwise => new Map([...against, ...some]))]
}
