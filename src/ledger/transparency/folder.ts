import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Tile, tilePath } from './tile-path.js'

/** Names in the folder of an exported log, beside `tile/…`. */
export const folderFiles = {
  checkpoint: 'checkpoint',
  /** The key that signs now. */
  verifierKey: 'vkey',
  /** Every key that ever signed, oldest first, one a line. */
  verifierKeys: 'vkeys',
  /** Keys of the witnesses the ledger asks, one a line. */
  witnessKeys: 'witnesses',
} as const

/** The first checkpoint under a later key, signed by the key before it too; `number` as in the order of keys, from 2. */
export const handoverFile = (number: number): string => `handover-${number}`

/** A file, or null when it is not there. */
export const readIfThere = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** The lines of a file of keys; none when it is not there. */
export const readLines = async (file: string): Promise<readonly string[]> =>
  ((await readIfThere(file))?.toString() ?? '').split('\n').filter((line) => line !== '')

export const tileFile = (folder: string, tile: Tile): string => join(folder, tilePath(tile))
