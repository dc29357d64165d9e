import type { Cryptography } from '../cryptography.js'

/** WebCrypto takes bytes of memory that nobody shares: a copy is always that. */
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** What checking needs, by the browser's own cryptography. */
export const browserCryptography: Cryptography = {
  sha256: async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', copy(data))),
  verifyEd25519: async (publicKey, message, signature) => {
    const key = await crypto.subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify'])
    return crypto.subtle.verify('Ed25519', key, copy(signature), copy(message))
  },
}

/** `not-secure`: a page that came over http from elsewhere gets no cryptography. `no-ed25519`: the browser is too old. */
export type Ability = 'able' | 'not-secure' | 'no-ed25519'

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

/** The first example of RFC 8032 §7.1: the signature of an empty message. */
const EXAMPLE = {
  publicKey: fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  signature: fromHex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ),
}

/** Can this browser, on this page, check a receipt? Tried on an example, not guessed from its name. */
export const abilityOfBrowser = async (): Promise<Ability> => {
  if (!isSecureContext) return 'not-secure'
  try {
    const { publicKey, signature } = EXAMPLE
    const right = await browserCryptography.verifyEd25519(publicKey, new Uint8Array(), signature)
    return right ? 'able' : 'no-ed25519'
  } catch {
    return 'no-ed25519'
  }
}
