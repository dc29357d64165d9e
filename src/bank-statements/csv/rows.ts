import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Report } from '../problems.js'
import { type Header, headerOf } from './layouts.js'

export type Row = { readonly at: number; readonly cells: readonly string[] }

export type Table = { readonly header: Header; readonly rows: readonly Row[] }

/** Some banks put what was searched for above the columns. */
const MOST_LINES_ABOVE = 40
const DELIMITERS = [';', ','] as const
const LONGEST_HEADER = 5_000
const LONGEST_ROW = 100_000

const parsedRows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/** Where an error of the parser says that it was. */
const position = z.object({ lines: z.int().catch(0), records: z.int().catch(0), empty_lines: z.int().catch(0) })

const parseRows = (
  text: string,
  { delimiter, quotesAreText }: { delimiter: string; quotesAreText: boolean },
): z.output<typeof parsedRows> =>
  parsedRows.parse(
    parse(text, {
      delimiter,
      info: true,
      max_record_size: LONGEST_ROW,
      quote: quotesAreText ? false : '"',
      record_delimiter: ['\n'],
      relax_column_count: true,
      // Quotes within a column that does not begin with one are text.
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }),
  )

type Found = { readonly header: Header; readonly index: number; readonly delimiter: string }

/** The line with the names of the columns: the first that misses none, else the one that misses least. */
const findHeader = (lines: readonly string[]): Found => {
  let best: Found = { header: headerOf([]), index: 0, delimiter: DELIMITERS[0] }
  for (const [index, line] of lines.slice(0, MOST_LINES_ABOVE).entries()) {
    if (line.length > LONGEST_HEADER) continue
    for (const delimiter of DELIMITERS) {
      const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', ''))
      if (cells.length < 2) continue
      const header = headerOf(cells)
      if (header.missing.length < best.header.missing.length) best = { header, index, delimiter }
      if (header.missing.length === 0) return best
    }
  }
  return best
}

/** The rows of a file under the header line that is found in it; null where there is none, which is reported. */
export const readTable = (text: string, report: Report): Table | null => {
  const lines = text.split(/\r\n|\r|\n/)
  const { header, index, delimiter } = findHeader(lines)
  if (header.missing.length > 0) {
    report(index + 1, 'csv.columns-missing', { layout: header.layout.name, missing: header.missing.join(', ') })
    return null
  }
  try {
    const rows = parseRows(lines.slice(index + 1).join('\n'), {
      delimiter,
      quotesAreText: header.layout.quotesAreText,
    })
    return { header, rows: rows.map(({ record, info }) => ({ at: index + 1 + info.lines, cells: record })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines: reached, records, empty_lines: empty } = position.parse(error)
    // A quote that is never closed takes everything after it along: the row where it stands is the one after the last.
    const at = Math.min(reached, records + empty + 1)
    report(index + 1 + at, 'csv.malformed', { what: error.code })
    return null
  }
}
