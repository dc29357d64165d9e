import { ibanOf } from '../account-number.js'
import { centsOf } from '../amount.js'
import { communicationOf, referenceOf } from '../communication.js'
import { dayFromText } from '../day.js'
import { problemList, type Report } from '../problems.js'
import type { Reading, ReadLine } from '../reading.js'
import type { Communication, Day } from '../statement.js'
import { folded, tidyOrNull } from '../text.js'
import { groupStatements } from './groups.js'
import { type CsvLine, inOrder } from './in-order.js'
import type { Column, Header } from './layouts.js'
import { type Row, readTable } from './rows.js'

type Cell = (column: Column) => string

const cellsOf =
  (header: Header, row: Row): Cell =>
  (column) => {
    const place = header.places[column]
    return place === undefined ? '' : (row.cells[place] ?? '').trim()
  }

/** BNP Paribas Fortis also lists what it refused. */
const isBooked = (header: Header, cell: Cell, at: number, report: Report): boolean => {
  if (header.places.status === undefined) return true
  const status = folded(cell('status'))
  if (status !== 'GEACCEPTEERD' && status !== 'GEWEIGERD') report(at, 'csv.status', { found: cell('status') })
  return status === 'GEACCEPTEERD'
}

const amountIn = (text: string, { layout }: Header, at: number, report: Report): number => {
  const cents = layout.decimals.map((way) => centsOf(text, way)).find((one) => one !== null) ?? null
  if (cents === null) report(at, 'csv.amount', { found: text })
  return cents ?? 0
}

const dayIn = (text: string, at: number, report: Report): Day | null => {
  const day = dayFromText(text)
  if (day === null) report(at, 'csv.day', { found: text })
  return day
}

type Said = Pick<ReadLine, 'communication' | 'fromPayer'>

/** What the payer wrote; else what the bank says about the booking (some banks repeat that as the communication). */
const saidIn = (cell: Cell): Said => {
  const structured = referenceOf(cell('structured'))
  if (structured !== null) return { communication: structured, fromPayer: true }
  const description = tidyOrNull(cell('description'))
  const written = communicationOf(cell('communication'))
  if (written !== null && (description === null || folded(written.text) !== folded(description))) {
    return { communication: written, fromPayer: true }
  }
  const described: Communication | null = description === null ? null : { kind: 'free', text: description }
  return { communication: described, fromPayer: false }
}

const lineOf = (header: Header, row: Row, report: Report): CsvLine | null => {
  const { at } = row
  // Some programs put a delimiter after the last column too.
  if (row.cells.length < header.width || row.cells.slice(header.width).some((cell) => cell !== '')) {
    report(at, 'csv.columns', { found: row.cells.length, expected: header.width })
    return null
  }
  const cell = cellsOf(header, row)
  if (!isBooked(header, cell, at, report)) return null
  const account = ibanOf(cell('account'))
  if (account === null) report(at, 'csv.account', { found: cell('account') })
  const currency = cell('currency')
  if (header.places.currency !== undefined && currency !== 'EUR') report(at, 'csv.currency', { found: currency })
  const amountCents = amountIn(cell('amount'), header, at, report)
  const bookedOn = dayIn(cell('bookedOn'), at, report)
  const valueOn = cell('valueOn') === '' ? bookedOn : dayIn(cell('valueOn'), at, report)
  if (account === null || bookedOn === null || valueOn === null) return null
  return {
    account,
    statement: cell('statement'),
    line: at,
    bookedOn,
    valueOn,
    amountCents,
    counterparty: { name: tidyOrNull(cell('name')), iban: ibanOf(cell('counterparty')) },
    ...saidIn(cell),
    bankReference: tidyOrNull(cell('reference')),
    balanceCents: cell('balance') === '' ? null : amountIn(cell('balance'), header, at, report),
  }
}

/**
 * Reads a statement in CSV: our own layout, or an export of KBC, Belfius, BNP Paribas Fortis or ING (csv/layouts.ts).
 * A header that fits none is refused with the columns that are missing in the nearest.
 */
export const readCsv = (text: string): Reading => {
  const { report, found } = problemList()
  const table = readTable(text, report)
  const lines = table?.rows.map((row) => lineOf(table.header, row, report)).filter((line) => line !== null) ?? []
  if (found().length === 0 && lines.length === 0) report(0, 'csv.no-lines')
  if (table === null || found().length > 0) return { ok: false, problems: found() }
  const ordered = inOrder(lines, table.header.layout.newestFirst, report)
  if (found().length > 0) return { ok: false, problems: found() }
  return { ok: true, format: 'csv', statements: groupStatements(ordered) }
}
