/** What the members of a coalition add up to, in a fixed order: how many, their weight, how many of each group. */
export type Sums = readonly number[]

/** One more than the largest sum, for each. */
export type Bounds = readonly number[]

/** Where the number of coalitions with these sums is kept. */
export const placeOf = (bounds: Bounds, sums: Sums): number =>
  bounds.reduce((place, bound, index) => place * bound + (sums[index] ?? 0), 0)

/** The sums that are kept at this place. */
export const sumsAt = (bounds: Bounds, place: number): Sums => {
  const sums = bounds.map(() => 0)
  let rest = place
  for (let index = bounds.length - 1; index >= 0; index -= 1) {
    const bound = bounds[index] ?? 1
    sums[index] = rest % bound
    rest = Math.floor(rest / bound)
  }
  return sums
}

/**
 * How many coalitions of these voters have each sum, by place. Numbers up to 2^25 are exact. Adding a voter only ever
 * moves to a later place, so that one pass from the end counts each coalition with and without it.
 */
export const countsOf = (bounds: Bounds, voters: readonly Sums[]): Float64Array => {
  const counts = new Float64Array(bounds.reduce((product, bound) => product * bound, 1))
  counts[0] = 1
  for (const sums of voters) {
    const step = placeOf(bounds, sums)
    for (let place = counts.length - 1; place >= step; place -= 1) {
      counts[place] = (counts[place] ?? 0) + (counts[place - step] ?? 0)
    }
  }
  return counts
}

/** The same counts without one of those voters. */
export const withoutOne = (bounds: Bounds, counts: Float64Array, sums: Sums): Float64Array => {
  const rest = Float64Array.from(counts)
  const step = placeOf(bounds, sums)
  for (let place = step; place < rest.length; place += 1) {
    rest[place] = (rest[place] ?? 0) - (rest[place - step] ?? 0)
  }
  return rest
}
