import { describe, expect, test } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { provesConsistency, provesInclusion } from '../../src/verifying/merkle.js'
import { consistency, inclusion, leaf, root } from './reference-tree.js'

const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => leaf(`leaf ${index}`))

describe('the tree of RFC 6962 by its definitions', () => {
  test('proves every leaf of every tree up to 33 leaves, and no other leaf by the same proof', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = leavesOf(size)
      for (const [index, leafHash] of leaves.entries()) {
        const claim = { index: BigInt(index), size: BigInt(size), root: root(leaves), proof: inclusion(index, leaves) }
        expect(await provesInclusion({ ...claim, leafHash }, nodeCryptography)).toBe(true)
        expect(await provesInclusion({ ...claim, leafHash: leaf('another') }, nodeCryptography)).toBe(false)
      }
    }
  })

  test('proves that every tree up to 33 leaves begins with every smaller one, and with no other', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = leavesOf(size)
      for (let m = 1; m <= size; m += 1) {
        const claim = { size1: BigInt(m), size2: BigInt(size), root2: root(leaves), proof: consistency(m, leaves) }
        const root1 = root(leaves.slice(0, m))
        expect(await provesConsistency({ ...claim, root1 }, nodeCryptography)).toBe(true)
        expect(await provesConsistency({ ...claim, root1: leaf('another') }, nodeCryptography)).toBe(false)
      }
    }
  })
})
