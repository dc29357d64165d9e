/** Chance that gives the same again for the same seed, on every machine. */
export type Chance = {
  /** A whole number from 0 up to, not including, 2³². */
  readonly word: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True in this part of the cases (0 to 1). */
  readonly happens: (part: number) => boolean
  readonly pick: <Item>(items: readonly Item[]) => Item
}

/** The generator sfc32 (public domain, Chris Doty-Humphrey), fed with a seed and a number that tells streams apart. */
export const createChance = (seed: number, stream: number): Chance => {
  let a = seed >>> 0
  let b = stream >>> 0
  let c = 0x9e3779b9
  let counter = 1
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) word()
  const between = (least: number, most: number): number => least + (word() % (most - least + 1))
  return {
    word,
    between,
    happens: (part) => word() < part * 4_294_967_296,
    pick: (items) => {
      const item = items[word() % items.length]
      if (item === undefined) throw new RangeError('There is nothing to pick from')
      return item
    },
  }
}
