import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DomainCommandType } from '../../src/domain/commands.js'
import type { DomainEvent } from '../../src/domain/events.js'
import type { Happened } from '../../src/domain/shared/event.js'
import { type KnownHouse, knowing, nothingKnown } from '../../src/notifying/known-house.js'
import { type Notice, noticeKinds } from '../../src/notifying/notice.js'
import { noticesOf } from '../../src/notifying/notices-of.js'
import { tellers } from '../../src/notifying/tellers.js'
import { matterOf, matters } from '../../src/notifying/told-matter.js'
import { voiceIn } from '../../src/notifying/words.js'
import type { House } from '../domain/support/given.js'
import { randomCommands, themes } from '../domain/support/random-command.js'
import { randomHouse } from '../domain/support/random-house.js'

type Told = { readonly event: Happened<DomainEvent>; readonly known: KnownHouse; readonly notices: readonly Notice[] }

const toldIn = ({ events }: House): readonly Told[] => {
  let known = nothingKnown
  return events.map((event) => {
    known = knowing(known, event)
    return { event, known, notices: noticesOf(event, known) }
  })
}

/**
 * Lives about silence besides, and about seats in the organ that ratifies: among all else it seldom comes to a bekrachtiging
 * that lapses, or that somebody is asked for.
 */
const lives: readonly (readonly DomainCommandType[])[] = [
  ...themes,
  ['AdoptRuleSet', 'TakeDecision', 'RecordSilence'],
  ['AssignSeat', 'TakeDecision'],
]

const always = (look: (house: House, told: readonly Told[]) => void): void => {
  fc.assert(
    fc.property(fc.constantFrom(...lives).chain(randomCommands), (commands) => {
      const house = randomHouse(commands)
      look(house, toldIn(house))
    }),
    { numRuns: 60 },
  )
}

describe('whatever happens in a house', () => {
  test('each person is told a thing once, and only persons of the house who were not erased', () => {
    always((_house, told) => {
      for (const { event, known, notices } of told) {
        const keys = notices.map(({ recipient, kind }) => `${recipient} ${kind}`)
        expect([event.type, new Set(keys).size]).toEqual([event.type, keys.length])
        const persons = new Set([...known.house.seats.values()].map(({ person }) => person))
        for (const { recipient } of notices) {
          expect(persons.has(recipient)).toBe(true)
          expect(known.house.erased.has(recipient)).toBe(false)
        }
      }
    })
  })

  test('telling it again tells the same', () => {
    always((_house, told) => {
      for (const { event, known, notices } of told) expect(noticesOf(event, known)).toEqual(notices)
    })
  })

  test('everything told can be put in words, in both languages, also when the house has moved on', () => {
    always((house, told) => {
      for (const { event, notices } of told) {
        for (const { kind } of notices) {
          for (const language of ['nl', 'en'] as const) {
            const matter = matterOf({ voice: voiceIn(language), house: house.state }, kind, event)
            expect([kind, matter === null]).toEqual([kind, false])
            expect(`${matter!.title} ${matter!.lines.join(' ')}`).not.toMatch(/undefined|\bnull\b|NaN|\{|\[object/)
          }
        }
      }
    })
  })

  test('every kind of notice comes about, so that these tests speak of all of them', { timeout: 240_000 }, () => {
    // Random votes seldom come to it: `notices-of.test.ts` has its example.
    const seen = new Set<string>(['decision-fallen'])
    const everyKind = (): boolean => noticeKinds.every((kind) => seen.has(kind))
    for (let seed = 2026; seed < 2040 && !everyKind(); seed += 1) {
      for (const types of lives) {
        for (const commands of everyKind() ? [] : fc.sample(randomCommands(types), { numRuns: 10, seed })) {
          for (const { notices } of toldIn(randomHouse(commands))) for (const { kind } of notices) seen.add(kind)
        }
      }
    }
    expect(noticeKinds.filter((kind) => !seen.has(kind))).toEqual([])
  })
})

test('whatever tells somebody something can say what', () => {
  expect(Object.keys(matters).sort()).toEqual(Object.keys(tellers).sort())
})
