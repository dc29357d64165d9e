import type { RuleSet } from './rule-set.js'

/**
 * How many seats must be there before an organ with so many seats may decide; null where its rules ask for none.
 * "More than half" of 23 is 12, "at least two thirds" of 10 is 7.
 */
export const quorumNeeded = ({ quorum: { needed } }: Pick<RuleSet, 'quorum'>, seats: number): number | null => {
  switch (needed.kind) {
    case 'none':
      return null
    case 'more-than':
      return Math.floor((seats * needed.numerator) / needed.denominator) + 1
    case 'at-least':
      return Math.ceil((seats * needed.numerator) / needed.denominator)
    case 'number':
      return needed.number
  }
}
