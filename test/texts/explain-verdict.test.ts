import { describe, expect, test } from 'vitest'
import type { BallotFacts } from '../../src/domain/ballot/facts.js'
import { judge } from '../../src/domain/ballot/judge.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { sentence } from '../../src/texts/catalogue.js'
import { explainVerdict } from '../../src/texts/explain-verdict.js'
import {
  factsWith,
  moreThanHalf,
  partnerOf,
  proxiesAllowed,
  proxyOf,
  quorumOf,
  rulesWith,
  seatOf,
} from '../domain/support/facts.js'

type More = Partial<Omit<BallotFacts, 'rules' | 'seats'>> & { rules?: Partial<RuleSet>; seats?: number }

const told = (facts: BallotFacts, language: 'nl' | 'en' = 'nl'): string =>
  explainVerdict({ rules: facts.rules, verdict: judge(facts) }, sentence(language)).join(' ')

const dutch = (votes: string, more: More = {}): string => told(factsWith(votes, more))
const english = (votes: string, more: More = {}): string => told(factsWith(votes, more), 'en')

const quorum = quorumOf()

describe('a verdict in words', () => {
  const example: More = { seats: 23, rules: { quorum, majority: 'absolute' } }

  test('is what a secretary reads out', () => {
    expect(dutch('fffffffaaaao', example)).toBe(
      '12 van 23 leden aanwezig: quorum gehaald (meer dan de helft van 23 is 12). 7 voor, 4 tegen, 1 onthouding; onthoudingen tellen niet mee; 7 van 11: aangenomen.',
    )
    expect(dutch('fffffffaaaao', { ...example, rules: { quorum } })).toBe(dutch('fffffffaaaao', example))
    expect(english('fffffffaaaao', example)).toBe(
      '12 of 23 members present: quorum met (more than half of 23 is 12). 7 for, 4 against, 1 abstention; abstentions are not counted; 7 of 11: adopted.',
    )
  })

  test('says how many more were needed when it was rejected', () => {
    expect(dutch('fffaaaaoo', { rules: { quorum, majority: 'absolute' } })).toBe(
      '9 van 9 leden aanwezig: quorum gehaald (meer dan de helft van 9 is 5). 3 voor, 4 tegen, 2 onthoudingen; onthoudingen tellen niet mee; 3 van 7, 4 nodig: verworpen.',
    )
  })

  test('says that there was no quorum, and that nothing is decided', () => {
    expect(dutch('fa', { seats: 9, rules: { quorum } })).toBe(
      '2 van 9 leden aanwezig: quorum niet gehaald (meer dan de helft van 9 is 5). 1 voor, 1 tegen; zonder quorum is er niets beslist.',
    )
    expect(english('fa', { seats: 9, rules: { quorum } })).toBe(
      '2 of 9 members present: quorum not met (more than half of 9 is 5). 1 for, 1 against; without a quorum nothing is decided.',
    )
  })
})

describe('the quorum in words', () => {
  const first = (votes: string, more: More): string => {
    const facts = factsWith(votes, more)
    return explainVerdict({ rules: facts.rules, verdict: judge(facts) }, sentence('nl'))[0] ?? ''
  }
  const needing = (needed: RuleSet['quorum']['needed'], seats = 12): string =>
    first('fffffffffff', { seats, rules: { quorum: quorumOf({ needed }) } })

  test.each([
    [{ kind: 'none' }, '11 van 12 leden aanwezig; de regels vragen geen quorum.'],
    [{ kind: 'number', number: 5 }, '11 van 12 leden aanwezig: quorum gehaald (minstens 5 nodig).'],
    [
      { kind: 'at-least', numerator: 2, denominator: 3 },
      '11 van 12 leden aanwezig: quorum gehaald (minstens twee derde van 12 is 8).',
    ],
    [
      { kind: 'at-least', numerator: 1, denominator: 3 },
      '11 van 12 leden aanwezig: quorum gehaald (minstens een derde van 12 is 4).',
    ],
    [
      { kind: 'more-than', numerator: 1, denominator: 4 },
      '11 van 12 leden aanwezig: quorum gehaald (meer dan een vierde van 12 is 4).',
    ],
    [
      { kind: 'at-least', numerator: 3, denominator: 4 },
      '11 van 12 leden aanwezig: quorum gehaald (minstens drie vierde van 12 is 9).',
    ],
    [
      { kind: 'at-least', numerator: 4, denominator: 5 },
      '11 van 12 leden aanwezig: quorum gehaald (minstens vier vijfde van 12 is 10).',
    ],
    [
      { kind: 'at-least', numerator: 7, denominator: 9 },
      '11 van 12 leden aanwezig: quorum gehaald (minstens 7/9 van 12 is 10).',
    ],
  ] as const)('%o', (needed, expected) => {
    expect(needing(needed)).toBe(expected)
  })

  test('one seat is one member', () => {
    expect(first('f', { rules: {} })).toBe('1 van 1 lid aanwezig; de regels vragen geen quorum.')
  })

  test('a second convocation needs none', () => {
    const rules = { quorum, secondConvocation: { afterDays: 15 } }
    expect(first('ff', { seats: 9, rules, daysAfterFirstConvocation: 15 })).toBe(
      '2 van 9 leden aanwezig; bij deze tweede oproeping is geen quorum nodig.',
    )
  })

  const represented = (
    counts: RuleSet['quorum']['counts'],
    needed: RuleSet['quorum']['needed'] = moreThanHalf,
  ): string =>
    first('ff...', {
      rules: { quorum: quorumOf({ counts, needed }), proxies: proxiesAllowed() },
      proxies: [{ proxy: proxyOf(3), giver: seatOf(3), holder: seatOf(1) }],
    })

  test('says who is represented, and whether that counts', () => {
    expect(represented('present')).toBe(
      '2 van 5 leden aanwezig en 1 vertegenwoordigd: quorum niet gehaald (meer dan de helft van 5 is 3).',
    )
    expect(represented('present-or-represented')).toBe(
      '2 van 5 leden aanwezig en 1 vertegenwoordigd, samen 3: quorum gehaald (meer dan de helft van 5 is 3).',
    )
    expect(represented('present-or-represented', { kind: 'none' })).toBe(
      '2 van 5 leden aanwezig en 1 vertegenwoordigd; de regels vragen geen quorum.',
    )
  })

  test('says who is recused, before it', () => {
    const recused = [seatOf(4), seatOf(5)]
    expect(dutch('fff..', { recused, rules: { quorum } })).toBe(
      '2 leden hebben een belang bij dit punt en tellen niet mee. 3 van 3 leden aanwezig: quorum gehaald (meer dan de helft van 3 is 2). 3 voor, 0 tegen; 3 van 3: aangenomen.',
    )
    const unchanged = quorumOf({ whenRecused: 'unchanged' })
    expect(dutch('fff..', { recused: [seatOf(5)], rules: { quorum: unchanged } })).toBe(
      '1 lid heeft een belang bij dit punt en stemt niet mee. 3 van 5 leden aanwezig: quorum gehaald (meer dan de helft van 5 is 3). 3 voor, 0 tegen; 3 van 3: aangenomen.',
    )
  })
})

describe('the majority in words', () => {
  const last = (votes: string, rules: Partial<RuleSet>, more: More = {}): string => {
    const facts = factsWith(votes, { ...more, rules })
    return explainVerdict({ rules: facts.rules, verdict: judge(facts) }, sentence('nl')).at(-1) ?? ''
  }

  test.each([
    ['ffa', {}, '2 voor, 1 tegen; 2 van 3: aangenomen.'],
    ['oo', {}, '0 voor, 0 tegen, 2 onthoudingen; onthoudingen tellen niet mee; geen enkele stem telt mee: verworpen.'],
    [
      'ffaobbi',
      {},
      '2 voor, 1 tegen, 1 onthouding, 2 blanco, 1 ongeldig; onthoudingen, blanco stemmen en ongeldige stemmen tellen niet mee; 2 van 3: aangenomen.',
    ],
    [
      'ffao',
      { majority: 'absolute', abstentions: 'counted' },
      '2 voor, 1 tegen, 1 onthouding; onthoudingen tellen mee als uitgebrachte stemmen; 2 van 4, 3 nodig: verworpen.',
    ],
    [
      'ffaob',
      { abstentions: 'against' },
      '2 voor, 1 tegen, 1 onthouding, 1 blanco; blanco stemmen tellen niet mee; onthoudingen tellen als tegen; staking van stemmen: verworpen.',
    ],
    [
      'fffao',
      { abstentions: 'counted' },
      '3 voor, 1 tegen, 1 onthouding; onthoudingen tellen mee als uitgebrachte stemmen; meer voor dan tegen: aangenomen.',
    ],
    [
      'faao',
      { abstentions: 'counted' },
      '1 voor, 2 tegen, 1 onthouding; onthoudingen tellen mee als uitgebrachte stemmen; niet meer voor dan tegen: verworpen.',
    ],
    ['ffa', { majority: 'two-thirds' }, '2 voor, 1 tegen; 2 van 3, 2 nodig (twee derde): aangenomen.'],
    ['fffa', { majority: 'four-fifths' }, '3 voor, 1 tegen; 3 van 4, 4 nodig (vier vijfde): verworpen.'],
    ['ff', { majority: 'unanimity' }, '2 voor, 0 tegen; alle 2 voor: aangenomen.'],
    ['ffa', { majority: 'unanimity' }, '2 voor, 1 tegen; 2 van 3, eenparigheid nodig: verworpen.'],
    [
      'oo',
      { majority: 'unanimity' },
      '0 voor, 0 tegen, 2 onthoudingen; onthoudingen tellen niet mee; geen enkele stem telt mee: verworpen.',
    ],
    [
      'ffo',
      { majority: 'consensus' },
      '2 voor, 0 tegen, 1 onthouding; onthoudingen tellen niet mee; niemand tegen, er is consensus: aangenomen.',
    ],
    ['ffa', { majority: 'consensus' }, '2 voor, 1 tegen; 1 tegen, er is geen consensus: verworpen.'],
    [
      'o',
      { majority: 'consensus' },
      '0 voor, 0 tegen, 1 onthouding; onthoudingen tellen niet mee; niemand voor, er is geen consensus: verworpen.',
    ],
    ['..', { majority: 'consent' }, '0 voor, 0 tegen; niemand maakt bezwaar: aangenomen.'],
    ['faa', { majority: 'consent' }, '1 voor, 2 tegen; 2 bezwaren: verworpen.'],
    ['fa', {}, '1 voor, 1 tegen; staking van stemmen: verworpen.'],
    ['fa', { tie: 'second-round' }, '1 voor, 1 tegen; staking van stemmen: tweede stemronde nodig.'],
  ] as const)('%s under %o', (votes, rules, expected) => {
    expect(last(votes, rules)).toBe(expected)
  })

  test.each([
    ['fa', 'staking van stemmen, de stem van de voorzitter voor geeft de doorslag: aangenomen.'],
    ['af', 'staking van stemmen, de stem van de voorzitter tegen geeft de doorslag: verworpen.'],
    ['ofa', 'staking van stemmen, de voorzitter koos geen kant: verworpen.'],
  ] as const)('a tie of %s with a chair who decides', (votes, expected) => {
    expect(last(votes, { tie: 'chair-decides' }, { chair: seatOf(1) }).endsWith(expected)).toBe(true)
  })

  test('says that votes are weighed', () => {
    const perSeat = { weights: { kind: 'per-seat', seats: [{ seat: seatOf(1), weight: 70 }] } } as const
    expect(last('faa', { weights: { ...perSeat.weights, seats: [...perSeat.weights.seats] } })).toBe(
      'Gewogen stemmen: 70 voor, 2 tegen; 70 van 72: aangenomen.',
    )
    expect(last('ffa', { weights: { kind: 'per-partner', partners: [] } })).toBe(
      'Eén stem per partner: 2 voor, 1 tegen; 2 van 3: aangenomen.',
    )
    expect(last('ffa', { weights: { kind: 'per-partner', partners: [{ partner: partnerOf(3), weight: 3 }] } })).toBe(
      'Gewogen stemmen per partner: 2 voor, 3 tegen; 2 van 5, 3 nodig: verworpen.',
    )
  })

  const groups: RuleSet['weights'] = {
    kind: 'per-group',
    groups: [
      { name: 'gemeenten', partners: [partnerOf(1), partnerOf(2)] },
      { name: 'verenigingen', partners: [partnerOf(3), partnerOf(4)] },
    ],
  }

  test('says of each group whether it agrees', () => {
    expect(last('fffff', { weights: groups })).toBe(
      '5 voor, 0 tegen; 5 van 5 in het geheel; gemeenten 2 van 2 (gehaald), verenigingen 2 van 2 (gehaald): aangenomen.',
    )
    expect(last('ffaaf', { weights: groups })).toBe(
      '3 voor, 2 tegen; 3 van 5 in het geheel; gemeenten 2 van 2 (gehaald), verenigingen 0 van 2, 2 nodig (niet gehaald): verworpen.',
    )
    expect(last('ff...', { weights: groups })).toBe(
      '2 voor, 0 tegen; 2 van 2 in het geheel; gemeenten 2 van 2 (gehaald), verenigingen geen enkele stem telt mee (niet gehaald): verworpen.',
    )
  })
})

describe('what else is told', () => {
  test('votes that do not count, those with one reason together', () => {
    const facts = factsWith('fffa', { recused: [seatOf(1), seatOf(2)], outside: [seatOf(3)] })
    expect(told(facts)).toBe(
      '2 leden hebben een belang bij dit punt en stemmen niet mee. 1 van 4 leden aanwezig; de regels vragen geen quorum. 2 stemmen tellen niet mee: de leden hebben een belang bij dit punt. 1 stem telt niet mee: niet aanwezig bij dit punt. 0 voor, 1 tegen; 0 van 1, 1 nodig: verworpen.',
    )
  })

  test.each([
    ['no-seat', '1 stem telt niet mee: geen zetel met stemrecht op die dag.'],
    ['observer', '1 stem telt niet mee: een waarnemer stemt niet.'],
    ['too-late', '1 stem telt niet mee: na de laatste dag uitgebracht.'],
    ['not-confirmed', '1 stem telt niet mee: niet op tijd bevestigd na ruggespraak.'],
    ['set-aside', '1 stem telt niet mee: buiten beschouwing gelaten.'],
  ] as const)('a vote that is void: %s', (because, expected) => {
    const facts = factsWith('fa')
    const votes = facts.votes.map((vote, index) => (index === 0 ? { ...vote, void: because } : vote))
    expect(told({ ...facts, votes })).toContain(expected)
  })

  test.each([
    ['proxy-not-allowed', '1 stem telt niet mee: de regels laten deze volmacht niet toe.'],
    ['proxy-not-valid', '1 stem telt niet mee: de volmacht geldt niet voor dit punt.'],
    ['proxy-over-cap', '1 stem telt niet mee: de houder heeft te veel volmachten.'],
    ['proxy-chained', '1 stem telt niet mee: de houder gaf zelf een volmacht.'],
    ['proxy-holder-absent', '1 stem telt niet mee: de houder van de volmacht was er niet.'],
  ] as const)('a vote that is void: %s', (because, expected) => {
    const facts = factsWith('fa')
    const verdict = { ...judge(facts), void: [{ seat: seatOf(9), because }] }
    expect(explainVerdict({ rules: facts.rules, verdict }, sentence('nl'))[1]).toBe(expected)
  })

  test('votes still to be confirmed, and whether it matters', () => {
    expect(dutch('Fao')).toContain(
      'verworpen. 1 stem is nog onder voorbehoud van ruggespraak; de uitslag hangt er niet van af.',
    )
    expect(dutch('fFA')).toContain(
      'aangenomen. 2 stemmen zijn nog onder voorbehoud van ruggespraak; de uitslag hangt ervan af.',
    )
    expect(english('fFA')).toContain('2 votes are still subject to referral back; the outcome depends on it.')
  })

  test('that it was secret, in writing, or the second round', () => {
    const secret = { for: 3, against: 1, abstain: 0, blank: 0, invalid: 0 }
    expect(dutch('', { seats: 5, secret, rules: { quorum } })).toBe(
      'Geheime stemming. 4 van 5 leden aanwezig: quorum gehaald (meer dan de helft van 5 is 3). 3 voor, 1 tegen; 3 van 4: aangenomen.',
    )
    expect(dutch('f', { written: true })).toBe(
      'Schriftelijke procedure: wie antwoordde, telt als aanwezig. 1 van 1 lid aanwezig; de regels vragen geen quorum. 1 voor, 0 tegen; 1 van 1: aangenomen.',
    )
    expect(dutch('fa', { round: 2, rules: { tie: 'second-round' } })).toBe(
      'Tweede stemronde. 2 van 2 leden aanwezig; de regels vragen geen quorum. 1 voor, 1 tegen; staking van stemmen: verworpen.',
    )
  })

  test('is told from the rules that are given with it', () => {
    const facts = factsWith('ffo', { rules: { abstentions: 'against' } })
    const rules = rulesWith({ abstentions: 'against' })
    expect(explainVerdict({ rules, verdict: judge(facts) }, sentence('en')).at(-1)).toBe(
      '2 for, 0 against, 1 abstention; abstentions count as against; 2 of 3: adopted.',
    )
  })
})
