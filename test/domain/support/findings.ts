import { expect } from 'vitest'
import { evolve } from '../../../src/domain/evolve.js'
import type { FindingCode } from '../../../src/domain/finding/catalogue.js'
import { byDay, type Finding } from '../../../src/domain/finding/finding.js'
import { findingChanges, findingsOf } from '../../../src/domain/finding/findings.js'
import { emptyHouse, type HouseState } from '../../../src/domain/state.js'
import type { FieldsOf, House } from './given.js'

type Followed = { readonly known: Map<string, Finding>; state: HouseState; count: number }

const followed = new WeakMap<House, Followed>()

/** Followed event by event, as the projection does, a house has the findings that its whole state has. */
const follow = (house: House): void => {
  const so = followed.get(house) ?? { known: new Map(), state: emptyHouse, count: 0 }
  followed.set(house, so)
  if (so.count === house.events.length) return
  for (const event of house.events.slice(so.count)) {
    const next = evolve(so.state, event)
    for (const { before, after } of findingChanges(event, so.state, next)) {
      const { identity } = before ?? after!
      expect(so.known.get(identity) ?? null).toEqual(before)
      if (after === null) so.known.delete(identity)
      else so.known.set(identity, after)
    }
    so.state = next
  }
  so.count = house.events.length
  expect([...so.known.values()].sort(byDay)).toEqual(findingsOf(so.state))
}

/** The findings of one code in a house, by first day. */
export const findingsOn = (house: House, code: FindingCode): readonly Finding[] => {
  follow(house)
  return findingsOf(house.state).filter((one) => one.code === code)
}

/** The one finding of a code; fails when there are more or none. */
export const onlyFinding = (house: House, code: FindingCode): Finding => {
  const found = findingsOn(house, code)
  expect(found.map(({ identity }) => identity)).toHaveLength(1)
  return found[0]!
}

/** The types of the events that prove a finding, in its order. */
export const proofOf = ({ events }: House, finding: Finding): readonly string[] =>
  finding.events.map((id) => events.find((event) => event.id === id)!.type)

type WrittenRules = FieldsOf<'AdoptRuleSet'>['rules']

/** A whole rule set as a user writes it, with these parts of it other. */
export const rules = (more: Partial<WrittenRules> = {}): WrittenRules => ({
  name: 'Huishoudelijk reglement',
  source: { text: 'Huishoudelijk reglement', reference: 'art. 7' },
  quorum: { needed: { kind: 'none' }, counts: 'present', whenRecused: 'unchanged' },
  majority: 'simple',
  abstentions: 'not-counted',
  blanks: 'not-counted',
  invalid: 'not-counted',
  tie: 'rejected',
  weights: { kind: 'per-seat', seats: [] },
  proxies: { kind: 'not-allowed' },
  secondConvocation: null,
  secrecy: 'never',
  noticeDays: 0,
  minimumMeetingsPerYear: 0,
  agenda: ['chair', 'secretary', 'member'],
  chair: 'fixed',
  minutesApprovedBySilenceAfterDays: null,
  writtenProcedure: null,
  adviceDays: null,
  referralBackDays: null,
  publicationDays: null,
  bekrachtiging: null,
  ...more,
})
