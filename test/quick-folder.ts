import { statfsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../src/database/embedded/postmaster.js'

const IN_MEMORY = '/dev/shm'
const NEEDED_BYTES = 8 * 1024 ** 3

const roomIn = (folder: string): number => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

/**
 * Where the databases of the tests live: in memory where there is plenty, else where temporary files go. PostgreSQL works
 * as ever (it asks for every commit to be written through); waiting for a disk to do so shows nothing here, as tests kill
 * programs and not machines, and took more time than many of the tests themselves.
 */
const quickFolder = (): string => {
  if (process.platform !== 'linux') return tmpdir()
  return Math.min(roomIn(IN_MEMORY), process.availableMemory()) >= NEEDED_BYTES ? IN_MEMORY : tmpdir()
}

const NAME = /^besluitboek-run-(\d+)-/

/** Makes the folder of a run: {@link quickFolder} holds it, and its name tells whose it is. */
export const makeRunFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(quickFolder(), `besluitboek-run-${process.pid}-`))
  // When the tests run as root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o711)
  return folder
}

/**
 * Removes what runs that were killed left behind: the folders of processes that are no more. In memory nothing else ever
 * removes them, and they take it from everybody.
 */
export const removeLeftovers = async (): Promise<void> => {
  const parent = quickFolder()
  const left = (await readdir(parent)).filter((name) => {
    const owner = NAME.exec(name)?.[1]
    return owner !== undefined && !isAlive(Number(owner))
  })
  for (const name of left) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 10 })
}
