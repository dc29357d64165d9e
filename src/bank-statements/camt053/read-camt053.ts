import { ibanOf } from '../account-number.js'
import { centsOf, euros, sumOf } from '../amount.js'
import { checkBalance } from '../balance.js'
import { problemList, type Report } from '../problems.js'
import type { Reading, ReadStatement } from '../reading.js'
import { counterpartyOf, type Entry, entryOf } from './entries.js'
import { dayIn, signedAmountIn } from './fields.js'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from './xml.js'

const ISO_20022 = 'urn:iso:std:iso:20022:tech:xsd:'
const VERSIONS = ['camt.053.001.02', 'camt.053.001.08']

type Balance = { readonly cents: number; readonly element: XmlElement }

/** The balance under the first of these codes that is there; two different ones are reported. */
const balanceOf = (statement: XmlElement, codes: readonly string[], report: Report): Balance | null => {
  for (const code of codes) {
    const found = childrenOf(statement, 'Bal').filter((one) => textOf(one, 'Tp', 'CdOrPrtry', 'Cd') === code)
    const [first] = found
    if (first === undefined) continue
    const amounts = found.map((one) => signedAmountIn(one, 0, report))
    if (new Set(amounts).size > 1) report(0, 'camt.balance-twice', { code })
    return { cents: amounts[0] ?? 0, element: first }
  }
  report(0, 'camt.balance-missing', { code: codes.join(' / ') })
  return null
}

/** What a bank may count and add up itself, where every entry is booked (banks differ in whether others count). */
const checkSummary = (statement: XmlElement, entries: readonly Entry[], report: Report): void => {
  const booked = entries.filter((entry) => entry !== null)
  const summary = childOf(statement, 'TxsSummry')
  if (summary === null || booked.length < entries.length) return
  const number = textOf(summary, 'TtlNtries', 'NbOfNtries')
  if (number !== null && number !== String(booked.length)) {
    report(0, 'camt.summary', { element: 'TtlNtries', found: booked.length, expected: number })
  }
  const check = (element: string, amounts: readonly number[]): void => {
    const expected = textOf(summary, element, 'Sum')
    const found = sumOf(amounts)
    if (expected === null || found === BigInt(centsOf(expected, 'standard') ?? -1)) return
    report(0, 'camt.summary', { element, found: euros(found), expected })
  }
  const cents = booked.map((entry) => entry.cents)
  check(
    'TtlCdtNtries',
    cents.filter((one) => one > 0),
  )
  check(
    'TtlDbtNtries',
    cents.filter((one) => one < 0).map((one) => -one),
  )
}

const accountOf = (statement: XmlElement, report: Report): string => {
  const written = textOf(statement, 'Acct', 'Id', 'IBAN') ?? textOf(statement, 'Acct', 'Id', 'Othr', 'Id')
  const account = ibanOf(written ?? '')
  if (account === null) report(0, 'camt.account', { found: written ?? '' })
  const currency = textOf(statement, 'Acct', 'Ccy')
  if (currency !== null && currency !== 'EUR') report(0, 'camt.currency', { found: currency })
  return account ?? ''
}

/** The entries were taken out of the statement when they were complete. */
const statementOf = (statement: XmlElement, entries: readonly Entry[], report: Report): ReadStatement | null => {
  const account = accountOf(statement, report)
  const number = textOf(statement, 'LglSeqNb') ?? textOf(statement, 'ElctrncSeqNb') ?? textOf(statement, 'Id') ?? ''
  if (number === '') report(0, 'camt.missing', { element: 'Id' })
  const opening = balanceOf(statement, ['OPBD', 'PRCD'], report)
  const closing = balanceOf(statement, ['CLBD'], report)
  if (opening === null || closing === null) return null
  const closedOn = dayIn(childOf(closing.element, 'Dt'), 0, report)
  if (closedOn === null) {
    report(0, 'camt.missing', { element: 'Bal/Dt' })
    return null
  }
  const booked = entries.filter((entry) => entry !== null)
  const balances = { openingCents: opening.cents, closingCents: closing.cents }
  checkBalance(0, { ...balances, amounts: booked.map(({ cents }) => cents) }, report)
  checkSummary(statement, entries, report)
  const lines = booked.flatMap((entry) =>
    entry.lines.map(({ parties, ...line }) => ({
      account,
      statement: number,
      ...line,
      counterparty: counterpartyOf(parties, account),
    })),
  )
  return { account, number, openedOn: dayIn(childOf(opening.element, 'Dt'), 0, report), closedOn, ...balances, lines }
}

const isStatement = (element: XmlElement, around: readonly XmlElement[]): boolean =>
  element.name === 'Stmt' && around.at(-1)?.name === 'BkToCstmrStmt' && around.length === 2

/**
 * Reads an ISO 20022 bank-to-customer statement, camt.053 version 2 or 8: booked entries only, in euro, with their sign
 * by the indicator of credit or debit (also of a reversal: the indicator says what was booked). The lines of a batch are
 * its transactions. Balances must add up.
 */
export const readCamt053 = (text: string): Reading => {
  const { report, found } = problemList()
  const statements: (ReadStatement | null)[] = []
  let entries: Entry[] = []
  let entriesBefore = 0
  let root: string | null = null

  readXml(
    text,
    (element, around) => {
      root ??= (around[0] ?? element).namespace
      const place = around.at(-1)
      if (element.name === 'Ntry' && place?.name === 'Stmt' && around.length === 3) {
        entries.push(entryOf(element, entriesBefore + entries.length + 1, report))
        return true
      }
      if (!isStatement(element, around)) return false
      statements.push(statementOf(element, entries, report))
      entriesBefore += entries.length
      entries = []
      return true
    },
    report,
  )
  const message = (root ?? '').replace(ISO_20022, '')
  if (found().every(({ code }) => !code.startsWith('xml.'))) {
    if (!VERSIONS.includes(message)) {
      const wrong = problemList()
      wrong.report(0, 'camt.wrong-message', { found: message, versions: VERSIONS.join(', ') })
      return { ok: false, problems: wrong.found() }
    }
    if (statements.length === 0) report(0, 'camt.no-statement')
  }
  if (found().length > 0) return { ok: false, problems: found() }
  return { ok: true, format: 'camt.053', statements: statements.filter((statement) => statement !== null) }
}
