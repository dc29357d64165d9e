/** Leaves one after the other, each behind its length as a big-endian uint16 (C2SP tlog-tiles). */
export const writeBundle = (leaves: readonly Buffer[]): Buffer =>
  Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(leaf.length)
      return [length, leaf]
    }),
  )

/** The leaves of a bundle, as far as it can be read. */
export type ReadBundle = {
  readonly leaves: readonly Buffer[]
  /** It ends in the middle of a leaf, or of a length. */
  readonly cutOff: boolean
}

export const readBundle = (bundle: Buffer): ReadBundle => {
  const leaves: Buffer[] = []
  for (let at = 0; at < bundle.length; ) {
    if (at + 2 > bundle.length) return { leaves, cutOff: true }
    const end = at + 2 + bundle.readUInt16BE(at)
    if (end > bundle.length) return { leaves, cutOff: true }
    leaves.push(bundle.subarray(at + 2, end))
    at = end
  }
  return { leaves, cutOff: false }
}
