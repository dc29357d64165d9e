import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { syncFolder } from '../../durable-file.js'

const erasure = z.strictObject({
  person: z.uuid(),
  house: z.uuid(),
  event: z.uuid(),
  at: z.iso.datetime(),
  reason: z.string(),
})

/** That a person was erased: ids, a moment and the reason, nothing else. */
export type Erasure = z.output<typeof erasure>

/** The journal says something that is not an erasure: it was changed by hand or by a failing disk. */
export class ErasureJournalDamaged extends Error {
  override readonly name = 'ErasureJournalDamaged'
}

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Up to the last whole line: what was being written when the machine stopped was never confirmed. */
const whole = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1)

const parse = (file: string, line: string, index: number): Erasure => {
  try {
    return erasure.parse(JSON.parse(line))
  } catch {
    throw new ErasureJournalDamaged(
      `Line ${index + 1} of ${file} is not an erasure; put the file of a backup in its place, or remove the line if it never was one.`,
    )
  }
}

/**
 * Every erasure that was ever confirmed on this data folder, oldest first; also those that an older backup of the
 * database does not know.
 *
 * @throws {ErasureJournalDamaged}
 */
export const readErasures = async (file: string): Promise<readonly Erasure[]> =>
  whole(await read(file))
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parse(file, line, index))

/** Adds an erasure to the journal, once for each person; resolves when it is on disk. */
export const recordErasure = async (file: string, added: Erasure): Promise<void> => {
  if ((await readErasures(file)).some(({ person }) => person === added.person)) return
  await mkdir(dirname(file), { recursive: true })
  const text = await read(file)
  const kept = whole(text)
  const handle = await open(file, kept === text ? 'a' : 'r+', 0o600)
  try {
    if (kept !== text) await handle.truncate(Buffer.byteLength(kept))
    await handle.write(`${JSON.stringify(added)}\n`, kept === text ? null : Buffer.byteLength(kept))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(dirname(file))
}
