import type { PublicText } from './answers.js'

/** Most characters of one decision that are searched in: PostgreSQL refuses to index more than about a million. */
const LONGEST = 200_000

/** All words of a decision besides its title, in the order a reader meets them. */
export const bodyOf = ({ text, considerations, articles, reasons }: PublicText): string =>
  [text, ...considerations, ...articles.map((article) => article.text), reasons]
    .filter((part) => part !== null)
    .join('\n')
    .slice(0, LONGEST)
    .toWellFormed()

/** Words too short to mistype, or too long to be a word, are no help to whoever mistyped one. */
const WORD = /(?<!\p{L})\p{L}{4,40}(?!\p{L})/gu

/** The words of a decision, each once: what a mistyped word is compared with. */
export const wordsOf = (title: string, body: string): ReadonlySet<string> =>
  new Set(`${title}\n${body}`.toLowerCase().match(WORD) ?? [])
