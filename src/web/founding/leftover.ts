import type { FormError, Typed } from '../forms/fields.js'

/** What is left of a form when some rows of a list were recorded, and where the faults of the others are now. */
export type Leftover = { readonly typed: Typed; readonly errors: readonly FormError[] }

/** The list without the rows in these places; the rows after them move up, and so do their faults. */
export const withoutRows = (left: Leftover, name: string, places: readonly number[]): Leftover => {
  const gone = new Set(places)
  const moved = (field: string): string | null => {
    const found = field.startsWith(`${name}.`) ? /^(\d{1,3})(\..*)$/.exec(field.slice(name.length + 1)) : null
    if (found === null) return field
    const place = Number(found[1])
    if (gone.has(place)) return null
    const before = places.filter((one) => one < place).length
    return `${name}.${place - before}${found[2] ?? ''}`
  }
  return {
    typed: Object.fromEntries(
      Object.entries(left.typed).flatMap(([field, value]) => {
        const to = moved(field)
        return to === null ? [] : [[to, value] as const]
      }),
    ),
    errors: left.errors.map(({ field, message }) => ({ field: field === null ? null : moved(field), message })),
  }
}
