/** Something of which a sample is taken, for its amount in eurocents. */
export type Sampled = { readonly id: string; readonly amount: bigint }

/**
 * What chance is drawn from: for each counter a whole number from 0 up to and not including {@link BLOCKS}, the same for
 * the same counter. Where it comes from is not known here, so that a sample is a function of what is given alone.
 */
export type Draw = (counter: bigint) => bigint

/** How many different blocks there are: a block is 256 bits. */
export const BLOCKS = 2n ** 256n

/** Whole numbers below a limit, each as likely as another: a block of the incomplete last round is left out. */
const numbersBelow = (draw: Draw): ((limit: bigint) => bigint) => {
  let counter = 0n
  return (limit) => {
    const whole = BLOCKS - (BLOCKS % limit)
    for (;;) {
      const block = draw(counter)
      counter += 1n
      if (block < whole) return block % limit
    }
  }
}

/** In the order of their ids, so that the order in which they were found does not matter. */
const inOrder = <Item extends Sampled>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))

/**
 * `size` different items, or all when there are fewer; each set of that size is as likely as another. In the order they
 * were drawn: of those left (by id, the drawn ones replaced by the first) the one at a random place, again and again.
 */
export const randomSample = <Item extends Sampled>(
  items: readonly Item[],
  size: number,
  draw: Draw,
): readonly Item[] => {
  const below = numbersBelow(draw)
  const left = [...inOrder(items)]
  const chosen: Item[] = []
  while (chosen.length < size && left.length > 0) {
    const at = Number(below(BigInt(left.length)))
    const [first] = left
    const item = left[at]
    if (first === undefined || item === undefined) break
    chosen.push(item)
    left[at] = first
    left.shift()
  }
  return chosen
}

/** An item with how many of the chosen cents are of it, and the first of its own cents in the cumulated row. */
export type Hit<Item> = { readonly item: Item; readonly hits: number; readonly firstCent: bigint }

export type MonetarySample<Item> = {
  /** The sum of all items. */
  readonly total: bigint
  /** Where the row of chosen cents begins: drawn from 0 up to and not including the total. */
  readonly start: bigint
  readonly chosen: readonly Hit<Item>[]
}

/** The first k for which cent ⌊(start + k × total) ÷ size⌋ is this one or a later. */
const firstAt = (cent: bigint, { size, start, total }: { size: bigint; start: bigint; total: bigint }): bigint => {
  const ahead = cent * size - start
  return ahead <= 0n ? 0n : (ahead + total - 1n) / total
}

/**
 * A monetary-unit sample: all cents stand in one row, by the ids of their items, and `size` of them are chosen, at equal
 * distances (total ÷ size, not rounded) from a random start: cent ⌊(start + k × total) ÷ size⌋ for k = 0 … size − 1,
 * counted from 0. Each cent is as likely to be chosen as another (size ÷ total), and an item of at least one distance is
 * chosen for certain. Items of nothing are never chosen.
 */
export const monetarySample = <Item extends Sampled>(
  items: readonly Item[],
  size: number,
  draw: Draw,
): MonetarySample<Item> => {
  const total = items.reduce((sum, { amount }) => sum + amount, 0n)
  if (total === 0n) return { total, start: 0n, chosen: [] }
  const start = numbersBelow(draw)(total)
  const row = { size: BigInt(size), start, total }
  let firstCent = 0n
  const chosen: Hit<Item>[] = []
  for (const item of inOrder(items)) {
    const hits = Number(firstAt(firstCent + item.amount, row) - firstAt(firstCent, row))
    if (hits > 0) chosen.push({ item, hits, firstCent })
    firstCent += item.amount
  }
  return { total, start, chosen }
}
