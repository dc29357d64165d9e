import { describe, expect, test } from 'vitest'
import { nodeCryptography } from '../../../src/ledger/transparency/cryptography.js'
import {
  consistencyProof,
  inclusionProof,
  inclusionProofs,
  nodesInMemory,
  rootAt,
} from '../../../src/ledger/transparency/ranges.js'
import { isTileOf, parseTilePath, tilePath, tilesOf } from '../../../src/ledger/transparency/tile-path.js'
import { hashOfLeaf, TILE_WIDTH, TreeEdge, type TreeNode, widthsOfEdge } from '../../../src/ledger/transparency/tree.js'
import { provesConsistency, provesInclusion } from '../../../src/verifying/merkle.js'
import { consistency, inclusion, leaf, root } from '../../verifying/reference-tree.js'

const SIZES = [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537]
const LARGEST = 65_537

const contents = Array.from({ length: LARGEST }, (_, index) => `entry ${index}`)
const leaves = contents.map(leaf)

/** Every node of the tree of the largest size; a smaller tree has those that it completes. */
const allNodes = ((): readonly TreeNode[] => {
  const edge = TreeEdge.empty()
  return contents.flatMap((content) => edge.add(hashOfLeaf(Buffer.from(content))))
})()
const read = nodesInMemory(allNodes)

const hex = (hashes: readonly Uint8Array[]): readonly string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'))

/** First, last, around the middle and the edges of tiles. */
const placesIn = (size: number): readonly number[] =>
  [...new Set([0, 1, 255, 256, Math.floor(size / 2), size - 257, size - 2, size - 1])].filter(
    (place) => place >= 0 && place < size,
  )

const olderThan = (size: number): readonly number[] =>
  [...new Set([1, 2, 255, 256, 257, Math.floor(size / 2), size - 1, size])].filter(
    (older) => older > 0 && older <= size,
  )

describe('the tree at the sizes where tiles begin and end, beside the definitions of RFC 6962', () => {
  test.each(SIZES)(
    '%i leaves: the same root, grown leaf by leaf, taken up again, and read from nodes',
    async (size) => {
      const expected = Buffer.from(root(leaves.slice(0, size))).toString('hex')
      const edge = TreeEdge.empty()
      for (const content of contents.slice(0, size)) edge.add(hashOfLeaf(Buffer.from(content)))
      expect(edge.root().toString('hex')).toBe(expected)
      expect((await rootAt(BigInt(size), read)).toString('hex')).toBe(expected)
      const levels = widthsOfEdge(BigInt(size)).map((width, level) => {
        const above = Math.floor(size / TILE_WIDTH ** (level + 1)) * TILE_WIDTH
        return allNodes
          .filter((node) => node.level === level && node.index >= above && node.index < above + width)
          .map(({ hash }) => hash)
      })
      expect(TreeEdge.of(BigInt(size), levels).root().toString('hex')).toBe(expected)
    },
  )

  test.each(SIZES)('%i leaves: tiles cover every node once and no other, and have one path each', (size) => {
    const tiles = [...tilesOf(BigInt(size))]
    const covered = new Map<number, number>()
    for (const tile of tiles) {
      expect(parseTilePath(tilePath(tile).slice('tile/'.length))).toEqual(tile)
      expect(isTileOf(tile, BigInt(size))).toBe(true)
      const level = Number(tile.level)
      expect(tile.index).toBe(BigInt(Math.floor((covered.get(level) ?? 0) / TILE_WIDTH)))
      covered.set(level, (covered.get(level) ?? 0) + tile.width)
      if (tile.width < TILE_WIDTH) expect(isTileOf({ ...tile, width: tile.width + 1 }, BigInt(size))).toBe(false)
    }
    const expected = [0, 1, 2].map((level) => Math.floor(size / TILE_WIDTH ** level)).filter((nodes) => nodes > 0)
    expect([...covered.values()]).toEqual(expected)
    expect(isTileOf({ level: 0, index: BigInt(tiles.length), width: TILE_WIDTH }, BigInt(size))).toBe(false)
  })

  test('a hash in a tile is the root over the leaves below it', () => {
    for (const { level, index, hash } of allNodes.filter((node) => node.level > 0)) {
      const below = TILE_WIDTH ** level
      const start = Number(index) * below
      expect(hash.toString('hex')).toBe(Buffer.from(root(leaves.slice(start, start + below))).toString('hex'))
    }
  })

  test.each(SIZES.filter((size) => size > 0))('%i leaves: the same proofs of inclusion', async (size) => {
    const whole = leaves.slice(0, size)
    const treeRoot = root(whole)
    for (const index of placesIn(size)) {
      const proof = await inclusionProof(BigInt(index), BigInt(size), read)
      expect(hex(proof)).toEqual(hex(inclusion(index, whole)))
      const leafHash = leaves[index] ?? new Uint8Array()
      const claim = { index: BigInt(index), size: BigInt(size), root: treeRoot, proof, leafHash }
      expect(await provesInclusion(claim, nodeCryptography)).toBe(true)
      expect(await provesInclusion({ ...claim, leafHash: leaf('another') }, nodeCryptography)).toBe(false)
    }
  })

  test.each(SIZES.filter((size) => size > 0))(
    '%i leaves: proofs made together are those made one by one',
    async (size) => {
      const indices = placesIn(size).map(BigInt)
      const together = await inclusionProofs(indices, BigInt(size), read)
      const apart = await Promise.all(indices.map((index) => inclusionProof(index, BigInt(size), read)))
      expect(together.map(hex)).toEqual(apart.map(hex))
      expect(await inclusionProofs([], BigInt(size), read)).toEqual([])
    },
  )

  test.each(SIZES.filter((size) => size > 0))('%i leaves: the same proofs of consistency', async (size) => {
    const whole = leaves.slice(0, size)
    const root2 = root(whole)
    for (const older of olderThan(size)) {
      const proof = await consistencyProof(BigInt(older), BigInt(size), read)
      expect(hex(proof)).toEqual(hex(consistency(older, whole)))
      const root1 = root(leaves.slice(0, older))
      const claim = { size1: BigInt(older), size2: BigInt(size), root1, root2, proof }
      expect(await provesConsistency(claim, nodeCryptography)).toBe(true)
      expect(await provesConsistency({ ...claim, root1: leaf('another') }, nodeCryptography)).toBe(false)
    }
    expect(await consistencyProof(0n, BigInt(size), read)).toEqual([])
  })
})
