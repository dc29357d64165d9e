import { type Cryptography, concatenate, sameBytes } from './cryptography.js'

type Hashing = Pick<Cryptography, 'sha256'>

/** The hash of a leaf: SHA-256 over 0x00 and the leaf (RFC 6962 §2.1). */
export const hashLeaf = (leaf: Uint8Array, { sha256 }: Hashing): Promise<Uint8Array> =>
  sha256(concatenate(Uint8Array.of(0), leaf))

const areHashes = (...hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === 32)

const hashChildren = (left: Uint8Array, right: Uint8Array, { sha256 }: Hashing): Promise<Uint8Array> =>
  sha256(concatenate(Uint8Array.of(1), left, right))

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot = ({ sha256 }: Hashing): Promise<Uint8Array> => sha256(new Uint8Array())

/** Numbers of a node and of the last node of its level, on the way up to the root. */
class Climb {
  constructor(
    private node: bigint,
    private last: bigint,
  ) {}

  get atRoot(): boolean {
    return this.last === 0n
  }

  /** Is the sibling of this node on its left? A last node without right sibling rises until it has a left one. */
  siblingIsLeft(): boolean {
    return (this.node & 1n) === 1n || this.node === this.last
  }

  riseToRightChild(): void {
    while ((this.node & 1n) === 0n && this.node !== 0n) this.rise()
  }

  riseWhileRightChild(): void {
    while ((this.node & 1n) === 1n) this.rise()
  }

  rise(): void {
    this.node >>= 1n
    this.last >>= 1n
  }
}

export type InclusionClaim = {
  /** From 0. */
  readonly index: bigint
  readonly size: bigint
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
  /** From the sibling of the leaf up to the child of the root. */
  readonly proof: readonly Uint8Array[]
}

/** Does the leaf stand at this index in the tree of this size with this root (RFC 9162 §2.1.3.2)? */
export const provesInclusion = async (claim: InclusionClaim, hashing: Hashing): Promise<boolean> => {
  const { index, size, leafHash, root, proof } = claim
  if (index < 0n || index >= size || !areHashes(leafHash, root, ...proof)) return false
  const climb = new Climb(index, size - 1n)
  let hash = leafHash
  for (const sibling of proof) {
    if (climb.atRoot) return false
    if (climb.siblingIsLeft()) {
      hash = await hashChildren(sibling, hash, hashing)
      climb.riseToRightChild()
    } else {
      hash = await hashChildren(hash, sibling, hashing)
    }
    climb.rise()
  }
  return climb.atRoot && sameBytes(hash, root)
}

export type ConsistencyClaim = {
  readonly size1: bigint
  readonly size2: bigint
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

const isPowerOfTwo = (size: bigint): boolean => (size & (size - 1n)) === 0n

/**
 * Is the tree of `size1` the beginning of the tree of `size2` (RFC 9162 §2.1.4.2)? Every proof from size 0 is refused:
 * the empty tree is the beginning of every tree and needs none; who accepts that says so apart.
 */
export const provesConsistency = async (claim: ConsistencyClaim, hashing: Hashing): Promise<boolean> => {
  const { size1, size2, root1, root2, proof } = claim
  if (size1 <= 0n || size1 > size2 || !areHashes(...proof)) return false
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2)
  const [start, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  if (start === undefined || proof.length === 0) return false
  const climb = new Climb(size1 - 1n, size2 - 1n)
  climb.riseWhileRightChild()
  let older = start
  let newer = start
  for (const sibling of rest) {
    if (climb.atRoot) return false
    if (climb.siblingIsLeft()) {
      older = await hashChildren(sibling, older, hashing)
      newer = await hashChildren(sibling, newer, hashing)
      climb.riseToRightChild()
    } else {
      newer = await hashChildren(newer, sibling, hashing)
    }
    climb.rise()
  }
  return climb.atRoot && sameBytes(older, root1) && sameBytes(newer, root2)
}
