import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { replaceFile, syncFolder } from '../durable-file.js'
import { CommandFailed } from './failure.js'

/** @throws {CommandFailed} when something stands there already, or the folder above it is not there */
export const mustBeNew = async (folder: string): Promise<void> => {
  try {
    if ((await readdir(folder)).length === 0) return
    throw new CommandFailed(`${folder} is not empty; give a new folder.`)
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') throw new CommandFailed(`${folder} is not a folder; give a new folder.`)
    if (code !== 'ENOENT') throw error
  }
}

const writeAll = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  const folders = new Set([...files.keys()].map((name) => dirname(join(folder, name))))
  for (const one of folders) await mkdir(one, { recursive: true })
  for (const [name, text] of files) await replaceFile(join(folder, name), text, { folder: 'later' })
  for (const one of folders) await syncFolder(one)
}

/**
 * Writes a new folder of files, by their paths in it: whole or not at all. It is filled beside its place under another
 * name and then put there.
 *
 * @throws {CommandFailed} when a folder with something in it stands there
 */
export const writeNewFolder = async (path: string, files: ReadonlyMap<string, string>): Promise<void> => {
  const folder = resolve(path)
  await mustBeNew(folder)
  const above = dirname(folder)
  await mkdir(above, { recursive: true })
  const draft = join(above, `.${basename(folder)}.${randomUUID()}`)
  try {
    await writeAll(draft, files)
    // An empty folder makes place; one that was filled meanwhile does not.
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
  await syncFolder(above)
}
