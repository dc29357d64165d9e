import type { MajorityRule, RuleSet } from '../rule-set/rule-set.js'
import type { WeighedVotes } from './verdict.js'

/** What a majority rule makes of votes. */
export type Measured = {
  /** The votes that count. */
  readonly counted: number
  /** Votes for that were needed; null where that is not a number of votes. */
  readonly needed: number | null
  readonly met: boolean
  /** As many for as against, and the one vote more would have been a majority. */
  readonly tied: boolean
}

type Treatment = Pick<RuleSet, 'abstentions' | 'blanks' | 'invalid'>

const atLeast = (counted: number, numerator: number, denominator: number): number =>
  Math.max(1, Math.ceil((counted * numerator) / denominator))

/** Is there the majority that this rule asks, among these votes? */
export const measure = (majority: MajorityRule, votes: WeighedVotes, treatment: Treatment): Measured => {
  const uncommitted = [
    [votes.abstain, treatment.abstentions],
    [votes.blank, treatment.blanks],
    [votes.invalid, treatment.invalid],
  ] as const
  const sum = (how: Treatment['abstentions']): number =>
    uncommitted.reduce((total, [number, treated]) => (treated === how ? total + number : total), 0)
  const pro = votes.for
  const against = votes.against + sum('against')
  const counted = pro + against + sum('counted')
  const even = pro === against && pro > 0
  const among = (needed: number, tied = false): Measured => ({ counted, needed, met: pro >= needed, tied })
  switch (majority) {
    case 'simple':
      return among(Math.floor((pro + against) / 2) + 1, even)
    case 'absolute':
      return among(Math.floor(counted / 2) + 1, even && counted === pro + against)
    case 'two-thirds':
      return among(atLeast(counted, 2, 3))
    case 'four-fifths':
      return among(atLeast(counted, 4, 5))
    case 'unanimity':
      return among(Math.max(1, counted))
    case 'consensus':
      return { counted, needed: null, met: against === 0 && pro > 0, tied: false }
    case 'consent':
      return { counted, needed: null, met: against === 0, tied: false }
  }
}
