import { describe, expect, test } from 'vitest'
import { mustReferBack } from '../../src/domain/seat/state.js'
import type { Cents, WireCents } from '../../src/domain/shared/money.js'
import { given, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const on = { effectiveOn: '2025-05-01', function: 'directeur', role: 'member' } as const

describe('a seat', () => {
  test('is assigned to someone new, who gets a reference and no name', () => {
    const { house, stuurgroep, centre } = smallHouse()
    const created = given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, partner: centre })
      .leadsTo('SeatAssigned', { organ: stuurgroep, partner: centre, binding: { kind: 'may-bind' }, until: null })
    expect(Object.keys(created)).toEqual(['seat', 'person'])
  })

  test('is assigned to the same person in another organ under the same reference', () => {
    const { house, stuurgroep, college, centre } = smallHouse()
    const { person } = house.record('AssignSeat', { ...on, organ: stuurgroep, partner: centre })
    const created = given(house)
      .when('AssignSeat', { ...on, organ: college, person: person! })
      .leadsTo('SeatAssigned', { person, partner: null })
    expect(Object.keys(created)).toEqual(['seat'])
  })

  test('does not name a person whom nobody knows', () => {
    const { house, stuurgroep } = smallHouse()
    given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, person: nobody })
      .refused('person.unknown', 'person')
  })

  test('is in an active organ', () => {
    const { house, stuurgroep } = smallHouse()
    given(house)
      .when('AssignSeat', { ...on, organ: nobody })
      .refused('organ.unknown', 'organ')
    given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, effectiveOn: '2024-12-31' })
      .refused('organ.not-active', 'organ')
  })

  test('speaks for a partner that is present', () => {
    const { house, stuurgroep, centre } = smallHouse()
    given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, partner: nobody })
      .refused('partner.unknown', 'partner')
    house.record('RecordWithdrawal', { effectiveOn: '2025-04-30', partner: centre, reason: 'Fusie' })
    given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, partner: centre })
      .refused('partner.not-present', 'partner')
  })

  test('does not end before it begins', () => {
    const { house, stuurgroep } = smallHouse()
    given(house)
      .when('AssignSeat', { ...on, organ: stuurgroep, until: '2025-04-30' })
      .refused('period.ends-before-start', 'until')
  })

  test('ends once, within its period', () => {
    const { house, member } = smallHouse()
    given(house)
      .when('EndSeat', { effectiveOn: '2024-12-31', seat: member, reason: 'Ontslag' })
      .refused('seat.not-valid-that-day', 'effectiveOn')
    given(house)
      .when('EndSeat', { effectiveOn: '2025-08-31', seat: member, reason: 'Ontslag' })
      .leadsTo('SeatEnded', { seat: member })
    expect(house.state.seats.get(member as never)?.period.until).toBe('2025-08-31')
    given(house)
      .when('EndSeat', { effectiveOn: '2025-07-31', seat: member, reason: 'Ontslag' })
      .refused('seat.already-ended', 'seat')
  })

  test('that does not exist does not end', () => {
    given(smallHouse().house)
      .when('EndSeat', { effectiveOn: '2025-08-31', seat: nobody, reason: 'Ontslag' })
      .refused('seat.unknown', 'seat')
  })
})

describe("a representative's own mandate", () => {
  const limit = { kind: 'may-bind-up-to', amountCents: 200_000 as WireCents } as const

  test.each([
    ['may bind the partner for any amount', { kind: 'may-bind' }, 999_999_999n, false],
    ['may bind up to the amount itself', limit, 200_000n, false],
    ['must refer back one cent above it', limit, 200_001n, true],
    ['may bind where no money is involved', limit, null, false],
    ['must always refer back when so told', { kind: 'must-refer-back' }, null, true],
  ] as const)('%s', (_sentence, binding, amount, expected) => {
    expect(mustReferBack(binding, amount as Cents | null)).toBe(expected)
  })
})
