/** What checking needs and cannot do itself; Node and the browser each bring their own. */
export type Cryptography = {
  readonly sha256: (data: Uint8Array) => Promise<Uint8Array>
  /** Ed25519 (RFC 8032) with a public key of 32 bytes and a signature of 64. */
  readonly verifyEd25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>
}

export const concatenate = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

export const toUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The text of bytes, or null when they are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
