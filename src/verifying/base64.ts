const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Standard base64 with padding (RFC 4648 §4). */
export const encodeBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let start = 0; start < bytes.length; start += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(start, start + 3)
    const group = (first << 16) | (second << 8) | third
    const present = bytes.length - start
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63)
    text += present > 1 ? ALPHABET.charAt((group >> 6) & 63) : '='
    text += present > 2 ? ALPHABET.charAt(group & 63) : '='
  }
  return text
}

const decodeLoosely = (text: string): Uint8Array => {
  const digits = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let group = 0
  let bits = 0
  let length = 0
  for (const digit of digits) {
    group = ((group << 6) | ALPHABET.indexOf(digit)) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length] = (group >> bits) & 255
      length += 1
    }
  }
  return bytes
}

/**
 * The bytes of a base64 text, or null. Strict: one text per value, so that nobody can write the same signature twice in
 * two ways (bits left over in the last digit must be zero; the decoders of the platforms overlook them).
 */
export const decodeBase64 = (text: string): Uint8Array | null => {
  if (!SHAPE.test(text)) return null
  const bytes = decodeLoosely(text)
  return encodeBase64(bytes) === text ? bytes : null
}
