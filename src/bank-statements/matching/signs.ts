import type { StatementLine } from '../statement.js'
import { folded, withoutAccents } from '../text.js'
import { compareNames, nameWords } from './names.js'

/** A commitment that may still be paid. */
export type OpenCommitment = {
  readonly commitment: string
  readonly beneficiaryName: string
  /** Without spaces. */
  readonly beneficiaryIban: string | null
  /** What the beneficiary asks as communication: a structured one, or the number of an invoice. */
  readonly reference: string | null
  readonly leftCents: number
}

/** What speaks for a match, or against it. Texts: `bank-match.because.` and the sign. */
export type Sign =
  | 'same-reference'
  | 'reference-in-text'
  | 'same-account'
  | 'other-account'
  | 'same-name'
  | 'similar-name'
  | 'whole-amount'
  | 'part-of-amount'
  | 'more-than-left'
  | 'other-reference'
  | 'fits-others'
  | 'used-by-other-lines'

/** A commitment with what is compared, worked out once. */
export type Comparable = {
  readonly open: OpenCommitment
  readonly reference: string
  /** Finds the reference in a text, whatever stands between its signs; not as a part of a longer number or word. */
  readonly inText: RegExp | null
  readonly iban: string | null
  readonly name: readonly string[]
}

/** A shorter reference stands in texts by chance: the 12 in "12 januari". */
const SHORTEST_IN_TEXT = 5

const notWithin = (sign: string): string => (/\p{N}/u.test(sign) ? '\\p{N}' : '\\p{L}')

const inText = (reference: string): RegExp | null => {
  const signs = [...reference]
  const [first, last] = [signs[0], signs.at(-1)]
  if (first === undefined || last === undefined || signs.length < SHORTEST_IN_TEXT) return null
  const between = '[^\\p{L}\\p{N}]*'
  return new RegExp(`(?<!${notWithin(first)})${signs.join(between)}(?!${notWithin(last)})`, 'u')
}

export const comparable = (open: OpenCommitment): Comparable => ({
  open,
  reference: folded(open.reference ?? ''),
  inText: inText(folded(open.reference ?? '')),
  iban: open.beneficiaryIban?.replaceAll(' ', '').toUpperCase() ?? null,
  name: nameWords(open.beneficiaryName),
})

/** A line with what is compared, worked out once. */
export type ComparableLine = {
  readonly line: StatementLine
  readonly said: string
  /** As it stands, in capitals and without accents. */
  readonly text: string
  readonly name: readonly string[]
  /** What was paid, without sign. */
  readonly paidCents: number
}

export const comparableLine = (line: StatementLine): ComparableLine => ({
  line,
  said: folded(line.communication?.text ?? ''),
  text: withoutAccents(line.communication?.text ?? ''),
  name: nameWords(line.counterparty.name ?? ''),
  paidCents: -line.amountCents,
})

/** Does what the payer wrote name the reference of this commitment; is it all they wrote, or a part? */
export const bySaid = ({ said, text }: ComparableLine, commitment: Comparable): Sign | null => {
  if (commitment.reference === '' || !said.includes(commitment.reference)) return null
  if (said === commitment.reference) return 'same-reference'
  return commitment.inText?.test(text) ? 'reference-in-text' : null
}

const byAccount = ({ line }: ComparableLine, { iban }: Comparable): Sign | null => {
  if (iban === null || line.counterparty.iban === null) return null
  return iban === line.counterparty.iban ? 'same-account' : 'other-account'
}

const byName = (line: ComparableLine, commitment: Comparable): Sign | null => {
  const names = compareNames(line.name, commitment.name)
  return names === null ? null : `${names}-name`
}

const byAmount = ({ paidCents }: ComparableLine, { open }: Comparable): Sign => {
  if (paidCents === open.leftCents) return 'whole-amount'
  return paidCents < open.leftCents ? 'part-of-amount' : 'more-than-left'
}

/**
 * What a line and a commitment have in common, the strongest first; nothing where neither the reference, nor the account,
 * nor the name is alike: an amount alone tells nothing.
 */
export const signsOf = (line: ComparableLine, commitment: Comparable): readonly Sign[] => {
  const signs = [bySaid(line, commitment), byAccount(line, commitment), byName(line, commitment)].filter(
    (sign) => sign !== null,
  )
  return signs.some((sign) => sign !== 'other-account') ? [...signs, byAmount(line, commitment)] : []
}
