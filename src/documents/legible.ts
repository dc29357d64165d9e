const isControl = /^[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}]$/u
const isSpace = /^[\p{Z}\t]$/u

const lineEnds = /\r\n|[\r\n\u2028\u2029]/

/** A character by its number, for a reader who could not see it: `[U+202E]`. */
export const numbered = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** The lines of a text, however they were ended. */
export const linesOf = (text: string): readonly string[] => text.split(lineEnds)

/** The lines of a text that hold something: each is a paragraph. */
export const paragraphsOf = (text: string): readonly string[] => linesOf(text).filter((line) => line.trim() !== '')

/**
 * One line of text as it can be printed: a character that `shows` refuses, or that is seen nowhere (which could turn the
 * order of what stands beside it), is written by its number, so that nothing is left out unnoticed.
 */
export const legible = (text: string, shows: (character: string) => boolean = () => true): string =>
  [...linesOf(text).join(' ')]
    .map((character) => {
      if (isSpace.test(character)) return shows(character) && character !== '\t' ? character : ' '
      return isControl.test(character) || !shows(character) ? numbered(character) : character
    })
    .join('')
