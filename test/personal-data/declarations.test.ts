import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { personalFields } from '../../src/application/commit-personal-values.js'
import { domainCommands } from '../../src/domain/commands.js'
import { domainEvents } from '../../src/domain/events.js'
import { personId } from '../../src/domain/shared/identifiers.js'
import { erasable, kept, notPersonal, personal, structured } from '../../src/domain/shared/privacy.js'
import { line } from '../../src/domain/shared/text.js'
import { localDate } from '../../src/domain/shared/time.js'
import { declarationsTable } from '../../src/ledger/personal-data/declarations-table.js'
import { declarationsOf } from '../../src/ledger/personal-data/declared-fields.js'

const faultsOf = (shape: z.ZodRawShape): readonly string[] =>
  declarationsOf([{ type: 'SomethingHappened', schema: z.strictObject(shape) }]).faults.map(
    ({ event, field, says }) => `${event}.${field} ${says}`,
  )

const text = z.string().max(10)

describe('what an event may hold about persons', () => {
  test('is declared for every field of every event of the ledger', () => {
    expect(declarationsOf(domainEvents).faults).toEqual([])
  })

  test('is published as it is declared: npm run personal-data-table', () => {
    const published = readFileSync(new URL('../../docs/personal-data.md', import.meta.url), 'utf8')
    expect(published).toBe(declarationsTable())
  })

  test.each<[string, z.ZodRawShape, RegExp]>([
    ['text', { remark: text }, /^SomethingHappened\.remark can hold text and has no class/],
    ['text that may be null', { remark: text.nullable() }, /\.remark can hold/],
    ['text that may be left out', { remark: text.optional() }, /\.remark can hold/],
    ['text with a default', { remark: text.default('') }, /\.remark can hold/],
    ['text in an object', { about: z.strictObject({ remark: text }) }, /\.about\.remark can hold/],
    ['text in a list', { remarks: z.array(text) }, /\.remarks\[\] can hold/],
    ['text in one variant', { by: z.union([z.literal('all'), text]) }, /\.by can hold/],
    [
      'text in one kind',
      { by: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a'), remark: text })]) },
      /\.by\.remark can hold/,
    ],
    ['text under any key', { remarks: z.record(text, z.boolean()) }, /\.remarks\.key can hold/],
    ['text in a record', { remarks: z.record(z.enum(['a']), text) }, /\.remarks\.\* can hold/],
    ['text in a tuple', { remarks: z.tuple([z.int(), text]) }, /\.remarks\[\] can hold/],
    [
      'text in an intersection',
      { both: z.intersection(z.strictObject({ a: text }), z.object({})) },
      /\.both\.a can hold/,
    ],
    ['an e-mail address', { contact: z.email() }, /\.contact can hold/],
    ['an id that nobody declared', { id: z.uuid() }, /\.id can hold/],
    ['anything', { remark: z.unknown() }, /\.remark is of kind unknown, which cannot be looked into/],
    ['what comes later', { remark: z.lazy(() => text) }, /\.remark is of kind lazy/],
    ['what is made of text', { remark: text.transform((given) => given) }, /\.remark is of kind pipe/],
    ['a loose object', { about: z.looseObject({}) }, /\.about\.\* is of kind unknown/],
  ])('%s without a class is refused', (_what, shape, fault) => {
    expect(faultsOf(shape)).toEqual([expect.stringMatching(fault) as string])
  })

  test.each<[string, z.ZodRawShape]>([
    ['an e-mail address declared as not personal', { email: notPersonal(text, 'no reason will do') }],
    ['a day of birth', { bornOn: localDate }],
    ['a first name declared as structured', { firstName: structured(text) }],
    ['a gender as a choice', { gender: z.enum(['m', 'v', 'x']) }],
    ['an age', { age: z.int() }],
  ])('%s is refused by its name', (_what, shape) => {
    expect(faultsOf(shape)).toEqual([expect.stringMatching(/looks personal by its name/) as string])
  })

  test('what can be erased says whose it is', () => {
    expect(faultsOf({ email: erasable('a ground') })).toEqual([
      expect.stringMatching(/does not say whose it is/) as string,
    ])
    expect(faultsOf({ person: personId, email: erasable('a ground') })).toEqual([])
  })

  test('a class belongs to the field it was given to, not to every use of the same text', () => {
    const remark = kept(line, 'a ground')
    expect(faultsOf({ remark })).toEqual([])
    expect(faultsOf({ remark: line })).toHaveLength(1)
  })
})

const hidden = ['personal', 'ground', 'because']

/** Every keyword in a schema, however deep. The names of fields are no keywords: a command may have one called `because`. */
const keywordsOf = (schema: unknown): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap(keywordsOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([name, inner]) => [
    name,
    ...(name === 'properties' ? Object.values(inner as object).flatMap(keywordsOf) : keywordsOf(inner)),
  ])
}

describe('commands', () => {
  test('name their personal fields, which are replaced before anything is decided', () => {
    expect(Object.fromEntries([...personalFields].filter(([, fields]) => fields.length > 0))).toEqual({
      AssignSeat: ['name'],
      EndSeat: ['reason'],
      RecordPersonDetails: ['name', 'email', 'phone'],
    })
  })

  test('publish nothing of it', () => {
    for (const { schema } of domainCommands) {
      expect(keywordsOf(z.toJSONSchema(schema, { io: 'input' })).filter((name) => hidden.includes(name))).toEqual([])
    }
    for (const name of hidden) {
      const leaking = z.strictObject({ deep: z.array(z.strictObject({ because: line.meta({ [name]: 'a ground' }) })) })
      expect(keywordsOf(z.toJSONSchema(leaking, { io: 'input' }))).toContain(name)
    }
    const field = z.toJSONSchema(z.strictObject({ a: personal(line), b: line }), { io: 'input' })
    expect(field.properties?.a).toEqual(field.properties?.b)
  })
})
