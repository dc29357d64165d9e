import { inTurn } from '../application/in-turn.js'
import { nodeCryptography } from '../ledger/transparency/cryptography.js'
import { cosignText, type Signer } from '../ledger/transparency/signing.js'
import type { Checkpoint } from '../verifying/checkpoint.js'
import { sameBytes } from '../verifying/cryptography.js'
import { emptyRoot, provesConsistency } from '../verifying/merkle.js'
import { NotProven } from '../verifying/not-proven.js'
import { openNote, writeNote } from '../verifying/note.js'
import type { VerifierKey } from '../verifying/verifier-key.js'
import { type Answer, accept, conflict, refuse } from './answer.js'
import type { Records } from './records.js'
import { type AddCheckpoint, parseAddCheckpoint } from './request.js'

/** Watches logs: cosigns what grew out of what it cosigned before, and nothing else. */
export type Witness = {
  readonly addCheckpoint: (body: Uint8Array) => Promise<Answer>
  /** The latest cosigned checkpoint of the log whose origin has this SHA-256 in hexadecimal. */
  readonly checkpointOf: (originHash: string) => Answer
}

export type WitnessDependencies = {
  readonly signer: Signer
  /** Keys of the logs to watch; the name of a key is the origin of its log, which may have several. */
  readonly logs: readonly VerifierKey[]
  readonly records: Records
  /** Seconds since 1970. */
  readonly now: () => bigint
  /**
   * A log signed a checkpoint that was not shown to grow out of what was recorded: it may show different people different
   * logs. With its signature the checkpoint is proof of what the log said.
   */
  readonly onMisfit?: (signedCheckpoint: string, recordedSize: bigint) => void
}

/** The lines of the log's own keys that are right, or the refusal. */
const checkSignature = async (
  { note, checkpoint }: AddCheckpoint,
  logs: readonly VerifierKey[],
): Promise<readonly string[] | Answer> => {
  const keys = logs.filter(({ name }) => name === checkpoint.origin)
  if (keys.length === 0) return refuse(404, 'This witness does not watch that log')
  try {
    return (await openNote(note, keys, nodeCryptography)).verified.map(({ line }) => line)
  } catch (error) {
    if (error instanceof NotProven) return refuse(403, error.message)
    throw error
  }
}

/** Does the signed checkpoint grow out of the recorded one? Null when it does, else the refusal. */
const checkGrowth = async (
  { oldSize, proof, checkpoint: { size, root } }: AddCheckpoint,
  recorded: Checkpoint | null,
): Promise<Answer | null> => {
  if (oldSize > size) return refuse(400, 'The old size is larger than the size of the checkpoint')
  const recordedSize = recorded?.size ?? 0n
  if (oldSize !== recordedSize) return conflict(recordedSize)
  if (size === 0n && !sameBytes(root, await emptyRoot(nodeCryptography))) {
    return refuse(422, 'The root of a tree of size 0 must be the hash of nothing')
  }
  if (recorded === null || oldSize === 0n) {
    return proof.length === 0 ? null : refuse(422, 'A proof from size 0 must be empty')
  }
  const claim = { size1: oldSize, root1: recorded.root, size2: size, root2: root, proof }
  if (await provesConsistency(claim, nodeCryptography)) return null
  return oldSize === size && !sameBytes(recorded.root, root)
    ? refuse(422, 'Another root was cosigned for this size')
    : refuse(422, 'The proof does not show that this tree begins with the one cosigned before')
}

/**
 * A witness after C2SP tlog-witness. Of one log it handles one request at a time, and its record is on disk before its
 * cosignature leaves, so it never cosigns two roots for one size, also when it is killed in between.
 */
export const createWitness = ({ signer, logs, records, now, onMisfit }: WitnessDependencies): Witness => {
  const turn = inTurn()

  const cosign = async (request: AddCheckpoint, lines: readonly string[]): Promise<Answer> => {
    const { checkpoint, text } = request
    const recorded = records.latest(checkpoint.origin)?.checkpoint ?? null
    const refusal = await checkGrowth(request, recorded)
    if (refusal !== null) {
      if (refusal.status === 422) onMisfit?.(writeNote(text, lines), recorded?.size ?? 0n)
      return refusal
    }
    const cosignature = cosignText(signer, text, now())
    await records.keep({ checkpoint, note: writeNote(text, [...lines, cosignature]) })
    return accept(`${cosignature}\n`)
  }

  return {
    addCheckpoint: async (body) => {
      const request = parseAddCheckpoint(body)
      if ('status' in request) return request
      const lines = await checkSignature(request, logs)
      if ('status' in lines) return lines
      return turn(request.checkpoint.origin, () => cosign(request, lines))
    },
    checkpointOf: (originHash) => {
      const record = records.byHash(originHash)
      return record === null ? refuse(404, 'Nothing was cosigned of that log') : accept(record.note)
    },
  }
}
