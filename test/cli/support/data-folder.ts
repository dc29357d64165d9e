import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, vi } from 'vitest'
import { canListProcesses, processesOf } from './program.js'

/** A data folder of its own, with a space in its path; PostgreSQL's user can enter it when the tests run as root. */
export const makeDataFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(inject('runFolder'), 'besluitboek command line '))
  await chmod(folder, 0o711)
  return folder
}

/** Waits until no PostgreSQL works in the folder any more (after a kill it ends a moment later), and removes it. */
export const removeDataFolder = async (folder: string): Promise<void> => {
  if (canListProcesses) {
    await vi.waitFor(async () => expect(await processesOf(folder)).toEqual([]), { timeout: 30_000, interval: 100 })
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
