import type { VoteChoice } from '../../../src/domain/ballot/events.js'
import type { BallotFacts, VoteFact } from '../../../src/domain/ballot/facts.js'
import { ofDecisionRule } from '../../../src/domain/rule-set/of-decision-rule.js'
import type { RuleSet } from '../../../src/domain/rule-set/rule-set.js'
import type { PartnerId, ProxyId, SeatId } from '../../../src/domain/shared/identifiers.js'
import { majority } from './small-house.js'

const id = (first: string, number: number): string => `${first}-0000-7000-8000-${number.toString().padStart(12, '0')}`

export const seatOf = (number: number): SeatId => id('0000005e', number) as SeatId
export const partnerOf = (number: number): PartnerId => id('000000ba', number) as PartnerId
export const proxyOf = (number: number): ProxyId => id('000000f0', number) as ProxyId

/** Simple majority, no quorum, with what is changed. */
export const rulesWith = (changes: Partial<RuleSet> = {}): RuleSet => ({ ...ofDecisionRule(majority), ...changes })

export const moreThanHalf = { kind: 'more-than', numerator: 1, denominator: 2 } as const

export const quorumOf = (more: Partial<RuleSet['quorum']> = {}): RuleSet['quorum'] => ({
  needed: moreThanHalf,
  counts: 'present',
  whenRecused: 'recomputed',
  ...more,
})

export const proxiesAllowed = (more: object = {}): RuleSet['proxies'] => ({
  kind: 'allowed',
  to: 'member',
  maximumPerHolder: 1,
  holderMustBePresent: true,
  ...more,
})

const letters: Readonly<Record<string, VoteChoice>> = {
  f: 'for',
  a: 'against',
  o: 'abstain',
  b: 'blank',
  i: 'invalid',
}

export const voteOf = (number: number, choice: VoteChoice, more: Partial<VoteFact> = {}): VoteFact => ({
  seat: seatOf(number),
  partner: partnerOf(number),
  choice,
  provisional: false,
  proxy: null,
  void: null,
  ...more,
})

/**
 * Seats 1 to `seats`, each of a partner of its own; the first of them vote as the letters say: `f`or, `a`gainst,
 * abstenti`o`n, `b`lank, `i`nvalid, in capitals while still subject to referral back; `.` does not vote.
 */
export const factsWith = (
  votes: string,
  {
    rules = {},
    seats = votes.length,
    ...more
  }: Partial<Omit<BallotFacts, 'rules' | 'seats'>> & {
    rules?: Partial<RuleSet>
    seats?: number
  } = {},
): BallotFacts => ({
  rules: rulesWith(rules),
  written: false,
  round: 1,
  daysAfterFirstConvocation: null,
  seats: Array.from({ length: seats }, (_, index) => ({ seat: seatOf(index + 1), partner: partnerOf(index + 1) })),
  noted: null,
  outside: [],
  recused: [],
  chair: null,
  proxies: [],
  votes: [...votes].flatMap((letter, index) => {
    const choice = letters[letter.toLowerCase()]
    return choice === undefined ? [] : [voteOf(index + 1, choice, { provisional: letter !== letter.toLowerCase() })]
  }),
  secret: null,
  ...more,
})
