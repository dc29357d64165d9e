import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/domain/ballot/judge.js'
import { type Power, type Share, votingPower } from '../../src/domain/influence/voting-power.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import type { SeatId } from '../../src/domain/shared/identifiers.js'
import { factsWith, partnerOf, quorumOf, rulesWith, seatOf, voteOf } from './support/facts.js'
import { plainFacts, someRules } from './support/random-facts.js'

const seatsOf = (number: number) =>
  Array.from({ length: number }, (_, index) => ({ seat: seatOf(index + 1), partner: partnerOf(index + 1) }))

/** Seats with these weights, which need more than half (simple), or what the changes say. */
const weighted = (weights: readonly number[], changes: Partial<RuleSet> = {}): readonly Power[] => {
  const rules = rulesWith({
    weights: { kind: 'per-seat', seats: weights.map((weight, index) => ({ seat: seatOf(index + 1), weight })) },
    ...changes,
  })
  const power = votingPower(rules, seatsOf(weights.length))
  if (power.kind !== 'exact') throw new Error('not exact')
  return power.voters
}

const textOf = ({ part, whole }: Share): string => {
  const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))
  const common = divisor(part, whole)
  return common === 0n ? '0/0' : `${part / common}/${whole / common}`
}

const banzhafOf = (voters: readonly Power[]) => voters.map(({ banzhaf }) => textOf(banzhaf))
const shapleyShubikOf = (voters: readonly Power[]) => voters.map(({ shapleyShubik }) => textOf(shapleyShubik))

describe('the formal power of votes', () => {
  test('is alike for seats with one vote each', () => {
    const voters = weighted([1, 1, 1, 1, 1])
    expect(banzhafOf(voters)).toEqual(Array(5).fill('1/5'))
    expect(shapleyShubikOf(voters)).toEqual(Array(5).fill('1/5'))
  })

  test('is not the share of the votes: with 4, 3, 2 and 1 and more than half', () => {
    const voters = weighted([4, 3, 2, 1])
    expect(voters.map(({ swings }) => swings)).toEqual([5n, 3n, 3n, 1n])
    expect(banzhafOf(voters)).toEqual(['5/12', '1/4', '1/4', '1/12'])
    expect(shapleyShubikOf(voters)).toEqual(['5/12', '1/4', '1/4', '1/12'])
  })

  test('tells the two ways of counting apart: with 3, 1, 1, 1 and more than half of 6', () => {
    const voters = weighted([3, 1, 1, 1])
    expect(banzhafOf(voters)).toEqual(['7/10', '1/10', '1/10', '1/10'])
    expect(shapleyShubikOf(voters)).toEqual(['3/4', '1/12', '1/12', '1/12'])
  })

  test('of the six founders of the European Economic Community in 1958 is that of the textbooks: Luxembourg had a vote and no power', () => {
    const voters = weighted([4, 4, 4, 2, 2, 1], { majority: 'two-thirds' })
    expect(banzhafOf(voters)).toEqual(['5/21', '5/21', '5/21', '1/7', '1/7', '0/1'])
    expect(shapleyShubikOf(voters)).toEqual(['7/30', '7/30', '7/30', '3/20', '3/20', '0/1'])
  })

  test('is all of whoever has more than half by themselves', () => {
    expect(banzhafOf(weighted([7, 2, 1]))).toEqual(['1/1', '0/1', '0/1'])
  })

  test('is larger for the chair who breaks ties', () => {
    const power = votingPower(rulesWith({ tie: 'chair-decides' }), seatsOf(4), seatOf(1))
    if (power.kind !== 'exact') throw new Error('not exact')
    expect(shapleyShubikOf(power.voters)).toEqual(['1/2', '1/6', '1/6', '1/6'])
  })

  test('counts the seats of a partner as one vote where the rules do', () => {
    const rules = rulesWith({ weights: { kind: 'per-partner', partners: [] } })
    const seats = [1, 2, 3, 4].map((number) => ({
      seat: seatOf(number),
      partner: partnerOf(number === 4 ? 3 : number),
    }))
    const power = votingPower(rules, seats)
    if (power.kind !== 'exact') throw new Error('not exact')
    expect(power.voters.map((voter) => voter.seats.length)).toEqual([1, 1, 2])
    expect(banzhafOf(power.voters)).toEqual(['1/3', '1/3', '1/3'])
  })

  test('sees a double majority: a group of one can stop everything', () => {
    const rules = rulesWith({
      weights: {
        kind: 'per-group',
        groups: [
          { name: 'Gemeente', partners: [partnerOf(1)] },
          { name: 'Verenigingen', partners: [2, 3, 4, 5, 6].map(partnerOf) },
        ],
      },
    })
    const power = votingPower(rules, seatsOf(6))
    if (power.kind !== 'exact') throw new Error('not exact')
    expect(textOf(power.voters[0]!.banzhaf)).toBe('8/23')
  })

  test('is exact up to 25 seats, also with every weight another, and says when there are more', () => {
    const weights = Array.from({ length: 25 }, (_, index) => 1000 - index * 37)
    const voters = weighted(weights)
    const sum = (numbers: readonly bigint[]) => numbers.reduce((total, number) => total + number, 0n)
    expect(sum(voters.map(({ shapleyShubik }) => shapleyShubik.part))).toBe(voters[0]!.shapleyShubik.whole)
    expect(votingPower(rulesWith(), seatsOf(26))).toEqual({ kind: 'too-many-voters', voters: 26 })
    expect(votingPower(rulesWith(), [])).toEqual({ kind: 'exact', voters: [] })
  }, 60_000)
})

describe('the formal power of votes, whatever the rules', () => {
  /** Does it pass when these seats vote for and all others against, with nobody absent? The judge of ballots says so. */
  const passes = (rules: RuleSet, seats: ReturnType<typeof seatsOf>, chair: SeatId | null, pro: ReadonlySet<SeatId>) =>
    judge({
      ...factsWith('', { rules }),
      rules,
      seats,
      chair,
      votes: seats.map(({ seat, partner }) => voteOf(0, pro.has(seat) ? 'for' : 'against', { seat, partner })),
    }).outcome === 'adopted'

  const subsetsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
    items.reduce<readonly (readonly Item[])[]>((sets, item) => sets.flatMap((set) => [set, [...set, item]]), [[]])

  test('counts the swings that the judge of ballots gives, one coalition after the other', () => {
    fc.assert(
      fc.property(
        plainFacts(someRules()),
        fc.integer({ min: 1, max: 6 }),
        ({ rules: some, seats: all, chair }, size) => {
          const rules = {
            ...some,
            quorum: { ...quorumOf(), needed: { kind: 'none' as const } },
            writtenProcedure: null,
          }
          const seats = all.slice(0, size) as ReturnType<typeof seatsOf>
          const power = votingPower(rules, seats, chair)
          if (power.kind !== 'exact') throw new Error('not exact')
          for (const voter of power.voters) {
            const others = power.voters.filter((other) => other !== voter)
            const swings = subsetsOf(others).filter((coalition) => {
              const pro = coalition.flatMap((one) => one.seats)
              return (
                passes(rules, seats, chair, new Set([...pro, ...voter.seats])) &&
                !passes(rules, seats, chair, new Set(pro))
              )
            })
            expect(voter.swings).toBe(BigInt(swings.length))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('adds up to one, and gives nothing for nothing', () => {
    fc.assert(
      fc.property(plainFacts(someRules()), ({ rules, seats, chair }) => {
        const power = votingPower(rules, seats, chair)
        if (power.kind !== 'exact') throw new Error('not exact')
        const sum = (of: 'banzhaf' | 'shapleyShubik') =>
          power.voters.reduce((total, voter) => total + voter[of].part, 0n)
        const [first] = power.voters
        const somePower = power.voters.some(({ swings }) => swings > 0n)
        expect(sum('banzhaf')).toBe(first!.banzhaf.whole)
        expect(sum('shapleyShubik')).toBe(somePower ? first!.shapleyShubik.whole : 0n)
        for (const { swings, shapleyShubik } of power.voters) expect(shapleyShubik.part > 0n).toBe(swings > 0n)
      }),
      { numRuns: 300 },
    )
  })
})
