import type { StatementLine } from '../statement.js'
import {
  bySaid,
  type Comparable,
  type ComparableLine,
  comparable,
  comparableLine,
  type OpenCommitment,
  type Sign,
  signsOf,
} from './signs.js'

export type { OpenCommitment } from './signs.js'

export type Certainty = 'sure' | 'likely' | 'possible'

export type MatchCandidate = {
  readonly commitment: string
  readonly certainty: Certainty
  readonly because: readonly Sign[]
}

/** Why a line has no candidates. Texts: `bank-match.unmatched.` and the code. */
export type UnmatchedBecause = 'incoming' | 'no-amount' | 'nothing-open' | 'nothing-left' | 'nothing-alike'

export type LineMatch = {
  readonly line: StatementLine
  /** The most certain first. */
  readonly candidates: readonly MatchCandidate[]
  readonly unmatchedBecause: UnmatchedBecause | null
}

/**
 * How certain these signs make a match.
 * - Sure: the reference is right and so is the account (or, where the account is not known, the name), or the account is
 *   right and all that is left was paid.
 * - Likely: the reference or the account alone, or the name with all that is left.
 * - Possible: anything weaker; always where more was paid than is left, or to another account.
 */
const certaintyOf = (signs: readonly Sign[]): Certainty => {
  const has = (...wanted: readonly Sign[]): boolean => wanted.some((sign) => signs.includes(sign))
  if (has('more-than-left', 'other-account')) return 'possible'
  const reference = has('same-reference', 'reference-in-text')
  const whole = has('whole-amount')
  if (reference && has('same-account', 'same-name', 'similar-name')) return 'sure'
  if (has('same-account') && whole) return 'sure'
  if (reference || has('same-account')) return 'likely'
  return has('same-name') && whole ? 'likely' : 'possible'
}

const order: readonly Certainty[] = ['sure', 'likely', 'possible']

const hasReference = ({ because }: MatchCandidate): boolean =>
  because.includes('same-reference') || because.includes('reference-in-text')

/** By certainty, then by how much speaks for it, then by name: the same whatever the order they came in. */
const byCertainty = (a: MatchCandidate, b: MatchCandidate): number =>
  order.indexOf(a.certainty) - order.indexOf(b.certainty) ||
  Number(hasReference(b)) - Number(hasReference(a)) ||
  b.because.length - a.because.length ||
  (a.commitment < b.commitment ? -1 : 1)

const lessSure = (candidate: MatchCandidate, because: Sign): MatchCandidate => ({
  ...candidate,
  certainty: 'likely',
  because: [...candidate.because, because],
})

/**
 * A line pays one commitment for sure, or none: of several that are sure, the one whose reference it names; otherwise all
 * are likely.
 */
const oneSure = (candidates: readonly MatchCandidate[]): readonly MatchCandidate[] => {
  const sure = candidates.filter(({ certainty }) => certainty === 'sure')
  if (sure.length < 2) return candidates
  const named = sure.filter(hasReference)
  return candidates.map((candidate) =>
    candidate.certainty !== 'sure' || (named.length === 1 && named[0] === candidate)
      ? candidate
      : lessSure(candidate, 'fits-others'),
  )
}

/** What was paid with the reference of one commitment is not for sure for another, also when the one is paid already. */
const heedingReferences = (
  candidates: readonly MatchCandidate[],
  line: ComparableLine,
  all: readonly Comparable[],
): readonly MatchCandidate[] =>
  all.some((commitment) => bySaid(line, commitment) !== null)
    ? candidates.map((candidate) =>
        candidate.certainty === 'sure' && !hasReference(candidate) ? lessSure(candidate, 'other-reference') : candidate,
      )
    : candidates

type Commitments = { readonly open: readonly Comparable[]; readonly spent: readonly Comparable[] }

const candidatesOf = (line: ComparableLine, { open, spent }: Commitments): readonly MatchCandidate[] => {
  const candidates = open
    .map((commitment) => ({ commitment: commitment.open.commitment, because: signsOf(line, commitment) }))
    .filter(({ because }) => because.length > 0)
    .map((match) => ({ ...match, certainty: certaintyOf(match.because) }))
  return oneSure(heedingReferences(candidates, line, [...open, ...spent]))
}

const whyUnmatched = (line: ComparableLine, { open, spent }: Commitments): UnmatchedBecause => {
  if (line.paidCents < 0) return 'incoming'
  if (line.paidCents === 0) return 'no-amount'
  if (spent.some((commitment) => signsOf(line, commitment).length > 0)) return 'nothing-left'
  return open.length === 0 ? 'nothing-open' : 'nothing-alike'
}

/**
 * Takes lines one by one, those with the reference first, then the oldest, and lets each use what is left of the
 * commitment it pays for sure; where too little is left for it, it is likely at most.
 */
const withinWhatIsLeft = (matches: readonly LineMatch[], open: readonly OpenCommitment[]): readonly LineMatch[] => {
  const left = new Map(open.map(({ commitment, leftCents }) => [commitment, BigInt(leftCents)]))
  const sureOf = ({ candidates }: LineMatch): MatchCandidate | undefined =>
    candidates.find(({ certainty }) => certainty === 'sure')
  const inTurn = matches
    .flatMap((match) => {
      const sure = sureOf(match)
      return sure === undefined ? [] : [{ match, sure }]
    })
    .toSorted(
      (a, b) =>
        Number(hasReference(b.sure)) - Number(hasReference(a.sure)) ||
        (a.match.line.bookedOn < b.match.line.bookedOn ? -1 : Number(a.match.line.bookedOn > b.match.line.bookedOn)) ||
        (a.match.line.fingerprint < b.match.line.fingerprint ? -1 : 1),
    )
  const tooMuch = new Set<LineMatch>()
  for (const { match, sure } of inTurn) {
    const rest = (left.get(sure.commitment) ?? 0n) + BigInt(match.line.amountCents)
    if (rest < 0n) tooMuch.add(match)
    else left.set(sure.commitment, rest)
  }
  return matches.map((match) =>
    tooMuch.has(match)
      ? {
          ...match,
          candidates: match.candidates.map((candidate) =>
            candidate.certainty === 'sure' ? lessSure(candidate, 'used-by-other-lines') : candidate,
          ),
        }
      : match,
  )
}

/**
 * Proposes, for each line of bank statements, the open commitments that it may pay. Nothing is decided: whoever records
 * the payments does that. Depends on nothing but its arguments, and not on the order they come in; the answer is in the
 * order of the lines. Lines that are sure of one commitment never add up to more than is left of it.
 */
export const proposeMatches = (
  lines: readonly StatementLine[],
  open: readonly OpenCommitment[],
): readonly LineMatch[] => {
  const all = open.map(comparable)
  const commitments = {
    open: all.filter((commitment) => commitment.open.leftCents > 0),
    spent: all.filter((commitment) => commitment.open.leftCents <= 0),
  }
  const matches = lines.map((line): LineMatch => {
    const one = comparableLine(line)
    const candidates = one.paidCents > 0 ? candidatesOf(one, commitments) : []
    const unmatchedBecause = candidates.length > 0 ? null : whyUnmatched(one, commitments)
    return { line, candidates, unmatchedBecause }
  })
  return withinWhatIsLeft(matches, open).map((match) => ({
    ...match,
    candidates: match.candidates.toSorted(byCertainty),
  }))
}
