import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Cryptography } from '../../verifying/cryptography.js'

/** DER of an Ed25519 public key up to the key itself (RFC 8410 §4). */
const PUBLIC_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** SHA-256 of some bytes. */
export const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** What checking needs, by Node's own cryptography. */
export const nodeCryptography: Cryptography = {
  sha256: async (data) => sha256(data),
  verifyEd25519: async (publicKey, message, signature) => {
    const der = Buffer.concat([PUBLIC_KEY_PREFIX, publicKey])
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
  },
}
