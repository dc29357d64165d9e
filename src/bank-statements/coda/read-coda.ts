import { euros, sumOf } from '../amount.js'
import { checkBalance } from '../balance.js'
import { problemList, type Report } from '../problems.js'
import type { Reading, ReadStatement } from '../reading.js'
import { tidy } from '../text.js'
import type { CodaLine } from './fields.js'
import { linesOf } from './lines.js'
import { type CodaStatement, statementsOf } from './order.js'
import { type CodaRecord, readRecord } from './records.js'

/** The lines of a file with something on them: old systems end a file with a line that holds a control character. */
const linesIn = (text: string): readonly CodaLine[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter((line) => tidy(line.text) !== '')

/** The number on paper, else that of the file, else the day the file was made (both numbers may be zeros). */
const numberOf = ({ header, opening }: CodaStatement): string => {
  const number = [opening.paperNumber, opening.codedNumber].find((one) => /[1-9]/.test(one))
  return number ?? header.createdOn ?? '0'
}

const checkTotals = ({ groups, trailer }: CodaStatement, report: Report): void => {
  const amounts = groups.map(({ total }) => total.movement.cents)
  const debit = -sumOf(amounts.filter((cents) => cents < 0))
  const credit = sumOf(amounts.filter((cents) => cents > 0))
  if (debit !== BigInt(trailer.debitCents)) {
    report(trailer.at, 'coda.debit-total', { found: euros(debit), expected: euros(trailer.debitCents) })
  }
  if (credit !== BigInt(trailer.creditCents)) {
    report(trailer.at, 'coda.credit-total', { found: euros(credit), expected: euros(trailer.creditCents) })
  }
}

/** Details that a customer asked for in a file apart have no balances: their total stands in another file (7.2.1). */
const isSeparateApplication = ({ header, opening, closing, groups }: CodaStatement): boolean =>
  groups.length > 0 &&
  opening.cents === 0 &&
  closing?.cents === 0 &&
  sumOf(groups.map(({ total }) => total.movement.cents)) !== 0n &&
  (/[1-9]/.test(header.application) || groups.every(({ total }) => '5679'.includes(total.movement.type)))

const readStatement = (statement: CodaStatement, report: Report): ReadStatement | null => {
  const { opening, closing, groups, trailer } = statement
  if (isSeparateApplication(statement)) {
    report(opening.at, 'coda.separate-application')
    return null
  }
  const number = numberOf(statement)
  const closingCents = closing?.cents ?? opening.cents
  checkTotals(statement, report)
  checkBalance(
    closing?.at ?? trailer.at,
    { openingCents: opening.cents, closingCents, amounts: groups.map(({ total }) => total.movement.cents) },
    report,
  )
  const closingAccount = closing?.accountNumber(opening.structure) ?? opening.accountNumber
  if (closing !== null && closingAccount !== opening.accountNumber) {
    report(closing.at, 'coda.account-differs', { found: closingAccount, expected: opening.accountNumber })
  }
  const lines = linesOf(statement, number, report)
  const closedOn = closing?.on ?? opening.on ?? statement.header.createdOn
  if (closedOn === null) {
    report(closing?.at ?? opening.at, 'coda.no-day')
    return null
  }
  return {
    account: opening.account,
    number,
    openedOn: opening.on,
    closedOn,
    openingCents: opening.cents,
    closingCents,
    lines,
  }
}

/**
 * Reads a file in CODA, version 2 (Febelfin, "Coded statement of account", version 2.6): every statement in it, checked
 * field by field, then for its order, its numbers and its codes, then for its sums. What is wrong in one of these steps
 * is reported in full; the next step is taken only without, because its findings would be consequences.
 */
export const readCoda = (text: string): Reading => {
  const { report, found } = problemList()
  const records = linesIn(text)
    .map((line) => readRecord(line, report))
    .filter((record): record is CodaRecord => record !== null)
  if (found().length > 0) return { ok: false, problems: found() }
  const statements = statementsOf(records, report)
  if (found().length > 0) return { ok: false, problems: found() }
  const read = statements.map((statement) => readStatement(statement, report)).filter((one) => one !== null)
  return found().length > 0 ? { ok: false, problems: found() } : { ok: true, format: 'coda', statements: read }
}
