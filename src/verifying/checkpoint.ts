import { decodeBase64, encodeBase64 } from './base64.js'
import type { Cryptography } from './cryptography.js'
import { NotProven } from './not-proven.js'
import { type OpenedNote, openNote, type VerifiedSignature } from './note.js'
import type { VerifierKey } from './verifier-key.js'

/** The state of a log in three lines (C2SP tlog-checkpoint): which log, how many leaves, their Merkle root. */
export type Checkpoint = {
  readonly origin: string
  readonly size: bigint
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

const LARGEST_SIZE = 2n ** 63n - 1n

const malformed = (why: string): NotProven => new NotProven('checkpoint-malformed', `This is not a checkpoint: ${why}`)

/** A whole number without sign or leading zeros up to 2^63 − 1, or null. */
export const parseWhole = (text: string): bigint | null => {
  if (!/^(?:0|[1-9]\d{0,18})$/.test(text)) return null
  const number = BigInt(text)
  return number > LARGEST_SIZE ? null : number
}

/** A hash of 32 bytes in base64, or null. */
export const parseHash = (text: string): Uint8Array | null => {
  const bytes = decodeBase64(text)
  return bytes?.length === 32 ? bytes : null
}

/** Reads the text of a checkpoint, without signatures. @throws {NotProven} `checkpoint-malformed` */
export const parseCheckpoint = (text: string): Checkpoint => {
  if (!text.endsWith('\n')) throw malformed('its last line has no end')
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n')
  const readSize = parseWhole(size)
  const readRoot = parseHash(root)
  if (origin === '') throw malformed('it has no origin')
  if (readSize === null) throw malformed('its size is not a whole number')
  if (readRoot === null) throw malformed('its root is not a hash in base64')
  if (extensions.includes('')) throw malformed('it holds an empty line')
  return { origin, size: readSize, root: readRoot, extensions }
}

/** The text of a checkpoint, without signatures. */
export const writeCheckpoint = ({ origin, size, root }: Omit<Checkpoint, 'extensions'>): string =>
  `${origin}\n${size}\n${encodeBase64(root)}\n`

/** A checkpoint with a right signature of its log. */
export type SignedCheckpoint = Checkpoint & {
  readonly note: OpenedNote
  readonly cosignatures: readonly VerifiedSignature[]
}

/**
 * Opens a signed checkpoint: signed by one of the keys of the log, with the origin that key names. Signatures of
 * witnesses that are known are checked too; a wrong one refuses the whole.
 *
 * @throws {NotProven}
 */
export const openCheckpoint = async (
  note: Uint8Array | string,
  keys: { readonly log: readonly VerifierKey[]; readonly witnesses?: readonly VerifierKey[] },
  cryptography: Cryptography,
): Promise<SignedCheckpoint> => {
  const witnesses = keys.witnesses ?? []
  const opened = await openNote(note, [...keys.log, ...witnesses], cryptography)
  const checkpoint = parseCheckpoint(opened.text)
  const logKeys = new Set(keys.log.map(({ text }) => text))
  const signers = opened.verified.filter(({ key }) => logKeys.has(key.text))
  if (signers.length === 0) throw new NotProven('signature-missing', 'The log itself did not sign this checkpoint')
  if (!signers.some(({ key }) => key.name === checkpoint.origin)) {
    throw new NotProven('origin-differs', `This is a checkpoint of ${checkpoint.origin}, not of ${signers[0]?.name}`)
  }
  return { ...checkpoint, note: opened, cosignatures: opened.verified.filter(({ key }) => !logKeys.has(key.text)) }
}
