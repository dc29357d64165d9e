import { stringify } from 'csv-stringify/sync'
import { decimalText } from '../../../domain/shared/money.js'
import type { ExportTable } from './table.js'

/**
 * A table as CSV the way spreadsheets in Flanders open it: UTF-8 with byte order mark, semicolons, decimal comma.
 * Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export const csvOf = ({ columns, rows }: ExportTable): string =>
  stringify([columns, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { bigint: (amount) => decimalText(amount).replace('.', ',') },
  })
