import type { RuleSet } from './rule-set.js'

/**
 * Has every seat one vote of its own, and no more? Only then can a secret ballot be judged: it keeps totals, and nobody
 * knows whose votes they were.
 */
export const isOneVoteEach = ({ weights }: Pick<RuleSet, 'weights'>): boolean =>
  weights.kind === 'per-seat' && weights.seats.every(({ weight }) => weight === 1)
