import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What was sealed is not what this key, or this place, opens. */
export class SecretCannotBeOpened extends Error {
  override readonly name = 'SecretCannotBeOpened'
  constructor(cause: unknown) {
    super(
      'The secret of a second step cannot be opened with this key; put back the file second-factor.key, or the BESLUITBOEK_SECOND_FACTOR_KEY, that was in use when it was set up',
      { cause },
    )
  }
}

/** Encrypts secrets that must be had again in clear (AES-256-GCM), bound to the place they are for. */
export type SecretSeal = {
  readonly seal: (place: string, secret: Uint8Array) => Buffer
  /** @throws {SecretCannotBeOpened} */
  readonly open: (place: string, sealed: Uint8Array) => Buffer
}

/** @param secret at least 32 characters; the key is derived from it (HKDF) */
export const createSecretSeal = (secret: string): SecretSeal => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'besluitboek second factor', 32))
  return {
    seal: (place, plain) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open: (place, sealed) => {
      try {
        const tagAt = sealed.length - TAG_BYTES
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(tagAt))
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()])
      } catch (error) {
        throw new SecretCannotBeOpened(error)
      }
    },
  }
}
