import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { isExportName } from '../application/house-export/manifest.js'
import { CommandFailed } from './failure.js'

const refused = (file: string, why: string): CommandFailed =>
  new CommandFailed(`${file} cannot be unpacked: ${why}. Do not trust this file; get it anew.`)

const writeEntry = async (path: string, content: AsyncIterable<unknown>): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  // Fails where a name comes twice: two programs could read two things in one file.
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content) if (chunk instanceof Uint8Array) await handle.write(chunk)
  } finally {
    await handle.close()
  }
}

const unpackInto = async (file: string, folder: string): Promise<void> => {
  const archive = extract()
  const reading = pipeline(createReadStream(file), archive)
  // What goes wrong is told by the loop below, or by waiting for the end.
  reading.catch(() => undefined)
  for await (const entry of archive) {
    const { name, type } = entry.header
    if (type === 'directory') {
      entry.resume()
      continue
    }
    if (type !== 'file' || !isExportName(name))
      throw refused(file, `it holds ${JSON.stringify(name)}, a ${type ?? 'thing'}`)
    await writeEntry(join(folder, name), entry)
  }
  await reading
}

/**
 * Unpacks a tar file into a folder that is removed afterwards, and does something with it. Only files are taken, and only
 * under names that stay within that folder.
 *
 * @throws {CommandFailed} when it is no tar file, is cut off, or holds something else
 */
export const withUnpacked = async <Result>(
  file: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-verify-'))
  try {
    try {
      await unpackInto(file, folder)
    } catch (error) {
      if (error instanceof CommandFailed) throw error
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') throw refused(file, 'a file stands in it twice')
      throw refused(file, message)
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
