import { isCollection } from 'immutable'

/** A state as JSON shows it, maps and sets as lists in their order: to compare two states by what they say. */
export const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return value
  if (isCollection(value) || value instanceof Map || value instanceof Set) {
    return [...(value as Iterable<unknown>)].map(plain)
  }
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
