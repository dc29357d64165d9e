import { describe, expect, test } from 'vitest'
import { asOfDay, byDay, type Finding, finding, isSame } from '../../src/domain/finding/finding.js'
import { findingChanges } from '../../src/domain/finding/findings.js'
import type { EventId, OrganId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { findingsOn, proofOf } from './support/findings.js'
import { smallHouse } from './support/small-house.js'

const events: readonly [EventId, EventId] = ['first' as EventId, 'second' as EventId]

const found = (more: Partial<Finding> = {}): Finding => ({
  ...finding(
    'action.overdue',
    { kind: 'action', id: 'action', dossier: null, organ: null },
    { part: '1', since: toLocalDate('2025-07-01'), events, details: { due: '2025-06-30' } },
  ),
  ...more,
})

describe('a finding on a day', () => {
  const healed = found({ healedOn: toLocalDate('2025-08-01') })
  const on = (day: string, one = healed) => asOfDay(one, toLocalDate(day))

  test('is none before its first day', () => {
    expect(on('2025-06-30')).toBeNull()
    expect(on('2025-06-30', found())).toBeNull()
  })

  test('is open until the day it is put right, and healed from that day on', () => {
    expect(on('2025-07-01')).toEqual({ ...healed, healedOn: null })
    expect(on('2025-07-31')).toEqual({ ...healed, healedOn: null })
    expect(on('2025-08-01')).toEqual(healed)
    expect(on('2025-08-02')).toEqual(healed)
    expect(on('2026-01-01', found())).toEqual(found())
  })
})

test('findings come by their first day, then by code, then by identity', () => {
  const early = found({ since: toLocalDate('2025-06-01'), code: 'vote.seat-ended', identity: 'z' })
  const late = found({ since: toLocalDate('2025-07-02'), code: 'action.overdue', identity: 'a' })
  const code = found({ code: 'action.overdue', identity: 'y' })
  const other = found({ code: 'advice.late', identity: 'b' })
  const next = found({ code: 'advice.late', identity: 'c' })
  const inOrder = [early, code, other, next, late]
  expect([...inOrder].reverse().sort(byDay)).toEqual(inOrder)
  expect([next, late, early, other, code].sort(byDay)).toEqual(inOrder)
})

describe('two findings say the same', () => {
  test('when all of it is the same', () => {
    expect(isSame(found(), found())).toBe(true)
    expect(isSame(found(), found({ events: [...events] }))).toBe(true)
  })

  test.each<readonly [string, Partial<Finding>]>([
    ['identity', { identity: 'other' }],
    ['first day', { since: toLocalDate('2025-07-02') }],
    ['healing', { healedOn: toLocalDate('2025-07-02') }],
    ['severity', { severity: 'grave' }],
    ['organ', { about: { ...found().about, organ: 'organ' as OrganId } }],
    ['proof', { events: ['first', 'third'] as never }],
    ['order of the proof', { events: ['second', 'first'] as never }],
    ['length of the proof', { events: ['first'] as never }],
    ['details', { details: { due: '2025-06-29' } }],
  ])('not when another %s is told', (_what, more) => {
    expect(isSame(found(), found(more))).toBe(false)
    expect(isSame(found(more), found())).toBe(false)
  })
})

describe('a seat that lapses', () => {
  const seated = () => {
    const small = smallHouse()
    const { house, stuurgroep, centre } = small
    const seat = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      partner: centre,
      function: 'lid',
      role: 'member',
      until: '2025-12-31',
    }).seat!
    return { ...small, seat }
  }

  const onlyOf = (house: ReturnType<typeof seated>['house'], seat: string) =>
    findingsOn(house, 'seat.lapsing').filter(({ about }) => about.id === seat)

  test('is put right on the day it is extended, and lapses again at its new end', () => {
    const { house, seat, member, limitedMember, referringMember } = seated()
    for (const other of [member, limitedMember, referringMember]) {
      house.record('EndSeat', { effectiveOn: '2025-12-31', seat: other })
    }
    expect(onlyOf(house, seat)).toMatchObject([{ healedOn: null, details: { until: '2025-12-31' } }])
    const [before, known] = [house.state, house.events.length]
    house.record('ExtendSeats', { effectiveOn: '2025-12-01', seats: [seat], until: '2026-12-31' })
    const [past, ahead] = onlyOf(house, seat)
    expect(past).toMatchObject({ healedOn: '2025-12-01', details: { until: '2025-12-31' } })
    expect(proofOf(house, past!)).toEqual(['SeatAssigned', 'SeatExtended'])
    expect(ahead).toMatchObject({ healedOn: null, details: { until: '2026-12-31' } })
    const changes = house.events.slice(known).flatMap((event) => findingChanges(event, before, house.state))
    expect(changes.filter(({ after }) => after?.identity === past!.identity)).toMatchObject([
      { before: { healedOn: null }, after: { healedOn: '2025-12-01' } },
    ])
  })
})
