import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

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
export const quickFolder = (): string => {
  if (process.platform !== 'linux') return tmpdir()
  return Math.min(roomIn(IN_MEMORY), process.availableMemory()) >= NEEDED_BYTES ? IN_MEMORY : tmpdir()
}
