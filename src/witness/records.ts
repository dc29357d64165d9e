import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile, syncFolder } from '../durable-file.js'
import { nodeCryptography, sha256 } from '../ledger/transparency/cryptography.js'
import { type Checkpoint, parseCheckpoint } from '../verifying/checkpoint.js'
import { NotProven } from '../verifying/not-proven.js'
import { openNote, parseNote } from '../verifying/note.js'
import { toHex, type VerifierKey } from '../verifying/verifier-key.js'
import { WitnessRefused } from './refused.js'

/** What the witness last cosigned of one log. */
export type Recorded = {
  readonly checkpoint: Checkpoint
  /** The checkpoint with the signatures of the log that were checked, and the cosignature. */
  readonly note: string
}

/** Of each log the latest cosigned checkpoint. */
export type Records = {
  readonly latest: (origin: string) => Recorded | null
  readonly byHash: (originHash: string) => Recorded | null
  readonly all: () => readonly Recorded[]
  /** Keeps a record in the place of the one before; on disk when it resolves. */
  readonly keep: (record: Recorded) => Promise<void>
}

const FILE = /^([0-9a-f]{64})\.checkpoint$/
const DRAFT = /^[0-9a-f]{64}\.checkpoint\.[0-9a-f-]{36}$/

/** SHA-256 of the origin of a log in lowercase hexadecimal (C2SP tlog-witness). */
export const hashOfOrigin = (origin: string): string => toHex(sha256(Buffer.from(origin)))

/** Checks what can be checked: a log or witness whose key was replaced since cannot speak for what it signed then. */
const checkSignatures = async (note: string, keys: readonly VerifierKey[]): Promise<void> => {
  try {
    await openNote(note, keys, nodeCryptography)
  } catch (error) {
    if (!(error instanceof NotProven) || error.code !== 'signature-missing') throw error
  }
}

const read = async (path: string, hash: string, keys: readonly VerifierKey[]): Promise<Recorded> => {
  try {
    const note = await readFile(path, 'utf8')
    const checkpoint = parseCheckpoint(parseNote(note).text)
    await checkSignatures(note, keys)
    if (hashOfOrigin(checkpoint.origin) !== hash) throw new NotProven('origin-differs', 'it is of another log')
    return { checkpoint, note }
  } catch (error) {
    if (!(error instanceof NotProven)) throw error
    throw new WitnessRefused(
      `${path} is damaged (${error.message}). Without it this witness does not know what it signed: put back that very file, or begin a new witness with another key in an empty folder.`,
    )
  }
}

/**
 * Opens the records in a folder, one small file for each log: `<hash of its origin>.checkpoint`. What is answered is
 * always on disk: a record whose keeping failed counts as not kept. The caller has claimed the folder.
 *
 * @throws {WitnessRefused} when a file is damaged
 */
export const openRecords = async (folder: string, keys: readonly VerifierKey[]): Promise<Records> => {
  // A program killed between renaming and this may have left a name that a power failure could still take away.
  await syncFolder(folder)
  const records = new Map<string, Recorded>()
  for (const name of await readdir(folder)) {
    const hash = FILE.exec(name)?.[1]
    if (hash !== undefined) records.set(hash, await read(join(folder, name), hash, keys))
    else if (DRAFT.test(name)) await rm(join(folder, name), { force: true })
  }
  const byHash = (originHash: string): Recorded | null => records.get(originHash) ?? null
  return {
    latest: (origin) => byHash(hashOfOrigin(origin)),
    byHash,
    all: () => [...records.values()],
    keep: async (record) => {
      const hash = hashOfOrigin(record.checkpoint.origin)
      await replaceFile(join(folder, `${hash}.checkpoint`), record.note)
      records.set(hash, record)
    },
  }
}
