import { decodeBase64, encodeBase64 } from './base64.js'
import { type Cryptography, concatenate, toUtf8 } from './cryptography.js'
import { NotProven } from './not-proven.js'

/** How a key signs: `1` the text of the note (signed-note), `4` a checkpoint with a time (tlog-cosignature v1). */
export type SignatureType = 1 | 4

/** A public key under a name, as C2SP signed-note writes it: `<name>+<key id>+<base64 of type and key>`. */
export type VerifierKey = {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly type: SignatureType
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** The key as text (a vkey). */
  readonly text: string
}

const PUBLIC_KEY_LENGTH = 32

/** A key name is not empty and holds no space and no plus. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}+]/u.test(name)

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The first four bytes of SHA-256 over name, newline, type and key, in hexadecimal (signed-note). */
const keyIdOf = async (name: string, typedKey: Uint8Array, { sha256 }: Pick<Cryptography, 'sha256'>): Promise<string> =>
  toHex((await sha256(concatenate(toUtf8(`${name}\n`), typedKey))).subarray(0, 4))

/** The verifier key of a public key under a name. */
export const verifierKeyOf = async (
  name: string,
  type: SignatureType,
  publicKey: Uint8Array,
  cryptography: Pick<Cryptography, 'sha256'>,
): Promise<VerifierKey> => {
  const typedKey = concatenate(Uint8Array.of(type), publicKey)
  const keyId = await keyIdOf(name, typedKey, cryptography)
  return { name, keyId, type, publicKey, text: `${name}+${keyId}+${encodeBase64(typedKey)}` }
}

const malformed = (text: string): NotProven =>
  new NotProven('key-malformed', `${text} is not a verifier key (name+key id+base64)`)

const isType = (type: number | undefined): type is SignatureType => type === 1 || type === 4

/** @throws {NotProven} `key-malformed` when the text is not a verifier key of a type known here */
export const parseVerifierKey = async (
  text: string,
  cryptography: Pick<Cryptography, 'sha256'>,
): Promise<VerifierKey> => {
  const [, name, keyId, base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? []
  const typedKey = base64 === undefined ? null : decodeBase64(base64)
  const type = typedKey?.[0]
  if (name === undefined || !isKeyName(name) || typedKey === null || !isType(type)) throw malformed(text)
  if (typedKey.length !== 1 + PUBLIC_KEY_LENGTH) throw malformed(text)
  const key = await verifierKeyOf(name, type, typedKey.subarray(1), cryptography)
  if (key.keyId !== keyId) throw malformed(text)
  return key
}
