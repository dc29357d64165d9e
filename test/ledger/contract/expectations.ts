import { expect } from 'vitest'
import type { ExpectedRevision } from '../../../src/ledger/event-store.js'
import {
  appended,
  type ContractCase,
  kinds,
  newAppend,
  newEvents,
  newHouse,
  newStream,
  readWholeStream,
} from './subject.js'

type Example = {
  readonly expected: ExpectedRevision
  /** Events on the stream beforehand. */
  readonly present: number
  readonly accepted: boolean
}

const EXAMPLES: readonly Example[] = [
  { expected: 'any', present: 0, accepted: true },
  { expected: 'any', present: 3, accepted: true },
  { expected: 'no-stream', present: 0, accepted: true },
  { expected: 'no-stream', present: 1, accepted: false },
  { expected: 'no-stream', present: 3, accepted: false },
  { expected: 'stream-exists', present: 0, accepted: false },
  { expected: 'stream-exists', present: 1, accepted: true },
  { expected: 0, present: 0, accepted: false },
  { expected: 0, present: 1, accepted: true },
  { expected: 2, present: 3, accepted: true },
  { expected: 1, present: 3, accepted: false },
  { expected: 3, present: 3, accepted: false },
]

const example = ({ expected, present, accepted }: Example): ContractCase => ({
  name: `expecting ${typeof expected === 'number' ? `revision ${expected}` : `"${expected}"`} of a stream of ${present} events is ${accepted ? 'accepted' : 'a wrong revision and writes nothing'}`,
  run: async ({ store }) => {
    const house = newHouse()
    const stream = newStream()
    if (present > 0) await appended(store, { house, stream, events: newEvents(house, present) })
    const before = await store.head()
    const result = await store.append(newAppend({ house, stream, expected, events: newEvents(house, 2) }))
    if (accepted) {
      expect(result).toMatchObject({ kind: 'appended', lastRevision: present + 1 })
    } else {
      expect(result).toEqual({ kind: 'wrong-revision', expected, actual: present === 0 ? null : present - 1 })
      expect(await store.head()).toBe(before)
    }
    expect((await readWholeStream(store, stream)).length).toBe(present + (accepted ? 2 : 0))
  },
})

/** Two or more writers, each seeing the same stream, meet: exactly one may win. */
const rendezvous = (
  expected: ExpectedRevision,
  present: number,
  writers: number,
  processes: 'one' | 'two',
): ContractCase => ({
  name: `of ${writers} writers in ${processes} process(es) that meet expecting ${expected}, exactly one wins and the others get a wrong revision`,
  run: async ({ store, another }) => {
    const other = processes === 'two' ? await another() : store
    const house = newHouse()
    const stream = newStream()
    if (present > 0) await appended(store, { house, stream, events: newEvents(house, present) })
    const results = await Promise.all(
      Array.from({ length: writers }, (_, index) =>
        (index % 2 === 0 ? store : other).append(newAppend({ house, stream, expected, events: newEvents(house, 2) })),
      ),
    )
    expect(kinds(results)).toEqual(['appended', ...Array.from({ length: writers - 1 }, () => 'wrong-revision')])
    for (const result of results) {
      if (result.kind === 'wrong-revision')
        expect(result).toEqual({ kind: 'wrong-revision', expected, actual: present + 1 })
    }
    const winner = results.find((result) => result.kind === 'appended')
    const events = await readWholeStream(store, stream)
    expect(events.slice(present)).toEqual(winner?.events)
  },
})

export const expectationCases: readonly ContractCase[] = [
  ...EXAMPLES.map(example),
  rendezvous('no-stream', 0, 2, 'one'),
  rendezvous('no-stream', 0, 8, 'two'),
  rendezvous(0, 1, 2, 'two'),
  rendezvous(2, 3, 8, 'one'),
  {
    name: 'of two appends to one stream at the same moment the second sees the first',
    run: async ({ store }) => {
      const house = newHouse()
      const stream = newStream()
      const results = await Promise.all([
        store.append(newAppend({ house, stream, expected: 'no-stream', events: newEvents(house, 3) })),
        store.append(newAppend({ house, stream, expected: 2 })),
        store.append(newAppend({ house, stream, expected: 2 })),
        store.append(newAppend({ house, stream, expected: 'stream-exists' })),
      ])
      expect(results).toMatchObject([
        { kind: 'appended', lastRevision: 2 },
        { kind: 'appended', lastRevision: 3 },
        { kind: 'wrong-revision', expected: 2, actual: 3 },
        { kind: 'appended', lastRevision: 4 },
      ])
      expect((await readWholeStream(store, stream)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4])
    },
  },
  {
    name: 'writers that retry at the revision they were told all get their turn',
    run: async ({ store, another }) => {
      const other = await another()
      const house = newHouse()
      const stream = newStream()
      const writeUntilAccepted = async (index: number): Promise<void> => {
        let expected: ExpectedRevision = 'no-stream'
        for (let attempt = 0; attempt < 40; attempt += 1) {
          const result = await (index % 2 === 0 ? store : other).append(newAppend({ house, stream, expected }))
          if (result.kind === 'appended') return
          if (result.kind !== 'wrong-revision' || result.actual === null) throw new Error(`unexpected ${result.kind}`)
          expected = result.actual
        }
        throw new Error('never accepted')
      }
      await Promise.all(Array.from({ length: 20 }, (_, index) => writeUntilAccepted(index)))
      expect((await readWholeStream(store, stream)).map(({ revision }) => revision)).toEqual(
        Array.from({ length: 20 }, (_, revision) => revision),
      )
    },
  },
]
