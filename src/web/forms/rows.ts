import type { View } from '../frame/view.js'
import type { Values } from './act.js'
import { type Field, type FormError, type Typed, withValue } from './fields.js'
import { readFields } from './send.js'

/** Several things of one kind, each in a row of its own. Rows that stay empty do not count. */
export type RowsField = {
  readonly kind: 'rows'
  /** The path of the list in the command: `lines`. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  /** What is asked in each row, by its path in the row. */
  readonly columns: readonly Field[]
  /** What the rows start with, by the names of the columns. */
  readonly start: readonly Readonly<Record<string, string>>[]
  /** How many empty rows come after those; more can be asked for, unless there are none. */
  readonly empty: number
  /** What each row is called, where it is not just numbered. */
  readonly rowLabels?: readonly string[]
  /** What a row stands for in the command, where that is not one to one. */
  readonly decode?: (row: Values, number: number) => unknown
}

export type FormPart = Field | RowsField

/** What asks a form to come back with more empty rows; its value is the name of the list. */
export const MORE = '_more'

const MOST_ROWS = 100
const AT_ONCE = 3

const rowsTyped = (name: string, typed: Typed): number =>
  Object.keys(typed).reduce((count, key) => {
    const found = key.startsWith(`${name}.`) ? /^(\d{1,3})\./.exec(key.slice(name.length + 1)) : null
    return found === null ? count : Math.max(count, Number(found[1]) + 1)
  }, 0)

/** The fields of each row, named by their place in the form. */
export const rowsOf = (part: RowsField, typed: Typed | null): readonly (readonly Field[])[] => {
  const first = part.start.length + part.empty
  const count = typed === null ? first : Math.max(rowsTyped(part.name, typed), Math.min(first, 1))
  return Array.from({ length: Math.min(MOST_ROWS, count) }, (_, index) =>
    part.columns.map((column) => {
      const name = `${part.name}.${index}.${column.name}`
      const value = part.start[index]?.[column.name]
      return { ...column, name, inRow: true, ...(value === undefined || typed !== null ? {} : { value }) }
    }),
  )
}

/** Every field of the form; a list stands before those of its rows, so that what is wrong with the whole finds a place. */
export const fieldsOf = (parts: readonly FormPart[], typed: Typed | null): readonly Field[] =>
  parts.flatMap((part): readonly Field[] =>
    part.kind === 'rows'
      ? [{ kind: 'lines', name: part.name, label: part.label }, ...rowsOf(part, typed).flat()]
      : [part],
  )

/** What was typed, with more empty rows where those were asked for; null when they were not. */
export const withMoreRows = (parts: readonly FormPart[], typed: Typed): Typed | null => {
  const part = parts.find((one): one is RowsField => one.kind === 'rows' && one.name === typed[MORE])
  const [first] = part?.columns ?? []
  if (part === undefined || first === undefined) return null
  const last = Math.min(MOST_ROWS, rowsTyped(part.name, typed) + AT_ONCE) - 1
  return { ...typed, [`${part.name}.${last}.${first.name}`]: '' }
}

const isEmptyRow = (fields: readonly Field[], typed: Typed): boolean =>
  fields.every(({ name }) =>
    Object.entries(typed).every(
      ([key, value]) =>
        (key !== name && !key.startsWith(`${name}.`)) ||
        (typeof value === 'string' ? value : value.join('')).trim() === '',
    ),
  )

const nested = (row: Values): Values =>
  Object.entries(row).reduce<Values>((body, [path, value]) => withValue(body, path, value), {})

type ReadRows = {
  readonly value: readonly unknown[]
  readonly errors: readonly FormError[]
  readonly places: readonly number[]
}

const readRows = (view: View, part: RowsField, typed: Typed): ReadRows => {
  const value: unknown[] = []
  const errors: FormError[] = []
  const places: number[] = []
  rowsOf(part, typed).forEach((fields, index) => {
    if (isEmptyRow(fields, typed)) return
    const read = readFields(view, fields, typed)
    const prefix = `${part.name}.${index}.`.length
    const row = Object.fromEntries(Object.entries(read.values).map(([name, one]) => [name.slice(prefix), one]))
    errors.push(...read.errors)
    value.push(part.decode === undefined ? nested(row) : part.decode(row, value.length + 1))
    places.push(index)
  })
  if (value.length === 0 && part.required === true) {
    errors.push({ field: part.name, message: view.say('form.error.required', { label: part.label }) })
  }
  return { value, errors, places }
}

/** What the form says; `fieldOf` finds back in which row a fault of the command lies. */
export const readParts = (
  view: View,
  parts: readonly FormPart[],
  typed: Typed,
  check: Parameters<typeof readFields>[3] = undefined,
) => {
  const single = parts.filter((part): part is Field => part.kind !== 'rows')
  const read = readFields(view, single, typed, check)
  const lists = parts
    .filter((part): part is RowsField => part.kind === 'rows')
    .map((part) => ({ name: part.name, ...readRows(view, part, typed) }))
  const fieldOf = (path: string): string => {
    const list = lists.find(({ name }) => path.startsWith(`${name}.`))
    const place = list === undefined ? null : /^(\d+)(.*)$/.exec(path.slice(list.name.length + 1))
    return list === undefined || place === null
      ? path
      : `${list.name}.${list.places[Number(place[1])] ?? 0}${place[2] ?? ''}`
  }
  const values: Values = { ...read.values, ...Object.fromEntries(lists.map(({ name, value }) => [name, value])) }
  return { values, errors: [...read.errors, ...lists.flatMap(({ errors }) => errors)], fieldOf }
}
