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

/** Names that JavaScript puts in an order of its own. */
const WHOLE_NUMBER = /^\d+$/

/** The value with its names in order; null when JavaScript would not keep that order. */
const withNamesInOrder = (value: unknown): { readonly value: unknown } | null => {
  if (typeof value !== 'object' || value === null) return { value }
  if (Array.isArray(value)) {
    const items = value.map(withNamesInOrder)
    return items.includes(null) ? null : { value: items.map((item) => item?.value) }
  }
  const entries: [string, unknown][] = []
  for (const [name, inner] of Object.entries(value)) {
    const ordered = withNamesInOrder(inner)
    if (ordered === null || WHOLE_NUMBER.test(name)) return null
    entries.push([name, ordered.value])
  }
  return { value: Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))) }
}

/**
 * The canonical JSON (RFC 8785) of a JSON value. Sealing does this for every event, and JSON.stringify does it in half
 * the time, once the names are in order.
 *
 * @throws when it holds half a surrogate pair, or something that is not JSON
 */
export const writeCanonical = (value: unknown): string => {
  const ordered = withNamesInOrder(value)
  const text = ordered === null ? undefined : JSON.stringify(ordered.value)
  return text === undefined || text.includes(ESCAPED_SURROGATE) ? (canonicalize(value) ?? '') : text
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
