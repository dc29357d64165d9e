import { readCents, typedAmount } from './fields.js'

/** Paragraphs of running text, parted by empty lines. */
export const paragraphs = (typed: unknown): readonly string[] =>
  typeof typed === 'string'
    ? typed
        .split(/\n\s*\n/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
    : []

/** Articles, a paragraph each; a last line that begins with € and is an amount, is what the article costs. */
export const articlesOf = (typed: unknown): readonly { readonly text: string; readonly amountCents: number | null }[] =>
  paragraphs(typed).map((paragraph) => {
    const lines = paragraph.split('\n')
    const last = lines.at(-1)?.trim() ?? ''
    const amountCents = lines.length > 1 && last.startsWith('€') ? readCents(last) : null
    return amountCents === null
      ? { text: paragraph, amountCents }
      : { text: lines.slice(0, -1).join('\n').trim(), amountCents }
  })

/** Within one paragraph no line is empty: it would become two. */
const inOneParagraph = (text: string): string => text.replace(/\n\s*\n/g, '\n')

/** Paragraphs as someone would type them. */
export const typedParagraphs = (texts: readonly string[]): string => texts.map(inOneParagraph).join('\n\n')

/** Articles as someone would type them, each with its amount on the last line. */
export const typedArticles = (
  articles: readonly { readonly text: string; readonly amountCents: number | null }[],
): string =>
  typedParagraphs(
    articles.map(({ text, amountCents }) => (amountCents === null ? text : `${text}\n€ ${typedAmount(amountCents)}`)),
  )
