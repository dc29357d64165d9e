import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Verification, verifyFolder } from '../ledger/transparency/verify-folder.js'
import { NotProven } from '../verifying/not-proven.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'
import { withUnpacked } from './unpack-archive.js'
import { isHouseExport, verifyHouseExport } from './verify-house-export.js'
import { verifyReceiptFile } from './verify-receipt.js'

export type VerifyArguments = {
  /** File of a receipt, to check instead of a folder. */
  readonly receipt: string | null
  /** File that is held against that receipt. */
  readonly paper: string | null
  readonly vkey: string | null
  /** Files with older checkpoints. */
  readonly since: readonly string[]
  readonly witness: readonly string[]
  readonly json: boolean
}

const describe = (folder: string, found: Verification): string => {
  const { origin, size, root, verifierKey, keyFrom, signedAt, witnesses, contains, faults } = found
  const key =
    keyFrom === 'given' ? 'the key you gave' : 'the key in the folder itself; compare it with one you got elsewhere'
  return [
    ...(origin === null ? [] : [`log        ${origin}, ${size} events`, `root       ${root}`]),
    ...(verifierKey === null ? [] : [`key        ${verifierKey} (${key})`]),
    ...(signedAt === null ? [] : [`signed     ${signedAt}, as the ledger says`]),
    ...witnesses.map(
      ({ name, cosignedAt }) =>
        `witness    ${name}: ${cosignedAt === null ? 'did not cosign this checkpoint' : `cosigned at ${cosignedAt}`}`,
    ),
    ...contains.map((older) => `contains   the older checkpoint over ${older} events`),
    ...faults.map(({ code, index, says }) => `WRONG      ${index === null ? '' : `entry ${index}: `}${says} [${code}]`),
    faults.length === 0
      ? `VERIFIED   every entry of ${folder} stands as it was signed: nothing altered, dropped, inserted or moved`
      : `NOT VERIFIED ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} found`,
    '',
  ].join('\n')
}

const toJson = (found: Verification): unknown => ({
  ...found,
  size: found.size === null ? null : Number(found.size),
  contains: found.contains.map(Number),
  faults: found.faults.map((fault) => ({ ...fault, index: fault.index === null ? null : Number(fault.index) })),
})

const readCheckpointFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, 2)
  }
}

type FolderArguments = Omit<VerifyArguments, 'receipt' | 'paper'>

/** Checks an exported log: needs the folder only, no server and no database. */
const verifyLog = async (
  folder: string,
  shown: string,
  { vkey, since, witness, json }: FolderArguments,
): Promise<void> => {
  const older = await Promise.all(since.map(readCheckpointFile))
  const progress = startProgress('verify')
  let found: Verification
  try {
    found = await verifyFolder(folder, {
      verifierKey: vkey,
      since: older,
      witnessKeys: witness.length === 0 ? null : witness,
      onProgress: progress.update,
    })
  } catch (error) {
    if (error instanceof NotProven) throw new CommandFailed(error.message, 2)
    throw error
  } finally {
    progress.stop()
  }
  process.stdout.write(json ? `${JSON.stringify(toJson(found), null, 2)}\n` : describe(shown, found))
  if (!found.ok) throw new CommandFailed(`${shown} is not a sound copy of the log.`)
}

const verifyUnpacked = async (folder: string, shown: string, options: FolderArguments): Promise<void> => {
  if (!(await isHouseExport(folder))) return verifyLog(folder, shown, options)
  if (options.since.length > 0) throw new CommandFailed('--since goes with a copy of the whole log.', 2)
  return verifyHouseExport(folder, shown, options)
}

/** The folder that a tar file holds: its files stand in one of their own. */
const onlyFolderIn = async (folder: string): Promise<string> => {
  const [first, ...others] = await readdir(folder, { withFileTypes: true })
  return first?.isDirectory() === true && others.length === 0 ? join(folder, first.name) : folder
}

/** Checks an export of the log or of a house: its folder, or the tar file it came as. */
const verifyExport = async (path: string, options: FolderArguments): Promise<void> => {
  const found = await stat(path).catch(() => null)
  if (found === null)
    throw new CommandFailed(`${path} is not a folder or file; give the folder of an export, or its tar file.`, 2)
  if (found.isDirectory()) return verifyUnpacked(path, path, options)
  return withUnpacked(path, async (folder) => verifyUnpacked(await onlyFolderIn(folder), path, options))
}

/** Checks an exported log, an export of a house, or one receipt; exactly one of these is given. */
export const verify = async (path: string | null, options: VerifyArguments): Promise<void> => {
  const { receipt, paper, vkey, since, witness, json } = options
  if (receipt === null && paper !== null) {
    throw new CommandFailed('--paper goes with --receipt: the receipt of the fingerprint of those minutes.', 2)
  }
  if (receipt === null && path !== null) return verifyExport(path, options)
  if (receipt === null || path !== null) {
    throw new CommandFailed('Give the folder or tar file of an export, or --receipt with the file of a receipt.', 2)
  }
  if (since.length > 0 || witness.length > 0) throw new CommandFailed('--since and --witness go with a folder.', 2)
  return verifyReceiptFile(receipt, { vkey, paper, json })
}
