import type { RuleSet } from '../rule-set/rule-set.js'
import { isOneVoteEach } from '../rule-set/weights.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { ProxyId, SeatId } from '../shared/identifiers.js'
import type { VoteChoice } from './events.js'
import type { BallotFacts } from './facts.js'
import { judge, outcomeWith } from './judge.js'
import type { Otherwise } from './open-votes.js'
import type { Ballot } from './state.js'
import type { Verdict } from './verdict.js'

/** What is otherwise than it was. Of a secret ballot only the rules can be. */
export type Changes = {
  readonly rules?: RuleSet | undefined
  /** Seats whose vote is void. They were there all the same. */
  readonly withoutVotes?: readonly SeatId[] | undefined
  /** Proxies that are void: the votes cast by them do not count, and who gave them is not represented. */
  readonly withoutProxies?: readonly ProxyId[] | undefined
  /** What some seats voted in place of what they did. */
  readonly changed?: ReadonlyMap<SeatId, VoteChoice> | undefined
}

/** Of a secret ballot only what follows from its totals can be asked: other rules, under which every vote weighs the same. */
export const mustFollowFromTotals = (
  { secret, open, annulled }: Pick<Ballot, 'secret' | 'open' | 'annulled'>,
  { rules, withoutVotes = [], withoutProxies = [], changed }: Changes,
): Refused | null => {
  if (!secret) return null
  if (open) return refuse('ballot.still-open', 'ballot')
  if (annulled !== null) return refuse('ballot.annulled', 'ballot')
  if (withoutVotes.length > 0 || (changed?.size ?? 0) > 0) return refuse('what-if.secret', 'withoutVotes')
  if (withoutProxies.length > 0) return refuse('what-if.secret', 'withoutProxies')
  return rules === undefined || isOneVoteEach(rules) ? null : refuse('what-if.secret', 'rules')
}

/** How the same ballot would have been judged otherwise. Records nothing. */
export const whatIf = (facts: BallotFacts, changes: Changes): Verdict => {
  const { rules = facts.rules, withoutVotes = [], withoutProxies = [], changed } = changes
  return judge({
    ...facts,
    rules,
    proxies: facts.proxies.filter(({ proxy }) => !withoutProxies.includes(proxy)),
    votes: facts.votes.map((vote) => ({
      ...vote,
      choice: changed?.get(vote.seat) ?? vote.choice,
      void: vote.void ?? (withoutVotes.includes(vote.seat) ? 'set-aside' : null),
    })),
  })
}

const turned = (choice: VoteChoice): readonly (VoteChoice | null)[] => {
  switch (choice) {
    case 'for':
      return [null, 'against']
    case 'against':
      return [null, 'for']
    case 'abstain':
    case 'blank':
    case 'invalid':
      return [null, 'for', 'against']
  }
}

/** The seats whose vote decided it: without it, or turned round, the outcome would have been another. */
export const decisiveVotes = (facts: BallotFacts): readonly SeatId[] => {
  const { outcome } = judge(facts)
  return facts.votes
    .filter(({ seat, choice }) =>
      turned(choice).some((other) => {
        const otherwise: Otherwise = new Map([[seat, other]])
        return outcomeWith(facts, otherwise) !== outcome
      }),
    )
    .map(({ seat }) => seat)
    .sort()
}
