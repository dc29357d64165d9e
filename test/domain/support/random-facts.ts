import fc from 'fast-check'
import type { BallotFacts, ProxyFact, VoteFact } from '../../../src/domain/ballot/facts.js'
import type { MajorityRule, RuleSet } from '../../../src/domain/rule-set/rule-set.js'
import { partnerOf, proxyOf, quorumOf, rulesWith, seatOf, voteOf } from './facts.js'

const SEATS = 9
const PARTNERS = 4
const numbers = Array.from({ length: SEATS }, (_, index) => index + 1)

export const choices = ['for', 'against', 'abstain', 'blank', 'invalid'] as const
export const majorities: readonly MajorityRule[] = [
  'simple',
  'absolute',
  'two-thirds',
  'four-fifths',
  'unanimity',
  'consensus',
  'consent',
]

const treated = fc.constantFrom('not-counted', 'counted', 'against')
const weight = fc.integer({ min: 1, max: 5 })

const needed: fc.Arbitrary<RuleSet['quorum']['needed']> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.constantFrom(
    { kind: 'more-than', numerator: 1, denominator: 2 } as const,
    { kind: 'at-least', numerator: 2, denominator: 3 } as const,
    { kind: 'at-least', numerator: 1, denominator: 4 } as const,
  ),
  fc.integer({ min: 1, max: 6 }).map((number) => ({ kind: 'number', number }) as const),
)

const perSeat = fc.array(fc.tuple(fc.constantFrom(...numbers), weight), { maxLength: 6 }).map((named) => ({
  kind: 'per-seat' as const,
  seats: [...new Map(named)].map(([seat, heavy]) => ({ seat: seatOf(seat), weight: heavy })),
}))

const perPartner = fc.array(fc.tuple(fc.integer({ min: 1, max: PARTNERS }), weight), { maxLength: 3 }).map((named) => ({
  kind: 'per-partner' as const,
  partners: [...new Map(named)].map(([partner, heavy]) => ({ partner: partnerOf(partner), weight: heavy })),
}))

export const twoGroups: RuleSet['weights'] = {
  kind: 'per-group',
  groups: [
    { name: 'Gemeenten', partners: [partnerOf(1), partnerOf(2)] },
    { name: 'Verenigingen', partners: [partnerOf(3)] },
  ],
}

const proxies: fc.Arbitrary<RuleSet['proxies']> = fc.oneof(
  fc.constant({ kind: 'not-allowed' } as const),
  fc.record({
    kind: fc.constant('allowed' as const),
    to: fc.constantFrom('member', 'same-partner'),
    maximumPerHolder: fc.integer({ min: 1, max: 2 }),
    holderMustBePresent: fc.boolean(),
  }),
)

/** Every rule that a verdict can depend on, at random. */
export const someRules = (
  weights: fc.Arbitrary<RuleSet['weights']> = fc.oneof(perSeat, perPartner, fc.constant(twoGroups)),
) =>
  fc
    .record({
      needed,
      counts: fc.constantFrom('present', 'present-or-represented'),
      whenRecused: fc.constantFrom('recomputed', 'unchanged'),
      majority: fc.constantFrom(...majorities),
      abstentions: treated,
      blanks: treated,
      invalid: treated,
      tie: fc.constantFrom('rejected', 'chair-decides', 'second-round'),
      weights,
      proxies,
      secondConvocation: fc.option(fc.record({ afterDays: fc.integer({ min: 0, max: 20 }) })),
      writtenProcedure: fc.option(fc.record({ majority: fc.constantFrom(...majorities), minimumDays: fc.nat(5) })),
    })
    .map(({ needed, counts, whenRecused, ...rest }) =>
      rulesWith({ ...rest, quorum: quorumOf({ needed, counts, whenRecused }) } as Partial<RuleSet>),
    )

const seatNumber = fc.constantFrom(...numbers)
const someSeats = fc.uniqueArray(seatNumber, { maxLength: SEATS }).map((chosen) => chosen.map(seatOf))
const fewSeats = fc.uniqueArray(seatNumber, { maxLength: 2 }).map((chosen) => chosen.map(seatOf))

/** Who speaks for whom: seat 9 for nobody. */
const partnerOfSeat = (number: number) => (number === SEATS ? null : partnerOf(((number - 1) % PARTNERS) + 1))

const someVote = fc.record({
  choice: fc.constantFrom(...choices),
  provisional: fc.boolean(),
  // One vote in three is cast by a proxy: that of the same number, which may not hold.
  proxy: fc.constantFrom(true, false, false),
  void: fc.constantFrom<VoteFact['void']>(null, null, null, null, null, null, 'too-late', 'not-confirmed'),
})

/** Proxy `n` is given by seat `n`. */
const someProxies = fc
  .uniqueArray(fc.tuple(seatNumber, seatNumber), { maxLength: 5, selector: ([giver]) => giver })
  .map((given) =>
    given
      .filter(([giver, holder]) => giver !== holder)
      .map(([giver, holder]): ProxyFact => ({ proxy: proxyOf(giver), giver: seatOf(giver), holder: seatOf(holder) })),
  )

/** Facts of any kind: votes of some seats, some of them void, by proxy or provisional; attendance known or not. */
export const someFacts = (rules: fc.Arbitrary<RuleSet> = someRules()): fc.Arbitrary<BallotFacts> =>
  fc
    .record({
      rules,
      written: fc.boolean(),
      round: fc.constantFrom<1 | 2>(1, 2),
      daysAfterFirstConvocation: fc.option(fc.nat(20)),
      present: fc.uniqueArray(seatNumber, { maxLength: SEATS }),
      noted: fc.option(someSeats),
      outside: fewSeats,
      recused: fewSeats,
      chair: fc.option(seatNumber.map(seatOf)),
      proxies: someProxies,
      votes: fc.array(fc.option(someVote), { minLength: SEATS, maxLength: SEATS }),
    })
    .map(({ present, votes, outside, noted, ...rest }) => ({
      ...rest,
      noted,
      outside: outside.filter((seat) => noted?.includes(seat) !== true),
      // Seat 8 may have no vote any more, and then only if it does not vote or its vote says so.
      seats: numbers
        .filter((number) => number !== 8 || present.includes(8))
        .map((number) => ({ seat: seatOf(number), partner: partnerOfSeat(number) })),
      votes: votes.flatMap((vote, index): readonly VoteFact[] => {
        if (vote === null) return []
        const number = index + 1
        const withoutSeat = number === 8 && !present.includes(8)
        return [
          voteOf(number, vote.choice, {
            partner: partnerOfSeat(number),
            provisional: vote.provisional,
            proxy: vote.proxy ? proxyOf(number) : null,
            void: withoutSeat ? 'no-seat' : vote.void,
          }),
        ]
      }),
      secret: null,
    }))

/** The same without anything that could keep a vote from counting. */
export const plainFacts = (rules: fc.Arbitrary<RuleSet> = someRules()): fc.Arbitrary<BallotFacts> =>
  someFacts(rules).map((facts) => ({
    ...facts,
    seats: numbers.map((number) => ({ seat: seatOf(number), partner: partnerOfSeat(number) })),
    outside: [],
    recused: [],
    proxies: [],
    votes: facts.votes.map((vote) => ({ ...vote, proxy: null, void: null, provisional: false })),
  }))

export const everySeat = numbers.map(seatOf)
export { perSeat as someSeatWeights }
