import type { Cents } from '../../../domain/shared/money.js'

/** Text, an amount in eurocents, or nothing. */
export type ExportCell = string | Cents | null

/** A report as rows and columns, ready to be written as CSV or XLSX. */
export type ExportTable = {
  /** Of the sheet: 31 characters at most, without any of `\\ / ? * [ ] :` (what a spreadsheet accepts). */
  readonly name: string
  readonly columns: readonly string[]
  /** Each has a cell for every column. */
  readonly rows: readonly (readonly ExportCell[])[]
}
