import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LocatedOwnEvent, placeInOrder, wholeAppends } from '../../src/ledger/eventstoredb/placing.js'
import { newEvent, newHouse, newStream } from './contract/subject.js'

const house = newHouse()

/** Appends of 1 to 4 events in the order of `$all`, with times from a clock that jumps back and forth. */
const eventsOfAll = fc
  .array(fc.record({ events: fc.integer({ min: 1, max: 4 }), seconds: fc.integer({ min: 0, max: 3_600 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((appends) =>
    appends.flatMap(({ events, seconds }) =>
      Array.from({ length: events }, (_, index) => ({
        created: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds + index)),
        part: { index, of: events },
      })),
    ),
  )
  .map((events) =>
    events.map(
      (event, index): LocatedOwnEvent => ({
        ...event,
        event: newEvent(house),
        stream: newStream(),
        revision: 0,
        command: null,
        location: { commit: BigInt(index * 7 + 1), prepare: BigInt(index * 7 + 1) },
      }),
    ),
  )

/** Places events as the sequencer does when its pages end at these sizes, reading a cut append again. */
const placeInPages = (events: readonly LocatedOwnEvent[], sizes: readonly number[]) => {
  const placed: ReturnType<typeof placeInOrder>[number][] = []
  for (let turn = 0; placed.length < events.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? events.length
    const page = wholeAppends(events.slice(placed.length, placed.length + size))
    placed.push(...placeInOrder(placed.at(-1) ?? null, page))
  }
  return placed
}

test('however the events are cut into pages, each gets the same position and time', () => {
  fc.assert(
    fc.property(eventsOfAll, fc.array(fc.integer({ min: 4, max: 40 }), { minLength: 1 }), (events, sizes) => {
      expect(placeInPages(events, sizes)).toEqual(placeInOrder(null, events))
    }),
  )
})

test('positions are dense from 1, time never decreases, and the events of one append share theirs', () => {
  fc.assert(
    fc.property(eventsOfAll, (events) => {
      const placed = placeInOrder(null, events)
      expect(placed.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)))
      const times = placed.map(({ recordedAt }) => recordedAt)
      expect(times).toEqual([...times].sort())
      placed.forEach(({ part, recordedAt }, index) => {
        if (part.index > 0) expect(recordedAt).toBe(times[index - 1])
      })
    }),
  )
})
