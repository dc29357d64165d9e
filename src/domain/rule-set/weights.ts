/** How votes are weighed, without whose they are. */
export type Weights =
  | { readonly kind: 'per-seat'; readonly seats: readonly { readonly weight: number }[] }
  | { readonly kind: 'per-partner'; readonly partners: readonly { readonly weight: number }[] }
  | { readonly kind: 'per-group' }

/**
 * Has every seat one vote of its own, and no more? Only then can a secret ballot be judged: it keeps totals, and nobody
 * knows whose votes they were.
 */
export const isOneVoteEach = ({ weights }: { readonly weights: Weights }): boolean =>
  weights.kind === 'per-seat' && weights.seats.every(({ weight }) => weight === 1)
