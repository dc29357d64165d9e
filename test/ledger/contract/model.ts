import fc from 'fast-check'
import { expect } from 'vitest'
import type { Append, AppendResult, EventStore, ExpectedRevision } from '../../../src/ledger/event-store.js'
import { fingerprintOf, newEvents, newHouse, newStream, readAfter, readWholeStream } from './subject.js'

/** One append as the generator draws it: small numbers, so that streams, keys and revisions collide often. */
export type DrawnAppend = {
  readonly stream: number
  readonly expected: ExpectedRevision
  readonly events: number
  readonly command: { readonly key: number; readonly body: number } | null
}

export const drawnAppend: fc.Arbitrary<DrawnAppend> = fc.record({
  stream: fc.nat({ max: 2 }),
  expected: fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'any', 'no-stream', 'stream-exists'), fc.nat({ max: 6 })),
  events: fc.integer({ min: 1, max: 3 }),
  command: fc.option(fc.record({ key: fc.nat({ max: 5 }), body: fc.nat({ max: 1 }) })),
})

/** What the contract says, in the plainest form: lists in memory, one append after another. */
class ReferenceLog {
  readonly log: string[] = []
  readonly streams = new Map<string, string[]>()
  private readonly commands = new Map<string, Extract<AppendResult, { kind: 'repeated' }>['first']>()

  constructor(private readonly start: bigint) {}

  append({ stream, expected, events, command }: Append): object {
    const first = command === null ? undefined : this.commands.get(command.key)
    if (first !== undefined && command !== null) {
      return { kind: first.fingerprint === command.fingerprint ? 'repeated' : 'key-reused', first }
    }
    const present = this.streams.get(stream) ?? []
    const actual = present.length === 0 ? null : present.length - 1
    const fits =
      expected === 'any' ||
      (expected === 'no-stream'
        ? actual === null
        : expected === 'stream-exists'
          ? actual !== null
          : actual === expected)
    if (!fits) return { kind: 'wrong-revision', expected, actual }
    const ids = events.map(({ id }) => id)
    const firstPosition = this.start + BigInt(this.log.length + 1)
    this.log.push(...ids)
    this.streams.set(stream, [...present, ...ids])
    const places = {
      firstPosition,
      lastPosition: firstPosition + BigInt(ids.length - 1),
      lastRevision: present.length + ids.length - 1,
    }
    if (command !== null) {
      this.commands.set(command.key, { fingerprint: command.fingerprint, answer: command.answer, ...places })
    }
    return { kind: 'appended', ...places }
  }
}

/**
 * Runs rounds of appends on the store and on the reference, and compares every answer and all that can be read
 * afterwards. Appends of one round are handed in together, in order; the store must treat them as if one by one.
 */
export const compareWithReference = async (
  store: EventStore,
  rounds: readonly (readonly DrawnAppend[])[],
): Promise<void> => {
  const start = await store.head()
  const reference = new ReferenceLog(start)
  const house = newHouse()
  const streams = Array.from({ length: 3 }, newStream)
  for (const round of rounds) {
    const appends = round.map(
      ({ stream, expected, events, command }): Append => ({
        stream: streams[stream]!,
        house,
        expected,
        events: newEvents(house, events),
        command:
          command === null
            ? null
            : {
                key: `key ${command.key}`,
                fingerprint: fingerprintOf(`${command.body}`),
                answer: { body: command.body },
              },
      }),
    )
    const results = await Promise.all(appends.map((append) => store.append(append)))
    for (const [index, result] of results.entries()) {
      expect(result).toMatchObject(reference.append(appends[index]!))
    }
  }
  const events = await readAfter(store, start, 7)
  expect(events.map(({ id }) => id)).toEqual(reference.log)
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => start + BigInt(index + 1)))
  for (const stream of streams) {
    const read = await readWholeStream(store, stream)
    expect(read.map(({ id }) => id)).toEqual(reference.streams.get(stream) ?? [])
    expect(read.map(({ revision }) => revision)).toEqual(read.map((_, index) => index))
  }
}
