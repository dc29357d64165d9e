import { z } from 'zod'
import { type DomainCommandType, domainCommands } from '../domain/commands.js'
import {
  type ActType,
  actDefinitions,
  foundingType,
  houseFormat,
  houseKeyPattern,
  kindsNamedBy,
  nameInFile,
  namePattern,
  namesEachLine,
  type ReferenceKind,
  referenceKinds,
  sourcePattern,
} from './format.js'

/** A JSON Schema node, as far as this folder looks into it. */
export type SchemaNode = {
  readonly type?: string
  readonly const?: unknown
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
  readonly [keyword: string]: unknown
}

const referencePrefix = '#/$defs/reference-'

/** The kind of thing that a value at this node refers to; null when the node is not a reference. */
export const referenceKindOf = (node: SchemaNode): string | null =>
  node.$ref?.startsWith(referencePrefix) ? node.$ref.slice(referencePrefix.length) : null

/** The fields of a command as JSON Schema, with a readable reference wherever the command has an id. */
const fieldsOf = (schema: z.ZodType): SchemaNode => {
  const { $schema, ...node } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const kind = jsonSchema.reference
      if (typeof kind !== 'string') return
      for (const keyword of Object.keys(jsonSchema)) delete jsonSchema[keyword]
      jsonSchema.$ref = `${referencePrefix}${kind}`
    },
  })
  return node as SchemaNode
}

const inWordsOfFile = (
  type: DomainCommandType,
  { properties = {}, required = [], ...node }: SchemaNode,
): SchemaNode => ({
  ...node,
  properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [nameInFile(type, name), field])),
  required: required.map((name) => nameInFile(type, name)),
})

/** The fields of every command in the words of the file, by command type. */
export const commandFields: ReadonlyMap<string, SchemaNode> = new Map(
  domainCommands.map(({ type, schema }) => [type, inWordsOfFile(type, fieldsOf(schema))]),
)

const schemas: ReadonlyMap<string, z.ZodObject> = new Map(domainCommands.map(({ type, schema }) => [type, schema]))

/** The schema of a command's fields. */
export const schemaOf = (type: DomainCommandType): z.ZodObject => {
  const schema = schemas.get(type)
  if (schema === undefined) throw new Error(`No schema for the command ${type}`)
  return schema
}

const source = {
  type: 'string',
  pattern: sourcePattern,
  description: 'Where the fact comes from: S0 to S4, with the chapter if known ("S3 ch.1 §6"), or "assumed"',
}

const note = {
  type: 'string',
  minLength: 1,
  maxLength: 1000,
  description: 'Which part is assumed, or anything else a reader of the file should know. Not imported',
}

/** What the file itself says of an act; a field of the command that has one of these names cannot stand in a file. */
const aboutAct = { source, note }

const describeName = (type: ActType, kinds: readonly [ReferenceKind, ...ReferenceKind[]]): string =>
  namesEachLine.has(type)
    ? `A name for later acts; each line has its number behind it: ${kinds[0]}:<name>-1`
    : `A name for later acts: ${kinds.map((kind) => `${kind}:<name>`).join(' or ')}`

const actOf = (type: (typeof actDefinitions)[number]['type']): SchemaNode => {
  const fields = commandFields.get(type)
  if (fields === undefined) throw new Error(`No fields for the command ${type}`)
  const kinds = kindsNamedBy(type)
  return {
    type: 'object',
    properties: {
      do: { const: type },
      as: {
        type: 'string',
        pattern: kinds.length === 1 ? `^${kinds[0]}:${namePattern}$` : `^(${kinds.join('|')}):${namePattern}$`,
        description: describeName(type, kinds),
      },
      ...aboutAct,
      ...fields.properties,
      ...aboutAct,
    },
    required: ['do', 'source', ...(fields.required ?? [])],
    additionalProperties: false,
  }
}

const houseBlock = (): SchemaNode => {
  const fields = commandFields.get(foundingType)
  if (fields === undefined) throw new Error(`No fields for the command ${foundingType}`)
  return {
    type: 'object',
    description: 'The founding of the house',
    properties: { source, note, ...fields.properties },
    required: ['source', ...(fields.required ?? [])],
    additionalProperties: false,
  }
}

/**
 * The published JSON Schema (2020-12) of a house file, made from the command schemas of the domain, so that an editor
 * can check and complete a file while it is written. `houses/house.schema.json` is this, written down.
 */
export const houseSchema = (): SchemaNode => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'House file',
  description: 'A Huis van het Kind as data: its founding, and the acts that follow in order. See houses/README.md',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    format: { const: houseFormat },
    key: {
      type: 'string',
      pattern: houseKeyPattern,
      maxLength: 60,
      description: 'The short name of this house, once among all files; never change it after a first import',
    },
    house: houseBlock(),
    acts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { do: { enum: actDefinitions.map(({ type }) => type) } },
        required: ['do'],
        allOf: actDefinitions.map(({ type }) => ({
          if: { type: 'object', properties: { do: { const: type } }, required: ['do'] },
          // biome-ignore lint/suspicious/noThenProperty: "then" is a keyword of JSON Schema, and nobody awaits it.
          then: { $ref: `#/$defs/${type}` },
        })),
      },
    },
  },
  required: ['format', 'key', 'house', 'acts'],
  additionalProperties: false,
  $defs: Object.fromEntries([
    ...referenceKinds.map((kind) => [
      `reference-${kind}`,
      { type: 'string', pattern: `^${kind}:${namePattern}$`, description: `What an earlier act named ${kind}:<name>` },
    ]),
    ...actDefinitions.map(({ type }) => [type, actOf(type)]),
  ]),
})
