import { unescaped } from './browser-session.js'

/** What the main part of a page says, without its markup. */
export const textOf = (html: string): string => {
  const start = html.indexOf('<main')
  const main = start === -1 ? html : html.slice(start, html.indexOf('</main>'))
  // A sign stays on the line of its word: for who reads, that is a space.
  return unescaped(main.replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ')).replace(/\s+/g, ' ')
}
