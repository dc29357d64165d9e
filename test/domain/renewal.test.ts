import { describe, expect, test } from 'vitest'
import { lapsing } from '../../src/domain/mandate/lapsing.js'
import { endOfMunicipalTerm, municipalTermOf } from '../../src/domain/mandate/municipal-term.js'
import type { Accepted } from '../../src/domain/shared/decider.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { commandOf, type FieldsOf, given, type House, nobody } from './support/given.js'
import { ask, grant, reason } from './support/mandate-question.js'
import { decree, majority, smallHouse, terms } from './support/small-house.js'

describe('a municipal term', () => {
  test.each([
    ['2018-12-31', '2013-01-01', '2018-12-31'],
    ['2019-01-01', '2019-01-01', '2024-12-31'],
    ['2024-12-31', '2019-01-01', '2024-12-31'],
    ['2025-01-01', '2025-01-01', '2030-12-31'],
    ['2030-12-31', '2025-01-01', '2030-12-31'],
    ['2031-01-01', '2031-01-01', '2036-12-31'],
  ])('that %s lies in lasts six calendar years', (day, from, until) => {
    expect(municipalTermOf(toLocalDate(day))).toEqual({ from, until })
    expect(endOfMunicipalTerm(toLocalDate(day))).toBe(until)
  })
})

/** Records a command that leads to several events; answers their data by type. */
const recordAll = <Type extends 'RenewMandates' | 'ExtendSeats'>(house: House, type: Type, fields: FieldsOf<Type>) => {
  const command = commandOf(type, fields)
  const { events } = house.decide(command) as Accepted
  house.happened(events, command.effectiveOn)
  return events.map(({ type: event, data }) => [event, data])
}

describe('renewing a set of mandates', () => {
  const effectiveOn = '2027-06-01'

  test('renews each to the same day', () => {
    const { house, subsidyMandate, workingGroupMandate, stuurgroep } = smallHouse()
    const until = '2030-12-31'
    const mandates = [workingGroupMandate, subsidyMandate, workingGroupMandate]
    expect(recordAll(house, 'RenewMandates', { effectiveOn, mandates, until })).toEqual([
      ['MandateRenewed', { mandate: workingGroupMandate, until }],
      ['MandateRenewed', { mandate: subsidyMandate, until }],
    ])
    expect(ask(house, { organ: stuurgroep, on: until }).found).toBe(true)
    expect(ask(house, { organ: stuurgroep, on: '2031-01-01' }).found).toBe(false)
    const { id } = house.events.at(-1)!
    expect(house.state.mandates.get(subsidyMandate as never)?.renewals).toEqual([
      { on: effectiveOn, event: id, until: '2027-12-31' },
    ])
  })

  test('renews in such an order that one may rest on another of the set', () => {
    const { house, subsidyMandate, collegeMandate, stuurgroep } = smallHouse()
    const until = '2036-12-31'
    given(house)
      .when('RenewMandates', { effectiveOn, mandates: [subsidyMandate], until })
      .refused('mandate.exceeds-grantor', 'mandates.0', { exceeds: 'period', organ: 'College' })
    const renewed = recordAll(house, 'RenewMandates', {
      effectiveOn,
      mandates: [subsidyMandate, collegeMandate],
      until,
    })
    expect(renewed.map(([, data]) => data)).toEqual([
      { mandate: collegeMandate, until },
      { mandate: subsidyMandate, until },
    ])
    expect(ask(house, { organ: stuurgroep, on: until }).found).toBe(true)
  })

  test('renews all of them or none', () => {
    const { house, subsidyMandate, workingGroupMandate } = smallHouse()
    const all = (more: Partial<FieldsOf<'RenewMandates'>>) =>
      given(house).when('RenewMandates', {
        effectiveOn,
        mandates: [subsidyMandate, workingGroupMandate],
        until: '2030-12-31',
        ...more,
      })
    all({ mandates: [subsidyMandate, nobody] }).refused('mandate.unknown', 'mandates.1')
    all({ until: '2027-12-31' }).refused('period.ends-before-start', 'until')
    all({ effectiveOn: '2028-01-01' }).refused('mandate.ended', 'mandates.0', { day: '2028-01-01' })
    all({ until: null }).refused('mandate.exceeds-grantor', 'mandates.0', { exceeds: 'period' })
    house.record('RevokeMandate', { effectiveOn: '2026-01-01', mandate: workingGroupMandate, reason })
    all({}).refused('mandate.ended', 'mandates.1')
  })

  test('may be done ahead of time', () => {
    const { house, subsidyMandate } = smallHouse()
    given(house)
      .when('RenewMandates', { effectiveOn: '2027-12-31', mandates: [subsidyMandate], until: '2028-01-01' })
      .leadsTo('MandateRenewed', { mandate: subsidyMandate, until: '2028-01-01' })
  })
})

describe('extending seats', () => {
  const seated = () => {
    const small = smallHouse()
    const seat = (until: string | null): string =>
      small.house.record('AssignSeat', {
        effectiveOn: '2025-01-01',
        organ: small.stuurgroep,
        function: 'lid',
        role: 'member',
        until,
      }).seat!
    const [first, second] = [seat('2026-12-31'), seat('2026-12-31')]
    const extend = (more: Partial<FieldsOf<'ExtendSeats'>>) =>
      given(small.house).when('ExtendSeats', {
        effectiveOn: '2026-06-01',
        seats: [first],
        until: '2030-12-31',
        ...more,
      })
    return { ...small, first, second, extend, endless: seat(null) }
  }

  test('lengthens each to the same day, or without end', () => {
    const { house, first, second, extend } = seated()
    const all = { effectiveOn: '2026-06-01', seats: [first, second, first], until: '2030-12-31' }
    expect(recordAll(house, 'ExtendSeats', all)).toEqual([
      ['SeatExtended', { seat: first, until: '2030-12-31' }],
      ['SeatExtended', { seat: second, until: '2030-12-31' }],
    ])
    const before = house.events.at(-2)!
    extend({ until: null }).leadsTo('SeatExtended', { seat: first, until: null })
    const { id } = house.events.at(-1)!
    expect(house.state.seats.get(first as never)).toMatchObject({
      period: { from: '2025-01-01', until: null },
      extensions: [
        { on: '2026-06-01', event: before.id, until: '2026-12-31' },
        { on: '2026-06-01', event: id, until: '2030-12-31' },
      ],
      ended: false,
      endedBy: null,
    })
  })

  test('is for seats that still hold that day, until a later day', () => {
    const { extend, endless, house, first } = seated()
    extend({ seats: [nobody] }).refused('seat.unknown', 'seats.0')
    extend({ until: '2026-12-31' }).refused('period.ends-before-start', 'until')
    extend({ until: '2027-01-01' }).leadsTo('SeatExtended')
    extend({ effectiveOn: '2027-01-02', until: '2027-01-02' }).refused('seat.not-valid-that-day', 'seats.0', {
      day: '2027-01-02',
    })
    extend({ seats: [first, endless] }).refused('period.ends-before-start', 'until')
    house.record('EndSeat', { effectiveOn: '2026-03-01', seat: first })
    extend({ effectiveOn: '2026-02-01' }).refused('seat.already-ended', 'seats.0')
  })

  test('is not for a seat that speaks for a partner that left', () => {
    const { house, extend, stuurgroep, centre } = seated()
    const spoken = {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      partner: centre,
      function: 'lid',
      role: 'member',
    } as const
    const { seat } = house.record('AssignSeat', { ...spoken, until: '2026-12-31' })
    house.record('RecordWithdrawal', { effectiveOn: '2026-03-01', partner: centre, reason })
    extend({ seats: [seat!] }).refused('partner.not-present', 'seats.0', { day: '2026-06-01' })
    extend({ seats: [seat!], effectiveOn: '2026-03-01' }).leadsTo('SeatExtended')
  })

  test('is not for a seat of a person whose data were erased, nor in an organ that ended', () => {
    const { extend, house, first, second, stuurgroep } = seated()
    const { person } = house.state.seats.get(second as never)!
    house.record('ErasePersonalData', { effectiveOn: '2026-03-01', person, reason: 'request-of-person' })
    extend({ seats: [first, second] }).refused('person.erased', 'seats.1')
    house.record('DissolveOrgan', { effectiveOn: '2026-05-31', organ: stuurgroep, reason })
    extend({}).refused('organ.not-active', 'seats.0', { organ: 'Stuurgroep' })
  })
})

describe('what lapses', () => {
  const on = toLocalDate('2027-12-01')
  const ids = (house: House, within: number, day = on) => lapsing(house.state, { on: day, within }).map(({ id }) => id)

  test('is listed from the day itself up to the last day asked, by its last day', () => {
    const small = smallHouse()
    const { house, stuurgroep, collegeMandate, subsidyMandate, workingGroupMandate, proposalMandate } = small
    const seat = (until: string | null) =>
      house.record('AssignSeat', {
        effectiveOn: '2025-01-01',
        organ: stuurgroep,
        function: 'lid',
        role: 'member',
        until,
      }).seat!
    const [late, early] = [seat('2027-12-31'), seat('2027-12-01')]
    seat('2027-11-30')
    seat(null)
    const three = [subsidyMandate, workingGroupMandate, proposalMandate]
    expect(ids(house, 29)).toEqual([early])
    expect(ids(house, 30)).toEqual([...three, early, late])
    expect(ids(house, 0)).toEqual([early])
    expect(ids(house, 0, toLocalDate('2027-12-31'))).toEqual([...three, late])
    expect(ids(house, 0, toLocalDate('2028-01-01'))).toEqual([])
    expect(ids(house, 2_000, toLocalDate('2028-01-01'))).toEqual([collegeMandate])
  })

  test('is proposed to last until the end of the municipal term that follows', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator, subsidyMandate, proposalMandate } = small
    const of = (id: string) => lapsing(house.state, { on, within: 30 }).find((one) => one.id === id)
    expect(of(subsidyMandate)).toEqual({
      kind: 'mandate',
      id: subsidyMandate,
      until: '2027-12-31',
      organ: stuurgroep,
      role: null,
      subject: 'finances.use-of-subsidies',
      proposedUntil: '2030-12-31',
      renewable: true,
      needs: [],
    })
    expect(of(proposalMandate)).toMatchObject({ organ: coordinator, subject: 'finances' })
    const atTheEnd = lapsing(house.state, { on: toLocalDate('2030-12-31'), within: 0 })
    expect(atTheEnd.map(({ proposedUntil }) => proposedUntil)).toEqual(['2036-12-31'])
  })

  test('can be renewed, needs others to be renewed with it, or cannot be renewed for a reason', () => {
    const { house, stuurgroep, collegeMandate, subsidyMandate } = smallHouse()
    house.record('RenewMandate', { effectiveOn: '2027-01-01', mandate: subsidyMandate, until: '2030-12-31' })
    const day = toLocalDate('2030-12-01')
    const items = () =>
      lapsing(house.state, { on: day, within: 30 }).map((one) => [
        one.id,
        one.renewable,
        one.kind === 'mandate' ? one.needs : null,
      ])
    expect(items()).toEqual([
      [collegeMandate, true, []],
      [subsidyMandate, true, [collegeMandate]],
    ])
    const seat = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      function: 'lid',
      role: 'member',
      until: '2030-12-20',
    })
    house.record('ErasePersonalData', { effectiveOn: '2026-01-01', person: seat.person!, reason: 'request-of-person' })
    house.record('RevokeMandate', { effectiveOn: '2030-11-01', mandate: collegeMandate, reason })
    expect(items()).toEqual([
      [subsidyMandate, 'mandate.exceeds-grantor', []],
      [seat.seat, 'person.erased', null],
    ])
  })

  test('leaves out what was revoked or belongs to an organ that ended, and follows a successor', () => {
    const { house, coordinator, subsidyMandate, workingGroupMandate, proposalMandate, stuurgroep } = smallHouse()
    house.record('RevokeMandate', { effectiveOn: '2027-12-20', mandate: workingGroupMandate, reason })
    house.record('DissolveOrgan', { effectiveOn: '2027-06-30', organ: coordinator, reason })
    house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: coordinator,
      function: 'coördinator',
      role: 'chair',
      until: '2027-12-31',
    })
    const successor = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Nieuwe stuurgroep',
      kind: 'stuurgroep',
      rule: majority,
      basis: decree(),
    }).organ!
    house.record('SucceedOrgan', { effectiveOn: '2027-07-01', organ: stuurgroep, successor, basis: decree() })
    const items = lapsing(house.state, { on, within: 30 })
    expect(items.map(({ id, organ }) => [id, organ])).toEqual([[subsidyMandate, successor]])
    expect(ids(house, 200, toLocalDate('2027-06-15'))).toContain(proposalMandate)
  })

  test('tells mandates first, then seats, each by its last day', () => {
    const { house, stuurgroep } = smallHouse()
    const mandate = (until: string) =>
      grant(house, { organ: stuurgroep, subject: 'vision', terms: terms('decide'), until })
    const seat = (until: string) =>
      house.record('AssignSeat', {
        effectiveOn: '2025-01-01',
        organ: stuurgroep,
        function: 'lid',
        role: 'member',
        until,
      }).seat!
    const [last, first, middle] = [mandate('2027-12-09'), mandate('2027-12-04'), mandate('2027-12-06')]
    const [lastSeat, firstSeat] = [seat('2027-12-08'), seat('2027-12-03')]
    expect(ids(house, 10)).toEqual([first, middle, last, firstSeat, lastSeat])
  })

  test('tells a mandate of a role from one of the organ', () => {
    const { house, stuurgroep } = smallHouse()
    const mandate = grant(house, {
      organ: stuurgroep,
      grantee: { organ: stuurgroep, role: 'chair' },
      subject: 'vision',
      terms: terms('decide'),
      until: '2027-12-05',
    })
    expect(lapsing(house.state, { on, within: 10 })).toMatchObject([{ id: mandate, role: 'chair' }])
  })
})
