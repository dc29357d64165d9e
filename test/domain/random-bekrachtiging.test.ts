import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awaitedOrgans, finalOn, openConditions, ratifiedAmount } from '../../src/domain/bekrachtiging/status.js'
import type { DomainCommandType } from '../../src/domain/commands.js'
import type { House } from './support/given.js'
import { randomCommands } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'

const aboutBekrachtiging: readonly DomainCommandType[] = [
  'GrantMandate',
  'AdoptRuleSet',
  'TakeDecision',
  'GrantBekrachtiging',
  'GrantBekrachtigingBatch',
  'RefuseBekrachtiging',
  'SendDecisionBack',
  'MeetBekrachtigingCondition',
  'RecordSilence',
  'ReviseProposal',
  'AnnulDecision',
]

/** Random lives of a house that decides and ratifies much. */
const everyLife = (look: (house: House) => void): void => {
  fc.assert(
    fc.property(randomCommands(aboutBekrachtiging), (commands) => look(randomHouse(commands))),
    { numRuns: 60 },
  )
}

const dossiers = ({ state }: House) => [...state.dossiers.values()]

/** What an organ can say, or its silence for it. */
const grantsIt: ReadonlySet<string> = new Set(['BekrachtigingGranted', 'BekrachtigingDeemedGranted'])
const turnsItDown: ReadonlySet<string> = new Set(['BekrachtigingRefused', 'DecisionSentBack', 'BekrachtigingLapsed'])
const speaks: ReadonlySet<string> = new Set([...grantsIt, ...turnsItDown])
const endsIt: ReadonlySet<string> = new Set([...turnsItDown, 'DecisionAnnulled'])

describe('whatever organs say about a decision', () => {
  test('an organ speaks once about a decision, unless a condition of its own is still open', () => {
    everyLife(({ events }) => {
      const last = new Map<string, number>()
      for (const { type, data } of events) {
        if (type === 'BekrachtigingConditionMet') {
          const key = `${data.decision} ${data.organ}`
          last.set(key, last.get(key)! - 1)
        }
        if (!speaks.has(type)) continue
        const { decision, organ } = data as { decision: string; organ: string }
        const key = `${decision} ${organ}`
        expect(last.get(key) ?? 1).toBeGreaterThan(0)
        last.set(key, type === 'BekrachtigingGranted' ? data.conditions.length : 0)
      }
    })
  })

  test('a decision is final once every organ that its standing names granted, and every condition is met', () => {
    let ratified = 0
    everyLife((house) => {
      const { events } = house
      for (const { decisions } of dossiers(house)) {
        for (const [id, decision] of decisions) {
          if (decision.outcome !== 'adopted' || decision.standing.kind !== 'awaits-bekrachtiging') continue
          const about = events.filter(({ data }) => 'decision' in data && data.decision === id)
          const turnedDown = about.some(({ type }) => endsIt.has(type))
          const grants = about.filter(({ type }) => grantsIt.has(type))
          const { organ, further = [] } = decision.standing
          const all = [organ, ...further].every((one) =>
            grants.some(({ data }) => 'organ' in data && data.organ === one),
          )
          const conditions = about.reduce(
            (sum, { type, data }) =>
              sum +
              (type === 'BekrachtigingGranted'
                ? data.conditions.length
                : type === 'BekrachtigingConditionMet'
                  ? -1
                  : 0),
            0,
          )
          expect(finalOn(decision) !== null).toBe(!turnedDown && all && conditions === 0)
          if (finalOn(decision) !== null) ratified += 1
        }
      }
    })
    expect(ratified).toBeGreaterThan(5)
  })

  test('what is granted in part never makes more room be used than what was decided', () => {
    everyLife((house) => {
      for (const { decisions } of dossiers(house)) {
        for (const decision of decisions.values()) {
          const amount = ratifiedAmount(decision)
          expect(amount === null).toBe(decision.amount === null)
          if (amount !== null) expect(amount <= decision.amount!).toBe(true)
        }
      }
    })
  })

  test('nothing is awaited any more of a decision that is final, and nobody is awaited who has spoken', () => {
    everyLife((house) => {
      for (const { decisions } of dossiers(house)) {
        for (const decision of decisions.values()) {
          const awaited = awaitedOrgans(decision)
          if (finalOn(decision) !== null) expect([awaited, openConditions(decision)]).toEqual([[], []])
          for (const organ of awaited) expect(decision.bekrachtiging.has(organ)).toBe(false)
        }
      }
    })
  })
})
