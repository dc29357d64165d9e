/** A whole tag, with quoted values that may hold anything but a quote: what a value says is never taken for a tag. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;')

/**
 * Rows of a table of which every cell also says the name of its column, and which keep being rows and cells for who
 * listens, also where a narrow screen shows them as cards below each other. `rows` is rendered HTML.
 */
export const stackedCells = (rows: string, columns: readonly string[]): string => {
  let column = 0
  return rows.replace(TAG, (tag: string, closing: string, name: string, attributes: string) => {
    if (closing !== '' || (name !== 'tr' && name !== 'td' && name !== 'th')) return tag
    if (name === 'tr') {
      column = 0
      return `<tr${attributes} role="row">`
    }
    const span = Number(/\bcolspan="(\d+)"/.exec(attributes)?.[1] ?? 1)
    const label = span === 1 ? columns[column] : undefined
    column += span
    if (name === 'th') return `<th${attributes} role="rowheader">`
    return label === undefined
      ? `<td${attributes} role="cell">`
      : `<td${attributes} role="cell" data-label="${escaped(label)}">`
  })
}
