import { z } from 'zod'
import { fieldFaults, type PlacedFault } from './field-faults.js'
import {
  type ActType,
  actDefinitions,
  fileFields,
  kindsNamedByAct,
  nameInCommand,
  nameInFile,
  provenance,
  type Reference,
  readReference,
} from './format.js'
import { commandFields, schemaOf } from './house-schema.js'
import { faults, THIS_ACT } from './problems.js'
import { namesGivenBy, type ReferencePlace, referencePlaces, replaceAt } from './references.js'
import type { Path } from './text-places.js'

/** One act of a file, its form looked at. */
export type CheckedAct = {
  /** Its place in the list, from 0. */
  readonly index: number
  /** Null when `do` names no command. */
  readonly type: ActType | null
  /** The names it gives, where it is the first to give them. */
  readonly names: readonly Reference[]
  /** The fields of the command, with references where the command has ids. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly references: readonly { readonly path: Path; readonly name: Reference }[]
  /** What is wrong with it; paths begin inside the act. */
  readonly found: readonly PlacedFault[]
}

/** Stands in for an id while the other fields are checked. */
const anyId = '00000000-0000-7000-8000-000000000000'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in the file, for a sentence. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const at = (path: Path, fault: PlacedFault['fault']): PlacedFault => ({ path, fault, onKey: false })

const checkReference = (
  { path, kind, value }: ReferencePlace,
  index: number,
  names: ReadonlyMap<Reference, number>,
  lineOf: (index: number) => number,
): readonly PlacedFault[] => {
  const read = typeof value === 'string' ? readReference(value) : null
  if (typeof value !== 'string' || read === null) {
    return [at(path, faults.referenceForm(asText(value), kind))]
  }
  if (read.kind !== kind) return [at(path, faults.referenceKind(value, kind))]
  const givenBy = names.get(value as Reference)
  if (givenBy === undefined) return [at(path, faults.referenceUnknown(value))]
  return givenBy < index ? [] : [at(path, faults.referenceLater(value, lineOf(givenBy)))]
}

const checkName = (
  as: unknown,
  type: ActType,
  fields: Readonly<Record<string, unknown>>,
  index: number,
  own: readonly Reference[],
  names: ReadonlyMap<Reference, number>,
  lineOf: (index: number) => number,
): readonly PlacedFault[] => {
  if (as === undefined) return []
  const kinds = kindsNamedByAct(type, fields)
  const [kind] = kinds
  const read = typeof as === 'string' ? readReference(as) : null
  if (typeof as !== 'string' || read === null) return [at(['as'], faults.nameForm(asText(as), kind))]
  if (!kinds.includes(read.kind)) return [at(['as'], faults.nameKind(as, kind, type))]
  const taken = own.find((name) => readReference(name)?.kind === read.kind && (names.get(name) ?? index) !== index)
  return taken === undefined ? [] : [at(['as'], faults.nameTaken(taken, lineOf(names.get(taken) ?? index)))]
}

const inWordsOfCommand = (type: ActType, fields: unknown): unknown =>
  isRecord(fields)
    ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [nameInCommand(type, name), value]))
    : fields

/** What the schema of a command finds wrong, with its fields named as in the file. */
const inWordsOfFile = (type: ActType, error: z.ZodError | undefined): readonly z.core.$ZodIssue[] =>
  (error?.issues ?? []).map((issue) => ({
    ...issue,
    path: issue.path.map((step, depth) => (depth === 0 && typeof step === 'string' ? nameInFile(type, step) : step)),
  }))

/**
 * Checks the form of one act: the command, its fields, its name, and that every reference names an earlier act.
 * @param names which act (by place in the list) gives which name first
 * @param lineOf on which line an act begins
 */
export const checkAct = (
  act: unknown,
  index: number,
  names: ReadonlyMap<Reference, number>,
  lineOf: (index: number) => number,
): CheckedAct => {
  const nothing = { index, type: null, names: [], fields: {}, references: [] }
  if (!isRecord(act))
    return { ...nothing, found: [at([], faults.invalid(`act ${index + 1}`, { why: 'type', value: 'object' }))] }
  const { do: given, as, source, note, ...fields } = act
  const own = typeof as === 'string' ? namesGivenBy(given, as as Reference, fields) : []
  const given1st = own.filter((name) => names.get(name) === index)
  if (given === undefined) return { ...nothing, names: given1st, found: [at(['do'], faults.missing('do', THIS_ACT))] }
  const type = actDefinitions.find((definition) => definition.type === given)?.type
  if (type === undefined) {
    const known = actDefinitions.map((definition) => definition.type)
    return { ...nothing, names: given1st, found: [at(['do'], faults.unknownCommand(asText(given), known))] }
  }

  const schema = schemaOf(type)
  const known = [...fileFields, ...Object.keys(commandFields.get(type)?.properties ?? {})]
  const places = referencePlaces(commandFields.get(type) ?? {}, fields)
  const about = provenance.safeParse({ source, ...(note === undefined ? {} : { note }) })
  const standIn = replaceAt(
    fields,
    places.map(({ path }) => ({ path, with: anyId })),
  )
  const found = [
    ...fieldFaults(about.error?.issues ?? [], act, type, known),
    ...checkName(as, type, fields, index, own, names, lineOf),
    ...places.flatMap((one) => checkReference(one, index, names, lineOf)),
    ...fieldFaults(inWordsOfFile(type, schema.safeParse(inWordsOfCommand(type, standIn)).error), act, type, known),
  ]
  const references = places.flatMap(({ path, value }) =>
    typeof value === 'string' && readReference(value) !== null ? [{ path, name: value as Reference }] : [],
  )
  return { index, type, names: given1st, fields, references, found }
}

const anyFields = z.record(z.string(), z.unknown())

/** The fields of the command of an act, with ids in place of its references; every name must be known. */
export const withIds = (act: CheckedAct, ids: ReadonlyMap<Reference, string>): Readonly<Record<string, unknown>> => {
  const replaced = replaceAt(
    act.fields,
    act.references.map(({ path, name }) => ({ path, with: ids.get(name) })),
  )
  const inCommand = act.type === null ? replaced : inWordsOfCommand(act.type, replaced)
  return anyFields.parse(inCommand)
}
