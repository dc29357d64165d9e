import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/domain/ballot/judge.js'
import { type Changes, decisiveVotes, mustFollowFromTotals, whatIf } from '../../src/domain/ballot/what-if.js'
import type { MajorityRule, RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { factsWith, proxiesAllowed, proxyOf, quorumOf, rulesWith, seatOf } from './support/facts.js'
import { choices, someFacts } from './support/random-facts.js'

describe('decisive votes of a ballot', () => {
  test('are named in the order of their seats, in whatever order they were cast', () => {
    const facts = factsWith('ffa')
    const backwards = { ...facts, votes: [...facts.votes].reverse() }
    expect(decisiveVotes(backwards)).toEqual([seatOf(1), seatOf(2)])
  })
})

describe('what if', () => {
  test('the rules had been others', () => {
    const facts = factsWith('fffa')
    expect(judge(facts).outcome).toBe('adopted')
    expect(whatIf(facts, { rules: rulesWith({ majority: 'consensus' }) })).toMatchObject({
      majority: 'consensus',
      outcome: 'rejected',
    })
    expect(judge(facts).outcome).toBe('adopted')
  })

  test('a vote had been void: it does not count, and who cast it was there all the same', () => {
    const facts = factsWith('fffaa', { rules: { quorum: quorumOf() } })
    expect(whatIf(facts, { withoutVotes: [seatOf(1), seatOf(2)] })).toMatchObject({
      present: 5,
      votes: { for: 1, against: 2 },
      void: [
        { seat: seatOf(1), because: 'set-aside' },
        { seat: seatOf(2), because: 'set-aside' },
      ],
      outcome: 'rejected',
    })
  })

  test('a vote that was void already keeps its reason', () => {
    const facts = factsWith('fa', { recused: [seatOf(1)] })
    expect(whatIf(facts, { withoutVotes: [seatOf(1)] }).void).toEqual([{ seat: seatOf(1), because: 'recused' }])
    const late = { ...facts, recused: [], votes: facts.votes.map((vote) => ({ ...vote, void: 'too-late' as const })) }
    expect(whatIf(late, { withoutVotes: [seatOf(1)] }).void[0]).toEqual({ seat: seatOf(1), because: 'too-late' })
  })

  test('a proxy had been void: the vote does not count and its giver is not represented', () => {
    const facts = factsWith('fa.', { rules: { proxies: proxiesAllowed() } })
    const proxies = [{ proxy: proxyOf(1), giver: seatOf(1), holder: seatOf(2) }]
    const votes = facts.votes.map((vote) => (vote.seat === seatOf(1) ? { ...vote, proxy: proxyOf(1) } : vote))
    const byProxy = { ...facts, proxies, votes }
    expect(judge(byProxy)).toMatchObject({ present: 1, represented: 1, votes: { for: 1, against: 1 } })
    expect(whatIf(byProxy, { withoutProxies: [proxyOf(1)] })).toMatchObject({
      present: 1,
      represented: 0,
      votes: { for: 0, against: 1 },
      void: [{ seat: seatOf(1), because: 'proxy-not-valid' }],
    })
    expect(whatIf(byProxy, { withoutProxies: [proxyOf(2)] })).toEqual(judge(byProxy))
  })

  test('some had voted otherwise', () => {
    const facts = factsWith('ffa')
    expect(whatIf(facts, { changed: new Map([[seatOf(1), 'against']]) })).toMatchObject({
      votes: { for: 1, against: 2 },
      outcome: 'rejected',
    })
  })

  test('nothing had been otherwise: the same verdict', () => {
    fc.assert(
      fc.property(someFacts(), (facts) => {
        expect(whatIf(facts, {})).toEqual(judge(facts))
      }),
    )
  })
})

describe('what if, of a secret ballot', () => {
  const asking = (changes: Changes) => {
    const answer = mustFollowFromTotals({ secret: true, open: false, annulled: null }, changes)
    return {
      answered: (): void => expect(answer).toBeNull(),
      refused: (code: string, field: string): void =>
        expect(answer).toMatchObject({ ok: false, refusal: { code, field } }),
    }
  }

  test('can ask for other rules only, under which every vote weighs the same', () => {
    asking({}).answered()
    asking({ rules: rulesWith({ majority: 'two-thirds' }) }).answered()
    asking({ withoutVotes: [], withoutProxies: [], changed: new Map() }).answered()
    asking({ withoutVotes: [seatOf(1)] }).refused('what-if.secret', 'withoutVotes')
    asking({ changed: new Map([[seatOf(1), 'for']]) }).refused('what-if.secret', 'withoutVotes')
    asking({ withoutProxies: [proxyOf(1)] }).refused('what-if.secret', 'withoutProxies')
    const weights: RuleSet['weights'] = { kind: 'per-partner', partners: [] }
    asking({ rules: rulesWith({ weights }) }).refused('what-if.secret', 'rules')
  })

  test('waits until it is closed; an open ballot that is not secret can be asked about at any time', () => {
    expect(mustFollowFromTotals({ secret: true, open: true, annulled: null }, {})).toMatchObject({
      refusal: { code: 'ballot.still-open', field: 'ballot' },
    })
    expect(
      mustFollowFromTotals({ secret: false, open: true, annulled: null }, { withoutVotes: [seatOf(1)] }),
    ).toBeNull()
  })

  test('follows from its totals', () => {
    const secret = { for: 3, against: 1, abstain: 0, blank: 0, invalid: 0 }
    const facts = factsWith('', { seats: 4, secret })
    expect(whatIf(facts, { rules: rulesWith({ majority: 'four-fifths' }) })).toMatchObject({
      outcome: 'rejected',
      needed: 4,
      secret: true,
    })
  })
})

describe('the votes that decided', () => {
  test.each([
    ['each of a majority of one', 'ffa', [1, 2]],
    ['nobody of a majority of three', 'ffffa', []],
    ['who turned would break the tie', 'faa', [2, 3]],
    ['who abstained and could have', 'fao', [2, 3]],
    ['one who objected to a consensus', 'ffa', [3], 'consensus'],
    ['everybody whose objection would have counted', 'fo', [1, 2], 'consensus'],
    ['a blank and an invalid vote that could have', 'fabi', [2, 3, 4]],
  ] as const)('%s', (_who, votes, expected, majority: MajorityRule = 'simple') => {
    expect(decisiveVotes(factsWith(votes, { rules: { majority } }))).toEqual(expected.map(seatOf))
  })

  test('are none of those that do not count', () => {
    expect(decisiveVotes(factsWith('ffa', { recused: [seatOf(1)] }))).toEqual([seatOf(3)])
  })

  test('are those, and only those, without which or with which turned the outcome would be another', () => {
    fc.assert(
      fc.property(someFacts(), (facts) => {
        const { outcome } = judge(facts)
        const decisive = facts.votes
          .filter(({ seat }) =>
            [
              whatIf(facts, { withoutVotes: [seat] }),
              ...choices
                .filter((choice) => choice === 'for' || choice === 'against')
                .map((choice) => whatIf(facts, { changed: new Map([[seat, choice]]) })),
            ].some((verdict) => verdict.outcome !== outcome),
          )
          .map(({ seat }) => seat)
          .sort()
        expect(decisiveVotes(facts)).toEqual(decisive)
      }),
      { numRuns: 500 },
    )
  })
})
