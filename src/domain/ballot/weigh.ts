import type { RuleSet } from '../rule-set/rule-set.js'
import type { PartnerId, SeatId } from '../shared/identifiers.js'
import type { VoteChoice } from './events.js'
import type { VoteFact } from './facts.js'
import type { WeighedVotes } from './verdict.js'

/** One vote as it is counted: of a seat, or of the seats of a partner together. */
export type CountedVote = {
  readonly choice: VoteChoice
  readonly weight: number
  readonly partner: PartnerId | null
  /** Is it, or a vote in it, still subject to referral back? */
  readonly provisional: boolean
}

export const noVotes: WeighedVotes = { for: 0, against: 0, abstain: 0, blank: 0, invalid: 0 }

/** The votes of each kind, by weight. */
export const sumOf = (votes: readonly CountedVote[]): WeighedVotes => {
  const sum = { ...noVotes }
  for (const { choice, weight } of votes) sum[choice] += weight
  return sum
}

/**
 * What the seats of a partner say together: what most of those who took sides said, an abstention when they are divided.
 * Took none of them sides, it is the kind most of them chose, an abstention again when that is not one kind.
 */
const together = (choices: readonly VoteChoice[]): VoteChoice => {
  const count = (choice: VoteChoice): number => choices.filter((one) => one === choice).length
  const [pro, against] = [count('for'), count('against')]
  if (pro !== against) return pro > against ? 'for' : 'against'
  if (pro > 0) return 'abstain'
  const [abstain, blank, invalid] = [count('abstain'), count('blank'), count('invalid')]
  if (blank > abstain && blank > invalid) return 'blank'
  return invalid > abstain && invalid > blank ? 'invalid' : 'abstain'
}

const bySeat = (votes: readonly VoteFact[], weightOf: (seat: SeatId) => number): readonly CountedVote[] =>
  votes.map(({ seat, partner, choice, provisional }) => ({ choice, weight: weightOf(seat), partner, provisional }))

const byPartner = (votes: readonly VoteFact[], weightOf: (partner: PartnerId) => number): readonly CountedVote[] => {
  const partners = new Map<PartnerId, VoteFact[]>()
  for (const vote of votes) {
    if (vote.partner === null) continue
    partners.set(vote.partner, [...(partners.get(vote.partner) ?? []), vote])
  }
  const own = bySeat(
    votes.filter(({ partner }) => partner === null),
    () => 1,
  )
  const blocks = [...partners].map(([partner, cast]) => ({
    choice: together(cast.map(({ choice }) => choice)),
    weight: weightOf(partner),
    partner,
    provisional: cast.some(({ provisional }) => provisional),
  }))
  return [...own, ...blocks]
}

/** The votes that count, each with its weight under the rules. */
export const weigh = ({ weights }: Pick<RuleSet, 'weights'>, votes: readonly VoteFact[]): readonly CountedVote[] => {
  switch (weights.kind) {
    case 'per-seat': {
      const named = new Map(weights.seats.map(({ seat, weight }) => [seat, weight]))
      return bySeat(votes, (seat) => named.get(seat) ?? 1)
    }
    case 'per-partner': {
      const named = new Map(weights.partners.map(({ partner, weight }) => [partner, weight]))
      return byPartner(votes, (partner) => named.get(partner) ?? 1)
    }
    case 'per-group':
      return bySeat(votes, () => 1)
  }
}
