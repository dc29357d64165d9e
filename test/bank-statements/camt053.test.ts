import { describe, expect, test } from 'vitest'
import { linesOf, problemsOf, readText, sample, statementsOf } from './support/read.js'

const statement = sample('zanddorp-v8.xml')
const reversal = sample('reversal-v2.xml')

describe('a camt.053 file', () => {
  test.each(['zanddorp-v8.xml', 'reversal-v2.xml'])('%s is read as it was looked over', async (name) => {
    await expect(JSON.stringify(statementsOf(sample(name)), null, 2)).toMatchFileSnapshot(`golden/${name}.json`)
  })

  test('has the same fingerprints as the same statement in CODA', () => {
    const coda = statementsOf(sample('zanddorp.cod'))[1]!.lines
    const camt = linesOf(statement)
    expect(camt.map(({ fingerprint }) => fingerprint)).toEqual(coda.map(({ fingerprint }) => fingerprint))
    expect(camt.map(({ counterparty }) => counterparty.name)).not.toEqual(
      coda.map(({ counterparty }) => counterparty.name),
    )
  })

  test('takes the sign from the indicator and, of a reversal, the counterparty of what it reverses', () => {
    expect(linesOf(reversal).map(({ amountCents, counterparty }) => [amountCents, counterparty.name])).toEqual([
      [2500, 'Gemeente Zanddorp'],
      [7650, 'Ouder Drie'],
    ])
  })

  test('leaves out what is not booked', () => {
    expect(statementsOf(reversal)[0]).toMatchObject({ openingCents: -10000, closingCents: 150 })
    expect(linesOf(reversal)).toHaveLength(2)
  })

  test('understands a creditor reference', () => {
    expect(linesOf(reversal)[1]!.communication).toEqual({ kind: 'structured', text: 'RF18539007547034' })
  })

  test('never names the account itself as its counterparty', () => {
    const swapped = statement.replace('<IBAN>NL91ABNA0417164300</IBAN>', '<IBAN>BE68539007547034</IBAN>')
    expect(linesOf(swapped)[2]!.counterparty).toEqual({ name: null, iban: null })
  })

  test('gives one line without counterparty where the transactions of a batch have no amounts', () => {
    const without = statement
      .replace(/<Amt Ccy="EUR">1600.00<\/Amt>\s*<CdtDbtInd>DBIT<\/CdtDbtInd>/, '')
      .replace(/<Amt Ccy="EUR">1500.00<\/Amt>\s*<CdtDbtInd>DBIT<\/CdtDbtInd>/, '')
    expect(linesOf(without)[0]).toMatchObject({ amountCents: -310000, counterparty: { name: null, iban: null } })
  })

  test('takes the instructed amounts of a batch where together they are what was booked', () => {
    const instructed = (first: string) =>
      statement
        .replace(/<Amt Ccy="EUR">1600.00<\/Amt>\s*<CdtDbtInd>DBIT<\/CdtDbtInd>/, first)
        .replace(
          /<Amt Ccy="EUR">1500.00<\/Amt>\s*<CdtDbtInd>DBIT<\/CdtDbtInd>/,
          '<AmtDtls><InstdAmt><Amt Ccy="EUR">1500.00</Amt></InstdAmt></AmtDtls>',
        )
    const amounts = (text: string) => linesOf(text).map(({ amountCents }) => amountCents)
    const of = (currency: string, amount: string) =>
      instructed(`<AmtDtls><InstdAmt><Amt Ccy="${currency}">${amount}</Amt></InstdAmt></AmtDtls>`)
    expect(amounts(of('EUR', '1600.00')).slice(0, 2)).toEqual([-160000, -150000])
    expect(amounts(of('EUR', '1601.00'))[0]).toBe(-310000)
    expect(amounts(of('USD', '1600.00'))[0]).toBe(-310000)
  })

  test('may write characters by their numbers', () => {
    const read = linesOf(statement.replace('Medewerker Één', 'Medewerker &#xC9;&#233;n &lt;1&gt;'))
    expect(read[0]!.counterparty.name).toBe('Medewerker Één <1>')
  })
})

const bomb = `<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${statement.slice(statement.indexOf('<Document'))}`

describe('a camt.053 file is refused', () => {
  test.each<[string, string, readonly (readonly [number, string])[]]>([
    ['it has a document type', bomb, [[1, 'xml.doctype']]],
    [
      'it asks for a file of the machine',
      statement.replace('<Document', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Document'),
      [[2, 'xml.doctype']],
    ],
    [
      'it uses an entity that XML does not have',
      statement.replace('Medewerker Twee', '&secret;'),
      [[60, 'xml.malformed']],
    ],
    ['an element is not closed', statement.replace('</Ccy>', ''), [[17, 'xml.malformed']]],
    ['it was cut off', statement.slice(0, 900), [[27, 'xml.malformed']]],
    ['it is too deep', `<Document>${'<a>'.repeat(100)}`, [[1, 'xml.too-deep']]],
    ['it is another message', statement.replaceAll('camt.053.001.08', 'camt.052.001.08'), [[0, 'camt.wrong-message']]],
    ['it is another version', statement.replaceAll('camt.053.001.08', 'camt.053.001.06'), [[0, 'camt.wrong-message']]],
    ['it has no statement', statement.replaceAll('Stmt>', 'Other>'), [[0, 'camt.no-statement']]],
    ['an amount is not in euro', statement.replace('"EUR">212.50', '"USD">212.50'), [[2, 'camt.currency']]],
    ['the account is not in euro', statement.replace('<Ccy>EUR</Ccy>', '<Ccy>CHF</Ccy>'), [[0, 'camt.currency']]],
    [
      'an amount has a part of a cent',
      statement.replace('>212.50<', '>212.505<'),
      [
        [2, 'camt.amount'],
        [0, 'balance.does-not-add-up'],
      ],
    ],
    ['an amount has its own sign', statement.replace('>212.50<', '>-212.50<'), [[2, 'camt.amount']]],
    ['an indicator is unknown', statement.replace('<CdtDbtInd>DBIT<', '<CdtDbtInd>DEBIT<'), [[1, 'camt.indicator']]],
    ['an indicator is missing', statement.replace('<CdtDbtInd>DBIT</CdtDbtInd>', ''), [[1, 'camt.missing']]],
    ['a status is unknown', statement.replace('<Cd>BOOK</Cd>', '<Cd>DONE</Cd>'), [[1, 'camt.status']]],
    ['a status is missing', statement.replace('<Sts><Cd>BOOK</Cd></Sts>', ''), [[1, 'camt.missing']]],
    [
      'a booking day is missing',
      statement.replace('<BookgDt><Dt>2026-03-06</Dt></BookgDt>', ''),
      [[1, 'camt.missing']],
    ],
    [
      'a day is not on the calendar',
      statement.replace('<BookgDt><Dt>2026-03-06', '<BookgDt><Dt>2026-02-30'),
      [[1, 'camt.day']],
    ],
    [
      'the account has a wrong check number',
      statement.replace('BE68539007547034', 'BE68539007547035'),
      [[0, 'camt.account']],
    ],
    ['a balance is missing', statement.replace('PRCD', 'ITBD'), [[0, 'camt.balance-missing']]],
    ['the balances do not follow', statement.replace('22774.94', '22774.95'), [[0, 'balance.does-not-add-up']]],
    [
      'the transactions of a batch do not add up',
      statement.replace('1600.00', '1601.00'),
      [[1, 'camt.details-do-not-add-up']],
    ],
    ['its own sum is wrong', statement.replace('<Sum>3356.61', '<Sum>3356.62'), [[0, 'camt.summary']]],
    ['its own number of entries is wrong', statement.replace('<NbOfNtries>4', '<NbOfNtries>5'), [[0, 'camt.summary']]],
  ])('where %s', (_, text, problems) => {
    const found = problemsOf(text)
    for (const problem of problems) expect(found).toContainEqual(problem)
  })

  test('without waiting for what a document type would expand to', () => {
    const started = performance.now()
    expect(readText(bomb.replace('"aaaaaaaaaa"', `"${'a'.repeat(100_000)}"`)).ok).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
