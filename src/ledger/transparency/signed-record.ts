import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { replaceFile } from '../../durable-file.js'
import { parseCheckpoint, writeCheckpoint } from '../../verifying/checkpoint.js'

/** The newest tree that a signature was, or was about to be, set under. */
export type SignedTree = { readonly origin: string; readonly size: bigint; readonly root: Uint8Array }

/**
 * The newest signed tree, kept in a file outside the database: a database that was set back does not know what was
 * signed, this file does. Null when nothing was signed from this folder yet.
 */
export const readSignedRecord = async (file: string): Promise<SignedTree | null> => {
  try {
    return parseCheckpoint(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** On disk before it resolves. */
export const writeSignedRecord = async (file: string, tree: SignedTree): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await replaceFile(file, writeCheckpoint(tree))
}
