import { createHash } from 'node:crypto'

/**
 * The Merkle tree of RFC 6962 §2.1, word for word as its definitions stand there: slow and plain, to compare with.
 * Leaves are given as their hashes; sizes and indexes are plain numbers.
 */
type Hash = Uint8Array

const hash = (...parts: readonly Uint8Array[]): Hash => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return new Uint8Array(digest.digest())
}

/** The hash of a leaf: SHA-256(0x00 || leaf). */
export const leaf = (content: string | Uint8Array): Hash => hash(Uint8Array.of(0), Buffer.from(content))

/** The largest power of two smaller than n, for n > 1. */
const split = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** MTH(D[n]). */
export const root = (leaves: readonly Hash[]): Hash => {
  const [only] = leaves
  if (only === undefined) return hash()
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return hash(Uint8Array.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)))
}

/** PATH(m, D[n]): from the sibling of the leaf up. */
export const inclusion = (index: number, leaves: readonly Hash[]): Hash[] => {
  if (index < 0 || index >= leaves.length) throw new Error(`There is no leaf ${index} of ${leaves.length}`)
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...inclusion(index, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...inclusion(index - k, leaves.slice(k)), root(leaves.slice(0, k))]
}

/** SUBPROOF(m, D[n], b). */
const subproof = (m: number, leaves: readonly Hash[], whole: boolean): Hash[] => {
  if (m === leaves.length) return whole ? [] : [root(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), root(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))]
}

/** PROOF(m, D[n]), the consistency of the first m leaves with all of them; empty for m = 0 and for m = n. */
export const consistency = (m: number, leaves: readonly Hash[]): Hash[] => {
  if (m < 0 || m > leaves.length) throw new Error(`There are no ${m} leaves of ${leaves.length}`)
  return m === 0 ? [] : subproof(m, leaves, true)
}
