import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BallotFacts, VoteFact } from '../../src/domain/ballot/facts.js'
import { judge, outcomeWith, possibleOutcomes } from '../../src/domain/ballot/judge.js'
import type { Otherwise } from '../../src/domain/ballot/open-votes.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { rulesWith, voteOf } from './support/facts.js'
import {
  everySeat,
  majorities,
  plainFacts,
  someFacts,
  someRules,
  someSeatWeights,
  twoGroups,
} from './support/random-facts.js'
import { slowJudge, toldSlowly } from './support/slow-judge.js'

const runs = { numRuns: 2000 }

const withVote = (facts: BallotFacts, vote: VoteFact): BallotFacts => ({ ...facts, votes: [...facts.votes, vote] })

type OneMore = { readonly facts: BallotFacts; readonly vote: VoteFact | null }

/** Facts with a seat that has not voted yet, and its vote for. */
const withOneMore = (rules: fc.Arbitrary<RuleSet>) =>
  plainFacts(rules).chain((facts) => {
    const free = everySeat.flatMap((seat, index) => (facts.votes.some((vote) => vote.seat === seat) ? [] : [index + 1]))
    const partner = (number: number) => facts.seats.find(({ seat }) => seat === everySeat[number - 1])?.partner ?? null
    return free.length === 0
      ? fc.constant<OneMore>({ facts, vote: null })
      : fc
          .constantFrom(...free)
          .map((number): OneMore => ({ facts, vote: voteOf(number, 'for', { partner: partner(number) }) }))
  })

/**
 * The seats of a partner have one vote together. One more of them can end its abstention, or bring one about, and where
 * abstentions count that makes a tie of an absolute majority, or unmakes it: the chair then breaks it, or not (the
 * examples stand with the ties, in judge.test.ts).
 */
const tieHangsOnBlock = ({ weights, tie, majority, abstentions, blanks, invalid }: RuleSet): boolean =>
  weights.kind === 'per-partner' &&
  tie === 'chair-decides' &&
  majority === 'absolute' &&
  [abstentions, blanks, invalid].includes('counted')

describe('a verdict, whatever the facts', () => {
  test('agrees with a slow judge that was written apart', () => {
    fc.assert(
      fc.property(someFacts(), (facts) => {
        expect(toldSlowly(judge(facts))).toEqual(slowJudge(facts))
      }),
      { numRuns: 5000 },
    )
  })

  test('comes about in every way, so that these tests speak of all of them', () => {
    const seen = new Set<string>()
    for (const facts of fc.sample(someFacts(), { numRuns: 3000, seed: 2026 })) {
      const verdict = judge(facts)
      seen.add(verdict.outcome)
      seen.add(`tie ${verdict.tie}`)
      seen.add(`dropped ${verdict.quorum.dropped}`)
      seen.add(`depends ${verdict.dependsOnProvisional}`)
      for (const { because } of verdict.void) seen.add(because)
    }
    expect([...seen].sort()).toEqual(
      [
        ...['adopted', 'rejected', 'no-quorum', 'second-round'],
        ...['null', 'rejected', 'chair-for', 'chair-against', 'chair-silent', 'second-round'].map(
          (tie) => `tie ${tie}`,
        ),
        ...['dropped true', 'dropped false', 'depends true', 'depends false'],
        ...['recused', 'no-seat', 'not-present', 'too-late', 'not-confirmed'],
        ...['not-allowed', 'not-valid', 'over-cap', 'chained', 'holder-absent'].map((why) => `proxy-${why}`),
      ].sort(),
    )
  })

  test('is the same in whatever order the votes came', () => {
    const shuffled = someFacts().chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts.votes], { minLength: facts.votes.length, maxLength: facts.votes.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([facts, votes]) => {
        expect(judge({ ...facts, votes })).toEqual(judge(facts))
      }),
      runs,
    )
  })

  test('is the same each time it is made up', () => {
    fc.assert(
      fc.property(someFacts(), (facts) => {
        const before = JSON.stringify(facts)
        expect(judge(facts)).toEqual(judge(structuredClone(facts)))
        expect(JSON.stringify(facts)).toBe(before)
      }),
    )
  })
})

describe('one more vote for', () => {
  const neverWorse = (rules: fc.Arbitrary<RuleSet>): void => {
    fc.assert(
      fc.property(withOneMore(rules), ({ facts, vote }) => {
        if (vote === null || judge(facts).outcome !== 'adopted') return
        expect(judge(withVote(facts, vote)).outcome).toBe('adopted')
      }),
      runs,
    )
  }

  test('never turns adopted into rejected, by seat or by partner', () => {
    neverWorse(someRules().filter((rules) => rules.weights.kind !== 'per-group' && !tieHangsOnBlock(rules)))
  })

  test('nor under a double majority', () => {
    neverWorse(someRules(fc.constant(twoGroups)))
  })

  test('under a double majority does not adopt what a group is against, whatever the others do', () => {
    fc.assert(
      fc.property(plainFacts(someRules(fc.constant(twoGroups))), (facts) => {
        const verdict = judge(facts)
        if (verdict.groups.some(({ met }) => !met)) expect(verdict.outcome).not.toBe('adopted')
        const one: RuleSet['weights'] = { kind: 'per-seat', seats: [] }
        const single = judge({ ...facts, rules: { ...facts.rules, weights: one } })
        if (verdict.outcome === 'adopted') expect(single.outcome).toBe('adopted')
      }),
      runs,
    )
  })
})

test('one more vote against never turns rejected into adopted', () => {
  fc.assert(
    fc.property(withOneMore(someRules().filter((rules) => !tieHangsOnBlock(rules))), ({ facts, vote }) => {
      const { outcome, quorum } = judge(facts)
      if (vote === null || outcome !== 'rejected' || !quorum.met) return
      expect(judge(withVote(facts, { ...vote, choice: 'against' })).outcome).not.toBe('adopted')
    }),
    runs,
  )
})

test('weights that are all so many times as large change nothing', () => {
  const rules = someRules(someSeatWeights)
  fc.assert(
    fc.property(plainFacts(rules), fc.integer({ min: 2, max: 9 }), (facts, times) => {
      if (facts.rules.weights.kind !== 'per-seat') return
      const named = new Map(facts.rules.weights.seats.map(({ seat, weight }) => [seat, weight]))
      const scaled = everySeat.map((seat) => ({ seat, weight: times * (named.get(seat) ?? 1) }))
      const before = judge(facts)
      const after = judge({ ...facts, rules: { ...facts.rules, weights: { kind: 'per-seat', seats: scaled } } })
      expect({ outcome: after.outcome, tie: after.tie, quorum: after.quorum }).toEqual({
        outcome: before.outcome,
        tie: before.tie,
        quorum: before.quorum,
      })
      expect(after.votes.for).toBe(times * before.votes.for)
      expect(after.counted).toBe(times * before.counted)
    }),
    runs,
  )
})

test('the verdict of a secret ballot is that of its open twin', () => {
  const equal: RuleSet['weights'] = { kind: 'per-seat', seats: [] }
  const rules = someRules(fc.constant(equal)).filter(({ tie }) => tie !== 'chair-decides')
  fc.assert(
    fc.property(plainFacts(rules), fc.boolean(), (facts, attendanceKnown) => {
      const voters = facts.votes.map(({ seat }) => seat)
      const noted = attendanceKnown ? [...new Set([...(facts.noted ?? []), ...voters])] : null
      const open = { ...facts, noted }
      const { secret, ...verdict } = judge({ ...open, votes: [], secret: judge(open).votes })
      expect(secret).toBe(true)
      expect(verdict).toEqual(judge(open))
    }),
    runs,
  )
})

test('votes subject to referral back change the outcome only where the verdict says that they can', () => {
  const confirmed = someFacts().chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.array(fc.constantFrom('for', 'against', 'abstain', 'blank', 'invalid', null), { minLength: 9, maxLength: 9 }),
    ),
  )
  fc.assert(
    fc.property(confirmed, ([facts, became]) => {
      const verdict = judge(facts)
      if (verdict.dependsOnProvisional) return
      // A vote that falls away leaves its seat where it was.
      const votes = facts.votes.map((vote, index) => {
        if (!vote.provisional || vote.void !== null) return vote
        const choice = became[index] ?? null
        return choice === null ? { ...vote, void: 'not-confirmed' as const } : { ...vote, choice }
      })
      expect(judge({ ...facts, votes }).outcome).toBe(verdict.outcome)
    }),
    runs,
  )
})

test('the outcomes that open votes can lead to are those of every way in which they can end', () => {
  const ends = ['for', 'against', 'abstain', 'blank', 'invalid', null] as const
  const ties = fc.constantFrom<RuleSet['tie']>('second-round', 'chair-decides', 'rejected')
  const rules = fc.tuple(someRules(), ties).map(([one, tie]) => ({ ...one, tie }))
  const few = someFacts(rules).map((facts) => {
    const open = facts.votes.filter(({ provisional }) => provisional).slice(0, 3)
    return { ...facts, votes: facts.votes.map((vote) => ({ ...vote, provisional: open.includes(vote) })) }
  })
  fc.assert(
    fc.property(few, (facts) => {
      const voids = new Set(judge(facts).void.map(({ seat }) => seat))
      const open = facts.votes.filter(({ seat, provisional }) => provisional && !voids.has(seat))
      const ways = open.reduce<readonly Otherwise[]>(
        (before, { seat }) => before.flatMap((way) => ends.map((end): Otherwise => new Map([...way, [seat, end]]))),
        [new Map()],
      )
      const every = new Set(ways.map((way) => outcomeWith(facts, way)))
      const possible = possibleOutcomes(facts)
      expect([...possible].filter((outcome) => !every.has(outcome))).toEqual([])
      for (const outcome of ['adopted', 'rejected', 'no-quorum'] as const) {
        expect(possible.has(outcome)).toBe(every.has(outcome))
      }
      expect(judge(facts).dependsOnProvisional).toBe(every.size > 1)
    }),
    { numRuns: 3000 },
  )
})

test('the short rules of before give the outcomes of before', () => {
  fc.assert(
    fc.property(
      plainFacts(fc.constantFrom('simple', 'consensus').map((majority) => rulesWith({ majority } as never))),
      (facts) => {
        const count = (choice: string): number => facts.votes.filter((vote) => vote.choice === choice).length
        const adopted =
          facts.rules.majority === 'consensus'
            ? count('against') === 0 && count('for') > 0
            : count('for') > count('against')
        expect(judge({ ...facts, written: false }).outcome).toBe(adopted ? 'adopted' : 'rejected')
      },
    ),
  )
  expect(majorities).toHaveLength(7)
})
