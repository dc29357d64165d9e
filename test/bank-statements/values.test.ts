import { describe, expect, test } from 'vitest'
import { ibanOf } from '../../src/bank-statements/account-number.js'
import { centsOf, euros } from '../../src/bank-statements/amount.js'
import { communicationOf, isCreditorReference, isStructuredNumber } from '../../src/bank-statements/communication.js'
import { dayFromCoda, dayFromIso, dayFromText } from '../../src/bank-statements/day.js'
import { linesOf, sample } from './support/read.js'

describe('an amount', () => {
  test.each([
    ['1.234,50', 'comma', 123450],
    ['-1234,5', 'comma', -123450],
    ['0,05', 'comma', 5],
    ['1.234', 'comma', null],
    ['12.34,50', 'comma', null],
    ['1,234.50', 'comma', null],
    ['1234.50', 'point', 123450],
    ['1.234', 'point', null],
    ['1234.50000', 'standard', 123450],
    ['1234.501', 'standard', null],
    ['90071992547409.91', 'standard', 9007199254740991],
    ['90071992547409.92', 'standard', null],
    ['', 'standard', null],
    ['1e3', 'standard', null],
  ] as const)('%s written with a %s is %s cents', (text, way, cents) => {
    expect(centsOf(text, way)).toBe(cents)
  })

  test.each([
    [0, '0,00'],
    [-5, '-0,05'],
    [123450n, '1234,50'],
  ])('%s cents is shown as %s', (cents, text) => {
    expect(euros(cents)).toBe(text)
  })
})

describe('a day', () => {
  test.each([
    [dayFromCoda('290224'), '2024-02-29'],
    [dayFromCoda('290226'), null],
    [dayFromCoda('310426'), null],
    [dayFromCoda('000126'), null],
    [dayFromCoda('011326'), null],
    [dayFromIso('2026-03-31T23:30:00+02:00'), '2026-03-31'],
    [dayFromIso('2026-03-31Z'), '2026-03-31'],
    [dayFromIso('1899-12-31'), null],
    [dayFromIso('2100-02-29'), null],
    [dayFromIso('2000-02-29'), '2000-02-29'],
    [dayFromIso('2026-3-1'), null],
    [dayFromText('1/3/2026'), '2026-03-01'],
    [dayFromText('01-03-2026'), '2026-03-01'],
    [dayFromText('01/03/26'), null],
    [dayFromText('03/31/2026'), null],
  ])('is read as %s', (read, day) => {
    expect(read).toBe(day)
  })
})

describe('a reference', () => {
  test.each([
    ['090933755493', true],
    ['090933755494', false],
    ['000000009797', true],
    ['000000009700', false],
    ['09093375549', false],
  ])('%s with a correct check: %s', (digits, correct) => {
    expect(isStructuredNumber(digits)).toBe(correct)
  })

  test.each([
    ['RF18539007547034', true],
    ['RF19539007547034', false],
    ['RF18539007547035', false],
    ['RF18', false],
    ['XX18539007547034', false],
  ])('%s of a creditor: %s', (text, correct) => {
    expect(isCreditorReference(text)).toBe(correct)
  })

  test.each([
    ['+++090/9337/55493+++', 'structured', '+++090/9337/55493+++'],
    ['*** 090/9337/55493 ***', 'structured', '+++090/9337/55493+++'],
    ['+++090/9337/55494+++', 'free', '+++090/9337/55494+++'],
    ['RF18 5390 0754 7034', 'structured', 'RF18539007547034'],
    ['RF19 5390 0754 7034', 'free', 'RF19 5390 0754 7034'],
    ['090933755493', 'free', '090933755493'],
    ['  twee\r\n woorden ', 'free', 'twee woorden'],
  ])('%s is %s', (text, kind, shown) => {
    expect(communicationOf(text)).toEqual({ kind, text: shown })
  })
})

describe('an account number', () => {
  test.each([
    ['BE68 5390 0754 7034', 'BE68539007547034'],
    ['be68539007547034', 'BE68539007547034'],
    ['539-0075470-34', 'BE68539007547034'],
    ['539-0075470-35', null],
    ['BE69539007547034', null],
    ['NL91ABNA0417164300', 'NL91ABNA0417164300'],
    ['', null],
    ['BETALING MET DEBETKAART', null],
  ])('%s is %s', (text, iban) => {
    expect(ibanOf(text)).toBe(iban)
  })
})

describe('the communication of a direct debit in CODA', () => {
  test('is the whole of its field, over three records', () => {
    const long = 'Internet en telefoon maart 2026, klant 12345, factuur 2026-0017'.slice(0, 62)
    const coda = sample('zanddorp.cod')
    const lines = coda.split('\r\n').map((line) => {
      if (line.startsWith('2200030000T-2024')) return `${line.slice(0, 39)}${long.slice(0, 24)}${line.slice(63)}`
      return line.startsWith('2300030000BE58') ? `${line.slice(0, 82)}${long.slice(24)}${line.slice(82 + 38)}` : line
    })
    const debit = linesOf(lines.join('\r\n')).find(({ amountCents }) => amountCents === -3999)!
    expect(debit.communication).toEqual({ kind: 'free', text: long.trim() })
  })
})
