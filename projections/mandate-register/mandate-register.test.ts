import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MandateTerms } from '../../src/domain/mandate/events.js'
import { type Mandate, termsOn } from '../../src/domain/mandate/state.js'
import { dayBefore, type LocalDate, toLocalDate } from '../../src/domain/shared/time.js'
import { terms } from '../../test/domain/support/small-house.js'
import { openReading, type Reading } from '../../test/reading/reading.js'
import { type MandateFacts, segmentsOf } from './segments.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const entryOf = async (mandate: string, asOf: string, knownAt: string | null = null) =>
  (await reading.queries.readMandateRegister(reading.house, { asOf, knownAt })).find(({ id }) => id === mandate)

describe('the mandate register', () => {
  it('shows who may decide what on a day, with the limits and who ratifies', async () => {
    await reading.follow()
    expect(await entryOf(reading.small.subsidyMandate, '2025-06-01')).toMatchObject({
      grantor: { kind: 'organ', organ: { name: 'College' } },
      grantee: { organ: { name: 'Stuurgroep' }, role: null },
      subject: 'finances.use-of-subsidies',
      level: 'decide-subject-to-bekrachtiging',
      perDecisionCents: 1_000_000,
      perYearCents: 2_500_000,
      ratifyingOrgan: { name: 'College' },
      status: 'active',
      from: '2025-01-01',
      until: '2027-12-31',
    })
    expect(await entryOf(reading.small.subsidyMandate, '2024-12-31')).toBeUndefined()
    expect(await entryOf(reading.small.subsidyMandate, '2028-01-01')).toBeUndefined()
  })

  it('is suspended between two days, and was not known to be before that was recorded', async () => {
    const { subsidyMandate } = reading.small
    const before = await reading.follow()
    reading.record('SuspendMandate', { effectiveOn: '2025-03-01', mandate: subsidyMandate, reason: 'Onderzoek.' })
    const suspended = await reading.follow()
    reading.record('ResumeMandate', { effectiveOn: '2025-04-01', mandate: subsidyMandate })
    await reading.follow()
    const statusOn = async (day: string, knownAt: string | null = null) =>
      (await entryOf(subsidyMandate, day, knownAt))?.status
    expect(await statusOn('2025-02-28')).toBe('active')
    expect(await statusOn('2025-03-01')).toBe('suspended')
    expect(await statusOn('2025-03-31')).toBe('suspended')
    expect(await statusOn('2025-04-01')).toBe('active')
    expect(await statusOn('2025-04-01', suspended)).toBe('suspended')
    expect(await statusOn('2025-03-15', before)).toBe('active')
    expect(await statusOn('2025-03-15', '2025-12-31T23:59:59.999Z')).toBeUndefined()
  })

  it('gives one mandate with its segments and its acts, and only what was known then', async () => {
    const { workingGroupMandate: mandate } = reading.small
    const { house } = reading
    const granted = await reading.follow()
    reading.record('AmendMandate', {
      effectiveOn: '2025-07-01',
      mandate,
      terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 50_000, perYearCents: 200_000 }),
      reason: 'Lager.',
    })
    reading.record('RevokeMandate', { effectiveOn: '2026-02-01', mandate, reason: 'Nieuw bestuur.' })
    await reading.follow()
    const now = await reading.queries.findMandate(house, mandate, { knownAt: null })
    expect(now?.segments.map(({ from, until, perDecisionCents }) => [from, until, perDecisionCents])).toEqual([
      ['2025-01-01', '2025-06-30', 100_000],
      ['2025-07-01', '2026-01-31', 50_000],
    ])
    expect(now?.acts.map(({ type, reason }) => [type, reason])).toEqual([
      ['MandateGranted', null],
      ['MandateAmended', 'Lager.'],
      ['MandateRevoked', 'Nieuw bestuur.'],
    ])
    const then = await reading.queries.findMandate(house, mandate, { knownAt: granted })
    expect(then?.segments.map(({ from, until }) => [from, until])).toEqual([['2025-01-01', '2027-12-31']])
    expect(then?.acts).toHaveLength(1)
    expect(await reading.queries.findMandate(house, mandate, { knownAt: '2020-01-01T00:00:00.000Z' })).toBeNull()
  })

  it('filters by organ and by subject', async () => {
    const { stuurgroep } = reading.small
    await reading.follow()
    const subjects = async (filter: object) =>
      (await reading.queries.readMandateRegister(reading.house, { asOf: '2025-06-01', knownAt: null, ...filter })).map(
        ({ subject }) => subject,
      )
    expect(await subjects({ organ: stuurgroep })).toEqual(['finances.use-of-subsidies', 'working-groups'])
    expect(await subjects({ subject: 'finances' })).toEqual(['all', 'all', 'finances.use-of-subsidies', 'finances'])
    expect(await subjects({ subject: 'finances.use-of-subsidies.play' })).toEqual([
      'all',
      'all',
      'finances.use-of-subsidies',
      'finances',
    ])
    expect(await subjects({ subject: 'vision' })).toEqual(['all', 'all'])
  })
})

describe('the segments of a mandate', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((offset) => {
    const date = new Date(Date.UTC(2025, 0, 1 + offset))
    return toLocalDate(date.toISOString().slice(0, 10))
  })
  const withLimit = (cents: number): MandateTerms => terms('decide', { perDecisionCents: cents }) as MandateTerms
  const facts = fc
    .record({
      from: day,
      until: fc.option(day),
      amendments: fc.array(day, { maxLength: 3 }),
      suspensions: fc.array(fc.tuple(day, fc.option(day)), { maxLength: 2 }),
      revokedOn: fc.option(day),
    })
    .map(
      ({ from, until, amendments, suspensions, revokedOn }): MandateFacts => ({
        grantor: { kind: 'founding-text', textKind: 'decree', reference: 'Decreet', date: from },
        grantee: { organ: 'o' as never, role: null },
        subject: 'all',
        from,
        until: until !== null && until < from ? null : until,
        terms: [
          { from, terms: withLimit(1) },
          ...amendments
            .filter((start) => start >= from)
            .sort()
            .map((start, index) => ({ from: start, terms: withLimit(index + 2) })),
        ],
        suspensions: suspensions.map(([start, end]) => ({
          from: start,
          resumedOn: end !== null && end > start ? end : null,
        })),
        revokedOn,
      }),
    )

  it('say of every day what the rules of the domain say', () => {
    fc.assert(
      fc.property(facts, fc.array(day, { minLength: 1 }), (of, days) => {
        const segments = segmentsOf(of)
        const event = '00000000-0000-7000-8000-000000000000' as Mandate['event']
        const mandate = {
          period: { from: of.from, until: of.until },
          terms: of.terms.map((one) => ({ ...one, event })),
          suspensions: of.suspensions.map(({ from, resumedOn }) => ({
            from,
            until: resumedOn === null ? null : dayBefore(resumedOn),
            event,
          })),
          revokedOn: of.revokedOn,
          renewals: [],
        } as Pick<Mandate, 'period' | 'terms' | 'suspensions' | 'revokedOn' | 'renewals'> as Mandate
        for (const on of days) {
          const held = segments.filter(({ from, until }) => from <= on && (until === null || on <= until))
          expect(held.length).toBeLessThanOrEqual(1)
          const [one] = held
          const active = one === undefined || one.suspended ? null : one.terms
          expect(active).toEqual(termsOn(mandate, on as LocalDate))
        }
      }),
      { numRuns: 500 },
    )
  })
})
