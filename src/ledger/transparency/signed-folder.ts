import { join } from 'node:path'
import { openCheckpoint, type SignedCheckpoint } from '../../verifying/checkpoint.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseNote } from '../../verifying/note.js'
import { parseVerifierKey, type VerifierKey, verifierKeyOf } from '../../verifying/verifier-key.js'
import { nodeCryptography } from './cryptography.js'
import { folderFiles, handoverFile, readIfThere, readLines } from './folder.js'
import type { Fault } from './verify-entries.js'

/** Keys that were got from elsewhere than the folder. */
export type GivenKeys = {
  /** Verifier key of the log; null: the one in the folder is believed. */
  readonly verifierKey: string | null
  /** Verifier keys of witnesses whose cosignature must be there; null: those named in the folder are checked where they signed. */
  readonly witnessKeys: readonly string[] | null
}

/** A witness, and when it says it cosigned, in UTC; null when it did not. */
export type WitnessWord = { readonly name: string; readonly cosignedAt: string | null }

const toText = (seconds: bigint): string => new Date(Number(seconds) * 1000).toISOString()

/** A fault of the whole, in no entry in particular. */
export const about = (code: string, says: string): Fault => ({ code, index: null, says })

/** What went wrong as a fault; anything but a missing proof is thrown on. */
export const asFault = (error: unknown, before = ''): Fault => {
  if (error instanceof NotProven) return about(error.code, `${before}${error.message}`)
  throw error
}

const parseKey = (text: string): Promise<VerifierKey> => parseVerifierKey(text.trim(), nodeCryptography)

/**
 * Keys that are to be believed when the first one is: each later key of the folder whose handover checkpoint carries a
 * signature of a key that is believed already.
 */
const trustedKeys = async (folder: string, first: VerifierKey): Promise<readonly VerifierKey[]> => {
  const texts = await readLines(join(folder, folderFiles.verifierKeys))
  const trusted = [first]
  for (let place = texts.indexOf(first.text) + 1; place > 0 && place < texts.length; place += 1) {
    const next = await parseKey(texts[place] ?? '')
    const handover = await readIfThere(join(folder, handoverFile(place + 1)))
    if (handover === null) return trusted
    try {
      await openCheckpoint(handover, { log: [next] }, nodeCryptography)
      await openCheckpoint(handover, { log: trusted }, nodeCryptography)
    } catch (error) {
      if (error instanceof NotProven) return trusted
      throw error
    }
    trusted.push(next)
  }
  return trusted
}

/** When the ledger says it signed: its own signature with a time, by the same key under another id. */
export const signedAtOf = async (note: Uint8Array | string, keys: readonly VerifierKey[]): Promise<string | null> => {
  const cosigners = await Promise.all(
    keys.map(({ name, publicKey }) => verifierKeyOf(name, 4, publicKey, nodeCryptography)),
  )
  const present = new Set(parseNote(note).signatures.map(({ name, keyId }) => `${name}+${keyId}`))
  const known = cosigners.filter(({ name, keyId }) => present.has(`${name}+${keyId}`))
  if (known.length === 0) return null
  const { cosignatures } = await openCheckpoint(note, { log: keys, witnesses: known }, nodeCryptography)
  const timestamp = cosignatures[0]?.timestamp ?? null
  return timestamp === null ? null : toText(timestamp)
}

/** A folder whose checkpoint was signed by the log. */
export type SignedFolder = {
  readonly note: Buffer
  readonly keys: readonly VerifierKey[]
  readonly checkpoint: SignedCheckpoint
}

/**
 * The signed checkpoint of a folder, and the keys that are believed for it.
 *
 * @throws {NotProven}
 */
export const openSignedFolder = async (folder: string, options: GivenKeys): Promise<SignedFolder> => {
  const note = await readIfThere(join(folder, folderFiles.checkpoint))
  if (note === null) throw new NotProven('checkpoint-malformed', `${folder} holds no checkpoint`)
  const keyText = options.verifierKey ?? (await readIfThere(join(folder, folderFiles.verifierKey)))?.toString() ?? ''
  const keys = await trustedKeys(folder, await parseKey(keyText))
  return { note, keys, checkpoint: await openCheckpoint(note, { log: keys }, nodeCryptography) }
}

/** What the witnesses say of a checkpoint; one that was asked for by its key and did not cosign is a fault. */
export const checkWitnesses = async (
  note: Buffer,
  keys: readonly VerifierKey[],
  folder: string,
  options: GivenKeys,
  faults: Fault[],
): Promise<readonly WitnessWord[]> => {
  const texts = options.witnessKeys ?? (await readLines(join(folder, folderFiles.witnessKeys)))
  const witnesses = await Promise.all(texts.map(parseKey))
  const { cosignatures } = await openCheckpoint(note, { log: keys, witnesses }, nodeCryptography)
  return witnesses.map(({ name, text }) => {
    const timestamp = cosignatures.find(({ key }) => key.text === text)?.timestamp ?? null
    if (timestamp === null && options.witnessKeys !== null) {
      faults.push(about('cosignature-missing', `witness ${name} did not cosign this checkpoint`))
    }
    return { name, cosignedAt: timestamp === null ? null : toText(timestamp) }
  })
}
