import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './durable-file.js'

const read = async (file: string): Promise<string | null> => {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const writeDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${text}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The secret in a file that only its owner may read (mode 0600), made with `make` the first time and on disk before it
 * is answered. Two programs at once get the same.
 */
export const keptSecret = async (file: string, make: () => string): Promise<string> => {
  const known = await read(file)
  if (known !== null) return known
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeDurably(draft, make())
  // A link is made whole or not at all, and never over another program's file.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  await syncFolder(dirname(file))
  const kept = await read(file)
  if (kept === null) throw new Error(`${file} was just written and is gone; another program removed it`)
  return kept
}
