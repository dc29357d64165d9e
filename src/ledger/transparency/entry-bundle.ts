/** Leaves one after the other, each behind its length as a big-endian uint16 (C2SP tlog-tiles). */
export const writeBundle = (leaves: readonly Buffer[]): Buffer =>
  Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(leaf.length)
      return [length, leaf]
    }),
  )

/** The leaves of a bundle; null when it is cut off in the middle of one. */
export const readBundle = (bundle: Buffer): readonly Buffer[] | null => {
  const leaves: Buffer[] = []
  for (let at = 0; at < bundle.length; ) {
    if (at + 2 > bundle.length) return null
    const end = at + 2 + bundle.readUInt16BE(at)
    if (end > bundle.length) return null
    leaves.push(bundle.subarray(at + 2, end))
    at = end
  }
  return leaves
}
