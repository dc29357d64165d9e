import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { newSigner, type Signer, signText } from '../../src/ledger/transparency/signing.js'
import { encodeBase64 } from '../../src/verifying/base64.js'
import { writeCheckpoint } from '../../src/verifying/checkpoint.js'
import { openNote, writeNote } from '../../src/verifying/note.js'
import { openRecords } from '../../src/witness/records.js'
import { createWitness, type Witness } from '../../src/witness/witness.js'
import { consistency, leaf, root } from '../verifying/reference-tree.js'

export type Leaves = readonly Uint8Array[]

/** Leaves that are the same for the same name, and others for another: two branches of a log that forked. */
export const leavesOf = (size: number, branch = 'a'): Uint8Array[] =>
  Array.from({ length: size }, (_, index) => leaf(`${branch} ${index}`))

export type Log = {
  readonly origin: string
  readonly signer: Signer
  /** The signed checkpoint of these leaves; with another root, size or extension when asked. */
  readonly checkpoint: (leaves: Leaves, more?: { root?: Uint8Array; size?: number; extensions?: string }) => string
}

export const createLog = async (origin = 'log.example/besluitboek'): Promise<Log> => {
  const signer = await newSigner(origin, 1)
  return {
    origin,
    signer,
    checkpoint: (leaves, { root: given = root(leaves), size = leaves.length, extensions = '' } = {}) => {
      const text = `${writeCheckpoint({ origin, size: BigInt(size), root: given })}${extensions}`
      return writeNote(text, [signText(signer, text)])
    },
  }
}

/** An add-checkpoint body. */
export const bodyOf = (oldSize: number | bigint, proof: Leaves, note: string): string =>
  `old ${oldSize}\n${proof.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${note}`

/** An honest add-checkpoint body: these leaves, which a witness saw the first of. */
export const growth = (log: Log, oldSize: number, leaves: Leaves): string =>
  bodyOf(oldSize, consistency(oldSize, leaves), log.checkpoint(leaves))

/** The origin of a log as a witness names it to monitors. */
export const hashOf = (origin: string): string => createHash('sha256').update(origin).digest('hex')

/** A folder for the length of a test. */
export const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek witness '))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const NOW = 1_700_000_000n

export const openWitness = async (
  folder: string,
  signer: Signer,
  logs: readonly { readonly signer: Pick<Signer, 'verifierKey'> }[],
  misfits: string[] = [],
): Promise<Witness> => {
  const keys = logs.map((log) => log.signer.verifierKey)
  return createWitness({
    signer,
    logs: keys,
    records: await openRecords(folder, [signer.verifierKey, ...keys]),
    now: () => NOW,
    onMisfit: (signedCheckpoint) => misfits.push(signedCheckpoint),
  })
}

/** Checks that the answer is a right cosignature under this checkpoint, and answers its time. */
export const cosignedAt = async (answer: string, note: string, signer: Signer): Promise<bigint | null> => {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const { verified } = await openNote(`${text}\n${answer}`, [signer.verifierKey], nodeCryptography)
  return verified[0]?.timestamp ?? null
}
