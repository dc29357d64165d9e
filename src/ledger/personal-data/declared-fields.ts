import { z } from 'zod'
import { type PrivacyClass, privacyClasses } from '../../domain/shared/privacy.js'

/** A field of an event that text or a reference to a person can stand in. */
export type DeclaredField = {
  readonly event: string
  /** Path with dots; `[]` for every item of a list. */
  readonly field: string
  readonly class: PrivacyClass
}

/** A schema that may not go into the log as it is, and what to do about it. */
export type DeclarationFault = { readonly event: string; readonly field: string; readonly says: string }

export type Declarations = { readonly fields: readonly DeclaredField[]; readonly faults: readonly DeclarationFault[] }

type Definition = { readonly type: string; readonly schema: z.ZodType }

/** Names that fields about persons have; such a field is kept or erasable, whatever someone declared. */
const PERSONAL_NAME =
  /^(e-?mail|phone|telephone|mobile|fax|(first|last|family|given|maiden|full|nick)-?name|surname|birth.*|born.*|age|gender|sex|nationality|(national|register|rijksregister).*(number|nummer)?|insz|iban|address|street|homeAddress|photo|signature)$/i

/** Nothing can be written in these. */
const CANNOT_HOLD_TEXT = new Set(['enum', 'literal', 'boolean', 'number', 'int', 'null', 'undefined', 'never', 'void'])

type Step = { readonly schema: unknown; readonly path: readonly string[] }

/** What a schema is made of, one step further in; null for a kind that is not known here. */
const within = (schema: z.ZodType, path: readonly string[]): readonly Step[] | null => {
  const items = [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`]
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<unknown>(schema.shape).map(([name, field]) => ({
      schema: field,
      path: [...path, name],
    }))
    const { catchall } = schema.def
    return catchall === undefined ? fields : [...fields, { schema: catchall, path: [...path, '*'] }]
  }
  if (schema instanceof z.ZodArray || schema instanceof z.ZodSet) {
    const element = schema instanceof z.ZodArray ? schema.element : schema.def.valueType
    return [{ schema: element, path: items }]
  }
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ({ schema: option, path }))
  if (schema instanceof z.ZodRecord || schema instanceof z.ZodMap) {
    const { keyType, valueType } = schema.def
    return [
      { schema: keyType, path: [...path, 'key'] },
      { schema: valueType, path: [...path, '*'] },
    ]
  }
  if (schema instanceof z.ZodTuple) {
    const { items: parts, rest } = schema.def
    return [...parts, ...(rest === null ? [] : [rest])].map((part) => ({ schema: part, path: items }))
  }
  if (schema instanceof z.ZodIntersection) {
    return [schema.def.left, schema.def.right].map((side) => ({ schema: side, path }))
  }
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodCatch
  ) {
    return [{ schema: schema.def.innerType, path }]
  }
  return CANNOT_HOLD_TEXT.has(schema.type) ? [] : null
}

const looksPersonal = (path: readonly string[]): boolean => PERSONAL_NAME.test((path.at(-1) ?? '').replaceAll('[]', ''))

const mayStandForPerson = ({ kind }: PrivacyClass): boolean => kind === 'kept' || kind === 'erasable'

const walk = (event: string, { schema, path }: Step): Declarations => {
  const field = path.join('.')
  const fault = (says: string): Declarations => ({ fields: [], faults: [{ event, field, says }] })
  if (!(schema instanceof z.ZodType)) return fault('is no schema that can be looked into')
  const declared = privacyClasses.get(schema)
  if (declared?.kind !== undefined) {
    if (looksPersonal(path) && !mayStandForPerson(declared)) {
      return fault(
        `looks personal by its name and is declared ${declared.kind}: declare it erasable, or kept with its ground`,
      )
    }
    return { fields: [{ event, field, class: declared }], faults: [] }
  }
  const steps = within(schema, path)
  if (steps === null) {
    return fault(
      schema.type === 'string'
        ? 'can hold text and has no class: declare it with notPersonal, kept, erasable or structured (src/domain/shared/privacy.ts)'
        : `is of kind ${schema.type}, which cannot be looked into: use another kind`,
    )
  }
  if (steps.length === 0 && looksPersonal(path)) {
    return fault('looks personal by its name and has no class: declare it erasable, or kept with its ground')
  }
  return joined(steps.map((step) => walk(event, step)))
}

const joined = (parts: readonly Declarations[]): Declarations => ({
  fields: parts.flatMap(({ fields }) => fields),
  faults: parts.flatMap(({ faults }) => faults),
})

/** Values can be erased by person only when the event says whose they are. */
const whoseValues = (
  event: string,
  schema: z.ZodType,
  fields: readonly DeclaredField[],
): readonly DeclarationFault[] => {
  const [first] = fields.filter((one) => one.class.kind === 'erasable')
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  if (first === undefined || names.includes('person') || names.includes('seat')) return []
  return [
    { event, field: first.field, says: 'is erasable, and the event does not say whose it is: add person or seat' },
  ]
}

/** Every field of these events that text or a reference to a person can stand in, with its class, and what is not in order. */
export const declarationsOf = (definitions: readonly Definition[]): Declarations =>
  joined(
    definitions.map(({ type, schema }) => {
      const { fields, faults } = walk(type, { schema, path: [] })
      // Variants of a union may have the same field with the same class.
      const unique = [...new Map(fields.map((one) => [`${one.field} ${JSON.stringify(one.class)}`, one])).values()]
      return { fields: unique, faults: [...faults, ...whoseValues(type, schema, unique)] }
    }),
  )
