import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { NewEvent } from '../../../src/ledger/event.js'
import { type Append, type EventStore, InvalidAppend } from '../../../src/ledger/event-store.js'
import { appended, type ContractCase, newAppend, newCommand, newEvent, newEvents, newHouse } from './subject.js'

const house = newHouse()
const withEvent = (given: Partial<NewEvent>): Partial<Append> => ({ house, events: [newEvent(house, given)] })
const withData = (data: unknown): Partial<Append> => withEvent({ data })
const nested = (depth: number): unknown => (depth === 0 ? 'end' : [nested(depth - 1)])

/** Bytes of data that make an event with this envelope as large as it may be is for the store to know; these lie well to either side. */
const TOO_LARGE = 'x'.repeat(66_000)
const LARGE = 'x'.repeat(64_000)

const INVALID: Readonly<Record<string, () => Partial<Append>>> = {
  'without events': () => ({ house, events: [] }),
  'with two events of the same id': () => {
    const event = newEvent(house)
    return { house, events: [event, { ...event }] }
  },
  'with an id that is no UUID': () => withEvent({ id: 'a' as NewEvent['id'] }),
  'with an id in upper case': () => withEvent({ id: v7().toUpperCase() as NewEvent['id'] }),
  'with a cause that is no UUID': () => withEvent({ causation: 'because' }),
  'with an event of another house': () => ({ house, events: [newEvent(newHouse())] }),
  'with a schema version below 1': () => withEvent({ schemaVersion: 0 }),
  'with a day that does not exist': () => withEvent({ effectiveOn: '2025-02-30' as NewEvent['effectiveOn'] }),
  'with an event without type': () => withEvent({ type: '' }),
  'with U+0000 in its data': () => withData({ text: 'before\u0000after' }),
  'with U+0000 in a property name': () => withData({ 'a\u0000': 1 }),
  'with half a surrogate pair in its data': () => withData(['\ud83d']),
  'with U+0000 in its correlation': () => withEvent({ correlation: '\u0000' }),
  'with U+0000 in its stream name': () => ({ stream: 'a\u0000' }),
  'with a control character in its stream name': () => ({ stream: 'a\u001fb' }),
  'with a control character in a type': () => withEvent({ type: 'a\nb' }),
  'with a control character in a correlation': () => withEvent({ correlation: 'a\u001fb' }),
  'with an empty stream name': () => ({ stream: '' }),
  'with a stream name of 201 characters': () => ({ stream: 'x'.repeat(201) }),
  'with a fraction': () => withData({ amount: 0.5 }),
  'with a number that JSON numbers cannot hold exactly': () => withData({ amount: 2 ** 53 }),
  'with a number that is not finite': () => withData({ amount: Number.NaN }),
  'with a bigint': () => withData({ amount: 1n }),
  'with a date object': () => withData({ at: new Date() }),
  'with undefined in a list': () => withData([undefined]),
  'with undefined as data': () => withData(undefined),
  'with data nested 200 deep': () => withData(nested(200)),
  'with an event that is too large for a leaf of the log': () => withData({ text: TOO_LARGE }),
  'with an event that is too large once it is UTF-8': () => withData({ text: '€'.repeat(30_000) }),
  'with a negative expected revision': () => ({ expected: -1 }),
  'with half an expected revision': () => ({ expected: 0.5 }),
  'with an empty command key': () => ({ command: newCommand({ key: '' }) }),
  'with a command key of 201 characters': () => ({ command: newCommand({ key: 'x'.repeat(201) }) }),
  'with a fingerprint that is no SHA-256': () => ({ command: newCommand({ fingerprint: 'abc' }) }),
  'with U+0000 in the answer of its command': () => ({ command: newCommand({ answer: '\u0000' }) }),
}

const refusal = ([what, make]: [string, () => Partial<Append>]): ContractCase => ({
  name: `an append ${what} is refused as invalid and does not hurt those beside it`,
  run: async ({ store }) => {
    const before = await store.head()
    const [one, invalid, two] = await Promise.allSettled([
      appended(store),
      store.append(newAppend(make())),
      appended(store),
    ])
    expect(invalid).toMatchObject({ status: 'rejected', reason: expect.any(InvalidAppend) })
    expect([one.status, two.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(await store.head()).toBe(before + 2n)
  },
})

const VALUES: Readonly<Record<string, unknown>> = {
  'letters of many scripts, emoji and combining marks':
    'Hüis è́ – “één” 家 👩‍👩‍👧‍👦 ‮ \u2028 \u2029 \ufeff \uffff \u0001 \u001f \u001e \\u0000 \t\r\n"\\',
  'the largest safe integers': [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -1],
  'an empty object': {},
  'an empty list': [],
  null: null,
  false: false,
  'an empty text': '',
  'a text that looks like a number, a list and a NULL of SQL': ['1e5', '{1,2}', 'NULL', '"', "'"],
  'property names that are special elsewhere': JSON.parse('{"__proto__":1,"constructor":2,"":3,"toString":4,"1":5}'),
  'data nested 50 deep': nested(50),
  '64,000 bytes of text': LARGE,
}

const roundTrip = ([what, data]: [string, unknown]): ContractCase => ({
  name: `data with ${what} comes back exactly as it went in`,
  run: async ({ store }) => {
    const answer = what.startsWith('64') ? 'short' : data
    const command = newCommand({ answer })
    const result = await appended(store, { ...withData(data), command })
    expect(result.events[0]?.data).toStrictEqual(data)
    const read = await store.readEvent(result.events[0]!.id)
    expect(read?.data).toStrictEqual(data)
    expect(JSON.stringify(read?.data)).toBe(JSON.stringify(data))
    expect((await store.findCommand(house, command.key))?.answer).toStrictEqual(answer)
  },
})

const idTaken = async (store: EventStore, together: boolean): Promise<void> => {
  const event = newEvent(house)
  const first = newAppend({ house, events: [event] })
  const second = newAppend({ house, events: [newEvent(house), event] })
  const before = await store.head()
  if (together) {
    const [one, two, three] = await Promise.allSettled([store.append(first), store.append(second), appended(store)])
    expect(one).toMatchObject({ status: 'fulfilled', value: { kind: 'appended' } })
    expect(two).toMatchObject({ status: 'rejected', reason: expect.any(InvalidAppend) })
    expect(three.status).toBe('fulfilled')
  } else {
    await appended(store, first)
    await appended(store)
    await expect(store.append(second)).rejects.toThrow(InvalidAppend)
  }
  expect(await store.head()).toBe(before + 2n)
  expect(await store.readStream(second.stream, { limit: 10 })).toEqual([])
}

export const limitCases: readonly ContractCase[] = [
  ...Object.entries(INVALID).map(refusal),
  ...Object.entries(VALUES).map(roundTrip),
  {
    name: 'an append of which one event has an id that is already used is refused whole',
    run: ({ store }) => idTaken(store, false),
  },
  {
    name: 'of two appends at the same moment with an event of the same id, one is refused whole',
    run: ({ store }) => idTaken(store, true),
  },
  {
    name: 'an append of 500 events is written whole',
    run: async ({ store }) => {
      const result = await appended(store, { house, events: newEvents(house, 500) })
      expect(result.lastRevision).toBe(499)
      expect(await store.readAll({ after: result.firstPosition - 1n, limit: 1_000 })).toEqual(result.events)
    },
  },
]
