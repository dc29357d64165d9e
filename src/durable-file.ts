import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes names that were added to or removed from a folder durable. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Puts a file in place whole: temporary name, flush, rename. With `folder: 'later'` the caller flushes the folder
 * (`syncFolder`) once for many files; until then the new name may be lost in a crash.
 */
export const replaceFile = async (
  file: string,
  content: Uint8Array | string,
  options: { readonly mode?: number; readonly folder?: 'now' | 'later' } = {},
): Promise<void> => {
  const draft = `${file}.${randomUUID()}`
  try {
    const handle = await open(draft, 'wx', options.mode ?? 0o644)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  if (options.folder !== 'later') await syncFolder(dirname(file))
}
