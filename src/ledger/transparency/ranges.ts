import { joinPerfect, rootOfPerfect, TILE_WIDTH, type TreeNode } from './tree.js'

/** Leaves from `start` up to, not including, `end`. */
export type LeafRange = { readonly start: bigint; readonly end: bigint }

/** Nodes of one level, `count` of them from `index`. */
export type NodeRun = { readonly level: number; readonly index: bigint; readonly count: number }

/** Gives the hashes of runs of nodes, all of each; throws when one is missing. */
export type ReadNodes = (runs: readonly NodeRun[]) => Promise<readonly (readonly Buffer[])[]>

const largestPowerBelow = (size: bigint): bigint => {
  let power = 1n
  while (power * 2n < size) power *= 2n
  return power
}

/** The siblings on the way from a leaf up to the root, lowest first (RFC 6962 §2.1.1, PATH). */
export const inclusionRanges = (index: bigint, { start, end }: LeafRange): readonly LeafRange[] => {
  const size = end - start
  if (size <= 1n) return []
  const middle = start + largestPowerBelow(size)
  return index < middle
    ? [...inclusionRanges(index, { start, end: middle }), { start: middle, end }]
    : [...inclusionRanges(index, { start: middle, end }), { start, end: middle }]
}

/** What shows that a tree of `older` leaves begins this one (RFC 6962 §2.1.2, SUBPROOF). */
export const consistencyRanges = (
  older: bigint,
  { start, end }: LeafRange,
  isOlderTree = true,
): readonly LeafRange[] => {
  const size = end - start
  if (older === size) return isOlderTree ? [] : [{ start, end }]
  const half = largestPowerBelow(size)
  const middle = start + half
  return older <= half
    ? [...consistencyRanges(older, { start, end: middle }, isOlderTree), { start: middle, end }]
    : [...consistencyRanges(older - half, { start: middle, end }, false), { start, end: middle }]
}

/** A range as perfect trees from left to right, each as the run of stored nodes it is the root of. */
const runsOf = ({ start, end }: LeafRange): readonly NodeRun[] => {
  const runs: NodeRun[] = []
  const width = BigInt(TILE_WIDTH)
  for (let from = start; from < end; ) {
    const rest = end - from
    let size = largestPowerBelow(rest + 1n)
    while (from % size !== 0n) size /= 2n
    let level = 0
    let unit = 1n
    while (unit * width <= size) {
      unit *= width
      level += 1
    }
    runs.push({ level, index: from / unit, count: Number(size / unit) })
    from += size
  }
  return runs
}

/** The Merkle hash over each range, all nodes read at once. */
export const hashesOfRanges = async (ranges: readonly LeafRange[], read: ReadNodes): Promise<readonly Buffer[]> => {
  const runs = ranges.map(runsOf)
  const nodes = await read(runs.flat())
  let next = 0
  return runs.map((parts) => {
    const roots = parts.map(() => {
      const hashes = nodes[next] ?? []
      next += 1
      return rootOfPerfect(hashes)
    })
    return joinPerfect(roots)
  })
}

/** The root of the tree over the first `size` leaves. */
export const rootAt = async (size: bigint, read: ReadNodes): Promise<Buffer> => {
  const [root] = await hashesOfRanges([{ start: 0n, end: size }], read)
  if (root === undefined) throw new Error('A range has a hash')
  return root
}

/** Hashes that show that the leaf at `index` stands in the tree of `size`. */
export const inclusionProof = (index: bigint, size: bigint, read: ReadNodes): Promise<readonly Buffer[]> =>
  hashesOfRanges(inclusionRanges(index, { start: 0n, end: size }), read)

/**
 * For each of these leaves the hashes that show that it stands in the tree of `size`. All nodes are read at once, and what
 * the proofs of neighbours share is worked out once.
 */
export const inclusionProofs = async (
  indices: readonly bigint[],
  size: bigint,
  read: ReadNodes,
): Promise<readonly (readonly Buffer[])[]> => {
  const keyOf = ({ start, end }: LeafRange): string => `${start} ${end}`
  const ways = indices.map((index) => inclusionRanges(index, { start: 0n, end: size }))
  const distinct = new Map(ways.flat().map((range) => [keyOf(range), range]))
  const hashes = await hashesOfRanges([...distinct.values()], read)
  const known = new Map([...distinct.keys()].map((key, place) => [key, hashes[place]]))
  return ways.map((way) =>
    way.map((range) => {
      const hash = known.get(keyOf(range))
      if (hash === undefined) throw new Error('A range has a hash')
      return hash
    }),
  )
}

/** Hashes that show that the tree of `older` begins the tree of `newer`; none from 0. */
export const consistencyProof = (older: bigint, newer: bigint, read: ReadNodes): Promise<readonly Buffer[]> =>
  older === 0n ? Promise.resolve([]) : hashesOfRanges(consistencyRanges(older, { start: 0n, end: newer }), read)

/** Nodes held in memory, for small trees and for what was just made. */
export const nodesInMemory = (nodes: Iterable<TreeNode>): ReadNodes => {
  const known = new Map<string, Buffer>()
  for (const { level, index, hash } of nodes) known.set(`${level} ${index}`, hash)
  return async (runs) =>
    runs.map(({ level, index, count }) =>
      Array.from({ length: count }, (_, offset) => {
        const hash = known.get(`${level} ${index + BigInt(offset)}`)
        if (hash === undefined) throw new Error(`Node ${index + BigInt(offset)} of level ${level} is missing`)
        return hash
      }),
    )
}
