import { decodeBase64, encodeBase64 } from './base64.js'
import { type Cryptography, concatenate, fromUtf8, toUtf8 } from './cryptography.js'
import { NotProven } from './not-proven.js'
import { isKeyName, toHex, type VerifierKey } from './verifier-key.js'

/** One signature line of a note. */
export type NoteSignature = {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  /** Without the key id. */
  readonly signature: Uint8Array
  /** The line as it stands in the note, without its newline. */
  readonly line: string
}

/** A note as it is written, nothing checked yet. */
export type Note = {
  /** With its last newline; what was signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A signature that was checked against a key. */
export type VerifiedSignature = NoteSignature & {
  readonly key: VerifierKey
  /** For a cosignature: when it was set, in seconds since 1970. Else null. */
  readonly timestamp: bigint | null
}

export type OpenedNote = {
  readonly text: string
  /** At least one. */
  readonly verified: readonly VerifiedSignature[]
  /** Of keys that are not known here: they say nothing. */
  readonly unverified: readonly NoteSignature[]
}

const MOST_SIGNATURES = 100
const KEY_ID_LENGTH = 4
const TIMESTAMP_LENGTH = 8
const ED25519_LENGTH = 64
const LATEST_TIMESTAMP = 2n ** 63n - 1n
/** ASCII control characters other than newline. */
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(9)}${String.fromCharCode(11)}-${String.fromCharCode(31)}]`,
)

const malformed = (why: string): NotProven => new NotProven('note-malformed', `This is not a signed note: ${why}`)

const parseSignature = (line: string): NoteSignature => {
  const [, name, base64] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? []
  const bytes = base64 === undefined ? null : decodeBase64(base64)
  if (name === undefined || !isKeyName(name) || bytes === null || bytes.length <= KEY_ID_LENGTH) {
    throw malformed('a signature line is not as it should be')
  }
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_LENGTH)), signature: bytes.subarray(KEY_ID_LENGTH), line }
}

/** Reads a note (C2SP signed-note). @throws {NotProven} `note-malformed` */
export const parseNote = (note: Uint8Array | string): Note => {
  const whole = typeof note === 'string' ? note : fromUtf8(note)
  if (whole === null) throw malformed('it is not UTF-8')
  if (CONTROL.test(whole)) throw malformed('it holds a control character')
  // Texts may hold empty lines; the last one parts text and signatures.
  const parting = whole.lastIndexOf('\n\n')
  if (parting < 0) throw malformed('it has no signatures')
  const rest = whole.slice(parting + 2)
  if (!rest.endsWith('\n')) throw malformed('its last line has no end')
  const lines = rest.slice(0, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw malformed(`it has more than ${MOST_SIGNATURES} signatures`)
  return { text: whole.slice(0, parting + 1), signatures: lines.map(parseSignature) }
}

/** What a cosignature signs: a header, its time and the text of the checkpoint (C2SP tlog-cosignature). */
export const cosignedMessage = (text: string, timestamp: bigint): Uint8Array =>
  toUtf8(`cosignature/v1\ntime ${timestamp}\n${text}`)

/** The line that goes under a note. `signature` without the key id. */
export const signatureLine = (key: Pick<VerifierKey, 'name' | 'keyId'>, signature: Uint8Array): string => {
  const keyId = Uint8Array.from(key.keyId.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  return `— ${key.name} ${encodeBase64(concatenate(keyId, signature))}`
}

/** A text with its signature lines as one note. */
export const writeNote = (text: string, lines: readonly string[]): string =>
  `${text}\n${lines.map((line) => `${line}\n`).join('')}`

const timestampOf = (signature: Uint8Array): bigint | null => {
  if (signature.length !== TIMESTAMP_LENGTH + ED25519_LENGTH) return null
  const timestamp = signature.subarray(0, TIMESTAMP_LENGTH).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  return timestamp > LATEST_TIMESTAMP ? null : timestamp
}

/** Is the signature right? Answers its time too (null without), or null when it is wrong. */
const check = async (
  text: string,
  { signature }: NoteSignature,
  key: VerifierKey,
  { verifyEd25519 }: Cryptography,
): Promise<{ readonly timestamp: bigint | null } | null> => {
  if (key.type === 1) {
    const right = signature.length === ED25519_LENGTH && (await verifyEd25519(key.publicKey, toUtf8(text), signature))
    return right ? { timestamp: null } : null
  }
  const timestamp = timestampOf(signature)
  if (timestamp === null) return null
  const message = cosignedMessage(text, timestamp)
  return (await verifyEd25519(key.publicKey, message, signature.subarray(TIMESTAMP_LENGTH))) ? { timestamp } : null
}

const identity = ({ name, keyId }: Pick<VerifierKey, 'name' | 'keyId'>): string => `${name}+${keyId}`

const byIdentity = (keys: readonly VerifierKey[]): ReadonlyMap<string, VerifierKey> => {
  const known = new Map<string, VerifierKey>()
  for (const key of keys) {
    const other = known.get(identity(key))
    if (other !== undefined && other.text !== key.text) {
      throw new NotProven('keys-ambiguous', `Two different keys have the name and id ${identity(key)}`)
    }
    known.set(identity(key), key)
  }
  return known
}

/**
 * Checks every signature of a note that is from a known key (C2SP signed-note). One that is wrong makes the whole note
 * worthless; signatures from other keys are left aside.
 *
 * @throws {NotProven} `note-malformed`, `signature-wrong`, `signature-missing` (none from a known key), `keys-ambiguous`
 */
export const openNote = async (
  note: Uint8Array | string,
  keys: readonly VerifierKey[],
  cryptography: Cryptography,
): Promise<OpenedNote> => {
  const { text, signatures } = parseNote(note)
  const known = byIdentity(keys)
  const verified = new Map<string, VerifiedSignature>()
  const unverified = new Map<string, NoteSignature>()
  for (const signature of signatures) {
    const key = known.get(identity(signature))
    if (key === undefined) {
      unverified.set(signature.line, signature)
      continue
    }
    // The same key twice: the first signature counts.
    if (verified.has(identity(signature))) continue
    const right = await check(text, signature, key, cryptography)
    if (right === null) throw new NotProven('signature-wrong', `The signature of ${key.name} is not right`)
    verified.set(identity(signature), { ...signature, key, timestamp: right.timestamp })
  }
  if (verified.size === 0) {
    throw new NotProven(
      'signature-missing',
      `No signature of ${keys.map(({ name }) => name).join(', ') || 'a known key'}`,
    )
  }
  return { text, verified: [...verified.values()], unverified: [...unverified.values()] }
}
