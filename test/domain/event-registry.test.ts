import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { domainEvents } from '../../src/domain/events.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createEventRegistry, type EventDefinition, UnreadableEvent } from '../../src/ledger/registry.js'
import { House } from './support/given.js'

const golden = new URL('../golden/', import.meta.url)
const registry = createEventRegistry(domainEvents)

const stored = (type: string, schemaVersion: number, data: unknown) =>
  ({
    id: '00000002-0000-7000-8000-000000000001',
    type,
    schemaVersion,
    house: new House().context.house,
    effectiveOn: '2025-01-01',
    actor: { person: null, organ: null, partner: null, via: 'import' },
    correlation: 'golden',
    causation: null,
    data,
    stream: 'house-1',
    revision: 0,
    position: 7n,
    recordedAt: '2026-03-02T12:00:00.000Z',
  }) as StoredEvent

const shapes = [...registry.definitions.values()].flatMap(({ type, schemaVersion }) =>
  Array.from({ length: schemaVersion }, (_, index) => ({ type, version: index + 1 })),
)

describe('golden files', () => {
  test.each(shapes)('what was stored as $type version $version is still read', ({ type, version }) => {
    const data: unknown = JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, golden), 'utf8'))
    const read = registry.read(stored(type, version, data))
    expect(read.schemaVersion).toBe(registry.currentVersion(type))
    // The registry trusts the newest version, so its shape is checked here.
    expect(registry.definitions.get(type)!.schema.parse(read.data)).toEqual(read.data)
  })

  test('there is one for every shape that was ever stored, and no other', () => {
    const expected = shapes.map(({ type, version }) => `${type}.v${version}.json`)
    expect(readdirSync(golden).sort()).toEqual(expected.sort())
  })
})

describe('the registry', () => {
  const euros = z.strictObject({ cents: z.int(), currency: z.literal('EUR') })
  const definition: EventDefinition<'PaymentNoted'> = {
    type: 'PaymentNoted',
    schemaVersion: 3,
    schema: euros,
    upcasters: [
      (data) => ({ cents: Math.round(z.object({ euros: z.number() }).parse(data).euros * 100) }),
      (data) => ({ ...z.object({ cents: z.unknown() }).parse(data), currency: 'EUR' }),
    ],
  }
  const third = createEventRegistry([definition])

  test('reads an old shape through every upcaster after it', () => {
    const expected = { schemaVersion: 3, data: { cents: 1250, currency: 'EUR' } }
    expect(third.read(stored('PaymentNoted', 1, { euros: 12.5 }))).toMatchObject(expected)
    expect(third.read(stored('PaymentNoted', 2, { cents: 1250 }))).toMatchObject(expected)
    expect(third.read(stored('PaymentNoted', 3, { cents: 1250, currency: 'EUR' }))).toMatchObject(expected)
  })

  test('keeps everything but shape and version as it was stored', () => {
    const event = stored('PaymentNoted', 1, { euros: 12.5 })
    const { data: _data, schemaVersion: _version, ...rest } = third.read(event)
    const { data: _stored, schemaVersion: _old, ...before } = event
    expect(rest).toEqual(before)
  })

  test.each([
    ['an unknown type', stored('PaymentForgotten', 1, {}), /PaymentForgotten v1, position 7.*not known/],
    ['a version newer than the program', stored('PaymentNoted', 4, {}), /versions 1 to 3/],
    ['a version that cannot be', stored('PaymentNoted', 0, {}), /versions 1 to 3/],
    ['old data out of shape', stored('PaymentNoted', 2, { cents: 'many' }), /cents/],
  ])('does not read %s, and says which event it is', (_what, event, message) => {
    expect(() => third.read(event)).toThrow(UnreadableEvent)
    expect(() => third.read(event)).toThrow(message)
  })

  test('says which event it is when an upcaster cannot read old data', () => {
    expect(() => third.read(stored('PaymentNoted', 1, { euros: 'twelve' }))).toThrow(UnreadableEvent)
  })

  test('refuses new data out of shape, and fields it does not know', () => {
    expect(() => third.check('PaymentNoted', { cents: 1, currency: 'EUR' })).not.toThrow()
    expect(() => third.check('PaymentNoted', { cents: 1.5, currency: 'EUR' })).toThrow(z.ZodError)
    expect(() => third.check('PaymentNoted', { cents: 1, currency: 'EUR', note: '' })).toThrow(z.ZodError)
    expect(() => third.check('PaymentForgotten', {})).toThrow('PaymentForgotten')
    expect(() => third.currentVersion('PaymentForgotten')).toThrow('PaymentForgotten')
  })

  test('is not built with a type twice or an upcaster too few', () => {
    expect(() => createEventRegistry([definition, definition])).toThrow('defined twice')
    expect(() => createEventRegistry([{ ...definition, upcasters: definition.upcasters.slice(1) }])).toThrow(
      'needs 2 upcasters, not 1',
    )
  })
})
