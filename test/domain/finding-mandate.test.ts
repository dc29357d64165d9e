import { describe, expect, test } from 'vitest'
import { findingsOn, onlyFinding, proofOf } from './support/findings.js'
import type { FieldsOf } from './support/given.js'
import { decree, type SmallHouse, smallHouse, terms } from './support/small-house.js'

const reason = 'Nieuwe bestuursploeg'

const grant = (small: SmallHouse, fields: Partial<FieldsOf<'GrantMandate'>> = {}) =>
  small.house.record('GrantMandate', {
    effectiveOn: '2025-01-01',
    grantor: decree(),
    grantee: { organ: small.stuurgroep, role: null },
    subject: 'staff',
    terms: terms('decide'),
    ...fields,
  }).mandate!

const lapsing = (small: SmallHouse, mandate: string) =>
  findingsOn(small.house, 'mandate.lapsing').filter(({ about }) => about.id === mandate)

describe('a mandate that is about to lapse', () => {
  test('is found ninety days before its last day', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31' })
    const [found] = lapsing(small, mandate)
    expect(found).toMatchObject({
      identity: `mandate.lapsing/${mandate}/2025-12-31`,
      severity: 'attention',
      about: { kind: 'mandate', id: mandate, dossier: null, organ: small.stuurgroep },
      since: '2025-10-02',
      healedOn: null,
      details: { until: '2025-12-31', renewed: false },
    })
    expect(proofOf(small.house, found!)).toEqual(['MandateGranted'])
  })

  test('is found at once when it lasts less than that, and never when it has no end', () => {
    const small = smallHouse()
    expect(lapsing(small, grant(small, { until: '2025-02-28' }))).toMatchObject([{ since: '2025-01-01' }])
    expect(lapsing(small, grant(small))).toEqual([])
  })

  test('is healed by its renewal, and then lapses later', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31' })
    small.house.record('RenewMandate', { effectiveOn: '2025-11-01', mandate, until: '2026-12-31' })
    const found = lapsing(small, mandate)
    expect(found).toMatchObject([
      { since: '2025-10-02', healedOn: '2025-11-01', details: { until: '2025-12-31', renewed: true } },
      { since: '2026-10-02', healedOn: null, details: { until: '2026-12-31', renewed: false } },
    ])
    expect(proofOf(small.house, found[0]!)).toEqual(['MandateGranted', 'MandateRenewed'])
  })

  test('was never about to lapse when it was renewed before that', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31' })
    small.house.record('RenewMandate', { effectiveOn: '2025-10-01', mandate, until: null })
    expect(lapsing(small, mandate)).toEqual([])
  })

  test('is healed by its revocation, or by another that takes its place', () => {
    const small = smallHouse()
    const revoked = grant(small, { until: '2025-12-31' })
    small.house.record('RevokeMandate', { effectiveOn: '2025-10-02', mandate: revoked, reason })
    expect(lapsing(small, revoked)).toMatchObject([{ healedOn: '2025-10-02' }])
    const early = grant(small, { until: '2025-12-31', subject: 'offer' })
    small.house.record('RevokeMandate', { effectiveOn: '2025-10-01', mandate: early, reason })
    expect(lapsing(small, early)).toEqual([])

    const followed = grant(small, { until: '2025-12-31', subject: 'vision' })
    grant(small, { effectiveOn: '2026-01-01', subject: 'vision' })
    expect(lapsing(small, followed)).toMatchObject([{ healedOn: '2026-01-01' }])
  })

  test('is not taken over by one of another holder, over less, or that ends no later', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31', subject: 'communication' })
    grant(small, { subject: 'communication', grantee: { organ: small.college, role: null } })
    grant(small, { subject: 'communication', grantee: { organ: small.stuurgroep, role: 'chair' } })
    grant(small, { subject: 'communication.promotion' })
    grant(small, { subject: 'communication', until: '2025-12-31', terms: terms('advise') })
    expect(lapsing(small, mandate)).toMatchObject([{ healedOn: null }])
    grant(small, { subject: 'all', until: '2026-01-01', effectiveOn: '2025-11-15', terms: terms('advise') })
    expect(lapsing(small, mandate)).toMatchObject([{ healedOn: '2025-11-15' }])
  })

  test('needs nobody when its organ ends no later', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31' })
    small.house.record('DissolveOrgan', { effectiveOn: '2025-12-31', organ: small.stuurgroep, reason })
    expect(lapsing(small, mandate)).toEqual([])
  })
})

describe('overlapping mandates', () => {
  test('of one holder over the same subject at the same level are found while both hold', () => {
    const small = smallHouse()
    const first = grant(small, { until: '2025-06-30' })
    const second = grant(small, { effectiveOn: '2025-06-30' })
    const found = onlyFinding(small.house, 'mandate.overlapping')
    expect(found).toMatchObject({
      identity: `mandate.overlapping/${second}/${first}`,
      severity: 'attention',
      about: { kind: 'mandate', id: second, organ: small.stuurgroep },
      since: '2025-06-30',
      healedOn: '2025-07-01',
      details: { other: first },
    })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'MandateGranted'])
  })

  test('are none when one begins the day after the other ends, or was revoked', () => {
    const small = smallHouse()
    grant(small, { until: '2025-06-30' })
    grant(small, { effectiveOn: '2025-07-01' })
    const revoked = grant(small, { subject: 'offer' })
    small.house.record('RevokeMandate', { effectiveOn: '2025-03-01', mandate: revoked, reason })
    grant(small, { subject: 'offer', effectiveOn: '2025-03-01' })
    expect(findingsOn(small.house, 'mandate.overlapping')).toEqual([])
  })

  test('may differ in level, subject or holder', () => {
    const small = smallHouse()
    grant(small)
    grant(small, { terms: terms('advise') })
    grant(small, { subject: 'staff.coordination' })
    grant(small, { grantee: { organ: small.stuurgroep, role: 'chair' } })
    grant(small, { grantee: { organ: small.coordinator, role: null } })
    expect(findingsOn(small.house, 'mandate.overlapping')).toEqual([])
  })

  test('are open for as long as neither ends', () => {
    const small = smallHouse()
    grant(small)
    const second = grant(small)
    expect(onlyFinding(small.house, 'mandate.overlapping').healedOn).toBeNull()
    small.house.record('RevokeMandate', { effectiveOn: '2025-03-01', mandate: second, reason })
    expect(onlyFinding(small.house, 'mandate.overlapping').healedOn).toBe('2025-03-01')
  })
})

describe('a broken chain', () => {
  const broken = (small: SmallHouse, mandate: string) =>
    findingsOn(small.house, 'mandate.chain-broken').filter(({ about }) => about.id === mandate)

  test('is found for every mandate below, from the first day without the one above', () => {
    const small = smallHouse()
    expect(findingsOn(small.house, 'mandate.chain-broken').map(({ since }) => since)).toEqual([])
    small.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: small.collegeMandate, reason })
    const found = findingsOn(small.house, 'mandate.chain-broken')
    expect(found.map(({ about }) => about.id).sort()).toEqual(
      [small.subsidyMandate, small.workingGroupMandate, small.proposalMandate].sort(),
    )
    const [one] = broken(small, small.subsidyMandate)
    expect(one).toMatchObject({
      identity: `mandate.chain-broken/${small.subsidyMandate}/2025-06-01`,
      severity: 'grave',
      about: { kind: 'mandate', organ: small.stuurgroep },
      since: '2025-06-01',
      healedOn: '2028-01-01',
    })
    expect(proofOf(small.house, one!)).toEqual(['MandateGranted', 'MandateRevoked'])
  })

  test('reaches through the mandate between', () => {
    const small = smallHouse()
    small.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: small.councilMandate, reason })
    expect(broken(small, small.subsidyMandate)).toMatchObject([{ since: '2025-06-01' }])
    expect(broken(small, small.collegeMandate)).toMatchObject([{ since: '2025-06-01' }])
    expect(broken(small, small.councilMandate)).toEqual([])
  })

  test('is whole again when the one above is resumed, granted anew or amended', () => {
    const small = smallHouse()
    small.house.record('SuspendMandate', { effectiveOn: '2025-06-01', mandate: small.collegeMandate, reason })
    expect(proofOf(small.house, broken(small, small.subsidyMandate)[0]!)).toEqual([
      'MandateGranted',
      'MandateSuspended',
    ])
    small.house.record('ResumeMandate', { effectiveOn: '2025-07-01', mandate: small.collegeMandate })
    expect(broken(small, small.subsidyMandate)).toMatchObject([{ since: '2025-06-01', healedOn: '2025-07-01' }])

    small.house.record('AmendMandate', {
      effectiveOn: '2025-08-01',
      mandate: small.collegeMandate,
      terms: terms('decide', { perDecisionCents: 5_000_000 }),
      reason,
    })
    const collegeAgain = {
      grantor: { kind: 'organ', organ: small.gemeenteraad },
      grantee: { organ: small.college, role: null },
      subject: 'all',
      terms: terms('decide', { mayBeSubDelegated: true }),
    } as const
    grant(small, { effectiveOn: '2025-09-01', ...collegeAgain })
    expect(broken(small, small.subsidyMandate)).toMatchObject([
      { since: '2025-06-01', healedOn: '2025-07-01' },
      { since: '2025-08-01', healedOn: '2025-09-01' },
    ])
  })

  test('harms nothing while the mandate itself stands still, and ends with it', () => {
    const small = smallHouse()
    small.house.record('SuspendMandate', { effectiveOn: '2025-05-01', mandate: small.subsidyMandate, reason })
    small.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: small.collegeMandate, reason })
    expect(broken(small, small.subsidyMandate)).toEqual([])
    small.house.record('ResumeMandate', { effectiveOn: '2025-08-01', mandate: small.subsidyMandate })
    expect(broken(small, small.subsidyMandate)).toMatchObject([{ since: '2025-08-01' }])
    small.house.record('RevokeMandate', { effectiveOn: '2025-09-01', mandate: small.subsidyMandate, reason })
    expect(broken(small, small.subsidyMandate)).toMatchObject([{ since: '2025-08-01', healedOn: '2025-09-01' }])
  })
})

describe('mandates that carry each other', () => {
  test('are found where the circle is closed', () => {
    const small = smallHouse()
    const { college, gemeenteraad, collegeMandate } = small
    expect(findingsOn(small.house, 'mandate.circular')).toEqual([])
    const back = grant(small, {
      effectiveOn: '2025-03-01',
      grantor: { kind: 'organ', organ: college },
      grantee: { organ: gemeenteraad, role: null },
      subject: 'all',
      terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 5_000_000 }),
      until: '2030-12-31',
    })
    const found = onlyFinding(small.house, 'mandate.circular')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'mandate', id: back, organ: gemeenteraad },
      since: '2025-03-01',
      healedOn: '2031-01-01',
      details: { length: 2 },
    })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'MandateGranted'])
    small.house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: collegeMandate, reason })
    expect(onlyFinding(small.house, 'mandate.circular').healedOn).toBe('2025-05-01')
  })

  test('are none when one ended before the other began', () => {
    const small = smallHouse()
    grant(small, {
      effectiveOn: '2025-03-01',
      grantor: { kind: 'organ', organ: small.college },
      grantee: { organ: small.gemeenteraad, role: null },
      subject: 'offer',
      terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 5_000_000 }),
      until: '2030-12-31',
    })
    // The mandate of the college is wider: it does not rest on this one.
    expect(findingsOn(small.house, 'mandate.circular')).toEqual([])
  })
})

describe('a mandate of an organ that is no more', () => {
  test('is found from the day after the end of the organ until its own', () => {
    const small = smallHouse()
    const mandate = grant(small, { until: '2025-12-31', grantee: { organ: small.coordinator, role: null } })
    small.house.record('DissolveOrgan', { effectiveOn: '2025-06-30', organ: small.coordinator, reason })
    const found = findingsOn(small.house, 'mandate.of-ended-organ').find(({ about }) => about.id === mandate)!
    expect(found).toMatchObject({ severity: 'attention', since: '2025-07-01', healedOn: '2026-01-01' })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'OrganDissolved'])
    small.house.record('RevokeMandate', { effectiveOn: '2025-07-01', mandate, reason })
    expect(findingsOn(small.house, 'mandate.of-ended-organ').map(({ about }) => about.id)).toEqual([
      small.proposalMandate,
    ])
  })
})

test('a broken chain cites what broke it in one order, however many other mandates there are', () => {
  const small = smallHouse()
  const { house, gemeenteraad, college, collegeMandate, subsidyMandate } = small
  const grantor = { kind: 'organ', organ: gemeenteraad } as const
  const grantee = { organ: college, role: null }
  const second = grant(small, { grantor, grantee, subject: 'finances' })
  house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: second, reason })
  house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: collegeMandate, reason })
  const cited = () => findingsOn(house, 'mandate.chain-broken').find(({ about }) => about.id === subsidyMandate)!.events
  const before = cited()
  expect(before).toHaveLength(3)
  for (let number = 0; number < 12; number += 1) {
    grant(small)
    expect(cited()).toEqual(before)
  }
})
