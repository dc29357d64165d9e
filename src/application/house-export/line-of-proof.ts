import { z } from 'zod'
import { decodeBase64, encodeBase64 } from '../../verifying/base64.js'

/** Where a leaf stands in the tree of the checkpoint, and the hashes on its way up. */
export type InclusionLine = { readonly index: bigint; readonly hashes: readonly Uint8Array[] }

const MOST_HASHES = 63

const line = z.strictObject({ index: z.int().nonnegative(), hashes: z.array(z.string()).max(MOST_HASHES) })

export const writeProofLine = ({ index, hashes }: InclusionLine): string =>
  JSON.stringify({ index: Number(index), hashes: hashes.map(encodeBase64) })

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Null when the line is no proof, or written in another way than {@link writeProofLine} does. */
export const readProofLine = (text: string): InclusionLine | null => {
  const read = line.safeParse(parse(text))
  if (!read.success) return null
  const hashes = read.data.hashes.map(decodeBase64).filter((hash) => hash?.length === 32)
  const found = { index: BigInt(read.data.index), hashes: hashes.filter((hash) => hash !== null) }
  return writeProofLine(found) === text ? found : null
}
