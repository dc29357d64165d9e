import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { adopt, convenant, decideFinally, kbo, propose, smallHouse } from './support/small-house.js'

const newcomer = {
  effectiveOn: '2025-06-01',
  name: 'Speelotheek',
  kind: 'private-legal-person',
  sector: 'vrije-tijd',
  basis: convenant,
} as const

describe('a partner', () => {
  test('is admitted on the strength of a founding text', () => {
    const { house } = smallHouse()
    const { partner } = given(house)
      .when('AdmitPartner', { ...newcomer, kbo: kbo.newcomer })
      .leadsTo('PartnerAdmitted', { name: 'Speelotheek', kbo: kbo.newcomer, basis: convenant })
    expect(house.state.partners.get(partner as never)?.period).toEqual({ from: '2025-06-01', until: null })
  })

  test('without a KBO number is admitted beside others without one', () => {
    const { house } = smallHouse()
    given(house).when('AdmitPartner', newcomer).leadsTo('PartnerAdmitted', { kbo: null })
    given(house).when('AdmitPartner', newcomer).leadsTo('PartnerAdmitted', { kbo: null })
  })

  test('is admitted on the strength of a final decision about admission', () => {
    const small = smallHouse()
    const decision = decideFinally(small, 'partners.admission')
    given(small.house)
      .when('AdmitPartner', { ...newcomer, basis: { kind: 'decision', decision } })
      .leadsTo('PartnerAdmitted', { basis: { kind: 'decision', decision } })
  })

  test('is not admitted by a decision about something else', () => {
    const small = smallHouse()
    const decision = decideFinally(small, 'partners')
    given(small.house)
      .when('AdmitPartner', { ...newcomer, basis: { kind: 'decision', decision } })
      .refused('partner.decision-does-not-admit', 'basis.decision')
  })

  test('is not admitted by a rejection, nor by a decision that does not exist', () => {
    const small = smallHouse()
    const rejection = adopt(small, propose(small, { subject: 'partners.admission', amountCents: null }), {
      organ: small.college,
      outcome: 'rejected',
      reasons: 'Het aanbod bestaat al.',
    })
    for (const decision of [rejection, nobody]) {
      given(small.house)
        .when('AdmitPartner', { ...newcomer, basis: { kind: 'decision', decision } })
        .refused('partner.decision-does-not-admit', 'basis.decision')
    }
  })

  test('is not admitted by a decision that still has no mandate, and is once it has been healed', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'partners.admission', amountCents: null })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'De raad vergaderde niet.' })
    const admission = { ...newcomer, basis: { kind: 'decision', decision } } as const
    given(small.house).when('AdmitPartner', admission).refused('partner.decision-does-not-admit', 'basis.decision')
    small.house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', dossier, decision, organ: small.college })
    given(small.house).when('AdmitPartner', admission).leadsTo('PartnerAdmitted')
  })

  test('does not share its KBO number with another partner that is present', () => {
    given(smallHouse().house)
      .when('AdmitPartner', { ...newcomer, kbo: kbo.centre })
      .refused('partner.kbo-taken', 'kbo', { partner: 'Centrum voor gezinnen vzw' })
  })

  test('does not share its KBO number either when its admission is recorded for an earlier day', () => {
    given(smallHouse().house)
      .when('AdmitPartner', { ...newcomer, kbo: kbo.centre, effectiveOn: '2024-06-01' })
      .refused('partner.kbo-taken', 'kbo')
  })

  test('may return under its KBO number on the day after its withdrawal', () => {
    const { house, centre } = smallHouse()
    house.record('RecordWithdrawal', { effectiveOn: '2025-05-31', partner: centre, reason: 'Fusie' })
    const again = { ...newcomer, kbo: kbo.centre }
    given(house)
      .when('AdmitPartner', { ...again, effectiveOn: '2025-05-31' })
      .refused('partner.kbo-taken', 'kbo')
    given(house)
      .when('AdmitPartner', { ...again, effectiveOn: '2025-06-01' })
      .leadsTo('PartnerAdmitted', { kbo: kbo.centre })
  })
})

describe('a withdrawal', () => {
  test('names the last day of the partner', () => {
    const { house, centre } = smallHouse()
    given(house)
      .when('RecordWithdrawal', { effectiveOn: '2025-05-31', partner: centre, reason: 'Fusie' })
      .leadsTo('PartnerWithdrew', { partner: centre, reason: 'Fusie' })
    expect(house.state.partners.get(centre as never)?.period.until).toBe('2025-05-31')
  })

  test('concerns a partner of the house', () => {
    given(smallHouse().house)
      .when('RecordWithdrawal', { effectiveOn: '2025-05-31', partner: nobody, reason: 'Fusie' })
      .refused('partner.unknown', 'partner')
  })

  test('happens once, and not before the admission', () => {
    const { house, centre } = smallHouse()
    given(house)
      .when('RecordWithdrawal', { effectiveOn: '2024-12-31', partner: centre, reason: 'Fusie' })
      .refused('partner.not-present', 'partner')
    house.record('RecordWithdrawal', { effectiveOn: '2025-05-31', partner: centre, reason: 'Fusie' })
    given(house)
      .when('RecordWithdrawal', { effectiveOn: '2025-05-01', partner: centre, reason: 'Fusie' })
      .refused('partner.not-present', 'partner')
  })
})
