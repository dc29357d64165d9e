import type { Cents } from '../shared/money.js'

/**
 * Splits an amount in proportion to whole parts, exactly to the cent: each gets its share rounded down, and the cents that
 * remain go one each to the largest remainders (the earlier one where they are equal). The shares add up to the amount.
 * Throws a RangeError when there is nothing to divide by.
 */
export const splitInParts = (amount: Cents, parts: readonly bigint[]): readonly Cents[] => {
  const all = parts.reduce((sum, part) => sum + part, 0n)
  if (all <= 0n || parts.some((part) => part < 0n)) throw new RangeError('parts must not be negative, nor all nothing')
  const shares = parts.map((part) => (amount * part) / all)
  const remaining = amount - shares.reduce((sum, share) => sum + share, 0n)
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: (amount * part) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  const extra = new Set(byRemainder.slice(0, Number(remaining)).map(({ index }) => index))
  return shares.map((share, index) => (share + (extra.has(index) ? 1n : 0n)) as Cents)
}

/** Part of an amount in hundredths of a percent (10,000 is all of it), rounded down to the cent. */
export const shareOf = (amount: Cents, basisPoints: number): Cents =>
  ((amount * BigInt(basisPoints)) / 10_000n) as Cents
