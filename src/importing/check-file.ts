import { z } from 'zod'
import { type CheckedAct, checkAct, isRecord } from './check-act.js'
import { fieldFaults, type PlacedFault } from './field-faults.js'
import { foundingType, houseFormat, houseKeyPattern, provenance, type Reference } from './format.js'
import { schemaOf } from './house-schema.js'
import { type FoundProblem, faults, WHOLE_FILE } from './problems.js'
import { namesGivenBy } from './references.js'
import { type Path, type PlacedText, printPath, readPlaced } from './text-places.js'

/** A house file as far as it can be read: its founding, its acts in order, and all that is wrong with its form. */
export type CheckedFile = {
  /** Null when the file has no usable key. */
  readonly key: string | null
  /** The fields of FoundHouse; null when they are not right. */
  readonly founding: Readonly<Record<string, unknown>> | null
  readonly acts: readonly CheckedAct[]
  readonly problems: readonly FoundProblem[]
  readonly text: PlacedText
}

const fileSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(houseFormat),
  key: z
    .string()
    .max(60, { error: 'is longer than 60 characters' })
    .regex(new RegExp(houseKeyPattern), { error: 'must be a short name in lower case with hyphens, such as duffel' }),
  house: z.record(z.string(), z.unknown()),
  acts: z.array(z.unknown()),
})

/** A fault with its line and column. */
export const place = (text: PlacedText, { path, fault, onKey }: PlacedFault): FoundProblem => ({
  ...(onKey ? text.placeOfKey(path) : text.placeOf(path)),
  path: printPath(path),
  ...fault,
})

const under = (prefix: Path, faultsFound: readonly PlacedFault[]): readonly PlacedFault[] =>
  faultsFound.map((one) => ({ ...one, path: [...prefix, ...one.path] }))

const recordAt = (value: unknown, name: string): Readonly<Record<string, unknown>> | null => {
  const outer = z.record(z.string(), z.unknown()).safeParse(value)
  const inner = outer.success ? z.record(z.string(), z.unknown()).safeParse(outer.data[name]) : outer
  return inner.success ? inner.data : null
}

const listAt = (value: unknown, name: string): readonly unknown[] => {
  const outer = z.record(z.string(), z.unknown()).safeParse(value)
  const inner = outer.success ? outer.data[name] : undefined
  return Array.isArray(inner) ? inner : []
}

const checkFounding = (house: Readonly<Record<string, unknown>>) => {
  const { source, note, ...fields } = house
  const schema = schemaOf(foundingType)
  const known = ['source', 'note', ...Object.keys(schema.shape)]
  const about = provenance.safeParse({ source, ...(note === undefined ? {} : { note }) })
  const parsed = schema.safeParse(fields)
  const found = [
    ...fieldFaults(about.error?.issues ?? [], house, '"house"', known),
    ...fieldFaults(parsed.error?.issues ?? [], house, '"house"', known),
  ]
  return { founding: found.length === 0 ? fields : null, found }
}

/** Which act gives which name, and where: the first of two that give the same. */
const namesIn = (acts: readonly unknown[]): ReadonlyMap<Reference, number> => {
  const names = new Map<Reference, number>()
  for (const [index, act] of acts.entries()) {
    if (!isRecord(act) || typeof act.as !== 'string') continue
    for (const name of namesGivenBy(act.do, act.as as Reference, act)) {
      if (!names.has(name)) names.set(name, index)
    }
  }
  return names
}

/** Reads a house file and finds everything that is wrong with its form, each with its place. Looks at no rule yet. */
export const checkFile = (raw: string): CheckedFile => {
  const text = readPlaced(raw)
  const broken = text.syntaxFaults.map(({ fault, ...at }) => ({ ...at, path: '', ...faults.syntax(fault) }))
  if (broken.length > 0) return { key: null, founding: null, acts: [], problems: broken, text }

  const whole = fileSchema.safeParse(text.value)
  const house = recordAt(text.value, 'house')
  const { founding, found } = house === null ? { founding: null, found: [] } : checkFounding(house)
  const listed = listAt(text.value, 'acts')
  const names = namesIn(listed)
  const lineOf = (index: number): number => text.placeOf(['acts', index]).line
  const checked = listed.map((act, index) => checkAct(act, index, names, lineOf))
  const problems: readonly FoundProblem[] = [
    ...text.duplicateKeys.map(({ path, place: at }) => ({
      ...at,
      path: printPath(path),
      ...faults.duplicateKey(String(path.at(-1))),
    })),
    ...fieldFaults(whole.error?.issues ?? [], text.value, WHOLE_FILE, Object.keys(fileSchema.shape)).map((one) =>
      place(text, one),
    ),
    ...under(['house'], found).map((one) => place(text, one)),
    ...checked.flatMap((act) => under(['acts', act.index], act.found).map((one) => place(text, one))),
  ]
  const key = whole.success ? whole.data.key : null
  return { key, founding, acts: checked, problems: inFileOrder(problems), text }
}

/** From the top of the file to its end. */
export const inFileOrder = (problems: readonly FoundProblem[]): readonly FoundProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
