import { createChance } from '../../bench/chance.js'

/** The whole matrix, as the table in docs/trust.md shows it: minutes to an hour, where the usual tests take seconds. */
export const isWholeMatrix = process.env.TAMPER_MATRIX === 'whole'

/** Chosen by the clock, printed with every failure; `TAMPER_SEED` plays one again. */
export const matrixSeed = Number(process.env.TAMPER_SEED ?? Date.now() % 1_000_000_000)

/** Around the edges of tiles. */
const EDGES = [1, 2, 3, 255, 256, 257, 511, 512, 513]
/** Around the edge of the second level. */
const LARGE_EDGES = [65_535, 65_536, 65_537, 100_000]

const MOST_SMALL = 600

/** The large logs that every class is tried on, made once each. */
const largeSizes = (): readonly number[] => [
  65_536,
  createChance(matrixSeed, 999).between(MOST_SMALL, 100_000),
  100_000,
]

/** The sizes one class is tried at. `number` tells classes apart. */
export const sizesOf = (fewest: number, number: number): readonly number[] => {
  const chance = createChance(matrixSeed, number)
  const small = Array.from({ length: isWholeMatrix ? 100 : 4 }, () => chance.between(fewest, MOST_SMALL))
  const edges = isWholeMatrix ? [...EDGES, ...largeSizes()] : [chance.pick(EDGES), chance.pick(EDGES)]
  return [...edges.filter((size) => size >= fewest), ...small]
}

/** The sizes of the clean logs. */
export const cleanLogs = (): readonly number[] => {
  const chance = createChance(matrixSeed, 1_000)
  const count = isWholeMatrix ? 10_000 : 200
  const fixed = [0, ...EDGES, ...(isWholeMatrix ? LARGE_EDGES : [])]
  return [...fixed, ...Array.from({ length: count - fixed.length }, () => chance.between(0, MOST_SMALL))]
}

export const isLarge = (size: number): boolean => size > MOST_SMALL
