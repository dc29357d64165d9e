import type { Cell } from 'write-excel-file/node'
import { decimalText } from '../../../domain/shared/money.js'
import type { ExportCell, ExportTable } from './table.js'

const EURO = '#,##0.00\\ "€"'

/** A number in a spreadsheet has 15 digits that can be trusted (IEEE 754, and what Excel keeps). */
const LARGEST_NUMBER = 999_999_999_999_999n

/** Up to 15 digits the decimal text and the number that stands for it are the same; a longer amount stays text. */
const cellOf = (cell: ExportCell): Cell => {
  if (typeof cell !== 'bigint') return cell === null ? null : { value: cell, type: String, wrap: true }
  const text = decimalText(cell)
  if (cell > LARGEST_NUMBER || cell < -LARGEST_NUMBER) return { value: text, type: String, align: 'right' }
  return { value: Number(text), type: Number, format: EURO }
}

const isAmount = (rows: ExportTable['rows'], column: number): boolean =>
  rows.some((row) => typeof row[column] === 'bigint')

/** A table as a workbook of one sheet, amounts as numbers in euros. Text never becomes a formula: cells have a type. */
export const xlsxOf = async ({ name, columns, rows }: ExportTable): Promise<Buffer> => {
  // Read when the first workbook is asked for: it is in eighty files, which every start would wait for.
  const { default: writeSheets } = await import('write-excel-file/node')
  const header: Cell[] = columns.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true }))
  return writeSheets([header, ...rows.map((row) => row.map(cellOf))], {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((_, index) => ({ width: isAmount(rows, index) ? 16 : 32 })),
  }).toBuffer()
}
