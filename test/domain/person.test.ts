import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const effectiveOn = '2025-05-01'
const commitment = { commitment: expect.stringMatching(/^[\w-]{43}$/) as string }

/** A small house in which someone without details sits in the stuurgroep. */
const withSomeone = () => {
  const small = smallHouse()
  const { seat, person } = small.house.record('AssignSeat', {
    effectiveOn: '2025-02-01',
    organ: small.stuurgroep,
    function: 'directeur',
    role: 'member',
  })
  return { ...small, seat: seat!, person: person! }
}

describe('details of a person', () => {
  test('are recorded as commitments, never as what they say', () => {
    const { house, person } = withSomeone()
    given(house)
      .when('RecordPersonDetails', { effectiveOn, person, name: 'Naam', phone: '+32 9 000 00 00' })
      .leadsTo('PersonDetailsRecorded', { person, name: commitment, email: null, phone: commitment })
    expect(JSON.stringify(house.events)).not.toMatch(/Naam|000 00 00/)
  })

  test.each([
    ['name', 'Naam'],
    ['email', 'iemand@voorbeeld.be'],
    ['phone', '+32 9 000 00 00'],
  ] as const)('may be one thing alone: %s', (field, value) => {
    const { house, person } = withSomeone()
    given(house)
      .when('RecordPersonDetails', { effectiveOn, person, [field]: value })
      .leadsTo('PersonDetailsRecorded', { person, name: null, email: null, phone: null, [field]: commitment })
  })

  test('come with a new seat when a name is given, and only then', () => {
    const { house, stuurgroep } = smallHouse()
    const seat = { effectiveOn, organ: stuurgroep, function: 'directeur', role: 'member' } as const
    const { person } = house.record('AssignSeat', { ...seat, name: 'Naam' })
    expect(house.events.slice(-2)).toMatchObject([
      { type: 'SeatAssigned', data: { person } },
      { type: 'PersonDetailsRecorded', data: { person, name: commitment, email: null, phone: null } },
    ])
    given(house)
      .when('AssignSeat', { ...seat, person: person!, name: 'Andere naam' })
      .refused('person.details-apart', 'name')
  })

  test('say at least one thing, about someone with a seat', () => {
    const { house, person } = withSomeone()
    given(house).when('RecordPersonDetails', { effectiveOn, person }).refused('person.nothing-given', 'name')
    given(house)
      .when('RecordPersonDetails', { effectiveOn, person: nobody, name: 'Naam' })
      .refused('person.unknown', 'person')
  })
})

describe('erasing a person', () => {
  test('is recorded with its reason, once', () => {
    const { house, person } = withSomeone()
    given(house)
      .when('ErasePersonalData', { effectiveOn, person, reason: 'request-of-person' })
      .leadsTo('PersonalDataErased', { person, reason: 'request-of-person' })
    given(house)
      .when('ErasePersonalData', { effectiveOn, person, reason: 'retention-ended' })
      .refused('person.erased', 'person')
    given(house)
      .when('ErasePersonalData', { effectiveOn, person: nobody, reason: 'retention-ended' })
      .refused('person.unknown', 'person')
  })

  test('leaves the seat as it is, but nothing personal is recorded about that person any more', () => {
    const { house, person, seat, stuurgroep } = withSomeone()
    house.record('ErasePersonalData', { effectiveOn, person, reason: 'retention-ended' })
    expect(house.state.seats.get(seat as never)).toMatchObject({ function: 'directeur', ended: false })
    given(house).when('RecordPersonDetails', { effectiveOn, person, name: 'Naam' }).refused('person.erased', 'person')
    given(house)
      .when('AssignSeat', { effectiveOn, organ: stuurgroep, person, function: 'lid', role: 'member' })
      .refused('person.erased', 'person')
    given(house).when('EndSeat', { effectiveOn, seat, reason: 'Verhuisd' }).refused('person.erased', 'reason')
    given(house).when('EndSeat', { effectiveOn, seat }).leadsTo('SeatEnded', { seat, reason: null })
  })
})
