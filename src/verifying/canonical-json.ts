/** JSON as the ledger keeps it: numbers are safe integers. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** An event holds a few levels; deeper than this nobody recorded. */
const DEEPEST = 100

export const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const writeObject = (value: { readonly [name: string]: Json }, depth: number): string | null => {
  const parts: string[] = []
  // By UTF-16 code units, as RFC 8785 §3.2.3 asks and the default order of texts does.
  for (const name of Object.keys(value).sort()) {
    const part = write(value[name] ?? null, depth)
    if (part === null || !name.isWellFormed()) return null
    parts.push(`${JSON.stringify(name)}:${part}`)
  }
  return `{${parts.join(',')}}`
}

const writeArray = (value: readonly Json[], depth: number): string | null => {
  const parts = value.map((item) => write(item, depth))
  return parts.includes(null) ? null : `[${parts.join(',')}]`
}

const write = (value: Json, depth: number): string | null => {
  if (depth === 0) return null
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  if (value === null || typeof value === 'boolean') return String(value)
  return isObject(value) ? writeObject(value, depth - 1) : writeArray(value as readonly Json[], depth - 1)
}

/**
 * The one way to write a value (RFC 8785), for the JSON that the ledger keeps: texts, safe integers, booleans, null,
 * arrays and objects. Null when it is anything else.
 */
export const writeCanonical = (value: Json): string | null => write(value, DEEPEST)

/** Reads JSON that is written in the one way there is. Null when it is not JSON, or written otherwise. */
export const readCanonical = (text: string): Json | null => {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return null
  }
  return writeCanonical(value) === text ? value : null
}
