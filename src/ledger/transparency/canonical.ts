import canonicalize from 'canonicalize'

/** Half a surrogate pair may stand in JSON as an escape; in canonical JSON it may not. */
const ESCAPED_SURROGATE = '\\ud'

/** RFC 8785 §3.2.3: names in the order of their UTF-16 code units, at every depth. */
const namesInOrder = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(namesInOrder)
  let before: string | null = null
  for (const [name, inner] of Object.entries(value)) {
    if ((before !== null && name < before) || !namesInOrder(inner)) return false
    before = name
  }
  return true
}

/**
 * Is this text the canonical JSON (RFC 8785) of the value it was read into? Writes it only where seeing is not enough:
 * strings and numbers stand in canonical JSON as JSON.stringify writes them, so that mostly the order of names is left.
 */
export const isCanonical = (text: string, value: unknown): boolean => {
  try {
    const asWritten = JSON.stringify(value) === text && !text.includes(ESCAPED_SURROGATE)
    return (asWritten && namesInOrder(value)) || canonicalize(value) === text
  } catch {
    // Half a surrogate pair, or nested deeper than can be written.
    return false
  }
}
