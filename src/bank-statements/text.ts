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

/** In capitals and without accents. */
export const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()

/** Letters and digits only, without accents and in capitals, so that what was typed differently compares equal. */
export const folded = (text: string): string => withoutAccents(text).replace(/[^\p{L}\p{N}]/gu, '')

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const windows1252 = new TextDecoder('windows-1252')
const utf16 = new TextDecoder('utf-16le')

/** The signs from 0x80 in code page 850, in which older systems of banks write; those after them are lines and boxes. */
const codePage850 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ'

/** Letters of our languages in code page 850 where Windows-1252 has signs that hardly anybody writes. */
const onlyIn850 = new Set([0x81, 0x82, 0x83, 0x87, 0x88, 0x89, 0x8a, 0x8b])
const FIRST_LETTER_OF_1252 = 0xc0

const isCodePage850 = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => onlyIn850.has(byte)) && !bytes.some((byte) => byte >= FIRST_LETTER_OF_1252)

const decode850 = (bytes: Uint8Array): string => {
  const signs = Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (codePage850[byte - 0x80] ?? ' '),
  )
  return signs.join('')
}

/**
 * The text of a file. Banks write ASCII, UTF-8, Windows-1252 (which holds ISO 8859-1) or code page 850; spreadsheets
 * also UTF-16. Text in the older ones with an accent in it is hardly ever valid UTF-8, so that what is valid UTF-8 is
 * taken for that.
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16.decode(bytes)
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return isCodePage850(bytes) ? decode850(bytes) : windows1252.decode(bytes)
  }
}
