import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../../src/domain/evolve.js'
import { catalogue, findingCodes } from '../../src/domain/finding/catalogue.js'
import { asOfDay, type Finding } from '../../src/domain/finding/finding.js'
import { findingChanges, findingsOf } from '../../src/domain/finding/findings.js'
import { emptyHouse, type HouseState } from '../../src/domain/state.js'
import type { House } from './support/given.js'
import { randomCommands, themes } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'

/** What random acts do not lead to, and examples of their own speak of. */
const notByChance = [
  'advice.ignored',
  'ballot.persons-voted-openly',
  'decision.fallen-but-executed',
  'decision.over-year-limit',
  'decision.under-suspended-mandate',
  'meeting.same-chair-twice',
  'partner.vetoed-by-one',
  'payment.mandate-limit-crossed',
  'proxy.chained',
  'proxy.holder-absent',
  'proxy.over-cap',
  'quorum.not-met',
  'verdict.differs',
  'vote.with-interest',
]

const byIdentity = (findings: readonly Finding[]): ReadonlyMap<string, Finding> =>
  new Map(findings.map((one) => [one.identity, one]))

/** Feeds the events of a house one by one, as a projection does. */
const fed = ({ events }: House, look: (known: ReadonlyMap<string, Finding>, state: HouseState) => void): void => {
  const known = new Map<string, Finding>()
  let state = emptyHouse
  for (const event of events) {
    const next = evolve(state, event)
    for (const change of findingChanges(event, state, next)) {
      const { identity } = change.before ?? change.after!
      expect(known.get(identity) ?? null).toEqual(change.before)
      if (change.after === null) known.delete(identity)
      else known.set(identity, change.after)
    }
    state = next
    look(known, state)
  }
}

const inRandomHouses = (look: (house: House) => void, numRuns = 40): void => {
  fc.assert(
    fc.property(fc.oneof(...themes.map((types) => randomCommands(types))), (commands) => look(randomHouse(commands))),
    { numRuns },
  )
}

describe('the findings of a random house', () => {
  test('followed event by event are those worked out from its whole state', () => {
    inRandomHouses((house) => {
      fed(house, (known, state) => {
        expect(new Map([...known].sort())).toEqual(new Map([...byIdentity(findingsOf(state))].sort()))
      })
    })
  })

  test('have each an identity of their own, events that happened, and are of the catalogue', () => {
    inRandomHouses((house) => {
      const findings = findingsOf(house.state)
      expect(byIdentity(findings).size).toBe(findings.length)
      const happened = new Set(house.events.map(({ id }) => id))
      for (const { identity, code, events, since, healedOn } of findings) {
        expect(catalogue).toHaveProperty([code])
        expect(identity).not.toContain('|')
        expect(events.length).toBeGreaterThan(0)
        expect(events.filter((event) => !happened.has(event))).toEqual([])
        expect(healedOn === null || healedOn >= since).toBe(true)
      }
    })
  })

  test('are there from their first day, and open until the day they were healed', () => {
    inRandomHouses((house) => {
      for (const one of findingsOf(house.state)) {
        expect(asOfDay(one, one.since)?.identity).toBe(one.identity)
        expect(asOfDay(one, '1900-01-01' as typeof one.since)).toBeNull()
        if (one.healedOn === null) continue
        expect(asOfDay(one, one.healedOn)).toEqual(one)
        if (one.healedOn > one.since) expect(asOfDay(one, one.since)?.healedOn).toBeNull()
      }
    }, 20)
  })

  test('are of many kinds, so that these tests speak of them', () => {
    const seen = new Set<string>()
    for (const types of themes) {
      for (const commands of fc.sample(randomCommands(types), { numRuns: 160, seed: 2026 })) {
        for (const { code } of findingsOf(randomHouse(commands).state)) seen.add(code)
      }
    }
    expect(findingCodes.filter((code) => !seen.has(code)).sort()).toEqual(notByChance)
  }, 120_000)
})
