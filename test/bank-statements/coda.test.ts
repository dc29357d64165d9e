import { describe, expect, test } from 'vitest'
import { readStatement } from '../../src/bank-statements/statement.js'
import { linesOf, problemsOf, readText, sample, statementsOf } from './support/read.js'

const zanddorp = sample('zanddorp.cod')

/** The sample with a line (from 1) changed. */
const withLine = (number: number, change: (line: string) => string): string =>
  zanddorp
    .split('\r\n')
    .map((line, index) => (index + 1 === number ? change(line) : line))
    .join('\r\n')

/** A line with other signs from a position (from 1). */
const put = (from: number, signs: string) => (line: string) =>
  `${line.slice(0, from - 1)}${signs}${line.slice(from - 1 + signs.length)}`

const withoutLines = (...numbers: number[]): string =>
  zanddorp
    .split('\r\n')
    .filter((_, index) => !numbers.includes(index + 1))
    .join('\r\n')

describe('a CODA file', () => {
  test('is read as it was looked over', async () => {
    await expect(JSON.stringify(statementsOf(zanddorp), null, 2)).toMatchFileSnapshot('golden/zanddorp.cod.json')
  })

  test('gives the payments of a batch in place of its total, and one line for a payment with costs', () => {
    const [, second] = statementsOf(zanddorp)
    expect(second!.lines.map(({ amountCents, counterparty }) => [amountCents, counterparty.name])).toEqual([
      [-160000, 'MEDEWERKER EEN'],
      [-150000, 'MEDEWERKER TWEE'],
      [-21250, 'UITGEVERIJ NOORD BV'],
      [-3999, 'TELECOM ZUID NV'],
      [-412, null],
    ])
  })

  test('tells two equal payments of one day apart', () => {
    const rent = linesOf(zanddorp).filter(({ communication }) => communication?.text === 'Huur zaal')
    expect(rent).toHaveLength(2)
    expect(rent[0]!.fingerprint).not.toBe(rent[1]!.fingerprint)
  })

  test('says the shop of a payment with a card, not the number of the card', () => {
    const card = linesOf(zanddorp).find(({ amountCents }) => amountCents === -1895)!
    expect(card.communication).toEqual({ kind: 'free', text: 'DE SPEELGOEDWINK ZANDDORP' })
    expect(JSON.stringify(linesOf(zanddorp))).not.toContain('2371')
  })

  test('gives the total of a batch whose payments have no amounts (the bank keeps wages to itself)', () => {
    const hidden = zanddorp
      .replace('1000000001600000060326501', '1000000000000000060326501')
      .replace('1000000001500000060326501', '1000000000000000060326501')
    expect(statementsOf(hidden)[1]!.lines[0]).toMatchObject({ amountCents: -310000, counterparty: { name: null } })
  })

  test('may be an empty statement, with or without closing balance', () => {
    expect(statementsOf(zanddorp)[2]).toMatchObject({ openingCents: 2277494, closingCents: 2277494, lines: [] })
  })

  test('may leave a structured communication empty', () => {
    expect(linesOf(withLine(3, put(66, '000000000000')))[0]!.communication).toBeNull()
  })

  test('may have the account as it was before IBAN', () => {
    const before = '539007547034 EUR0BE'.padEnd(37)
    const lines = zanddorp.split('\r\n').map((line) => {
      if (line.startsWith('1')) return put(6, before)(put(2, '0')(line))
      return line.startsWith('8') ? put(5, before)(line) : line
    })
    expect(linesOf(lines.join('\r\n'))).toEqual(linesOf(zanddorp))
  })

  test('may say that the old number of another account of the bank pays', () => {
    const old = withLine(5, put(11, '091000000433'.padEnd(34)))
    expect(linesOf(old)[0]!.counterparty.iban).toBe('BE79091000000433')
  })

  test.each([
    ['Windows-1252', Buffer.from(zanddorp.replace('Zoe vzw', 'Zoë vzw'), 'latin1')],
    ['code page 850', Buffer.from(zanddorp.replace('Zoe vzw', 'Zo\u0089 vzw'), 'latin1')],
    ['UTF-8', Buffer.from(zanddorp.replace('Zoe vzw', 'Zoë vzw'), 'utf8')],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${zanddorp.replace('Zoe vzw', 'Zoë vzw')}`, 'utf8')],
  ])('is read in %s', (_, bytes) => {
    const read = readStatement(bytes, 'x')
    expect(read.ok && read.statements[0]!.lines[1]!.counterparty.name).toBe('Speelhuis Zoë vzw')
  })

  test.each([
    ['lines end with a line feed only', zanddorp.replaceAll('\r\n', '\n')],
    ['an old system marks the end of the file', `${zanddorp}\u001a`],
    ['there are empty lines', `\r\n${zanddorp}\r\n\r\n`],
    ['the code for another statement is wrong on the way', zanddorp.replaceAll(/1(?=\r\n0000)/g, '2')],
    [
      'information repeats the number of its movement',
      withLine(32, put(7, '0001'))
        .replace('2100010003', '2100010002')
        .replace('2200010003', '2200010002')
        .replace('2300010003', '2300010002'),
    ],
  ])('is the same where %s', (_, text) => {
    expect(linesOf(text).map(({ fingerprint }) => fingerprint)).toEqual(
      linesOf(zanddorp).map(({ fingerprint }) => fingerprint),
    )
  })
})

describe('a CODA file is refused', () => {
  test.each<[string, string, readonly (readonly [number, string])[]]>([
    ['a line is too short', withLine(4, (line) => line.slice(1)), [[4, 'coda.unknown-record']]],
    ['a line lost a sign', withLine(4, (line) => `${line.slice(0, 50)}${line.slice(51)}`), [[4, 'coda.length']]],
    ['a line is no record', withLine(4, put(1, '77')), [[4, 'coda.unknown-record']]],
    ['it is of another version', withLine(1, put(128, '1')), [[1, 'coda.version']]],
    ['the mark for a copy is another sign', withLine(1, put(17, 'X')), [[1, 'coda.not-allowed']]],
    ['the account is in another currency', withLine(2, put(40, 'USD')), [[2, 'coda.currency']]],
    ['the account has a wrong check number', withLine(2, put(6, 'BE69539007547034')), [[2, 'coda.account']]],
    [
      'the closing balance is of another account',
      withLine(22, put(5, 'BE71096123456769')),
      [[22, 'coda.account-differs']],
    ],
    ['an amount has a letter', withLine(3, put(40, 'O')), [[3, 'coda.not-digits']]],
    ['an amount has a part of a cent', withLine(3, put(47, '5')), [[3, 'coda.not-whole-cents']]],
    ['a sign is neither debit nor credit', withLine(3, put(32, '2')), [[3, 'coda.not-allowed']]],
    ['a day is not on the calendar', withLine(3, put(116, '300226')), [[3, 'coda.not-a-day']]],
    ['the day of a booking is unknown', withLine(3, put(116, '000000')), [[3, 'coda.no-day']]],
    [
      'a structured communication has a wrong check',
      withLine(3, put(77, '94')),
      [[3, 'coda.structured-communication']],
    ],
    ['two lines changed places', withLine(3, () => zanddorp.split('\r\n')[3]!), [[3, 'coda.order']]],
    ['the opening balance is missing', withoutLines(2), [[2, 'coda.order']]],
    ['the closing balance is missing', withoutLines(22), [[22, 'coda.order']]],
    ['the trailer is missing', withoutLines(24), [[24, 'coda.order']]],
    [
      'it was cut off',
      zanddorp.slice(0, 130 * 20),
      [
        [20, 'coda.next-code'],
        [20, 'coda.ends-early'],
      ],
    ],
    ['a next code promises more', withLine(5, put(126, '1')), [[5, 'coda.next-code']]],
    ['a next code hides a part', withLine(8, put(126, '0')), [[8, 'coda.next-code']]],
    ['a link code promises information', withLine(10, put(128, '1')), [[10, 'coda.link-code']]],
    ['a link code hides a message', withLine(22, put(128, '0')), [[22, 'coda.link-code']]],
    [
      'a movement is numbered twice',
      withLine(14, put(3, '0003')),
      [
        [14, 'coda.numbers'],
        [15, 'coda.numbers'],
        [16, 'coda.numbers'],
        [17, 'coda.numbers'],
      ],
    ],
    ['a part belongs to another movement', withLine(4, put(3, '0009')), [[4, 'coda.numbers']]],
    ['the number of records is wrong', withLine(24, put(17, '000020')), [[24, 'coda.record-count']]],
    ['the sum of debits is wrong', withLine(24, put(36, '1')), [[24, 'coda.debit-total']]],
    ['the sum of credits is wrong', withLine(24, put(51, '1')), [[24, 'coda.credit-total']]],
    ['the balances do not follow', withLine(22, put(55, '6')), [[22, 'balance.does-not-add-up']]],
    ['details do not add up', withLine(29, put(44, '1')), [[27, 'coda.details-do-not-add-up']]],
    ['a detail has no total', withLine(3, put(54, '5')), [[3, 'coda.detail-without-total']]],
    [
      'a detail belongs to another kind of total',
      withLine(29, put(54, '8')),
      [
        [27, 'coda.details-do-not-add-up'],
        [29, 'coda.unexpected-detail'],
      ],
    ],
  ])('where %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })

  test('with everything that is wrong in it, in the order of its lines, and nothing of it read', () => {
    const read = readText(withLine(3, put(40, 'O')).replace('0000007032', '0000037032'))
    expect(read).toEqual({
      ok: false,
      problems: [
        {
          line: 3,
          code: 'coda.not-digits',
          reason: 'Positions 33 to 47 hold "0000000O5000000" where digits belong.',
          details: { from: 33, to: 47, found: '0000000O5000000' },
        },
        {
          line: 52,
          code: 'coda.not-a-day',
          reason: 'Positions 6 to 11 hold "370326", which is no day (DDMMYY).',
          details: { from: 6, to: 11, found: '370326' },
        },
      ],
    })
  })

  test('with at most fifty problems', () => {
    expect(problemsOf(`${zanddorp}${'7\r\n'.repeat(200)}`)).toHaveLength(50)
  })

  test('where it holds only the details of totals elsewhere', () => {
    const lines = zanddorp.split('\r\n')
    const nothing = '0'.repeat(15)
    const text = [
      put(84, '01010')(lines[24]!),
      put(44, nothing)(lines[25]!),
      put(54, '6')(put(3, '0001')(put(128, '0')(lines[47]!))),
      put(43, nothing)(lines[49]!),
      put(17, '000003')(lines[50]!),
    ].join('\r\n')
    expect(problemsOf(text)).toEqual([[2, 'coda.separate-application']])
  })
})

describe('a digit of an amount or a balance', () => {
  test('cannot change without the file being refused', () => {
    const amounts: Readonly<Record<string, readonly [number, number]>> = {
      '1': [43, 58],
      '21': [32, 47],
      '8': [42, 57],
      '9': [17, 52],
    }
    const before = JSON.stringify(statementsOf(zanddorp).map((one) => ({ ...one, lines: one.lines })))
    const lines = zanddorp.split('\r\n')
    // The last statement has no movements: nothing in it says what its balance should be.
    const accepted = lines.slice(0, 51).flatMap((line, index) => {
      const [from, to] = amounts[line.startsWith('2') ? line.slice(0, 2) : line.slice(0, 1)] ?? [1, 0]
      return Array.from({ length: to - from + 1 }, (_, offset) => from + offset).flatMap((position) =>
        [...'0123456789']
          .filter((digit) => digit !== line[position - 1])
          .map((digit) => readText(withLine(index + 1, put(position, digit))))
          .filter((read) => read.ok && JSON.stringify(read.statements) !== before),
      )
    })
    expect(accepted).toEqual([])
  })
})
