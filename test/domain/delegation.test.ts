import { describe, expect, test } from 'vitest'
import { delegatesSilent } from '../../src/domain/delegation/silent.js'
import { given, type House, nobody } from './support/given.js'
import { convenant, majority, smallHouse } from './support/small-house.js'

const sent = {
  effectiveOn: '2025-03-01',
  body: 'Regionaal overleg kinderopvang',
  assignment: 'Opkomen voor opvang buiten de uren.',
}

const withDelegate = (fields: { until?: string; reportEveryDays?: number } = {}) => {
  const small = smallHouse()
  const { house, stuurgroep, member } = small
  const { delegation } = house.record('DelegateTo', { ...sent, organ: stuurgroep, seat: member, ...fields })
  return { small, house, delegation: delegation! }
}

const stateOf = (house: House, delegation: string) => house.state.delegations.get(delegation as never)

describe('a delegate', () => {
  test('is a seat of the organ, sent to a body outside the house', () => {
    const { house, stuurgroep, member } = smallHouse()
    const { delegation } = given(house)
      .when('DelegateTo', { ...sent, organ: stuurgroep, seat: member, until: '2026-06-30', reportEveryDays: 90 })
      .leadsTo('DelegateAppointed', {
        organ: stuurgroep,
        seat: member,
        body: sent.body,
        assignment: sent.assignment,
        until: '2026-06-30',
        reportEveryDays: 90,
      })
    expect(stateOf(house, delegation!)).toEqual({
      organ: stuurgroep,
      seat: member,
      body: sent.body,
      period: { from: '2025-03-01', until: '2026-06-30' },
      reportEveryDays: 90,
      event: house.events.at(-1)!.id,
      ended: null,
      reports: [],
    })
  })

  test('has a seat in that organ on that day', () => {
    const { house, stuurgroep, coordinator, member } = smallHouse()
    const send = (fields: object) =>
      given(house).when('DelegateTo', { ...sent, organ: stuurgroep, seat: member, ...fields })
    send({ organ: nobody }).refused('organ.unknown', 'organ')
    send({ effectiveOn: '2024-12-31' }).refused('organ.not-active', 'organ')
    send({ seat: nobody }).refused('seat.unknown', 'seat')
    send({ organ: coordinator }).refused('seat.not-of-organ', 'seat')
    send({ until: '2025-02-28' }).refused('period.ends-before-start', 'until')
    send({ until: '2025-03-01' }).leadsTo('DelegateAppointed', { reportEveryDays: null })
    house.record('EndSeat', { effectiveOn: '2025-03-31', seat: member })
    send({ effectiveOn: '2025-04-01' }).refused('seat.not-valid-that-day', 'seat', { day: '2025-04-01' })
    send({ effectiveOn: '2025-03-31' }).leadsTo('DelegateAppointed')
  })

  test('reports back, from the first day on and after the end', () => {
    const { house, delegation } = withDelegate({ until: '2025-06-30' })
    const report = (effectiveOn: string, id = delegation) =>
      given(house).when('ReportFromBody', { effectiveOn, delegation: id, text: 'Er komt een proefproject.' })
    report('2025-02-28').refused('delegation.before-appointment', 'effectiveOn', { day: '2025-03-01' })
    report('2025-03-01').leadsTo('DelegateReported', { delegation, text: 'Er komt een proefproject.' })
    report('2025-07-15').leadsTo('DelegateReported')
    expect(stateOf(house, delegation)?.reports.map(({ on }) => on)).toEqual(['2025-03-01', '2025-07-15'])
    expect(stateOf(house, delegation)?.reports[1]?.event).toBe(house.events.at(-1)!.id)
    report('2025-07-15', nobody).refused('delegation.unknown', 'delegation')
  })

  test('is called back once, within the period', () => {
    const { house, delegation } = withDelegate({ until: '2025-06-30' })
    const end = (effectiveOn: string, id = delegation) =>
      given(house).when('EndDelegation', { effectiveOn, delegation: id })
    end('2025-02-28').refused('delegation.before-appointment', 'effectiveOn')
    end('2025-07-01').refused('delegation.ended', 'delegation', { body: sent.body })
    end('2025-05-31', nobody).refused('delegation.unknown', 'delegation')
    end('2025-05-31').leadsTo('DelegationEnded', { delegation })
    expect(stateOf(house, delegation)).toMatchObject({
      period: { until: '2025-05-31' },
      ended: house.events.at(-1)!.id,
    })
    end('2025-05-15').refused('delegation.ended', 'delegation')
  })
})

describe('delegates who are silent', () => {
  const silent = (house: House, on: string) => delegatesSilent(house.state, on as never)

  test('had told until their newest report: of one day the one recorded last, whatever came in late', () => {
    const { house, delegation } = withDelegate({ reportEveryDays: 30 })
    const appointed = house.events.at(-1)!.id
    const report = (effectiveOn: string) => {
      house.record('ReportFromBody', { effectiveOn, delegation, text: 'Verslag.' })
      return house.events.at(-1)!.id
    }
    report('2025-03-20')
    const newest = report('2025-03-20')
    report('2025-03-10')
    expect(silent(house, '2025-04-19')).toEqual([])
    expect(silent(house, '2025-04-20')).toEqual([{ delegation, due: '2025-04-19', events: [appointed, newest] }])
  })

  test('are those of whom a report was due before that day', () => {
    const { house, delegation } = withDelegate({ reportEveryDays: 30 })
    const appointed = house.events.at(-1)!.id
    expect(silent(house, '2025-03-31')).toEqual([])
    expect(silent(house, '2025-04-01')).toEqual([{ delegation, due: '2025-03-31', events: [appointed] }])
    house.record('ReportFromBody', { effectiveOn: '2025-04-10', delegation, text: 'Goed.' })
    const reported = house.events.at(-1)!.id
    // Recorded afterwards, about an earlier day: the newest day counts.
    house.record('ReportFromBody', { effectiveOn: '2025-03-20', delegation, text: 'Eerder al.' })
    expect(silent(house, '2025-04-09')).toEqual([])
    expect(silent(house, '2025-04-20')).toEqual([])
    expect(silent(house, '2025-05-10')).toEqual([])
    expect(silent(house, '2025-05-11')).toEqual([{ delegation, due: '2025-05-10', events: [appointed, reported] }])
  })

  test('a report of a later day is not known on an earlier one', () => {
    const { house, delegation } = withDelegate({ reportEveryDays: 30 })
    house.record('ReportFromBody', { effectiveOn: '2025-06-01', delegation, text: 'Goed.' })
    expect(silent(house, '2025-05-31')).toMatchObject([{ delegation, due: '2025-03-31' }])
    expect(silent(house, '2025-06-01')).toEqual([])
  })

  test('not those without a term, whose time is over, or who lost their seat', () => {
    expect(silent(withDelegate().house, '2026-03-02')).toEqual([])
    const over = withDelegate({ reportEveryDays: 30, until: '2025-06-30' })
    expect(silent(over.house, '2025-06-30')).toHaveLength(1)
    expect(silent(over.house, '2025-07-01')).toEqual([])
    const gone = withDelegate({ reportEveryDays: 30 })
    gone.house.record('EndSeat', { effectiveOn: '2025-06-30', seat: gone.small.member })
    expect(silent(gone.house, '2025-06-30')).toHaveLength(1)
    expect(silent(gone.house, '2025-07-01')).toEqual([])
  })

  test('the one due first in front', () => {
    const { house, delegation } = withDelegate({ reportEveryDays: 60 })
    const organ = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Werkgroep',
      kind: 'werkgroep',
      rule: majority,
      basis: convenant,
    }).organ!
    const { seat } = house.record('AssignSeat', { effectiveOn: '2025-01-01', organ, function: 'lid', role: 'member' })
    const other = house.record('DelegateTo', { ...sent, organ, seat: seat!, reportEveryDays: 30 }).delegation
    expect(silent(house, '2025-06-01').map((one) => one.delegation)).toEqual([other, delegation])
  })
})
