import { describe, expect, test } from 'vitest'
import type { FieldsOf } from './support/given.js'
import { given, nobody } from './support/given.js'
import { convenant, decree, majority, smallHouse, terms } from './support/small-house.js'

const reason = 'Beslissing van de grantor'

describe('granting a mandate', () => {
  test('from a founding text starts a chain', () => {
    const { house, coordinator } = smallHouse()
    given(house)
      .when('GrantMandate', {
        effectiveOn: '2025-02-01',
        grantor: decree(),
        grantee: { organ: coordinator, role: 'chair' },
        subject: 'communication',
        terms: terms('decide', { perDecisionCents: 50_000 }),
        until: '2025-12-31',
      })
      .leadsTo('MandateGranted', {
        grantor: decree(),
        grantee: { organ: coordinator, role: 'chair' },
        period: { from: '2025-02-01', until: '2025-12-31' },
      })
  })

  const fromCollege = (
    small: ReturnType<typeof smallHouse>,
    more: Partial<FieldsOf<'GrantMandate'>> = {},
  ): FieldsOf<'GrantMandate'> => ({
    effectiveOn: '2025-02-01',
    grantor: { kind: 'organ', organ: small.college },
    grantee: { organ: small.coordinator, role: null },
    subject: 'communication',
    terms: terms('decide', { perDecisionCents: 50_000 }),
    until: '2027-12-31',
    ...more,
  })

  test('from an organ is possible as far as its own mandate goes: same level, limit, subject and last day', () => {
    const small = smallHouse()
    given(small.house)
      .when(
        'GrantMandate',
        fromCollege(small, {
          subject: 'all',
          terms: terms('decide', { perDecisionCents: 5_000_000, mayBeSubDelegated: true }),
          until: '2030-12-31',
        }),
      )
      .leadsTo('MandateGranted')
  })

  test.each<[string, string, (small: ReturnType<typeof smallHouse>) => Partial<FieldsOf<'GrantMandate'>>]>([
    ['a higher limit', 'limit', () => ({ terms: terms('decide', { perDecisionCents: 5_000_001 }) })],
    ['no limit', 'limit', () => ({ terms: terms('decide') })],
    ['a day more', 'period', () => ({ until: '2031-01-01' })],
    ['no end', 'period', () => ({ until: null })],
    ['what may not be passed on', 'subDelegation', (small) => stuurgroepGrants(small, 'finances.use-of-subsidies')],
    ['another subject', 'subject', (small) => stuurgroepGrants(small, 'vision')],
    ['a wider subject', 'subject', (small) => stuurgroepGrants(small, 'all')],
    ['a year limit above its own', 'limit', (small) => workingGroups(small, { perYearCents: 200_001 })],
    ['no year limit', 'limit', (small) => workingGroups(small, { perYearCents: null })],
  ])('from an organ is refused beyond its own mandate: %s', (_what, exceeds, change) => {
    const small = smallHouse()
    given(small.house)
      .when('GrantMandate', fromCollege(small, change(small)))
      .refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds })
  })

  test('from an organ that does not act yet is refused', () => {
    const small = smallHouse()
    given(small.house)
      .when('GrantMandate', fromCollege(small, { effectiveOn: '2024-12-31' }))
      .refused('organ.not-active', 'grantor.organ')
  })

  const stuurgroepGrants = (small: ReturnType<typeof smallHouse>, subject: string) => ({
    grantor: { kind: 'organ', organ: small.stuurgroep } as const,
    subject,
    terms: terms('propose', { addressee: small.college }),
  })

  const workingGroups = (small: ReturnType<typeof smallHouse>, limits: { perYearCents: number | null }) => ({
    grantor: { kind: 'organ', organ: small.stuurgroep } as const,
    subject: 'working-groups.establishment',
    terms: {
      ...terms('decide', { perDecisionCents: 100_000 }),
      limits: { perDecisionCents: 100_000, perYearCents: limits.perYearCents, conditions: [] },
    },
  })

  test('from an organ is refused at a higher level, or with another organ to ratify', () => {
    const small = smallHouse()
    const { house, college, gemeenteraad, stuurgroep, coordinator } = small
    house.record('GrantMandate', {
      ...fromCollege(small),
      grantee: { organ: stuurgroep, role: null },
      subject: 'staff',
      terms: terms('decide-subject-to-bekrachtiging', {
        ratifyingOrgan: college,
        perDecisionCents: 50_000,
        mayBeSubDelegated: true,
      }),
    })
    const passOn = (granted: FieldsOf<'GrantMandate'>['terms']) =>
      given(house).when('GrantMandate', {
        ...fromCollege(small),
        grantor: { kind: 'organ', organ: stuurgroep },
        grantee: { organ: coordinator, role: null },
        subject: 'staff.coordination',
        terms: granted,
      })
    passOn(terms('decide', { perDecisionCents: 100 })).refused('mandate.exceeds-grantor', 'grantor.organ', {
      exceeds: 'level',
    })
    passOn(terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: gemeenteraad, perDecisionCents: 100 })).refused(
      'mandate.exceeds-grantor',
      'grantor.organ',
      { exceeds: 'ratifyingOrgan' },
    )
    passOn(terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, perDecisionCents: 100 })).leadsTo(
      'MandateGranted',
    )
  })

  test('from an organ whose own chain is broken that day is refused', () => {
    const small = smallHouse()
    small.house.record('SuspendMandate', { effectiveOn: '2025-02-01', mandate: small.councilMandate, reason })
    given(small.house).when('GrantMandate', fromCollege(small)).refused('mandate.exceeds-grantor', 'grantor.organ')
  })

  test('names organs and subjects that exist', () => {
    const small = smallHouse()
    const grant = (more: Partial<FieldsOf<'GrantMandate'>>) =>
      given(small.house).when('GrantMandate', fromCollege(small, more))
    grant({ grantee: { organ: nobody, role: null } }).refused('organ.unknown', 'grantee.organ')
    grant({ grantor: { kind: 'organ', organ: nobody } }).refused('organ.unknown', 'grantor.organ')
    grant({ subject: 'culture' }).refused('subject.unknown', 'subject', { subject: 'culture' })
    grant({ terms: terms('propose', { addressee: nobody }) }).refused('organ.unknown', 'terms.addressee')
    grant({ terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: nobody }) }).refused(
      'organ.unknown',
      'terms.ratifyingOrgan',
    )
  })

  test('gives each level its own fields', () => {
    const small = smallHouse()
    const { college } = small
    const grant = (granted: FieldsOf<'GrantMandate'>['terms']) =>
      given(small.house).when('GrantMandate', fromCollege(small, { terms: granted }))
    grant(terms('decide-subject-to-bekrachtiging')).refused('mandate.ratifying-organ-needed', 'terms.ratifyingOrgan')
    grant(terms('propose')).refused('mandate.addressee-needed', 'terms.addressee')
    grant(terms('decide', { ratifyingOrgan: college })).refused(
      'mandate.field-does-not-fit-level',
      'terms.ratifyingOrgan',
      { level: 'decide' },
    )
    grant(terms('inform', { addressee: college })).refused('mandate.field-does-not-fit-level', 'terms.addressee', {
      level: 'inform',
    })
    grant(terms('advise')).leadsTo('MandateGranted')
    grant(terms('advise', { addressee: college })).leadsTo('MandateGranted')
    grant(terms('inform')).leadsTo('MandateGranted')
  })

  test('does not end before it begins', () => {
    const small = smallHouse()
    given(small.house)
      .when('GrantMandate', fromCollege(small, { until: '2025-01-31' }))
      .refused('period.ends-before-start', 'until')
    given(small.house)
      .when('GrantMandate', fromCollege(small, { until: '2025-02-01' }))
      .leadsTo('MandateGranted', { period: { from: '2025-02-01', until: '2025-02-01' } })
  })

  test('may go to an organ that is still to come, not to one that is gone', () => {
    const small = smallHouse()
    const { house } = small
    const organ = house.record('EstablishOrgan', {
      effectiveOn: '2025-06-01',
      name: 'Zomerploeg',
      kind: 'other',
      rule: majority,
      basis: convenant,
    }).organ!
    house.record('DissolveOrgan', { effectiveOn: '2025-09-30', organ, reason: 'Zomer voorbij' })
    const grant = (effectiveOn: string) =>
      given(house).when('GrantMandate', fromCollege(small, { effectiveOn, grantee: { organ, role: null } }))
    grant('2025-05-31').leadsTo('MandateGranted')
    grant('2025-09-30').leadsTo('MandateGranted')
    grant('2025-10-01').refused('organ.not-active', 'grantee.organ')
  })

  test('that proposes or needs bekrachtiging is measured as such against that of its grantor', () => {
    const small = smallHouse()
    const { house, college, stuurgroep, coordinator } = small
    const own = { ratifyingOrgan: college, perDecisionCents: 50_000 }
    house.record('GrantMandate', {
      ...fromCollege(small),
      grantee: { organ: stuurgroep, role: null },
      subject: 'staff',
      terms: terms('decide-subject-to-bekrachtiging', { ...own, mayBeSubDelegated: true }),
    })
    const passOn = (granted: FieldsOf<'GrantMandate'>['terms']) =>
      given(house).when('GrantMandate', {
        ...fromCollege(small),
        grantor: { kind: 'organ', organ: stuurgroep },
        grantee: { organ: coordinator, role: null },
        subject: 'staff',
        terms: granted,
      })
    // Who only proposes asks nobody's bekrachtiging, and has no limit.
    passOn(terms('propose', { addressee: stuurgroep })).leadsTo('MandateGranted')
    const level = 'decide-subject-to-bekrachtiging'
    passOn(terms(level, { ...own, perDecisionCents: 50_001 })).refused('mandate.exceeds-grantor', 'grantor.organ', {
      exceeds: 'limit',
    })
    passOn(terms(level, own)).leadsTo('MandateGranted')
  })
})

describe('changing a mandate', () => {
  test('that does not exist is refused', () => {
    const { house } = smallHouse()
    const on = { effectiveOn: '2025-06-01', mandate: nobody } as const
    given(house)
      .when('AmendMandate', { ...on, terms: terms('decide'), reason })
      .refused('mandate.unknown', 'mandate')
    given(house)
      .when('SuspendMandate', { ...on, reason })
      .refused('mandate.unknown', 'mandate')
    given(house).when('ResumeMandate', on).refused('mandate.unknown', 'mandate')
    given(house)
      .when('RevokeMandate', { ...on, reason })
      .refused('mandate.unknown', 'mandate')
    given(house)
      .when('RenewMandate', { ...on, until: null })
      .refused('mandate.unknown', 'mandate')
  })

  test('amends its terms, as far as the grantor goes', () => {
    const { house, workingGroupMandate } = smallHouse()
    const amend = (perDecisionCents: number, effectiveOn = '2025-06-01') =>
      given(house).when('AmendMandate', {
        effectiveOn,
        mandate: workingGroupMandate,
        terms: terms('decide', { perDecisionCents }),
        reason,
      })
    amend(5_000_000).leadsTo('MandateAmended', { mandate: workingGroupMandate, reason })
    amend(5_000_001).refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'limit' })
    amend(1_000, '2024-12-31').refused('period.ends-before-start', 'effectiveOn')
    amend(1_000, '2025-01-01').leadsTo('MandateAmended')
    amend(1_000, '2028-01-01').refused('mandate.ended', 'mandate')
  })

  test('amends only into terms that fit their level', () => {
    const { house, workingGroupMandate } = smallHouse()
    given(house)
      .when('AmendMandate', {
        effectiveOn: '2025-06-01',
        mandate: workingGroupMandate,
        terms: terms('propose'),
        reason,
      })
      .refused('mandate.addressee-needed', 'terms.addressee')
  })

  test('suspends it once at a time, and resumes only what is suspended, on a later day', () => {
    const { house, subsidyMandate: mandate } = smallHouse()
    given(house)
      .when('ResumeMandate', { effectiveOn: '2025-06-01', mandate })
      .refused('mandate.not-suspended', 'mandate')
    given(house).when('SuspendMandate', { effectiveOn: '2025-06-01', mandate, reason }).leadsTo('MandateSuspended')
    given(house)
      .when('SuspendMandate', { effectiveOn: '2025-07-01', mandate, reason })
      .refused('mandate.suspended', 'mandate')
    given(house)
      .when('ResumeMandate', { effectiveOn: '2025-06-01', mandate })
      .refused('mandate.resumed-too-early', 'effectiveOn')
    given(house).when('ResumeMandate', { effectiveOn: '2025-07-01', mandate }).leadsTo('MandateResumed')
    given(house)
      .when('ResumeMandate', { effectiveOn: '2025-08-01', mandate })
      .refused('mandate.not-suspended', 'mandate')
    given(house).when('SuspendMandate', { effectiveOn: '2025-09-01', mandate, reason }).leadsTo('MandateSuspended')
    given(house).when('ResumeMandate', { effectiveOn: '2025-10-01', mandate }).leadsTo('MandateResumed')
    expect(house.state.mandates.get(mandate as never)?.suspensions).toMatchObject([
      { from: '2025-06-01', until: '2025-06-30' },
      { from: '2025-09-01', until: '2025-09-30' },
    ])
  })

  test('is over once it is revoked', () => {
    const { house, subsidyMandate: mandate } = smallHouse()
    given(house)
      .when('RevokeMandate', { effectiveOn: '2025-06-01', mandate, reason })
      .leadsTo('MandateRevoked', { mandate, reason })
    for (const effectiveOn of ['2025-06-01', '2026-01-01']) {
      given(house).when('RevokeMandate', { effectiveOn, mandate, reason }).refused('mandate.ended', 'mandate')
      given(house)
        .when('RenewMandate', { effectiveOn, mandate, until: '2029-12-31' })
        .refused('mandate.ended', 'mandate')
      given(house).when('SuspendMandate', { effectiveOn, mandate, reason }).refused('mandate.ended', 'mandate')
    }
  })

  test('renews it until a later day, within the period of the grantor', () => {
    const { house, subsidyMandate: mandate } = smallHouse()
    const renew = (until: string | null) =>
      given(house).when('RenewMandate', { effectiveOn: '2027-06-01', mandate, until })
    renew('2027-12-31').refused('period.ends-before-start', 'until')
    renew('2031-01-01').refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'period' })
    renew(null).refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'period' })
    renew('2030-12-31').leadsTo('MandateRenewed', { mandate, until: '2030-12-31' })
    expect(house.state.mandates.get(mandate as never)?.period).toEqual({ from: '2025-01-01', until: '2030-12-31' })
  })

  test('does not shorten a mandate without end by calling it a renewal', () => {
    const { house, councilMandate: mandate } = smallHouse()
    given(house)
      .when('RenewMandate', { effectiveOn: '2025-06-01', mandate, until: '2024-06-01' })
      .refused('period.ends-before-start', 'until')
  })
})
