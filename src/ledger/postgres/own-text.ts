/**
 * A text of its own. What is cut out of a long text keeps all of that in memory: an id of 36 characters that a house
 * remembers would keep its whole event, as text, for as long as the house is remembered. Adding to it makes a new text of
 * this length, and cutting that keeps no more.
 */
export const ownText = (text: string): string => ` ${text}`.slice(1)

/** As {@link ownText} for an id, which is ASCII: slower, and nothing at all is kept but its characters. */
export const ownId = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

/** Ids and days are no longer than this; longer texts are seldom said twice. */
const LONGEST = 40

/** Puts one text in the place of all that are the same: the events of a page name the same few things time and again. */
export type ShareText = (text: string) => string

/** Remembers the texts it was given; made for one page, so that it forgets them after it. */
export const createShareText = (): ShareText => {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, text)
    return text
  }
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The same in all of what was just read from JSON, which nobody else holds yet: it is changed where it stands. */
export const shareTexts = (share: ShareText, value: unknown): unknown => {
  if (!isTree(value)) return value
  for (const name in value) {
    const part = value[name]
    if (typeof part !== 'string') shareTexts(share, part)
    else if (part.length <= LONGEST) value[name] = share(part)
  }
  return value
}
