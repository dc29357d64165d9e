import type { StatementLine } from '../statement.js'
import { folded } from '../text.js'
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
  | 'fits-others'
  | 'used-by-other-lines'

/** A commitment with what is compared, worked out once. */
export type Comparable = {
  readonly open: OpenCommitment
  readonly reference: string
  readonly iban: string | null
  readonly name: readonly string[]
}

export const comparable = (open: OpenCommitment): Comparable => ({
  open,
  reference: folded(open.reference ?? ''),
  iban: open.beneficiaryIban?.replaceAll(' ', '').toUpperCase() ?? null,
  name: nameWords(open.beneficiaryName),
})

/** A line with what is compared, worked out once. */
export type ComparableLine = {
  readonly line: StatementLine
  readonly said: string
  readonly name: readonly string[]
  /** What was paid, without sign. */
  readonly paidCents: number
}

export const comparableLine = (line: StatementLine): ComparableLine => ({
  line,
  said: folded(line.communication?.text ?? ''),
  name: nameWords(line.counterparty.name ?? ''),
  paidCents: -line.amountCents,
})

/** A shorter reference stands in texts by chance: the 12 in "12 januari". */
const SHORTEST_IN_TEXT = 5

const bySaid = ({ said }: ComparableLine, { reference }: Comparable): Sign | null => {
  if (reference === '' || said === '') return null
  if (said === reference) return 'same-reference'
  return reference.length >= SHORTEST_IN_TEXT && said.includes(reference) ? 'reference-in-text' : null
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
