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

/** Names as JSON has them: events have few different ones, and each comes a million times. */
const quotedNames = new Map<string, string>()
const MOST_NAMES = 10_000

const quotedName = (name: string): string => {
  const known = quotedNames.get(name)
  if (known !== undefined) return known
  const quoted = JSON.stringify(name)
  if (quotedNames.size < MOST_NAMES) quotedNames.set(name, quoted)
  return quoted
}

const inOrder = (names: readonly string[]): boolean => {
  for (let place = 1; place < names.length; place += 1) {
    if ((names[place - 1] ?? '') > (names[place] ?? '')) return false
  }
  return true
}

const writeObject = (value: object): string => {
  const names = Object.keys(value)
  if (!inOrder(names)) names.sort()
  let text = ''
  for (const name of names) {
    const inner: unknown = Reflect.get(value, name)
    if (inner !== undefined) text += `${text === '' ? '' : ','}${quotedName(name)}:${write(inner)}`
  }
  return `{${text}}`
}

const write = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return Array.isArray(value) ? `[${value.map(write).join(',')}]` : writeObject(value)
}

/**
 * The canonical JSON (RFC 8785) of a JSON value. Sealing does this for every event; written here it takes a fraction of the
 * time of the library, which tests hold it to.
 *
 * @throws when it holds half a surrogate pair, or something that is not JSON
 */
export const writeCanonical = (value: unknown): string => {
  const text = write(value)
  return text.includes(ESCAPED_SURROGATE) ? (canonicalize(value) ?? '') : text
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
