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

/**
 * Ways in which open votes can end, enough to tell whether the ballot can still be adopted, rejected, and come to more than
 * one outcome. One more for never does worse than one more against, so that all for and all against are the two ends; only
 * a tie that the chair breaks or that is voted on once more lies apart, and beside it what keeps from that tie: one seat, or
 * one partner, that comes out otherwise. An abstention that counts undoes what the chair would have adopted.
 * @param open the votes that count and are still subject to referral back
 */
export const waysToEnd = (
  facts: Pick<BallotFacts, 'rules' | 'round'>,
  open: readonly VoteFact[],
): readonly Otherwise[] => {
  const seats = open.map(({ seat }) => seat)
  const ends = [all(seats, 'for'), all(seats, 'against')]
  const { tie } = facts.rules
  if (tie === 'rejected' || (tie === 'second-round' && facts.round === 2)) return ends
  const against = all(seats, 'against')
  const beside = together(facts, open).flatMap((block) => [
    ...oneByOne(block),
    ...(['abstain', 'blank', 'invalid'] as const).map((choice) => all(block, choice)),
  ])
  const between = tie === 'second-round' ? oneByOne(seats) : []
  return [...ends, ...between, ...beside.map((some): Otherwise => new Map([...against, ...some]))]
}
