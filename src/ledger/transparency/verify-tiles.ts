import { readBundle } from './entry-bundle.js'
import { readIfThere, tileFile } from './folder.js'
import type { Tile } from './tile-path.js'
import { TILE_WIDTH, type TreeNode } from './tree.js'
import type { Fault } from './verify-entries.js'

const HASH_LENGTH = 32

/** Tiles of hashes of a folder, each read when the first of its nodes is asked for; one tile a level is kept. */
export type HashTiles = {
  /** What the folder has for this node: its hash, or why not. */
  readonly hashAt: (node: Pick<TreeNode, 'level' | 'index'>) => Promise<Buffer | 'missing' | 'misshapen'>
}

/** The tile a node stands in, in a tree of this size. */
const tileOf = ({ level, index }: Pick<TreeNode, 'level' | 'index'>, size: bigint): Tile => {
  const width = BigInt(TILE_WIDTH)
  const nodes = size / width ** BigInt(level)
  const tile = index / width
  const rest = nodes - tile * width
  return { level, index: tile, width: rest < width ? Number(rest) : TILE_WIDTH }
}

type ReadTile = { readonly content: Buffer; readonly width: number }

/** A tile from its file; a folder that grew may still have it full where it was partial. */
const readTile = async (folder: string, tile: Tile): Promise<ReadTile | null> => {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const content = await readIfThere(tileFile(folder, { ...tile, width }))
    if (content !== null) return { content, width }
  }
  return null
}

export const openHashTiles = (folder: string, size: bigint): HashTiles => {
  const kept = new Map<number, { readonly tile: Tile; readonly content: Buffer | 'missing' | 'misshapen' }>()
  const load = async (tile: Tile): Promise<Buffer | 'missing' | 'misshapen'> => {
    const read = await readTile(folder, tile)
    if (read === null) return 'missing'
    return read.content.length === read.width * HASH_LENGTH ? read.content : 'misshapen'
  }
  return {
    hashAt: async (node) => {
      const tile = tileOf(node, size)
      let known = kept.get(node.level)
      if (known?.tile.index !== tile.index) {
        known = { tile, content: await load(tile) }
        kept.set(node.level, known)
      }
      if (typeof known.content === 'string') return known.content
      const at = Number(node.index % BigInt(TILE_WIDTH)) * HASH_LENGTH
      return known.content.subarray(at, at + HASH_LENGTH)
    },
  }
}

export type BundleRead = {
  /** As far as they can be read, at most as many as belong there. */
  readonly leaves: readonly Buffer[]
  /** Why there are not as many as belong there; its index is that of the first one that is not as it should be. */
  readonly fault: Fault | null
}

/** The leaves of the bundle at `index` (of bundles), exactly `width` of them unless there is a fault. */
export const readEntries = async (folder: string, tile: Tile): Promise<BundleRead> => {
  const first = tile.index * BigInt(TILE_WIDTH)
  const place = `entries ${first} to ${first + BigInt(tile.width) - 1n}`
  const read = await readTile(folder, tile)
  if (read === null) {
    const says = `the file with ${place} is missing`
    return { leaves: [], fault: { code: 'entries-missing', index: first, says } }
  }
  const { leaves: all, cutOff } = readBundle(read.content)
  const leaves = all.slice(0, tile.width)
  const refuse = (code: string, says: string): BundleRead => ({
    leaves,
    fault: { code, index: first + BigInt(leaves.length), says },
  })
  if (cutOff) return refuse('entries-cut-off', `the file with ${place} ends in the middle of an entry`)
  if (all.length !== read.width) {
    return refuse('entries-count', `the file with ${place} holds ${all.length} entries, not ${read.width}`)
  }
  return { leaves, fault: null }
}
