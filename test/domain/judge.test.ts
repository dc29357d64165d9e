import { describe, expect, test } from 'vitest'
import { judge } from '../../src/domain/ballot/judge.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { factsWith, moreThanHalf, partnerOf, quorumOf, seatOf } from './support/facts.js'

const outcome = (votes: string, rules: Partial<RuleSet> = {}, more: object = {}) =>
  judge(factsWith(votes, { rules, ...more })).outcome

describe('the seats of one partner together', () => {
  const together = (letters: string) => {
    const facts = factsWith(letters, { rules: { weights: { kind: 'per-partner', partners: [] } } })
    return judge({ ...facts, votes: facts.votes.map((vote) => ({ ...vote, partner: partnerOf(1) })) }).votes
  }
  const none = { for: 0, against: 0, abstain: 0, blank: 0, invalid: 0 }

  test.each([
    ['ffa', { for: 1 }],
    ['faa', { against: 1 }],
    ['fabb', { abstain: 1 }],
    ['faii', { abstain: 1 }],
    ['bbo', { blank: 1 }],
    ['bo', { abstain: 1 }],
    ['bi', { abstain: 1 }],
    ['iio', { invalid: 1 }],
    ['io', { abstain: 1 }],
    ['bbi', { blank: 1 }],
    ['iib', { invalid: 1 }],
  ])('%s say one thing', (letters, votes) => {
    expect(together(letters)).toEqual({ ...none, ...votes })
  })
})

describe('a verdict', () => {
  test('says everything step by step', () => {
    const rules = { quorum: quorumOf(), majority: 'absolute' } as const
    expect(judge(factsWith('fffffffaaaao', { rules, seats: 23 }))).toEqual({
      seats: 23,
      present: 12,
      represented: 0,
      recused: 0,
      quorum: { needed: 12, counted: 12, met: true, dropped: false },
      votes: { for: 7, against: 4, abstain: 1, blank: 0, invalid: 0 },
      void: [],
      majority: 'absolute',
      counted: 11,
      needed: 6,
      groups: [],
      tie: null,
      provisional: 0,
      dependsOnProvisional: false,
      outcome: 'adopted',
    })
  })

  test('says that it was held in writing, secretly, or for the second time', () => {
    expect(judge(factsWith('f', { written: true }))).toMatchObject({ written: true })
    expect(judge(factsWith('f', { round: 2 }))).toMatchObject({ secondRound: true })
    const secret = { for: 2, against: 1, abstain: 0, blank: 0, invalid: 0 }
    expect(judge(factsWith('', { seats: 3, secret }))).toMatchObject({ secret: true, votes: secret, present: 3 })
    const plain = judge(factsWith('f'))
    expect('written' in plain || 'secondRound' in plain || 'secret' in plain).toBe(false)
  })
})

describe('the majority', () => {
  test.each([
    ['simple', 'ffa', 'adopted', 3, 2],
    ['simple', 'fa', 'rejected', 2, 2],
    ['simple', 'ooo', 'rejected', 0, 1],
    ['simple', 'fffaaoooo', 'rejected', 9, 5, { abstentions: 'against' }],
    ['simple', 'ffaoooo', 'adopted', 7, 2, { abstentions: 'counted' }],
    ['absolute', 'ffa', 'adopted', 3, 2],
    ['absolute', 'ffaa', 'rejected', 4, 3],
    ['absolute', 'ffao', 'rejected', 4, 3, { abstentions: 'counted' }],
    ['absolute', 'fffao', 'adopted', 5, 3, { abstentions: 'counted' }],
    ['absolute', 'ffab', 'rejected', 4, 3, { blanks: 'against' }],
    ['absolute', 'ffai', 'rejected', 4, 3, { invalid: 'counted' }],
    ['absolute', 'ffaib', 'adopted', 3, 2],
    ['two-thirds', 'ffa', 'adopted', 3, 2],
    ['two-thirds', 'fffaa', 'rejected', 5, 4],
    ['two-thirds', 'oo', 'rejected', 0, 1],
    ['four-fifths', 'ffffa', 'adopted', 5, 4],
    ['four-fifths', 'fffa', 'rejected', 4, 4],
    ['four-fifths', 'o', 'rejected', 0, 1],
    ['unanimity', 'fffo', 'adopted', 3, 3],
    ['unanimity', 'fffo', 'rejected', 4, 4, { abstentions: 'counted' }],
    ['unanimity', 'ooo', 'rejected', 0, 1],
    ['consensus', 'foo', 'adopted', 1, null],
    ['consensus', 'ooo', 'rejected', 0, null],
    ['consensus', 'ffffa', 'rejected', 5, null],
    ['consensus', 'fo', 'rejected', 2, null, { abstentions: 'against' }],
    ['consent', 'ooo', 'adopted', 0, null],
    ['consent', '...', 'adopted', 0, null],
    ['consent', 'ffffa', 'rejected', 5, null],
  ] as const)('%s of %s: %s', (majority, votes, expected, counted, needed, more: Partial<RuleSet> = {}) => {
    expect(judge(factsWith(votes, { rules: { majority, ...more } }))).toMatchObject({
      outcome: expected,
      majority,
      counted,
      needed,
    })
  })

  test('in writing is that of the written procedure, where there is one', () => {
    const writtenProcedure = { majority: 'unanimity', minimumDays: 7 } as const
    expect(outcome('ffa', { writtenProcedure })).toBe('adopted')
    expect(judge(factsWith('ffa', { rules: { writtenProcedure }, written: true }))).toMatchObject({
      majority: 'unanimity',
      outcome: 'rejected',
    })
    expect(outcome('ffa', { writtenProcedure: null }, { written: true })).toBe('adopted')
  })
})

describe('a tie', () => {
  const chair = { chair: seatOf(1) }

  test.each([
    ['rejects', 'fa', {}, {}, 'rejected', 'rejected'],
    ['asks for a second round', 'fa', { tie: 'second-round' }, {}, 'second-round', 'second-round'],
    ['rejects in the second round', 'fa', { tie: 'second-round' }, { round: 2 }, 'rejected', 'rejected'],
    ['is broken by the chair who is for', 'fa', { tie: 'chair-decides' }, chair, 'chair-for', 'adopted'],
    ['is broken by the chair who is against', 'af', { tie: 'chair-decides' }, chair, 'chair-against', 'rejected'],
    ['is not broken by a chair who abstains', 'ofa', { tie: 'chair-decides' }, chair, 'chair-silent', 'rejected'],
    ['is not broken without a chair', 'fa', { tie: 'chair-decides' }, {}, 'chair-silent', 'rejected'],
    [
      'can be of an absolute majority',
      'faoo',
      { majority: 'absolute', tie: 'chair-decides' },
      chair,
      'chair-for',
      'adopted',
    ],
    [
      'is none where abstentions count among the votes',
      'fao',
      { majority: 'absolute', tie: 'chair-decides', abstentions: 'counted' },
      chair,
      null,
      'rejected',
    ],
    ['is none without a vote for', 'oo', { tie: 'chair-decides' }, chair, null, 'rejected'],
    ['is none of two thirds', 'fa', { majority: 'two-thirds', tie: 'chair-decides' }, chair, null, 'rejected'],
    ['is none of a consensus', 'fa', { majority: 'consensus', tie: 'second-round' }, {}, null, 'rejected'],
  ] as const)('%s', (_sentence, votes, rules, more, tie, expected) => {
    expect(judge(factsWith(votes, { rules, ...more }))).toMatchObject({ tie, outcome: expected })
  })

  test('is not broken by a chair whose own vote does not count', () => {
    const facts = factsWith('ffa', { rules: { tie: 'chair-decides' }, chair: seatOf(1), recused: [seatOf(1)] })
    expect(judge(facts)).toMatchObject({ tie: 'chair-silent', outcome: 'rejected' })
  })

  test('in a secret ballot rejects where the chair would decide: nobody knows what the chair voted', () => {
    const secret = { for: 2, against: 2, abstain: 0, blank: 0, invalid: 0 }
    expect(judge(factsWith('', { seats: 4, secret, chair: seatOf(1), rules: { tie: 'chair-decides' } }))).toMatchObject(
      { tie: 'rejected', outcome: 'rejected' },
    )
  })
})

describe('the quorum', () => {
  test.each([
    ['more than half of 4', moreThanHalf, 4, 'ff', 3, false],
    ['more than half of 4, met', moreThanHalf, 4, 'fff', 3, true],
    ['more than half of 23', moreThanHalf, 23, 'ffffffffffff', 12, true],
    ['at least two thirds of 10', { kind: 'at-least', numerator: 2, denominator: 3 }, 10, 'ffffff', 7, false],
    ['at least two thirds of 9', { kind: 'at-least', numerator: 2, denominator: 3 }, 9, 'ffffff', 6, true],
    ['a number', { kind: 'number', number: 3 }, 40, 'ff', 3, false],
    ['none', { kind: 'none' }, 40, 'f', null, true],
  ] as const)('%s', (_sentence, needed, seats, votes, number, met) => {
    const verdict = judge(factsWith(votes, { seats, rules: { quorum: quorumOf({ needed }) } }))
    expect(verdict.quorum).toEqual({ needed: number, counted: votes.length, met, dropped: false })
    expect(verdict.outcome).toBe(met ? 'adopted' : 'no-quorum')
  })

  test('counts who was noted as present and does not vote', () => {
    const noted = [seatOf(1), seatOf(2), seatOf(3), seatOf(9)]
    expect(judge(factsWith('f...', { noted, rules: { quorum: quorumOf() } }))).toMatchObject({
      present: 3,
      quorum: { counted: 3, needed: 3, met: true },
    })
  })

  test('without it nothing is decided, and no tie is looked at', () => {
    const rules = { quorum: quorumOf(), tie: 'second-round' } as const
    expect(judge(factsWith('fa', { seats: 5, rules }))).toMatchObject({ tie: null, outcome: 'no-quorum' })
  })

  test('leaves out who is recused, or not, as the rule says', () => {
    const recused = [seatOf(5), seatOf(4), seatOf(77)]
    const noted = [1, 2, 4].map(seatOf)
    const judged = (whenRecused: 'recomputed' | 'unchanged') =>
      judge(factsWith('ff...', { noted, recused, rules: { quorum: quorumOf({ whenRecused }) } }))
    expect(judged('recomputed')).toMatchObject({
      seats: 3,
      present: 2,
      recused: 2,
      quorum: { needed: 2, counted: 2, met: true },
    })
    expect(judged('unchanged')).toMatchObject({
      seats: 5,
      present: 3,
      recused: 2,
      quorum: { needed: 3, counted: 3, met: true },
    })
  })

  test('is dropped in a second convocation, from so many days after the first', () => {
    const rules = { quorum: quorumOf(), secondConvocation: { afterDays: 15 } }
    const judgedAfter = (daysAfterFirstConvocation: number | null, more: Partial<RuleSet> = {}) =>
      judge(factsWith('f', { seats: 9, rules: { ...rules, ...more }, daysAfterFirstConvocation }))
    expect(judgedAfter(null)).toMatchObject({ quorum: { needed: 5, dropped: false }, outcome: 'no-quorum' })
    expect(judgedAfter(14)).toMatchObject({ quorum: { needed: 5, dropped: false }, outcome: 'no-quorum' })
    expect(judgedAfter(15)).toMatchObject({
      quorum: { needed: null, counted: 1, met: true, dropped: true },
      outcome: 'adopted',
    })
    expect(judgedAfter(99, { secondConvocation: null })).toMatchObject({ outcome: 'no-quorum' })
    expect(judgedAfter(99, { quorum: quorumOf({ needed: { kind: 'none' } }) }).quorum.dropped).toBe(false)
  })
})

describe('votes that do not count', () => {
  test('are left out, with the reason', () => {
    const facts = factsWith('ffffffaaa', { recused: [seatOf(1)], outside: [seatOf(2)] })
    const votes = facts.votes.map((vote) => {
      const why = { 3: 'no-seat', 4: 'observer', 5: 'too-late', 6: 'not-confirmed' } as const
      const number = Number(vote.seat.slice(-1)) as keyof typeof why
      return { ...vote, void: why[number] ?? null }
    })
    const seats = facts.seats.filter(({ seat }) => seat !== seatOf(3) && seat !== seatOf(4))
    expect(judge({ ...facts, votes, seats })).toMatchObject({
      seats: 7,
      present: 4,
      votes: { for: 0, against: 3 },
      void: [
        { seat: seatOf(1), because: 'recused' },
        { seat: seatOf(2), because: 'not-present' },
        { seat: seatOf(3), because: 'no-seat' },
        { seat: seatOf(4), because: 'observer' },
        { seat: seatOf(5), because: 'too-late' },
        { seat: seatOf(6), because: 'not-confirmed' },
      ],
      outcome: 'rejected',
    })
  })

  test('a vote never confirmed does not count, but who cast it was there', () => {
    const facts = factsWith('ffa', { rules: { quorum: quorumOf() } })
    const votes = facts.votes.map((vote, index) => (index === 2 ? { ...vote, void: 'not-confirmed' as const } : vote))
    expect(judge({ ...facts, votes })).toMatchObject({ present: 3, votes: { for: 2, against: 0 } })
  })

  test('an interest weighs more than what else speaks against a vote, a missing seat more than that', () => {
    const because = (more: 'no-seat' | 'too-late' | 'not-confirmed') => {
      const facts = factsWith('f', { recused: [seatOf(1)], outside: [seatOf(1)] })
      return judge({ ...facts, votes: facts.votes.map((vote) => ({ ...vote, void: more })) }).void[0]?.because
    }
    expect(because('no-seat')).toBe('no-seat')
    expect(because('too-late')).toBe('recused')
    expect(because('not-confirmed')).toBe('recused')
  })
})

describe('weights', () => {
  test('per seat: who is not named has one vote', () => {
    const weights = { kind: 'per-seat', seats: [{ seat: seatOf(1), weight: 4 }] } as const
    expect(judge(factsWith('faaa', { rules: { weights: { ...weights, seats: [...weights.seats] } } }))).toMatchObject({
      votes: { for: 4, against: 3 },
      counted: 7,
      needed: 4,
      outcome: 'adopted',
    })
  })

  const block = (votes: string, partners: readonly (number | null)[], named: Readonly<Record<number, number>> = {}) => {
    const weights: RuleSet['weights'] = {
      kind: 'per-partner',
      partners: Object.entries(named).map(([partner, weight]) => ({ partner: partnerOf(Number(partner)), weight })),
    }
    const facts = factsWith(votes, { rules: { weights } })
    const of = (index: number) => {
      const partner = partners[index] ?? null
      return partner === null ? null : partnerOf(partner)
    }
    return judge({
      ...facts,
      seats: facts.seats.map((one, index) => ({ ...one, partner: of(index) })),
      votes: facts.votes.map((vote, index) => ({ ...vote, partner: of(index) })),
    })
  }

  test.each([
    ['what most said', 'ffaa', [1, 1, 1, 2], { for: 1, against: 1 }],
    ['an abstention when divided', 'faf', [1, 1, 2], { for: 1, abstain: 1 }],
    ['sides before abstentions', 'fooo', [1, 1, 1, 1], { for: 1, abstain: 0 }],
    ['against when most are', 'faa', [1, 1, 1], { for: 0, against: 1 }],
    ['blank when none took sides and most were', 'bbo', [1, 1, 1], { blank: 1 }],
    ['invalid when none took sides and most were', 'iib', [1, 1, 1], { invalid: 1 }],
    ['an abstention when no kind has most', 'bi', [1, 1], { abstain: 1, blank: 0, invalid: 0 }],
    ['an abstention when most abstained', 'oob', [1, 1, 1], { abstain: 1, blank: 0 }],
    ['and who speaks for no partner has an own vote', 'ffa', [null, null, 1], { for: 2, against: 1 }],
  ] as const)('per partner: %s', (_sentence, votes, partners, expected) => {
    expect(block(votes, partners).votes).toMatchObject(expected)
  })

  test('per partner: each partner its own weight', () => {
    expect(block('fa', [1, 2], { 1: 3 })).toMatchObject({ votes: { for: 3, against: 1 }, outcome: 'adopted' })
  })

  describe('per partner, where abstentions count, the chair decides and more than half is needed', () => {
    // Seat 1 speaks for partner 1, seats 2 and 3 for partner 2, who has as many votes as partner 3.
    const verdictOf = (votes: string) => {
      const weights: RuleSet['weights'] = { kind: 'per-partner', partners: [{ partner: partnerOf(1), weight: 2 }] }
      const facts = factsWith(votes, {
        rules: { weights, majority: 'absolute', abstentions: 'counted', tie: 'chair-decides' },
        chair: seatOf(1),
      })
      const of = (seat: string) => partnerOf(seat === seatOf(1) ? 1 : seat === seatOf(4) ? 3 : 2)
      return judge({ ...facts, votes: facts.votes.map((vote) => ({ ...vote, partner: of(vote.seat) })) })
    }

    test('a vote against that ends the abstention of a partner makes a tie, which the chair breaks', () => {
      expect(verdictOf('fo.a')).toMatchObject({ votes: { for: 2, against: 1 }, tie: null, outcome: 'rejected' })
      expect(verdictOf('foaa')).toMatchObject({ votes: { for: 2, against: 2 }, tie: 'chair-for', outcome: 'adopted' })
    })

    test('a vote for that divides a partner unmakes a tie, and half is not enough', () => {
      expect(verdictOf('f.aa')).toMatchObject({ votes: { for: 2, against: 2 }, tie: 'chair-for', outcome: 'adopted' })
      expect(verdictOf('ffaa')).toMatchObject({
        votes: { for: 2, against: 1, abstain: 1 },
        tie: null,
        outcome: 'rejected',
      })
    })
  })

  test('per partner: a vote together is provisional when one of them is', () => {
    expect(block('fFa', [1, 1, 2], { 1: 3 })).toMatchObject({ provisional: 3 })
  })

  const groups: RuleSet['weights'] = {
    kind: 'per-group',
    groups: [
      { name: 'Gemeenten', partners: [partnerOf(1), partnerOf(2)] },
      { name: 'Verenigingen', partners: [partnerOf(3), partnerOf(4), partnerOf(5)] },
    ],
  }

  test('per group: the majority is needed as a whole and in each group', () => {
    expect(judge(factsWith('fffaaf', { rules: { weights: groups } }))).toMatchObject({
      votes: { for: 4, against: 2 },
      groups: [
        { name: 'Gemeenten', for: 2, against: 0, counted: 2, needed: 2, met: true },
        { name: 'Verenigingen', for: 1, against: 2, counted: 3, needed: 2, met: false },
      ],
      outcome: 'rejected',
    })
    expect(judge(factsWith('ffffaf', { rules: { weights: groups } }))).toMatchObject({ outcome: 'adopted' })
    expect(judge(factsWith('fffffaaaaaa', { rules: { weights: groups } }))).toMatchObject({ outcome: 'rejected' })
  })

  test('per group: a group of which nobody voted does not agree', () => {
    expect(judge(factsWith('ff...', { rules: { weights: groups } }))).toMatchObject({
      groups: [{ met: true }, { counted: 0, met: false }],
      outcome: 'rejected',
    })
  })

  test('per group: a tie as a whole broken by the chair still needs each group', () => {
    const rules = { weights: groups, tie: 'chair-decides' } as const
    expect(judge(factsWith('fffffaaaaa', { rules, chair: seatOf(1) }))).toMatchObject({
      tie: 'chair-for',
      outcome: 'adopted',
    })
    expect(judge(factsWith('ffafaafa', { rules, chair: seatOf(1) }))).toMatchObject({
      tie: 'chair-for',
      outcome: 'rejected',
    })
  })
})

describe('votes subject to referral back', () => {
  test('that could still make a tie to be voted on once more, between all for and all against', () => {
    const weights: RuleSet['weights'] = {
      kind: 'per-group',
      groups: [
        { name: 'Gemeenten', partners: [partnerOf(1), partnerOf(2)] },
        { name: 'Verenigingen', partners: [partnerOf(3), partnerOf(4), partnerOf(5)] },
      ],
    }
    const asked = (tie: RuleSet['tie'], round: 1 | 2 = 1) =>
      judge(factsWith('aafFF', { rules: { weights, tie }, round }))
    expect(asked('second-round')).toMatchObject({ outcome: 'rejected', dependsOnProvisional: true })
    expect(asked('second-round', 2)).toMatchObject({ outcome: 'rejected', dependsOnProvisional: false })
    expect(asked('rejected')).toMatchObject({ outcome: 'rejected', dependsOnProvisional: false })
  })

  test('that could undo a tie the chair broke, by an abstention that counts, where for and against both adopt', () => {
    const asked = (abstentions: RuleSet['abstentions']) =>
      judge(factsWith('ffaA', { rules: { majority: 'absolute', abstentions, tie: 'chair-decides' }, chair: seatOf(1) }))
    expect(asked('counted')).toMatchObject({ outcome: 'adopted', tie: 'chair-for', dependsOnProvisional: true })
    expect(asked('not-counted')).toMatchObject({ outcome: 'adopted', tie: 'chair-for', dependsOnProvisional: false })
  })

  test.each([
    ['that could reject by falling away', 'fFFaa', 2, true],
    ['that could reject by turning', 'ffAFa', 2, true],
    ['that could adopt', 'ffaaO', 1, true],
    ['that change nothing either way', 'fffFa', 1, false],
    ['of which there is none', 'fffa', 0, false],
  ] as const)('%s', (_sentence, votes, provisional, depends) => {
    expect(judge(factsWith(votes))).toMatchObject({ provisional, dependsOnProvisional: depends })
  })

  test('that could unmake a tie broken by the chair, by becoming an abstention that counts', () => {
    const chairDecides = { tie: 'chair-decides', majority: 'absolute', abstentions: 'counted' } as const
    const asked = (votes: string, rules: Partial<RuleSet> = {}) =>
      judge(factsWith(votes, { rules: { ...chairDecides, ...rules }, chair: seatOf(1) }))
    expect(asked('fA')).toMatchObject({ tie: 'chair-for', outcome: 'adopted', dependsOnProvisional: true })
    expect(asked('fO')).toMatchObject({ tie: null, outcome: 'rejected', dependsOnProvisional: true })
    const notCounted = { abstentions: 'not-counted', blanks: 'not-counted', invalid: 'not-counted' } as const
    expect(asked('fA', notCounted)).toMatchObject({ tie: 'chair-for', dependsOnProvisional: false })
    expect(asked('fA', { majority: 'simple' })).toMatchObject({ tie: 'chair-for', dependsOnProvisional: false })
  })

  test('of one partner could unmake such a tie by dividing it', () => {
    const weights: RuleSet['weights'] = { kind: 'per-partner', partners: [{ partner: partnerOf(1), weight: 2 }] }
    const facts = factsWith('fAAa', {
      rules: { weights, majority: 'absolute', abstentions: 'counted', tie: 'chair-decides' },
      chair: seatOf(1),
    })
    const of = (seat: string) => partnerOf(seat === seatOf(1) ? 1 : seat === seatOf(4) ? 3 : 2)
    const votes = facts.votes.map((vote) => ({ ...vote, partner: of(vote.seat) }))
    expect(judge({ ...facts, votes })).toMatchObject({
      tie: 'chair-for',
      outcome: 'adopted',
      dependsOnProvisional: true,
    })
  })

  test('of one partner could make such a tie by no longer dividing it', () => {
    // Partner 2 weighs two; its seat 3 is against for good. The chair, and who speaks for partner 3, may still turn.
    const weights: RuleSet['weights'] = { kind: 'per-partner', partners: [{ partner: partnerOf(2), weight: 2 }] }
    const facts = factsWith('FFaF', {
      rules: { weights, majority: 'absolute', abstentions: 'counted', tie: 'chair-decides' },
      chair: seatOf(1),
    })
    const of = (seat: string) => partnerOf(seat === seatOf(1) ? 1 : seat === seatOf(4) ? 3 : 2)
    const votes = facts.votes.map((vote) => ({ ...vote, partner: of(vote.seat) }))
    expect(judge({ ...facts, votes })).toMatchObject({
      votes: { for: 2, abstain: 2 },
      tie: null,
      outcome: 'rejected',
      dependsOnProvisional: true,
    })
  })

  test('that do not count anyhow are left out of this', () => {
    expect(judge(factsWith('ffA', { recused: [seatOf(3)], rules: { majority: 'consensus' } }))).toMatchObject({
      provisional: 0,
      dependsOnProvisional: false,
    })
  })

  test('count by weight', () => {
    const weights: RuleSet['weights'] = { kind: 'per-seat', seats: [{ seat: seatOf(2), weight: 5 }] }
    expect(judge(factsWith('fF', { rules: { weights } }))).toMatchObject({ provisional: 5 })
  })
})
