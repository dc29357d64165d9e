import type { PropsWithChildren } from '@kitajs/html'
import type { View } from './view.js'

/** A table in a frame of its own, so that a narrow screen scrolls the table and not the page. */
export const Table = ({
  caption,
  columns,
  children,
}: PropsWithChildren<{ caption: string; columns: readonly string[] }>): JSX.Element => (
  <section class="table-frame" tabindex="0" aria-label={caption}>
    <table>
      <caption safe>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" safe>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
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
