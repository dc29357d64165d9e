import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type LineMatch,
  type MatchCandidate,
  type OpenCommitment,
  proposeMatches,
  type StatementLine,
} from '../../src/bank-statements/statement.js'
import { nl } from '../../src/texts/nl/index.js'
import { belgianAccount, structuredDigits } from './support/account.js'
import { linesOf, sample } from './support/read.js'

const speelhuis = belgianAccount('7340000001')
const printer = belgianAccount('0010000002')

const paid = (changed: Partial<StatementLine> = {}): StatementLine => ({
  account: 'BE68539007547034',
  statement: '041',
  line: 1,
  bookedOn: '2026-03-05' as StatementLine['bookedOn'],
  valueOn: '2026-03-05' as StatementLine['valueOn'],
  amountCents: -125000,
  counterparty: { name: 'SPEELHUIS ZOE VZW', iban: speelhuis },
  communication: null,
  bankReference: null,
  fingerprint: 'a',
  ...changed,
})

const commitment = (changed: Partial<OpenCommitment> = {}): OpenCommitment => ({
  commitment: 'c1',
  beneficiaryName: 'Speelhuis Zoë',
  beneficiaryIban: speelhuis,
  reference: null,
  leftCents: 125000,
  ...changed,
})

const proposed = (line: Partial<StatementLine>, open: Partial<OpenCommitment>) => {
  const [match] = proposeMatches([paid(line)], [commitment(open)])
  const candidate: MatchCandidate | undefined = match!.candidates[0]
  return candidate === undefined ? match!.unmatchedBecause : [candidate.certainty, ...candidate.because]
}

const number = structuredDigits('2026000017')
const written = {
  kind: 'structured',
  text: `+++${number.slice(0, 3)}/${number.slice(3, 7)}/${number.slice(7)}+++`,
} as const
const free = (text: string) => ({ kind: 'free', text }) as const
const other = { name: 'IEMAND ANDERS', iban: printer }
const unknown = { name: null, iban: null }

describe('one line and one commitment', () => {
  test.each<[string, Partial<StatementLine>, Partial<OpenCommitment>, unknown]>([
    ['the account and the whole amount', {}, {}, ['sure', 'same-account', 'same-name', 'whole-amount']],
    ['the account and a part', { amountCents: -100 }, {}, ['likely', 'same-account', 'same-name', 'part-of-amount']],
    [
      'the account and too much',
      { amountCents: -125001 },
      {},
      ['possible', 'same-account', 'same-name', 'more-than-left'],
    ],
    [
      'the reference, the account and a part',
      { communication: written, amountCents: -1 },
      { reference: written.text },
      ['sure', 'same-reference', 'same-account', 'same-name', 'part-of-amount'],
    ],
    [
      'the reference as bare digits',
      { communication: written },
      { reference: number },
      ['sure', 'same-reference', 'same-account', 'same-name', 'whole-amount'],
    ],
    [
      'the reference within a text',
      { communication: free('Betaling fact. 2026/017, dank u') },
      { reference: '2026-017' },
      ['sure', 'reference-in-text', 'same-account', 'same-name', 'whole-amount'],
    ],
    [
      'the reference within a text, right after a letter',
      { communication: free('Fact2026 017.') },
      { reference: '2026/017' },
      ['sure', 'reference-in-text', 'same-account', 'same-name', 'whole-amount'],
    ],
    [
      'the reference as a part of a longer number',
      { communication: free('12026/0171'), counterparty: unknown },
      { reference: '2026-017' },
      'nothing-alike',
    ],
    [
      'the reference and no account, but the name',
      { communication: written, counterparty: { name: 'speelhuis', iban: null } },
      { reference: number },
      ['sure', 'same-reference', 'similar-name', 'whole-amount'],
    ],
    [
      'the reference alone',
      { communication: written, counterparty: unknown },
      { reference: number },
      ['likely', 'same-reference', 'whole-amount'],
    ],
    [
      'the reference, but the account of somebody else',
      { communication: written, counterparty: other },
      { reference: number },
      ['possible', 'same-reference', 'other-account', 'whole-amount'],
    ],
    [
      'the name and the whole amount',
      { counterparty: { name: 'vzw Speelhuis Zoë', iban: null } },
      {},
      ['likely', 'same-name', 'whole-amount'],
    ],
    [
      'the name and a part',
      { counterparty: { name: 'Speelhuis Zoë', iban: null }, amountCents: -5 },
      {},
      ['possible', 'same-name', 'part-of-amount'],
    ],
    [
      'the name, but another account',
      { counterparty: { name: 'Speelhuis Zoë', iban: printer } },
      {},
      ['possible', 'other-account', 'same-name', 'whole-amount'],
    ],
    ['the amount only', { counterparty: unknown }, {}, 'nothing-alike'],
    ['the amount and another account', { counterparty: other }, {}, 'nothing-alike'],
    [
      'a reference too short to be found in a text',
      { communication: free('12 januari'), counterparty: unknown },
      { reference: '12' },
      'nothing-alike',
    ],
    ['money that came in', { amountCents: 125000 }, {}, 'incoming'],
    ['no money', { amountCents: 0 }, {}, 'no-amount'],
    ['a commitment that is paid', {}, { leftCents: 0 }, 'nothing-left'],
  ])('%s', (_, line, open, answer) => {
    expect(proposed(line, open)).toEqual(answer)
  })

  test('nothing open', () => {
    expect(proposeMatches([paid()], [])).toEqual([{ line: paid(), candidates: [], unmatchedBecause: 'nothing-open' }])
  })

  test.each([
    ['Speelhuis Zoë vzw', 'V.Z.W. SPEELHUIS ZOE', 'same-name'],
    ['De Speelvogel', 'speelvogel', 'same-name'],
    ['Gemeente Zanddorp', 'GEMEENTE ZANDDORP - DIENST FINANCIEN', 'similar-name'],
    ['Centrum voor Algemeen Welzijnswerk Oost', 'CENTRUM VOOR ALGEMEEN WELZIJNSW', 'similar-name'],
    ['KAA', 'KAA GENT', undefined],
    ['VZW', 'NV', undefined],
    ['Speelhuis Noord', 'Speelhuis Zuid', undefined],
  ])('the names %s and %s', (beneficiaryName, name, sign) => {
    const [match] = proposeMatches(
      [paid({ counterparty: { name, iban: null } })],
      [commitment({ beneficiaryName, beneficiaryIban: null })],
    )
    expect(match!.candidates[0]?.because[0]).toBe(sign)
  })
})

describe('several lines and commitments', () => {
  test('of two commitments that fit as well, none is sure', () => {
    const [match] = proposeMatches([paid()], [commitment({ commitment: 'c2' }), commitment()])
    expect(match!.candidates.map(({ commitment: id, certainty, because }) => [id, certainty, because.at(-1)])).toEqual([
      ['c1', 'likely', 'fits-others'],
      ['c2', 'likely', 'fits-others'],
    ])
  })

  test('of two that fit, the one whose reference is named is sure', () => {
    const [match] = proposeMatches(
      [paid({ communication: written })],
      [commitment(), commitment({ commitment: 'c2', reference: number })],
    )
    expect(match!.candidates.map(({ commitment: id, certainty }) => [id, certainty])).toEqual([
      ['c2', 'sure'],
      ['c1', 'likely'],
    ])
  })

  test.each([0, 100])('a payment with the reference of another commitment (%i left of it) is not sure', (leftCents) => {
    const [match] = proposeMatches(
      [paid({ communication: written })],
      [commitment(), commitment({ commitment: 'c2', reference: number, leftCents })],
    )
    const [candidate] = match!.candidates.filter(({ commitment: id }) => id === 'c1')
    expect(candidate!.certainty).toBe('likely')
    expect(candidate!.because.at(-1)).toBe('other-reference')
  })

  test('a commitment that was paid twice is sure for the first line only', () => {
    const later = paid({ bookedOn: '2026-03-06' as StatementLine['bookedOn'], fingerprint: 'b' })
    const [second, first] = proposeMatches([later, paid()], [commitment()])
    expect(first!.candidates[0]!.certainty).toBe('sure')
    expect(second!.candidates[0]).toMatchObject({ certainty: 'likely' })
    expect(second!.candidates[0]!.because).toContain('used-by-other-lines')
  })

  test('parts with the reference are sure as long as they fit', () => {
    const parts = ['a', 'b', 'c'].map((fingerprint) =>
      paid({ communication: written, amountCents: -50000, fingerprint }),
    )
    const matches = proposeMatches(parts, [commitment({ reference: number })])
    expect(matches.map(({ candidates }) => candidates[0]!.certainty)).toEqual(['sure', 'sure', 'likely'])
  })

  test('lines of a statement that was read', () => {
    const matches = proposeMatches(linesOf(sample('zanddorp.cod')), [
      commitment({ commitment: 'speelplein', reference: 'SP-2026-017' }),
      commitment({
        commitment: 'drukwerk',
        beneficiaryName: 'De Inktpot',
        beneficiaryIban: printer,
        reference: number,
        leftCents: 4950,
      }),
      commitment({
        commitment: 'huur',
        beneficiaryName: 'Gemeente Zanddorp',
        beneficiaryIban: belgianAccount('3630000003'),
        leftCents: 2500,
      }),
    ])
    expect(
      matches.map(({ line, candidates: [first], unmatchedBecause }) =>
        [line.amountCents, first?.commitment ?? unmatchedBecause, first?.certainty ?? null].join(' '),
      ),
    ).toEqual([
      '1500000 incoming ',
      '-125000 speelplein sure',
      '-4950 drukwerk sure',
      '-2500 huur sure',
      '-2500 huur likely',
      '-1895 nothing-alike ',
      '-160000 nothing-alike ',
      '-150000 nothing-alike ',
      '-21250 nothing-alike ',
      '-3999 nothing-alike ',
      '-412 nothing-alike ',
    ])
  })
})

const few = <Value>(...values: Value[]) => fc.constantFrom<Value[]>(...values)

const anyLine = fc
  .record({
    amountCents: few(-100, -60, -40, -250, 100, 0),
    name: few('Speelhuis Zoë', 'SPEELHUIS', 'Drukkerij Inktpot', null),
    iban: few(speelhuis, printer, null),
    communication: few<StatementLine['communication']>(written, free('factuur 2026-017 maart'), free('zomaar'), null),
    bookedOn: few('2026-03-05', '2026-03-06', '2026-03-07'),
  })
  .map(({ name, iban, bookedOn, ...rest }) =>
    paid({ ...rest, counterparty: { name, iban }, bookedOn: bookedOn as StatementLine['bookedOn'] }),
  )

const lines = fc
  .array(anyLine, { maxLength: 12 })
  .map((all) => all.map((line, index) => ({ ...line, fingerprint: String(index).padStart(4, '0') })))

const commitments = fc
  .array(
    fc.record({
      beneficiaryName: few('Speelhuis Zoë vzw', 'Drukkerij de Inktpot bv'),
      beneficiaryIban: few(speelhuis, printer, null),
      reference: few(number, '2026-017', null),
      leftCents: few(0, 100, 140, 250),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map((one, index) => ({ ...one, commitment: `c${index}` })))

describe('what is answered', () => {
  const signs: Readonly<Record<MatchCandidate['because'][number], true>> = {
    'same-reference': true,
    'reference-in-text': true,
    'same-account': true,
    'other-account': true,
    'same-name': true,
    'similar-name': true,
    'whole-amount': true,
    'part-of-amount': true,
    'more-than-left': true,
    'other-reference': true,
    'fits-others': true,
    'used-by-other-lines': true,
  }
  const reasons: Readonly<Record<NonNullable<LineMatch['unmatchedBecause']>, true>> = {
    incoming: true,
    'no-amount': true,
    'nothing-open': true,
    'nothing-left': true,
    'nothing-alike': true,
  }
  const certainties: Readonly<Record<MatchCandidate['certainty'], true>> = { sure: true, likely: true, possible: true }

  test('has a sentence for each of its codes, and no other', () => {
    const keys = [
      ...Object.keys(signs).map((sign) => `because.${sign}`),
      ...Object.keys(reasons).map((reason) => `unmatched.${reason}`),
      ...Object.keys(certainties).map((certainty) => `certainty.${certainty}`),
    ]
    const sentences = Object.keys(nl).filter((key) => key.startsWith('bank-match.'))
    expect(sentences.toSorted()).toEqual(keys.map((key) => `bank-match.${key}`).toSorted())
  })
})

describe('whatever lines and commitments there are', () => {
  test('lines that are sure of a commitment never add up to more than is left of it, and are sure of one', () => {
    let sureLines = 0
    fc.assert(
      fc.property(lines, commitments, (given, open) => {
        const sure = proposeMatches(given, open).map(({ line, candidates }) => ({
          line,
          of: candidates.filter(({ certainty }) => certainty === 'sure'),
        }))
        for (const { of } of sure) expect(of.length).toBeLessThanOrEqual(1)
        for (const { commitment: id, leftCents } of open) {
          const amounts = sure.filter(({ of }) => of[0]?.commitment === id).map(({ line }) => -line.amountCents)
          sureLines += amounts.length
          expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(leftCents)
        }
      }),
      { numRuns: 500 },
    )
    expect(sureLines).toBeGreaterThan(0)
  })

  test('the order in which they come makes no difference', () => {
    const shuffled = fc.tuple(lines, commitments).chain(([given, open]) =>
      fc.record({
        given: fc.constant(given),
        open: fc.constant(open),
        givenOtherwise: fc.shuffledSubarray(given, { minLength: given.length }),
        openOtherwise: fc.shuffledSubarray(open, { minLength: open.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ given, open, givenOtherwise, openOtherwise }) => {
        const byLine = (all: readonly LineMatch[]) =>
          all.toSorted((a, b) => (a.line.fingerprint < b.line.fingerprint ? -1 : 1))
        expect(byLine(proposeMatches(givenOtherwise, openOtherwise))).toEqual(byLine(proposeMatches(given, open)))
      }),
      { numRuns: 500 },
    )
  })

  test('every line is answered, with candidates or with the reason why there are none', () => {
    fc.assert(
      fc.property(lines, commitments, (given, open) => {
        const matches = proposeMatches(given, open)
        expect(matches.map(({ line }) => line)).toEqual(given)
        for (const { candidates, unmatchedBecause } of matches) {
          expect(unmatchedBecause === null).toBe(candidates.length > 0)
        }
      }),
    )
  })
})
