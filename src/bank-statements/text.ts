/** One line of readable text: white space and control characters become single spaces. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

export const tidyOrNull = (text: string): string | null => {
  const tidied = tidy(text)
  return tidied === '' ? null : tidied
}

/** Letters and digits only, without accents and in capitals, so that what was typed differently compares equal. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const windows1252 = new TextDecoder('windows-1252')
const utf16 = new TextDecoder('utf-16le')

/**
 * The text of a file. Banks write ASCII, UTF-8 or Windows-1252 (which holds ISO 8859-1); spreadsheets also UTF-16. Text
 * in Windows-1252 with an accent in it is hardly ever valid UTF-8, so that what is valid UTF-8 is taken for that.
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16.decode(bytes)
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return windows1252.decode(bytes)
  }
}
