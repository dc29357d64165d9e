import { namesEachLine, type Reference, type ReferenceKind, readReference, referenceKinds } from './format.js'
import { referenceKindOf, type SchemaNode } from './house-schema.js'
import type { Path } from './text-places.js'

/** A place in the fields of an act where the command has an id. */
export type ReferencePlace = { readonly path: Path; readonly kind: ReferenceKind; readonly value: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Does a variant of a union speak of this value? Its fixed fields (`kind`) tell. */
const speaksOf = (variant: SchemaNode, value: unknown): boolean => {
  if (variant.type === 'null') return value === null
  if (value === null) return false
  if (variant.properties === undefined) return true
  if (!isRecord(value)) return false
  return Object.entries(variant.properties).every(
    ([name, node]) => node.const === undefined || node.const === value[name],
  )
}

/** Every place in a value where its schema asks a reference. A place whose value is null or absent is left out. */
export const referencePlaces = (schema: SchemaNode, value: unknown, path: Path = []): readonly ReferencePlace[] => {
  if (value === undefined) return []
  const wanted = referenceKindOf(schema)
  const kind = referenceKinds.find((known) => known === wanted)
  if (kind !== undefined) return [{ path, kind, value }]
  const variants = schema.anyOf ?? schema.oneOf
  if (variants !== undefined) {
    const variant = variants.find((candidate) => speaksOf(candidate, value))
    return variant === undefined ? [] : referencePlaces(variant, value, path)
  }
  const { items, properties } = schema
  if (items !== undefined && Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => referencePlaces(items, item, [...path, index]))
  }
  if (properties !== undefined && isRecord(value)) {
    return Object.entries(properties).flatMap(([name, node]) => referencePlaces(node, value[name], [...path, name]))
  }
  return []
}

/** The same value with other values at some paths. */
export const replaceAt = (value: unknown, replacements: readonly { path: Path; with: unknown }[]): unknown => {
  const here = replacements.find(({ path }) => path.length === 0)
  if (here !== undefined) return here.with
  if (replacements.length === 0) return value
  const under = (step: string | number) =>
    replacements.filter(({ path }) => path[0] === step).map((one) => ({ ...one, path: one.path.slice(1) }))
  if (Array.isArray(value)) return value.map((item: unknown, index) => replaceAt(item, under(index)))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceAt(inner, under(name))]))
}

/** The names that the lines of an act have, in order: that of the act with the number of the line behind it. */
const namesOfLines = (as: Reference, lines: unknown): readonly Reference[] =>
  Array.isArray(lines) ? lines.map((_, index): Reference => `${as}-${index + 1}`) : []

/**
 * The names an act gives: its own (or of each of its lines), that of its first event, and of the person of a new seat.
 * @param type the command, as far as the file names one
 */
export const namesGivenBy = (
  type: unknown,
  as: Reference,
  fields: Readonly<Record<string, unknown>>,
): readonly Reference[] => {
  const read = readReference(as)
  if (read === null) return []
  const { kind, name } = read
  const person = kind === 'seat' && (fields.person === undefined || fields.person === null)
  return [
    ...(hasNamedLines(type) ? namesOfLines(as, fields.lines) : [as]),
    ...(person ? [`person:${name}` as const] : []),
    ...(kind === 'event' ? [] : [`event:${name}` as const]),
  ]
}

const hasNamedLines = (type: unknown): boolean => [...namesEachLine].some((known) => known === type)
