import { describe, expect, test } from 'vitest'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import type { FieldsOf, House } from './support/given.js'
import { convenant, majority, type SmallHouse, smallHouse } from './support/small-house.js'

const reason = 'De opdracht is klaar'

const establish = (house: House, fields: Partial<FieldsOf<'EstablishOrgan'>> = {}) =>
  house.record('EstablishOrgan', {
    effectiveOn: '2025-01-01',
    name: 'Werkgroep Spelen',
    kind: 'werkgroep',
    rule: majority,
    basis: convenant,
    ...fields,
  }).organ!

const seatIn = (small: SmallHouse, organ: string, fields: Partial<FieldsOf<'AssignSeat'>> = {}) =>
  small.house.record('AssignSeat', {
    effectiveOn: '2025-01-01',
    organ,
    partner: small.centre,
    function: 'afgevaardigde',
    role: 'member',
    ...fields,
  }).seat!

describe('a seat that is about to lapse', () => {
  const of = (small: SmallHouse, seat: string) =>
    findingsOn(small.house, 'seat.lapsing').filter(({ about }) => about.id === seat)

  test('is found ninety days before its last day', () => {
    const small = smallHouse()
    const seat = seatIn(small, small.college, { until: '2030-12-31', partner: small.municipality })
    const [found] = of(small, seat)
    expect(found).toMatchObject({
      identity: `seat.lapsing/${seat}/2030-12-31`,
      severity: 'attention',
      about: { kind: 'seat', id: seat, dossier: null, organ: small.college },
      since: '2030-10-02',
      healedOn: null,
      details: { until: '2030-12-31' },
    })
    expect(proofOf(small.house, found!)).toEqual(['SeatAssigned'])
  })

  test('is healed when the partner speaks through another seat beyond it', () => {
    const small = smallHouse()
    const seat = seatIn(small, small.college, { until: '2025-12-31' })
    seatIn(small, small.college, { until: '2025-12-31' })
    seatIn(small, small.college, { partner: small.municipality })
    seatIn(small, small.college, { role: 'observer' })
    expect(of(small, seat)).toMatchObject([{ since: '2025-10-02', healedOn: null }])
    seatIn(small, small.college, { effectiveOn: '2026-01-01' })
    expect(of(small, seat)).toMatchObject([{ healedOn: '2026-01-01' }])
    seatIn(small, small.college, { effectiveOn: '2025-09-01', until: '2026-06-30' })
    expect(of(small, seat)).toEqual([])
  })

  test('of someone in an own capacity is followed by the same function', () => {
    const small = smallHouse()
    const seat = seatIn(small, small.college, { until: '2025-12-31', partner: null, function: 'burgemeester' })
    seatIn(small, small.college, { partner: null, function: 'schepen' })
    expect(of(small, seat)).toMatchObject([{ healedOn: null }])
    seatIn(small, small.college, { partner: null, function: 'burgemeester', effectiveOn: '2025-12-01' })
    expect(of(small, seat)).toMatchObject([{ healedOn: '2025-12-01' }])
  })

  test('needs nobody when it was ended, or when its organ or partner ends no later', () => {
    const small = smallHouse()
    const ended = seatIn(small, small.college, { until: '2025-12-31', partner: null })
    small.house.record('EndSeat', { effectiveOn: '2025-11-01', seat: ended })
    const ofOrgan = seatIn(small, small.coordinator, { until: '2025-12-31' })
    small.house.record('DissolveOrgan', { effectiveOn: '2025-12-31', organ: small.coordinator, reason })
    expect([...of(small, ended), ...of(small, ofOrgan)]).toEqual([])
    const ofPartner = seatIn(small, small.gemeenteraad, { until: '2026-12-31' })
    expect(of(small, ofPartner)).toHaveLength(1)
    small.house.record('RecordWithdrawal', { effectiveOn: '2026-01-31', partner: small.centre, reason: 'Fusie' })
    expect(of(small, ofPartner)).toEqual([])
  })
})

describe('a seat of a partner that has left', () => {
  test('is found from the day after, until the seat ends', () => {
    const small = smallHouse()
    const seat = seatIn(small, small.college)
    small.house.record('RecordWithdrawal', { effectiveOn: '2025-06-30', partner: small.centre, reason: 'Fusie' })
    const found = findingsOn(small.house, 'seat.of-absent-partner').find(({ about }) => about.id === seat)!
    expect(found).toMatchObject({
      severity: 'attention',
      since: '2025-07-01',
      healedOn: null,
      details: { partner: small.centre },
    })
    expect(proofOf(small.house, found)).toEqual(['SeatAssigned', 'PartnerWithdrew'])
    small.house.record('EndSeat', { effectiveOn: '2025-07-01', seat })
    expect(findingsOn(small.house, 'seat.of-absent-partner').find(({ about }) => about.id === seat)).toMatchObject({
      healedOn: '2025-07-02',
    })
  })

  test('is none when the seat ended with it', () => {
    const small = smallHouse()
    const seat = seatIn(small, small.college, { until: '2025-06-30' })
    small.house.record('RecordWithdrawal', { effectiveOn: '2025-06-30', partner: small.centre, reason: 'Fusie' })
    expect(findingsOn(small.house, 'seat.of-absent-partner').map(({ about }) => about.id)).not.toContain(seat)
  })
})

describe('a working group past its end date', () => {
  test('is found the day after, and is none when it was dissolved or is lasting', () => {
    const { house } = smallHouse()
    const organ = establish(house, { until: '2025-12-31' })
    establish(house)
    const found = onlyFinding(house, 'organ.past-end-date')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'organ', id: organ, dossier: null, organ },
      since: '2026-01-01',
      healedOn: null,
      details: { until: '2025-12-31' },
    })
    expect(proofOf(house, found)).toEqual(['OrganEstablished'])
    house.record('DissolveOrgan', { effectiveOn: '2025-12-15', organ, reason })
    expect(findingsOn(house, 'organ.past-end-date')).toEqual([])
  })
})

test('an end date that passed is put right on the day a later one is given, and passes again', () => {
  const { house } = smallHouse()
  const organ = establish(house, { kind: 'werkgroep', until: '2025-06-30' })
  house.record('ExtendOrgan', {
    effectiveOn: '2025-08-01',
    organ,
    until: '2025-12-31',
    basis: convenant,
    irregularBecause: 'Vergeten',
  })
  const [past, ahead] = findingsOn(house, 'organ.past-end-date')
  expect(past).toMatchObject({ since: '2025-07-01', healedOn: '2025-08-01', details: { until: '2025-06-30' } })
  expect(proofOf(house, past!)).toEqual(['OrganEstablished', 'OrganExtended'])
  expect(ahead).toMatchObject({ since: '2026-01-01', healedOn: null, details: { until: '2025-12-31' } })
})

describe('an organ without chair or secretary', () => {
  const of = (small: SmallHouse, organ: string, code: 'organ.without-chair' | 'organ.without-secretary') =>
    findingsOn(small.house, code).filter(({ about }) => about.id === organ)

  test('is found from the day its members are known', () => {
    const small = smallHouse()
    const organ = establish(small.house)
    expect(of(small, organ, 'organ.without-chair')).toEqual([])
    seatIn(small, organ, { effectiveOn: '2025-02-01' })
    const [found] = of(small, organ, 'organ.without-chair')
    expect(found).toMatchObject({
      identity: `organ.without-chair/${organ}/2025-02-01`,
      severity: 'attention',
      about: { kind: 'organ', id: organ, organ },
      since: '2025-02-01',
      healedOn: null,
    })
    expect(proofOf(small.house, found!)).toEqual(['OrganEstablished'])
    expect(of(small, organ, 'organ.without-secretary')).toMatchObject([{ since: '2025-02-01' }])
  })

  test('is healed the day a chair begins, and found again the day after the chair ends', () => {
    const small = smallHouse()
    const organ = establish(small.house, { until: '2025-12-31' })
    seatIn(small, organ)
    const chair = seatIn(small, organ, { role: 'chair', effectiveOn: '2025-03-01', until: '2025-05-31' })
    expect(of(small, organ, 'organ.without-chair')).toMatchObject([
      { since: '2025-01-01', healedOn: '2025-03-01' },
      { since: '2025-06-01', healedOn: '2026-01-01' },
    ])
    seatIn(small, organ, { role: 'chair', effectiveOn: '2025-06-01' })
    expect(of(small, organ, 'organ.without-chair')).toMatchObject([{ since: '2025-01-01', healedOn: '2025-03-01' }])
    small.house.record('EndSeat', { effectiveOn: '2025-04-30', seat: chair })
    const [, gap] = of(small, organ, 'organ.without-chair')
    expect(gap).toMatchObject({ since: '2025-05-01', healedOn: '2025-06-01' })
    expect(proofOf(small.house, gap!)).toEqual(['OrganEstablished', 'SeatEnded'])
  })

  test('is none with a chair within a longer chair, after its own end, of one person, or where the chair rotates', () => {
    const small = smallHouse()
    const organ = establish(small.house)
    seatIn(small, organ, { role: 'chair' })
    seatIn(small, organ, { role: 'chair', until: '2025-03-31' })
    expect(of(small, organ, 'organ.without-chair')).toEqual([])

    const ended = establish(small.house, { until: '2025-05-31' })
    seatIn(small, ended, { role: 'chair', until: '2025-05-31' })
    expect(of(small, ended, 'organ.without-chair')).toEqual([])

    seatIn(small, small.coordinator)
    expect(of(small, small.coordinator, 'organ.without-chair')).toEqual([])
    expect(of(small, small.coordinator, 'organ.without-secretary')).toEqual([])

    const rotating = establish(small.house)
    small.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: rotating,
      rules: rules({ chair: 'rotating' }),
    })
    seatIn(small, rotating)
    expect(of(small, rotating, 'organ.without-chair')).toEqual([])
    expect(of(small, rotating, 'organ.without-secretary')).toHaveLength(1)
  })
})

const meet = (house: House, organ: string, heldOn: string, convenedOn = heldOn, attended = true) => {
  const meeting = house.record('ConveneMeeting', { effectiveOn: convenedOn, organ, heldOn }).meeting!
  if (attended) house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [] })
  return meeting
}

describe('an organ below its yearly meetings', () => {
  const asking = (minimumMeetingsPerYear: number, from = '2023-01-01') => {
    const small = smallHouse()
    const organ = establish(small.house, { effectiveOn: '2022-07-01' })
    small.house.record('AdoptRuleSet', { effectiveOn: from, organ, rules: rules({ minimumMeetingsPerYear }) })
    return { house: small.house, organ }
  }

  test('is found on 1 January after the first year with too few, until a later year has enough', () => {
    const { house, organ } = asking(2)
    meet(house, organ, '2023-04-01')
    meet(house, organ, '2025-02-01')
    meet(house, organ, '2025-09-01')
    const found = findingsOn(house, 'organ.below-yearly-meetings')
    expect(found).toMatchObject([
      {
        identity: `organ.below-yearly-meetings/${organ}/2023`,
        severity: 'serious',
        about: { kind: 'organ', id: organ, organ },
        since: '2024-01-01',
        healedOn: '2025-09-01',
        details: { year: 2023, held: 1 },
      },
      { since: '2027-01-01', healedOn: null, details: { year: 2026, held: 0 } },
    ])
    expect(proofOf(house, found[0]!)).toEqual(['RuleSetAdopted', 'MeetingConvened'])
    expect(proofOf(house, found[1]!)).toEqual(['RuleSetAdopted'])
  })

  test('counts only years in which the rule held from the first day to the last, and meetings that took place', () => {
    const { house, organ } = asking(1, '2023-01-02')
    meet(house, organ, '2024-04-01', '2024-03-01', false)
    expect(onlyFinding(house, 'organ.below-yearly-meetings')).toMatchObject({
      since: '2025-01-01',
      details: { year: 2024 },
    })
    meet(house, organ, '2024-12-31')
    expect(onlyFinding(house, 'organ.below-yearly-meetings').details).toEqual({ year: 2025, held: 0 })
  })

  test('ends with the rule or with the organ', () => {
    const dropped = asking(1)
    dropped.house.record('AdoptRuleSet', { effectiveOn: '2025-06-01', organ: dropped.organ, rules: rules() })
    expect(onlyFinding(dropped.house, 'organ.below-yearly-meetings')).toMatchObject({
      since: '2024-01-01',
      healedOn: '2025-06-01',
    })
    const ended = asking(1)
    ended.house.record('DissolveOrgan', { effectiveOn: '2025-06-30', organ: ended.organ, reason })
    expect(onlyFinding(ended.house, 'organ.below-yearly-meetings')).toMatchObject({
      since: '2024-01-01',
      healedOn: '2025-07-01',
    })
  })

  test('is none where no rule asks a number', () => {
    const { house } = asking(0)
    expect(findingsOn(house, 'organ.below-yearly-meetings')).toEqual([])
  })
})
