import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type CheckedFolder, checkGrantFolder } from '../application/money/check-grant-folder.js'
import { nodeCryptography } from '../ledger/transparency/cryptography.js'
import { CommandFailed } from './failure.js'

const readFiles = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    const files = new Map<string, string>()
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      files.set(relative(folder, path).replaceAll(sep, '/'), await readFile(path, 'utf8'))
    }
    return files
  } catch (error) {
    throw new CommandFailed(`${folder} cannot be read (${(error as NodeJS.ErrnoException).code}).`, 2)
  }
}

const describe = ({ proven, verifierKeys, faults }: CheckedFolder, vkey: string | null): string =>
  [
    ...verifierKeys.map(
      (key) => `key        ${key} (${vkey === null ? 'in the receipts; compare it' : 'you gave it'})`,
    ),
    ...faults.map(({ file, code, about }) => `WRONG      ${file}: ${about} [${code}]`),
    faults.length === 0
      ? `VERIFIED   ${proven} events stand word for word in the signed log; every step, document and amount rests on them`
      : `NOT VERIFIED ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} found`,
    'The page report.html is not compared with report.json.',
    '',
  ].join('\n')

/**
 * Checks a folder that `grant-folder` wrote, by its files alone.
 *
 * @throws {CommandFailed} exit code 1 when something in it is not proven; 2 when it cannot be read
 */
export const verifyGrantFolder = async (
  folder: string,
  { vkey, json }: { readonly vkey: string | null; readonly json: boolean },
): Promise<void> => {
  const checked = await checkGrantFolder(await readFiles(folder), vkey?.trim() ?? null, nodeCryptography)
  process.stdout.write(json ? `${JSON.stringify(checked, null, 2)}\n` : describe(checked, vkey))
  if (checked.faults.length > 0) throw new CommandFailed(`${folder} is not as it was written. Do not trust it.`)
}
