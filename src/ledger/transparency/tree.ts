import { hash as digest } from 'node:crypto'

/** Nodes of one tile (C2SP tlog-tiles): eight levels of the tree. */
export const TILE_WIDTH = 256

/** A hash at a place of the tree: level 0 are the leaves, a node of level n covers 256 of level n - 1. */
export type TreeNode = { readonly level: number; readonly index: bigint; readonly hash: Buffer }

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** In one call: an object for each hash would be freed late, and memory grow with the number of entries checked. */
const sha256Of = (parts: readonly Uint8Array[]): Buffer => digest('sha256', Buffer.concat(parts), 'buffer')

/** RFC 6962 §2.1. */
export const hashOfLeaf = (leaf: Uint8Array): Buffer => sha256Of([LEAF, leaf])

/** The same for a leaf that is text, without making its bytes first: 0x00 is U+0000 in UTF-8. */
export const hashOfLeafText = (leaf: string): Buffer => digest('sha256', `\0${leaf}`, 'buffer')

const HASH_LENGTH = 32
/** Both children behind the prefix; written anew for every hash, which is over before the next begins. */
const family = Buffer.concat([NODE, Buffer.alloc(2 * HASH_LENGTH)])

/** RFC 6962 §2.1, for children of 32 bytes. */
export const hashOfChildren = (left: Uint8Array, right: Uint8Array): Buffer => {
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH)
    throw new RangeError('A node has two hashes of 32 bytes')
  family.set(left, 1)
  family.set(right, 1 + HASH_LENGTH)
  return digest('sha256', family, 'buffer')
}

/** RFC 6962 §2.1: the root of a tree without leaves. */
export const rootOfNothing: Buffer = sha256Of([])

/** The root over a power of two of hashes. */
export const rootOfPerfect = (hashes: readonly Buffer[]): Buffer => {
  let row = hashes
  while (row.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < row.length; index += 2) {
      const left = row[index]
      const right = row[index + 1]
      if (left === undefined || right === undefined) throw new RangeError(`${hashes.length} is not a power of two`)
      above.push(hashOfChildren(left, right))
    }
    row = above
  }
  const [root] = row
  if (root === undefined) throw new RangeError('There is no hash to take the root of')
  return root
}

/** The roots of perfect trees side by side, from the left largest to smallest, as one root (RFC 6962 §2.1). */
export const joinPerfect = (roots: readonly Buffer[]): Buffer =>
  roots.length === 0 ? rootOfNothing : roots.reduceRight((right, left) => hashOfChildren(left, right))

/** `count` hashes as roots of perfect trees, from the left largest to smallest. */
const perfectRoots = (hashes: readonly Buffer[]): readonly Buffer[] => {
  const roots: Buffer[] = []
  let start = 0
  for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
    if ((hashes.length & width) === 0) continue
    roots.push(rootOfPerfect(hashes.slice(start, start + width)))
    start += width
  }
  return roots
}

/** The right edge of a tree: the hashes of the one tile at each level that is not full yet. Enough to go on and to know the root. */
export class TreeEdge {
  private constructor(
    private count: bigint,
    private readonly levels: Buffer[][],
  ) {}

  static empty(): TreeEdge {
    return new TreeEdge(0n, [])
  }

  /** `levels[n]` holds the `floor(size / 256^n) mod 256` hashes of the partial tile at level n. */
  static of(size: bigint, levels: readonly (readonly Buffer[])[]): TreeEdge {
    for (const [level, expected] of widthsOfEdge(size).entries()) {
      if (levels[level]?.length !== expected) throw new RangeError(`The edge of a tree of ${size} lacks hashes`)
    }
    return new TreeEdge(
      size,
      levels.map((hashes) => [...hashes]),
    )
  }

  get size(): bigint {
    return this.count
  }

  copy(): TreeEdge {
    return TreeEdge.of(this.count, this.levels)
  }

  /** Adds a leaf; answers every node that is complete with it, the leaf's own first. */
  add(leafHash: Buffer): readonly TreeNode[] {
    const complete: TreeNode[] = []
    let hash = leafHash
    let index = this.count
    this.count += 1n
    for (let level = 0; ; level += 1) {
      complete.push({ level, index, hash })
      const tile = this.levels[level] ?? []
      this.levels[level] = tile
      tile.push(hash)
      if (tile.length < TILE_WIDTH) return complete
      hash = rootOfPerfect(tile)
      this.levels[level] = []
      index /= BigInt(TILE_WIDTH)
    }
  }

  root(): Buffer {
    return joinPerfect(this.levels.toReversed().flatMap(perfectRoots))
  }
}

/** How many hashes the partial tile of each level has in a tree of this size. */
export const widthsOfEdge = (size: bigint): readonly number[] => {
  const widths: number[] = []
  for (let rest = size; rest > 0n; rest /= BigInt(TILE_WIDTH)) widths.push(Number(rest % BigInt(TILE_WIDTH)))
  return widths
}
