import { type Children, contentsToString, type PropsWithChildren } from '@kitajs/html'
import { stackedCells } from './stacked-cells.js'
import type { View } from './view.js'

/** More columns than this do not fit beside each other on a telephone. */
const FIT_A_TELEPHONE = 3

const stackedRows = (columns: readonly string[], children: Children): JSX.Element => {
  const rows = contentsToString([children])
  return typeof rows === 'string' ? stackedCells(rows, columns) : rows.then((text) => stackedCells(text, columns))
}

/**
 * A table in a frame of its own, so that a narrow screen scrolls the table and not the page. Where it has more columns than
 * fit, its rows become cards there, unless `stacked` says otherwise.
 */
export const Table = ({
  caption,
  columns,
  stacked = columns.length > FIT_A_TELEPHONE,
  children,
}: PropsWithChildren<{ caption: string; columns: readonly string[]; stacked?: boolean }>): JSX.Element => (
  <section class="table-frame" tabindex="0" aria-label={caption}>
    <table class={stacked ? 'stacked' : undefined} role={stacked ? 'table' : undefined}>
      <caption safe>{caption}</caption>
      <thead role={stacked ? 'rowgroup' : undefined}>
        <tr role={stacked ? 'row' : undefined}>
          {columns.map((column) => (
            <th scope="col" role={stacked ? 'columnheader' : undefined} safe>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={stacked ? 'rowgroup' : undefined}>{stacked ? stackedRows(columns, children) : children}</tbody>
    </table>
  </section>
)

/** Links to the next and the first page of a list; nothing when there is one page only. */
export const Pager = ({
  view,
  path,
  query,
  nextCursor,
}: {
  view: View
  path: string
  query: URLSearchParams
  nextCursor: string | null
}): JSX.Element => {
  const linkTo = (cursor: string | null): string => {
    const parameters = new URLSearchParams(query)
    parameters.delete('cursor')
    if (cursor !== null) parameters.set('cursor', cursor)
    const text = parameters.toString()
    return text === '' ? path : `${path}?${text}`
  }
  if (nextCursor === null && !query.has('cursor')) return ''
  return (
    <p class="pager">
      {query.has('cursor') && (
        <a href={linkTo(null)} safe>
          {view.say('page.first')}
        </a>
      )}
      {nextCursor !== null && (
        <a href={linkTo(nextCursor)} rel="next" safe>
          {view.say('page.next')}
        </a>
      )}
    </p>
  )
}
