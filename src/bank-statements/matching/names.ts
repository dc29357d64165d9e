import { withoutAccents } from '../text.js'

/** What a legal form adds to a name; banks and people leave it out, and write it before or after. */
const legalForms = new Set([
  'VZW',
  'IVZW',
  'ASBL',
  'AISBL',
  'BV',
  'BVBA',
  'EBVBA',
  'SRL',
  'SPRL',
  'NV',
  'SA',
  'CV',
  'CVBA',
  'CVSO',
  'SC',
  'SCRL',
  'COMMV',
  'SCOMM',
  'VOF',
  'SNC',
  'MAATSCHAP',
  'STICHTING',
  'FEITELIJKE',
  'VERENIGING',
  'OVERHEID',
  'AGB',
  'APB',
])

/** Words that distinguish nobody. */
const fillers = new Set(['DE', 'HET', 'VAN', 'DER', 'DEN', 'EN', 'T', 'S', 'LA', 'LE', 'DU', 'DES', 'ET'])

const LEGAL_FORM_IN_POINTS = /\b(?:\p{L}\.){2,}/gu

/**
 * The words of a name that tell it apart, without accents, capitals, signs and legal forms, sorted: `V.Z.W. Speelhuis
 * Zoë` gives SPEELHUIS and ZOE. A name of such words only keeps them.
 */
export const nameWords = (name: string): readonly string[] => {
  const words = withoutAccents(name)
    .replace(LEGAL_FORM_IN_POINTS, (letters) => letters.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !legalForms.has(word) && !fillers.has(word))
  return [...new Set(telling.length > 0 ? telling : words)].toSorted()
}

/** Shorter words are too common to recognise a name by. */
const TELLING_LENGTH = 4

/** Are these the same words, or does the longer hold all words of the other (of which one is telling), or neither? */
export const compareNames = (one: readonly string[], other: readonly string[]): 'same' | 'similar' | null => {
  if (one.length === 0 || other.length === 0) return null
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  // A bank cuts a name off in the middle of a word: the last of the words may be the beginning of one.
  const held = few.every((word) =>
    many.some((longer) => longer === word || (word.length >= 6 && longer.startsWith(word))),
  )
  if (!held) return null
  if (few.length === many.length && few.every((word, index) => word === many[index])) return 'same'
  return few.some((word) => word.length >= TELLING_LENGTH) ? 'similar' : null
}
