import { UnstorableValue } from './errors.js'
import type { Row } from './projection.js'
import type { TableLayout } from './table-layout.js'

const SPECIALS = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Looking for four characters one by one is several times faster than a pattern: most texts have none of them. */
const isPlain = (text: string): boolean =>
  !text.includes('\\') && !text.includes('\n') && !text.includes('\t') && !text.includes('\r')

const escaped = (text: string): string =>
  !isPlain(text) ? text.replace(SPECIALS, (character) => ESCAPES[character] ?? character) : text

/**
 * One line of COPY in text format for a row, every value checked on the way; ends in a newline. JSON text has no raw
 * control characters, and numbers and dates nothing special, so only text and JSON are escaped.
 * Throws {@link UnstorableValue}.
 */
export const copyLine = (layout: TableLayout, row: Row): string => {
  const { columns } = layout
  let line = ''
  let seen = 0
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]
    if (column === undefined) break
    if (index > 0) line += '\t'
    const value = row[column.name]
    if (value !== undefined) seen++
    const checked = layout.check(column, value)
    if (checked === null && !column.nullIsJson) line += '\\N'
    else if (column.type === 'text' || column.type === 'jsonb') line += escaped(column.codec.encode(checked))
    else line += column.codec.encode(checked)
  }
  let given = 0
  for (const _ in row) given++
  if (given > seen && Object.values(row).filter((value) => value !== undefined).length > seen)
    throw new UnstorableValue(`Table ${layout.definition.name} has no such columns as the row was given`)
  return `${line}\n`
}
