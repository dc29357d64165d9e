import { quorumNeeded } from '../rule-set/quorum.js'
import type { MajorityRule } from '../rule-set/rule-set.js'
import type { BallotFacts, VoteFact } from './facts.js'
import { type Measured, measure } from './majority.js'
import { type Otherwise, waysToEnd } from './open-votes.js'
import { type Presence, presenceOf } from './presence.js'
import type { Verdict } from './verdict.js'
import { type CountedVote, sumOf, weigh } from './weigh.js'

export const asCast: Otherwise = new Map()

/** The majority that is asked: in writing that of the written procedure. */
const majorityOf = ({ rules, written }: BallotFacts): MajorityRule =>
  (written ? rules.writtenProcedure?.majority : null) ?? rules.majority

const quorumOf = (
  { rules, daysAfterFirstConvocation }: BallotFacts,
  { seats, present, represented }: Presence,
): Verdict['quorum'] => {
  const counted = present + (rules.quorum.counts === 'present-or-represented' ? represented : 0)
  const needed = quorumNeeded(rules, seats)
  const dropped =
    needed !== null &&
    rules.secondConvocation !== null &&
    daysAfterFirstConvocation !== null &&
    daysAfterFirstConvocation >= rules.secondConvocation.afterDays
  if (needed === null || dropped) return { needed: null, counted, met: true, dropped }
  return { needed, counted, met: counted >= needed, dropped }
}

/** The votes that count, each as it was cast or as it would have been. */
const countingVotes = (facts: BallotFacts, { voids }: Presence, otherwise: Otherwise): readonly VoteFact[] =>
  facts.votes.flatMap((vote) => {
    if (voids.has(vote.seat)) return []
    const choice = otherwise.get(vote.seat)
    if (choice === null) return []
    return [choice === undefined ? vote : { ...vote, choice }]
  })

const groupsOf = ({ rules }: BallotFacts, majority: MajorityRule, votes: readonly CountedVote[]): Verdict['groups'] => {
  if (rules.weights.kind !== 'per-group') return []
  return rules.weights.groups.map(({ name, partners }) => {
    const own = sumOf(votes.filter(({ partner }) => partner !== null && partners.includes(partner)))
    const { counted, needed, met } = measure(majority, own, rules)
    return { name, for: own.for, against: own.against, counted, needed, met }
  })
}

/** What breaks a tie, if anything does. The vote of the chair is not known in a secret ballot: a tie then rejects. */
const tieOf = (facts: BallotFacts, { tied }: Measured, votes: readonly VoteFact[]): Verdict['tie'] => {
  if (!tied) return null
  switch (facts.rules.tie) {
    case 'rejected':
      return 'rejected'
    case 'second-round':
      return facts.round === 1 ? 'second-round' : 'rejected'
    case 'chair-decides': {
      if (facts.secret !== null) return 'rejected'
      const choice = votes.find(({ seat }) => seat === facts.chair)?.choice
      return choice === 'for' ? 'chair-for' : choice === 'against' ? 'chair-against' : 'chair-silent'
    }
  }
}

const outcomeOf = (
  quorum: Verdict['quorum'],
  { met }: Measured,
  groups: Verdict['groups'],
  tie: Verdict['tie'],
): Verdict['outcome'] => {
  if (!quorum.met) return 'no-quorum'
  if (tie === 'second-round') return 'second-round'
  return (met || tie === 'chair-for') && groups.every((group) => group.met) ? 'adopted' : 'rejected'
}

type Standing = Omit<Verdict, 'dependsOnProvisional'>

const standingWith = (facts: BallotFacts, presence: Presence, otherwise: Otherwise): Standing => {
  const majority = majorityOf(facts)
  const votes = countingVotes(facts, presence, otherwise)
  const weighed = weigh(facts.rules, votes)
  const totals = facts.secret ?? sumOf(weighed)
  const quorum = quorumOf(facts, presence)
  const measured = measure(majority, totals, facts.rules)
  const groups = groupsOf(facts, majority, weighed)
  const tie = quorum.met ? tieOf(facts, measured, votes) : null
  return {
    seats: presence.seats,
    present: presence.present,
    represented: presence.represented,
    recused: presence.recused,
    quorum,
    votes: { ...totals },
    void: [...presence.voids].map(([seat, because]) => ({ seat, because })).sort((a, b) => (a.seat < b.seat ? -1 : 1)),
    majority,
    counted: measured.counted,
    needed: measured.needed,
    groups,
    tie,
    provisional: weighed.reduce((sum, { provisional, weight }) => (provisional ? sum + weight : sum), 0),
    outcome: outcomeOf(quorum, measured, groups, tie),
    ...(facts.secret === null ? {} : { secret: true as const }),
    ...(facts.written ? { written: true as const } : {}),
    ...(facts.round === 2 ? { secondRound: true as const } : {}),
  }
}

/** The outcome, had some seats voted otherwise. */
export const outcomeWith = (facts: BallotFacts, otherwise: Otherwise): Verdict['outcome'] =>
  standingWith(facts, presenceOf(facts), otherwise).outcome

const outcomesOf = (facts: BallotFacts, presence: Presence): ReadonlySet<Verdict['outcome']> => {
  const open = facts.votes.filter((vote) => vote.provisional && !presence.voids.has(vote.seat))
  const ways = open.length === 0 ? [asCast] : [asCast, ...waysToEnd(facts, open)]
  return new Set(ways.map((way) => standingWith(facts, presence, way).outcome))
}

/**
 * The outcomes that the ballot can come to: each vote still subject to referral back can become anything, or fall away.
 * Complete for adopted and rejected, but for ties that the chair breaks where partners with many open votes have one vote
 * each (see `waysToEnd`); a second round that lies between these two is not looked for.
 */
export const possibleOutcomes = (facts: BallotFacts): ReadonlySet<Verdict['outcome']> =>
  outcomesOf(facts, presenceOf(facts))

/**
 * Judges a ballot by its rules, step by step: who was there, was there a quorum, which votes count and for how much, was
 * the majority there, what broke a tie, and does it hang on votes that are still subject to referral back.
 */
export const judge = (facts: BallotFacts): Verdict => {
  const presence = presenceOf(facts)
  const standing = standingWith(facts, presence, asCast)
  return { ...standing, dependsOnProvisional: outcomesOf(facts, presence).size > 1 }
}
