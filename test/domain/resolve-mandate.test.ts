import { describe, expect, test } from 'vitest'
import type { FieldsOf } from './support/given.js'
import { ask, found, grant, reason, refusedFor, subsidies } from './support/mandate-question.js'
import { type SmallHouse, smallHouse, terms } from './support/small-house.js'

describe('the five outcomes', () => {
  test('final at once: who may decide decides', () => {
    const { house, college, collegeMandate } = smallHouse()
    expect(found(house, { organ: college })).toMatchObject({ standing: { kind: 'final' }, mandate: collegeMandate })
  })

  test('waits for bekrachtiging by the organ that the mandate names', () => {
    const { house, stuurgroep, college, subsidyMandate } = smallHouse()
    expect(found(house, { organ: stuurgroep })).toMatchObject({
      standing: { kind: 'awaits-bekrachtiging', organ: college },
      mandate: subsidyMandate,
    })
  })

  test('only a proposal: the coordinator proposes finances to the stuurgroep', () => {
    const { house, coordinator, stuurgroep, proposalMandate } = smallHouse()
    expect(found(house, { organ: coordinator, amount: 900_000_000n })).toMatchObject({
      standing: { kind: 'proposal-to', organ: stuurgroep },
      mandate: proposalMandate,
    })
  })

  test('advice only, to an organ or to whoever listens', () => {
    const { house, coordinator, college } = smallHouse()
    grant(house, { organ: coordinator, subject: 'vision', terms: terms('advise', { addressee: college }) })
    grant(house, { organ: coordinator, subject: 'offer', terms: terms('advise') })
    expect(found(house, { organ: coordinator, subject: 'vision' }).standing).toEqual({
      kind: 'advice-only',
      organ: college,
    })
    expect(found(house, { organ: coordinator, subject: 'offer' }).standing).toEqual({
      kind: 'advice-only',
      organ: null,
    })
  })

  test('no mandate: the coordinator does not decide on staff, and a duty to be informed gives no say', () => {
    const { house, coordinator } = smallHouse()
    expect(refusedFor(house, { organ: coordinator, subject: 'staff' })).toEqual([])
    grant(house, { organ: coordinator, subject: 'staff', terms: terms('inform') })
    expect(refusedFor(house, { organ: coordinator, subject: 'staff' })).toEqual(['inform-only'])
  })
})

describe('which mandate', () => {
  test('covers its subject and all below it, never what stands above or beside it', () => {
    const { house, stuurgroep } = smallHouse()
    house.record('AddSubject', { effectiveOn: '2025-01-01', subject: `${subsidies}.play`, label: 'Spel' })
    expect(found(house, { organ: stuurgroep, subject: `${subsidies}.play` }).answer.subject).toBe(subsidies)
    expect(refusedFor(house, { organ: stuurgroep, subject: 'finances' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, subject: 'finances.budget' })).toEqual([])
  })

  test('the most specific subject goes before a higher level', () => {
    const { house, college, coordinator } = smallHouse()
    const specific = grant(house, { organ: college, terms: terms('propose', { addressee: coordinator }) })
    expect(found(house, { organ: college }).mandate).toBe(specific)
  })

  test('on the same subject the higher level goes first, then the one granted later', () => {
    const { house, coordinator, college } = smallHouse()
    const first = grant(house, { organ: coordinator })
    grant(house, { organ: coordinator, terms: terms('propose', { addressee: college }) })
    expect(found(house, { organ: coordinator }).mandate).toBe(first)
    const later = grant(house, { organ: coordinator })
    expect(found(house, { organ: coordinator }).mandate).toBe(later)
  })

  test('of an organ as a whole does not serve a role-holder, nor the other way round', () => {
    const { house, stuurgroep } = smallHouse()
    const ofChair = grant(house, { organ: stuurgroep, grantee: { organ: stuurgroep, role: 'chair' }, subject: 'staff' })
    expect(found(house, { organ: stuurgroep, role: 'chair', subject: 'staff' }).mandate).toBe(ofChair)
    expect(refusedFor(house, { organ: stuurgroep, subject: 'staff' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, role: 'secretary', subject: 'staff' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, role: 'chair' })).toEqual([])
  })
})

describe('the days of a mandate', () => {
  const holdsOn = (small: SmallHouse, on: string): boolean => ask(small.house, { organ: small.stuurgroep, on }).found

  test('first and last day are included', () => {
    const small = smallHouse()
    const days = ['2024-12-31', '2025-01-01', '2027-12-31', '2028-01-01']
    expect(days.map((on) => holdsOn(small, on))).toEqual([false, true, true, false])
  })

  test('a suspension counts from its day until the day it is resumed', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate } = small
    house.record('SuspendMandate', { effectiveOn: '2025-05-01', mandate, reason })
    expect(['2025-04-30', '2025-05-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([true, false, false])
    house.record('ResumeMandate', { effectiveOn: '2025-06-01', mandate })
    expect(['2025-05-31', '2025-06-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([false, true, true])
    expect(refusedFor(house, { organ: small.stuurgroep, on: '2025-05-31' })).toEqual(['not-valid-that-day'])
  })

  test('a revocation counts from its day for ever', () => {
    const small = smallHouse()
    small.house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: small.subsidyMandate, reason })
    expect(['2025-04-30', '2025-05-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([true, false, false])
  })

  test('a renewal carries it past its old last day', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate } = small
    house.record('RenewMandate', { effectiveOn: '2027-06-01', mandate, until: '2028-12-31' })
    expect(['2027-12-31', '2028-01-01', '2028-12-31', '2029-01-01'].map((on) => holdsOn(small, on))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('amended terms hold from their day, the earlier ones until then, in whichever order they were recorded', () => {
    const { house, stuurgroep, college, gemeenteraad, subsidyMandate: mandate } = smallHouse()
    const amend = (effectiveOn: string, amended: FieldsOf<'AmendMandate'>['terms']) =>
      house.record('AmendMandate', { effectiveOn, mandate, terms: amended, reason })
    const within = { perDecisionCents: 1_000_000, perYearCents: 2_500_000 }
    amend('2025-09-01', terms('decide', within))
    amend('2025-05-01', terms('decide-subject-to-bekrachtiging', { ...within, ratifyingOrgan: gemeenteraad }))
    const standings = ['2025-04-30', '2025-05-01', '2025-08-31', '2025-09-01'].map(
      (on) => found(house, { organ: stuurgroep, on }).standing,
    )
    expect(standings).toEqual([
      { kind: 'awaits-bekrachtiging', organ: college },
      { kind: 'awaits-bekrachtiging', organ: gemeenteraad },
      { kind: 'awaits-bekrachtiging', organ: gemeenteraad },
      { kind: 'final' },
    ])
  })
})
