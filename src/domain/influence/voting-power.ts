import { measure } from '../ballot/majority.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { PartnerId, SeatId } from '../shared/identifiers.js'
import { type Bounds, countsOf, placeOf, type Sums, sumsAt, withoutOne } from './coalitions.js'

/** A seat with a vote. */
export type VotingSeat = { readonly seat: SeatId; readonly partner: PartnerId | null }

/** An exact share: `part` of `whole`. */
export type Share = { readonly part: bigint; readonly whole: bigint }

/** Who votes as one: a seat, or the seats of a partner together where the rules give each partner one vote. */
export type Voter = { readonly seats: readonly SeatId[]; readonly partner: PartnerId | null; readonly weight: number }

export type Power = Voter & {
  /** Of all coalitions of the others (2^(voters − 1)): how many lose without this voter and win with it. */
  readonly swings: bigint
  /** Banzhaf: its share of the swings of all voters. */
  readonly banzhaf: Share
  /** Shapley–Shubik: in which part of all orders in which voters can join, it is the one that makes the majority. */
  readonly shapleyShubik: Share
}

export type VotingPower =
  | { readonly kind: 'exact'; readonly voters: readonly Power[] }
  | { readonly kind: 'too-many-voters'; readonly voters: number }

/** So many voters are counted exactly. */
export const MOST_VOTERS = 25

/** What is needed to count: how a voter adds up, and whether it is the chair, who breaks ties. */
type Counted = Voter & { readonly sums: Sums; readonly chair: boolean }

const weightOfSeat = ({ weights }: RuleSet, seat: SeatId): number =>
  weights.kind === 'per-seat' ? (weights.seats.find((one) => one.seat === seat)?.weight ?? 1) : 1

const votersOf = (rules: RuleSet, seats: readonly VotingSeat[]): readonly Voter[] => {
  const { weights } = rules
  const alone = (one: VotingSeat): Voter => ({
    seats: [one.seat],
    partner: one.partner,
    weight: weightOfSeat(rules, one.seat),
  })
  if (weights.kind !== 'per-partner') return seats.map(alone)
  const blocks = new Map<PartnerId, SeatId[]>()
  for (const { seat, partner } of seats) {
    if (partner !== null) blocks.set(partner, [...(blocks.get(partner) ?? []), seat])
  }
  return [
    ...seats.filter(({ partner }) => partner === null).map(alone),
    ...[...blocks].map(([partner, own]) => ({
      seats: own,
      partner,
      weight: weights.partners.find((one) => one.partner === partner)?.weight ?? 1,
    })),
  ]
}

/** A voter counts for itself, for its weight, and in each group of a double majority that it belongs to. */
const countedOf = (rules: RuleSet, chair: SeatId | null, voter: Voter): Counted => {
  const groups = rules.weights.kind === 'per-group' ? rules.weights.groups : []
  const { partner, weight } = voter
  const member = groups.map(({ partners }) => (partner !== null && partners.includes(partner) ? 1 : 0))
  return { ...voter, sums: [1, weight, ...member], chair: chair !== null && voter.seats.includes(chair) }
}

/** Does a coalition with these sums win, when all others vote against? */
const wins = (rules: RuleSet, all: Sums, sums: Sums, withChair: boolean): boolean => {
  const [, weight = 0, ...groups] = sums
  const [, whole = 0, ...wholeGroups] = all
  const judged = (pro: number, total: number) =>
    measure(rules.majority, { for: pro, against: total - pro, abstain: 0, blank: 0, invalid: 0 }, rules)
  const { met, tied } = judged(weight, whole)
  const adopted = met || (tied && rules.tie === 'chair-decides' && withChair)
  return adopted && groups.every((pro, index) => judged(pro, wholeGroups[index] ?? 0).met)
}

const factorial = (number: number): bigint => (number < 2 ? 1n : BigInt(number) * factorial(number - 1))

const plus = (one: Sums, other: Sums): Sums => one.map((sum, index) => sum + (other[index] ?? 0))

/**
 * The formal power of each voter under the rules of an organ, when everyone is present and votes for or against: exact,
 * by counting coalitions. Where partners have one vote, the seats of a partner vote alike; where groups must each have a
 * majority, that counts too; where the chair breaks ties, so does the chair here. Sources: J.F. Banzhaf, "Weighted voting
 * doesn't work" (1965); L.S. Shapley and M. Shubik, "A method for evaluating the distribution of power" (1954).
 */
export const votingPower = (rules: RuleSet, seats: readonly VotingSeat[], chair: SeatId | null = null): VotingPower => {
  const voters = votersOf(rules, seats).map((voter) => countedOf(rules, chair, voter))
  if (voters.length > MOST_VOTERS) return { kind: 'too-many-voters', voters: voters.length }
  const dimensions = voters[0]?.sums ?? []
  const all: Sums = voters.reduce<Sums>(
    (sum, voter) => plus(sum, voter.sums),
    dimensions.map(() => 0),
  )
  const bounds: Bounds = all.map((sum) => sum + 1)
  const winning = [false, true].map((withChair) =>
    Uint8Array.from({ length: placeOf(bounds, all) + 1 }, (_, place) =>
      wins(rules, all, sumsAt(bounds, place), withChair) ? 1 : 0,
    ),
  )
  const isWon = (sums: Sums, withChair: boolean): boolean => winning[withChair ? 1 : 0]?.[placeOf(bounds, sums)] === 1

  const chairman = voters.find((voter) => voter.chair)
  const others = countsOf(
    bounds,
    voters.filter((voter) => !voter.chair).map((voter) => voter.sums),
  )

  /** Swings by the number of voters that were there already. */
  const swingsOf = (voter: Counted): readonly bigint[] => {
    const bySize = voters.map(() => 0n)
    const swing = (sums: Sums, number: number, withChair: boolean): void => {
      const [size = 0] = sums
      if (isWon(plus(sums, voter.sums), withChair || voter.chair) && !isWon(sums, withChair)) {
        bySize[size] = (bySize[size] ?? 0n) + BigInt(number)
      }
    }
    const rest = voter.chair ? others : withoutOne(bounds, others, voter.sums)
    rest.forEach((number, place) => {
      if (number === 0) return
      const sums = sumsAt(bounds, place)
      swing(sums, number, false)
      if (!voter.chair && chairman !== undefined) swing(plus(sums, chairman.sums), number, true)
    })
    return bySize
  }

  const swings = voters.map(swingsOf)
  const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => sum + number, 0n)
  const allSwings = sumOf(swings.map(sumOf))
  const count = voters.length
  return {
    kind: 'exact',
    voters: voters.map(({ sums: _sums, chair: _chair, ...voter }, index) => {
      const own = swings[index] ?? []
      const orders = own.map((number, size) => number * factorial(size) * factorial(count - size - 1))
      return {
        ...voter,
        swings: sumOf(own),
        banzhaf: { part: sumOf(own), whole: allSwings },
        shapleyShubik: { part: sumOf(orders), whole: factorial(count) },
      }
    }),
  }
}
