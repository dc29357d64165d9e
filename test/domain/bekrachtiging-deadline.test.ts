import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../../src/domain/bekrachtiging/deadline.js'
import { bekrachtigingStatus, finalOn } from '../../src/domain/bekrachtiging/status.js'
import { isWaiting, usedThisYear } from '../../src/domain/decision/standing.js'
import { given, nobody } from './support/given.js'
import { adoptDeadline, oneRatifies, severalRatify } from './support/ratifying.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

/** Decided on 1 April, the college has 30 days: until 1 May. */
const withDeadline = (silence: 'none' | 'granted' | 'lapsed') => {
  const one = oneRatifies()
  adoptDeadline(one, one.college, { days: 30, silence })
  return one
}

/** The last days that run, in the order in which the organs are named. */
const dueOn = (...asked: Parameters<typeof deadlinesOf>) => deadlinesOf(...asked).map((one) => one.dueOn)

describe('the deadline of bekrachtiging', () => {
  test('follows from the rules of the ratifying organ on the day of the decision', () => {
    const one = oneRatifies()
    const { house, college, now, act } = one
    expect(dueOn(house.state, now())).toEqual([])
    adoptDeadline(one, college, { days: 30, silence: 'lapsed' }, '2025-04-01')
    adoptDeadline(one, college, { days: 10, silence: 'granted' }, '2025-04-02')
    expect(dueOn(house.state, now())).toEqual(['2025-05-01'])
    expect(deadlinesOf(house.state, now())).toEqual([{ organ: college, dueOn: '2025-05-01', silence: 'lapsed' }])
    house.record('GrantBekrachtiging', act)
    expect(dueOn(house.state, now())).toEqual([])
  })

  test('runs for each of several that ratify; in order it begins when the one before granted', () => {
    const parallel = severalRatify('parallel')
    adoptDeadline(parallel, parallel.college, { days: 30, silence: 'none' })
    adoptDeadline(parallel, parallel.bureau, { days: 20, silence: 'granted' })
    expect(dueOn(parallel.house.state, parallel.now())).toEqual(['2025-05-01', '2025-04-21'])
    const { house, now, by, college, neighbour, ...ordered } = severalRatify('in-order')
    const small = { ...ordered, house, college }
    adoptDeadline(small, college, { days: 40, silence: 'none' })
    adoptDeadline(small, neighbour, { days: 30, silence: 'none' })
    expect(dueOn(house.state, now())).toEqual(['2025-05-11'])
    house.record('GrantBekrachtiging', by(college, '2025-05-05'))
    expect(dueOn(house.state, now())).toEqual(['2025-06-04'])
  })

  test('begins for each with the decision where they ratify in parallel, whoever answers first', () => {
    const { house, now, by, college, neighbour, ...more } = severalRatify('parallel')
    adoptDeadline({ ...more, house, college }, neighbour, { days: 30, silence: 'lapsed' })
    house.record('GrantBekrachtiging', by(college, '2025-04-20'))
    expect(deadlinesOf(house.state, now())).toEqual([{ organ: neighbour, dueOn: '2025-05-01', silence: 'lapsed' }])
  })

  test('is that of the organ that answers, not of another that is awaited too', () => {
    const several = severalRatify('parallel')
    const { house, by, college, bureau } = several
    adoptDeadline(several, college, { days: 10, silence: 'lapsed' })
    adoptDeadline(several, bureau, { days: 30, silence: 'granted' })
    given(house)
      .when('RecordSilence', by(bureau, '2025-05-01'))
      .refused('silence.not-late', 'effectiveOn', { due: '2025-05-01' })
    given(house)
      .when('GrantBekrachtiging', by(college, '2025-04-12'))
      .refused('bekrachtiging.too-late', 'effectiveOn', { due: '2025-04-11' })
    given(house)
      .when('RecordSilence', by(bureau, '2025-05-02'))
      .leadsTo('BekrachtigingDeemedGranted', { organ: bureau, due: '2025-05-01' })
    const early = severalRatify('parallel')
    adoptDeadline(early, early.college, { days: 10, silence: 'lapsed' })
    given(early.house).when('GrantBekrachtiging', early.by(early.bureau, '2025-06-01')).leadsTo('BekrachtigingGranted')
  })

  test('makes an answer after it too late where silence has a meaning, and not where it has none', () => {
    for (const silence of ['granted', 'lapsed'] as const) {
      const { house, by, college } = withDeadline(silence)
      const late = by(college, '2025-05-02')
      const details = { due: '2025-05-01', silence }
      given(house).when('GrantBekrachtiging', late).refused('bekrachtiging.too-late', 'effectiveOn', details)
      given(house)
        .when('RefuseBekrachtiging', { ...late, reasons: 'Nee' })
        .refused('bekrachtiging.too-late', 'effectiveOn', details)
      given(house)
        .when('SendDecisionBack', { ...late, remarks: 'Nee' })
        .refused('bekrachtiging.too-late', 'effectiveOn', details)
      given(house).when('GrantBekrachtiging', by(college, '2025-05-01')).leadsTo('BekrachtigingGranted')
    }
    const none = withDeadline('none')
    given(none.house).when('GrantBekrachtiging', none.by(none.college, '2025-05-02')).leadsTo('BekrachtigingGranted')
  })

  test('no longer binds an organ whose condition is open', () => {
    const { house, by, college } = withDeadline('lapsed')
    house.record('GrantBekrachtiging', { ...by(college, '2025-04-20'), conditions: ['Drie offertes'] })
    given(house)
      .when('RefuseBekrachtiging', { ...by(college, '2025-07-01'), reasons: 'Geen offertes' })
      .leadsTo('BekrachtigingRefused')
  })
})

describe('silence after the deadline', () => {
  test('lapses the decision where the rules say so; it is not ratified any more, and may be decided again', () => {
    const { house, by, college, now, act, dossier, decision, stuurgroep, subsidyMandate } = withDeadline('lapsed')
    given(house)
      .when('RecordSilence', by(college, '2025-05-01'))
      .refused('silence.not-late', 'effectiveOn', { due: '2025-05-01' })
    given(house)
      .when('RecordSilence', by(college, '2025-05-02'))
      .leadsTo('BekrachtigingLapsed', { dossier, decision, organ: college, due: '2025-05-01' })
    expect([bekrachtigingStatus(now()), isWaiting(now()), finalOn(now())]).toEqual(['lapsed', false, null])
    expect(usedThisYear(house.state, subsidyMandate as never, 2025)).toBe(0n)
    given(house).when('GrantBekrachtiging', act).refused('bekrachtiging.lapsed', 'decision')
    given(house).when('RecordSilence', by(college, '2025-05-03')).refused('bekrachtiging.not-awaited', 'decision')
    given(house)
      .when('TakeDecision', { effectiveOn: '2025-05-10', dossier, organ: stuurgroep, outcome: 'adopted' })
      .leadsTo('DecisionTaken')
  })

  test('grants where the rules say so, from the day it is recorded to count from', () => {
    const { house, by, college, now, dossier, decision } = withDeadline('granted')
    given(house)
      .when('RecordSilence', by(college, '2025-05-02'))
      .leadsTo('BekrachtigingDeemedGranted', { dossier, decision, organ: college, due: '2025-05-01' })
    expect([bekrachtigingStatus(now()), finalOn(now())]).toEqual(['granted', '2025-05-02'])
    expect(now().bekrachtiging.get(college as never)).toMatchObject({ outcome: 'deemed-granted', on: '2025-05-02' })
  })

  test('means nothing without a deadline, or where the rules give it no meaning', () => {
    const without = oneRatifies()
    given(without.house)
      .when('RecordSilence', without.by(without.college, '2025-12-31'))
      .refused('silence.means-nothing', 'organ')
    const none = withDeadline('none')
    given(none.house)
      .when('RecordSilence', none.by(none.college, '2025-12-31'))
      .refused('silence.means-nothing', 'organ')
  })

  test('is of an organ that must answer now', () => {
    const { house, by, college, neighbour, bureau, gemeenteraad, ...more } = severalRatify('in-order')
    const small = { ...more, house, college, gemeenteraad }
    for (const organ of [college, neighbour]) adoptDeadline(small, organ, { days: 5, silence: 'granted' })
    const late = '2025-06-01'
    given(house)
      .when('RecordSilence', by(neighbour, late))
      .refused('bekrachtiging.not-its-turn', 'organ', { first: 'College' })
    given(house).when('RecordSilence', by(gemeenteraad, late)).refused('bekrachtiging.organ-not-named', 'organ')
    house.record('RecordSilence', by(college, late))
    given(house)
      .when('RecordSilence', by(neighbour, '2025-06-06'))
      .refused('silence.not-late', 'effectiveOn', { due: '2025-06-06' })
    given(house).when('RecordSilence', by(neighbour, '2025-06-07')).leadsTo('BekrachtigingDeemedGranted')
    given(house).when('RecordSilence', by(college, late)).refused('bekrachtiging.already-given', 'organ')
    given(house).when('RecordSilence', by(bureau, '2025-07-01')).refused('silence.means-nothing', 'organ')
  })

  test('concerns a decision that waits for bekrachtiging', () => {
    const small = smallHouse()
    const { house, college } = small
    adoptDeadline(small, college, { days: 5, silence: 'granted' })
    const silence = (fields: object) =>
      given(house).when('RecordSilence', {
        effectiveOn: '2025-12-31',
        dossier: nobody,
        decision: nobody,
        organ: college,
        ...fields,
      })
    silence({}).refused('dossier.unknown', 'dossier')
    const dossier = propose(small)
    silence({ dossier }).refused('decision.unknown', 'decision')
    const rejected = adopt(small, dossier, { outcome: 'rejected', reasons: 'Nee' })
    silence({ dossier, decision: rejected }).refused('bekrachtiging.not-awaited', 'decision')
    const other = propose(small, { subject: 'vision', amountCents: null })
    const final = adopt(small, other, { organ: college })
    silence({ dossier: other, decision: final }).refused('bekrachtiging.not-awaited', 'decision')
    const third = propose(small, { subject: 'vision', amountCents: null })
    const irregular = adopt(small, third, { withoutMandateBecause: 'Haast' })
    silence({ dossier: third, decision: irregular }).refused('bekrachtiging.not-awaited', 'decision')
  })
})
