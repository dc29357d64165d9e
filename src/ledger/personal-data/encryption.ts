import { createCipheriv, createDecipheriv } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Opening } from './commitment.js'

/** Where in the log a value belongs: `field` is the path of its commitment in the data, with dots. */
export type Place = { readonly event: string; readonly type: string; readonly field: string }

export type Encrypted = { readonly nonce: Buffer; readonly ciphertext: Buffer }

export const NONCE_BYTES = 12
const TAG_BYTES = 16

const additionalData = ({ event, type, field }: Place): Buffer =>
  Buffer.from(canonicalize({ event, type, field }) ?? '')

const openingShape = z.strictObject({ key: z.string(), value: z.json() })

/** AES-256-GCM under the key of the person; bound to its place, so that a ciphertext moved elsewhere does not decrypt. */
export const encryptOpening = (opening: Opening, place: Place, key: Buffer, nonce: Buffer): Encrypted => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(place))
  const { key: commitmentKey, value } = opening
  const text = Buffer.from(canonicalize({ key: commitmentKey, value }) ?? '')
  return { nonce, ciphertext: Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]) }
}

/** The opening, or null when key, place or ciphertext are not what they were when it was encrypted. */
export const decryptOpening = ({ nonce, ciphertext }: Encrypted, place: Place, key: Buffer): Opening | null => {
  if (nonce.length !== NONCE_BYTES || ciphertext.length < TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(additionalData(place)).setAuthTag(ciphertext.subarray(-TAG_BYTES))
    const text = Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()])
    return openingShape.parse(JSON.parse(text.toString('utf8')))
  } catch {
    // Every cause says the same: this ciphertext is not one of ours for this place. What it held is in no message.
    return null
  }
}
