import { createHash } from 'node:crypto'
import { decodeBase64 } from './verifying/base64.js'
import { isKeyName, type SignatureType } from './verifying/verifier-key.js'

const SHAPE = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u

/**
 * Is a text someone gave a verifier key of this type (`<name>+<key id>+<base64>`), its key id right? At once, unlike
 * `parseVerifierKey`, so that the environment can be checked whole before anything is opened.
 */
export const isVerifierKey = (text: string, type: SignatureType): boolean => {
  const [, name = '', keyId, base64 = ''] = SHAPE.exec(text) ?? []
  const typedKey = decodeBase64(base64)
  if (!isKeyName(name) || typedKey?.[0] !== type) return false
  const hash = createHash('sha256').update(`${name}\n`).update(typedKey).digest('hex')
  return hash.startsWith(keyId ?? 'none')
}

/** Name and key id, by which notes tell keys apart. */
export const keyIdentity = (vkey: string): string => vkey.split('+', 2).join('+')
