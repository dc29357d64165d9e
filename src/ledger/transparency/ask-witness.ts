import { encodeBase64 } from '../../verifying/base64.js'
import { parseCheckpoint, parseWhole } from '../../verifying/checkpoint.js'
import { type Cryptography, fromUtf8 } from '../../verifying/cryptography.js'
import { NotProven } from '../../verifying/not-proven.js'
import { openNote, parseNote } from '../../verifying/note.js'
import type { VerifierKey } from '../../verifying/verifier-key.js'
import { postText, type Reply } from './post-text.js'

/**
 * Why a witness did not cosign, without more harm than that. `unreachable`, `too-late`; `unknown-log` (404),
 * `wrong-signature` (403), `wrong-request` (400): its settings and ours do not fit; `too-busy` (429, 503); `status`:
 * another answer, a redirect too; `wrong-answer`: not what the protocol allows, or not signed with its key; `overtaken`: it
 * has a newer checkpoint of ours already.
 */
export type MissingCosignature =
  | 'unreachable'
  | 'too-late'
  | 'unknown-log'
  | 'wrong-signature'
  | 'wrong-request'
  | 'too-busy'
  | 'status'
  | 'wrong-answer'
  | 'overtaken'

/**
 * The witness holds something that this ledger cannot have shown it. `witness-ahead`: more events than this ledger ever
 * signed, as after putting back an old backup. `witness-disagrees`: other events, or other roots for the same size.
 */
export type WitnessAlarm = 'witness-ahead' | 'witness-disagrees'

export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly line: string; readonly timestamp: bigint; readonly size: bigint }
  /** `witnessSize`: what the witness says it cosigned last, when it said so. */
  | { readonly kind: 'missing'; readonly why: MissingCosignature; readonly witnessSize: bigint | null }
  | { readonly kind: 'alarm'; readonly why: WitnessAlarm; readonly witnessSize: bigint }

export type WitnessQuestion = {
  /** Submission prefix, without a slash at the end. */
  readonly url: string
  readonly key: VerifierKey
  /** A checkpoint signed by the log; other cosignatures may stand under it. */
  readonly checkpointNote: string
  /** The size this witness cosigned last, as far as known; 0 when it is not known. */
  readonly knownSize: bigint
  /** The proof that the tree of `to` leaves begins with that of `from`; asked with 0 < from < to only. */
  readonly consistencyProof: (from: bigint, to: bigint) => Promise<readonly Uint8Array[]>
  /** The largest size this ledger ever signed; the size of the checkpoint when left out. */
  readonly largestSigned?: () => Promise<bigint>
  readonly cryptography: Cryptography
  readonly fetch?: typeof fetch
  /** Milliseconds for the whole question. */
  readonly limit: number
}

const PROOF_NEEDS_NO_LINES: readonly Uint8Array[] = []

const missing = (why: MissingCosignature, witnessSize: bigint | null = null): WitnessAnswer => ({
  kind: 'missing',
  why,
  witnessSize,
})

const alarm = (why: WitnessAlarm, witnessSize: bigint): WitnessAnswer => ({ kind: 'alarm', why, witnessSize })

/** The body of an add-checkpoint request (C2SP tlog-witness). */
const writeRequest = (from: bigint, proof: readonly Uint8Array[], checkpointNote: string): string =>
  `old ${from}\n${proof.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${checkpointNote}`

const sizeIn = ({ contentType, body }: Reply): bigint | null =>
  contentType === 'text/x.tlog.size' && body.at(-1) === 0x0a ? parseWhole(fromUtf8(body.slice(0, -1)) ?? '') : null

const withoutHarm = (status: number): MissingCosignature => {
  if (status === 400) return 'wrong-request'
  if (status === 403) return 'wrong-signature'
  if (status === 404) return 'unknown-log'
  return status === 429 || status === 503 ? 'too-busy' : 'status'
}

/**
 * Asks one witness to cosign a checkpoint. Its answer counts only when its own key signed this very checkpoint; what
 * other keys signed is left aside. When the witness knows another size than we thought, it is asked once more from there.
 *
 * @throws what `consistencyProof` and `largestSigned` throw; nothing that a witness does
 */
export const askWitness = async (question: WitnessQuestion): Promise<WitnessAnswer> => {
  const { key, checkpointNote, cryptography, consistencyProof } = question
  const { text } = parseNote(checkpointNote)
  const { size } = parseCheckpoint(text)
  const signal = AbortSignal.timeout(question.limit)

  const accept = async ({ body }: Reply): Promise<WitnessAnswer> => {
    try {
      const opened = await openNote(`${text}\n${fromUtf8(body) ?? ''}`, [key], cryptography)
      const [own] = opened.verified
      // An answer with an empty line of its own would have moved where the text ends.
      if (opened.text !== text || !own?.timestamp) return missing('wrong-answer')
      return { kind: 'cosigned', line: own.line, timestamp: own.timestamp, size }
    } catch (error) {
      if (error instanceof NotProven) return missing('wrong-answer')
      throw error
    }
  }

  const ahead = async (witnessSize: bigint): Promise<WitnessAnswer> => {
    const signed = (await question.largestSigned?.()) ?? size
    return witnessSize > signed ? alarm('witness-ahead', witnessSize) : missing('overtaken', witnessSize)
  }

  const ask = async (from: bigint, mayAskAgain: boolean): Promise<WitnessAnswer> => {
    const proof = from > 0n && from < size ? await consistencyProof(from, size) : PROOF_NEEDS_NO_LINES
    const body = writeRequest(from, proof, checkpointNote)
    const reply = await postText(`${question.url}/add-checkpoint`, body, { signal, fetch: question.fetch ?? fetch })
    if (typeof reply === 'string') return missing(reply)
    if (reply.status === 200) return accept(reply)
    if (reply.status === 422) return alarm('witness-disagrees', from)
    if (reply.status !== 409) return missing(withoutHarm(reply.status))
    const witnessSize = sizeIn(reply)
    if (witnessSize === null || witnessSize === from) return missing('wrong-answer')
    if (witnessSize > size) return ahead(witnessSize)
    return mayAskAgain ? ask(witnessSize, false) : missing('overtaken', witnessSize)
  }

  // A checkpoint older than what the witness has: nothing can be asked from a larger size.
  return ask(question.knownSize > size ? 0n : question.knownSize, true)
}
