import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../durable-file.js'

/** The newest backup that was made with this data folder: from when it is, and up to which event. */
export type LastBackup = { readonly createdAt: string; readonly position: number }

const noted = z.object({ createdAt: z.iso.datetime(), position: z.int().nonnegative() })

const noteIn = (dataDirectory: string): string => join(dataDirectory, 'last-backup.json')

/** Keeps in the data folder that a backup was made. Of where it lies nothing is kept: it belongs on another machine. */
export const noteBackup = async (dataDirectory: string, { createdAt, position }: LastBackup): Promise<void> => {
  await mkdir(dataDirectory, { recursive: true })
  await replaceFile(noteIn(dataDirectory), `${JSON.stringify({ createdAt, position })}\n`)
}

/** Null when none was made with this data folder, or the note about it cannot be read. */
export const readLastBackup = async (dataDirectory: string): Promise<LastBackup | null> => {
  try {
    return noted.parse(JSON.parse(await readFile(noteIn(dataDirectory), 'utf8')))
  } catch {
    return null
  }
}
