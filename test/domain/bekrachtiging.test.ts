import { describe, expect, test } from 'vitest'
import { resolveMandate } from '../../src/domain/mandate/resolve.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adopt, decree, majority, propose, smallHouse, terms } from './support/small-house.js'

const effectiveOn = '2025-05-01'

const waiting = () => {
  const small = smallHouse()
  const dossier = propose(small)
  const decision = adopt(small, dossier)
  return { ...small, act: { effectiveOn, dossier, decision, organ: small.college } }
}

describe('bekrachtiging', () => {
  test('by the organ that the mandate names makes the decision final', () => {
    const { house, act } = waiting()
    given(house)
      .when('GrantBekrachtiging', { ...act, remarks: 'Akkoord' })
      .leadsTo('BekrachtigingGranted', { ...withoutDay(act), remarks: 'Akkoord', heals: null })
    given(house)
      .when('TakeDecision', { effectiveOn, dossier: act.dossier, organ: act.organ, outcome: 'adopted' })
      .leadsTo('DecisionTaken')
  })

  const withoutDay = ({ dossier, decision, organ }: FieldsOf<'GrantBekrachtiging'>) => ({ dossier, decision, organ })

  test('is refused with reasons, or the decision is sent back with remarks', () => {
    const refusing = waiting()
    given(refusing.house)
      .when('RefuseBekrachtiging', { ...refusing.act, reasons: 'Te duur' })
      .leadsTo('BekrachtigingRefused', { reasons: 'Te duur' })
    const sending = waiting()
    given(sending.house)
      .when('SendDecisionBack', { ...sending.act, remarks: 'Vraag een offerte' })
      .leadsTo('DecisionSentBack', { remarks: 'Vraag een offerte' })
  })

  test('is not for an organ that does not exist that day', () => {
    const { house, act, college } = waiting()
    house.record('DissolveOrgan', { effectiveOn: '2025-04-30', organ: college, reason: 'Fusie' })
    const reasons = 'Te duur'
    given(house).when('GrantBekrachtiging', act).refused('organ.not-active', 'organ')
    given(house)
      .when('RefuseBekrachtiging', { ...act, reasons })
      .refused('organ.not-active', 'organ')
    given(house)
      .when('SendDecisionBack', { ...act, remarks: reasons })
      .refused('organ.not-active', 'organ')
  })

  test('is not for an organ that the mandate does not name, however high', () => {
    const { house, act, gemeenteraad, stuurgroep } = waiting()
    for (const organ of [gemeenteraad, stuurgroep]) {
      given(house)
        .when('GrantBekrachtiging', { ...act, organ })
        .refused('bekrachtiging.organ-not-named', 'organ', { named: 'College' })
      given(house)
        .when('RefuseBekrachtiging', { ...act, organ, reasons: 'Te duur' })
        .refused('bekrachtiging.organ-not-named', 'organ')
      given(house)
        .when('SendDecisionBack', { ...act, organ, remarks: 'Vraag een offerte' })
        .refused('bekrachtiging.organ-not-named', 'organ')
    }
  })

  test('is given once', () => {
    const { house, act } = waiting()
    house.record('GrantBekrachtiging', act)
    given(house).when('GrantBekrachtiging', act).refused('bekrachtiging.not-awaited', 'decision')
    given(house)
      .when('SendDecisionBack', { ...act, remarks: 'Toch niet' })
      .refused('bekrachtiging.not-awaited', 'decision')
  })

  test('follows the decision, on the same day at the earliest', () => {
    const { house, act } = waiting()
    given(house)
      .when('GrantBekrachtiging', { ...act, effectiveOn: '2025-03-31' })
      .refused('bekrachtiging.before-decision', 'effectiveOn', { day: '2025-04-01' })
    given(house)
      .when('GrantBekrachtiging', { ...act, effectiveOn: '2025-04-01' })
      .leadsTo('BekrachtigingGranted')
  })

  test('is not awaited by a final decision, a proposal or a rejection', () => {
    const small = smallHouse()
    const { house, college } = small
    for (const fields of [
      { organ: college },
      { organ: small.coordinator },
      { outcome: 'rejected', reasons: 'Nog niet' },
      { outcome: 'noted' },
    ] as const) {
      const dossier = propose(small)
      const decision = adopt(small, dossier, fields)
      given(house)
        .when('GrantBekrachtiging', { effectiveOn, dossier, decision, organ: college })
        .refused('bekrachtiging.not-awaited', 'decision')
    }
  })

  test('concerns a decision of the dossier, by an organ that acts', () => {
    const { house, act, college } = waiting()
    const grant = (more: object) => given(house).when('GrantBekrachtiging', { ...act, ...more })
    grant({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    grant({ decision: nobody }).refused('decision.unknown', 'decision')
    grant({ organ: nobody }).refused('organ.unknown', 'organ')
    house.record('DissolveOrgan', { effectiveOn: '2025-04-30', organ: college, reason: 'Hervorming' })
    grant({}).refused('organ.not-active', 'organ')
  })
})

describe('healing a decision without mandate', () => {
  const irregular = (amountCents: number | null = null) => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'vision', amountCents })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'Dringend' })
    return { ...small, act: { effectiveOn, dossier, decision, organ: small.college } }
  }

  test('is for an organ that may decide it, and names the mandate it does so under', () => {
    const { house, act, collegeMandate } = irregular()
    given(house)
      .when('GrantBekrachtiging', act)
      .leadsTo('BekrachtigingGranted', { heals: { mandate: collegeMandate, level: 'decide' } })
  })

  test('is not for an organ that would itself need bekrachtiging', () => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    const founded = { effectiveOn: '2025-01-01', rule: majority, basis: decree() }
    const team = house.record('EstablishOrgan', { ...founded, name: 'Team', kind: 'other' }).organ!
    const dossier = propose(small)
    const decision = adopt(small, dossier, { organ: team, withoutMandateBecause: 'Dringend' })
    given(house)
      .when('GrantBekrachtiging', { effectiveOn, dossier, decision, organ })
      .refused('bekrachtiging.no-authority', 'organ', { organ: 'Stuurgroep' })
  })

  test('is not for an organ without that say, nor above its limit', () => {
    const { house, act, coordinator, stuurgroep } = irregular()
    for (const organ of [coordinator, stuurgroep]) {
      given(house)
        .when('GrantBekrachtiging', { ...act, organ })
        .refused('bekrachtiging.no-authority', 'organ')
    }
    const expensive = irregular(5_000_001)
    given(expensive.house)
      .when('GrantBekrachtiging', expensive.act)
      .refused('bekrachtiging.no-authority', 'organ', { organ: 'College' })
    given(expensive.house)
      .when('GrantBekrachtiging', { ...expensive.act, organ: expensive.gemeenteraad })
      .leadsTo('BekrachtigingGranted')
  })

  test('happens once; a refusal or sending back leaves it unhealed', () => {
    const { house, act } = irregular()
    given(house)
      .when('RefuseBekrachtiging', { ...act, reasons: 'Niet akkoord' })
      .leadsTo('BekrachtigingRefused')
    given(house).when('GrantBekrachtiging', act).refused('bekrachtiging.not-awaited', 'decision')
  })

  test('uses the yearly room of the mandate that heals it', () => {
    const small = smallHouse()
    const { house, coordinator } = small
    const mandate = house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: coordinator, role: null },
      subject: 'vision',
      terms: terms('decide', { perYearCents: 100_000 }),
    }).mandate!
    const heal = (): void => {
      const dossier = propose(small, { subject: 'vision', amountCents: 60_000 })
      const decision = adopt(small, dossier, { withoutMandateBecause: 'Dringend' })
      given(house)
        .when('GrantBekrachtiging', { effectiveOn, dossier, decision, organ: coordinator })
        .leadsTo('BekrachtigingGranted', { heals: { mandate } })
    }
    heal()
    const answer = resolveMandate(house.state, {
      organ: coordinator,
      role: null,
      subject: 'vision',
      amount: 40_001n,
      on: effectiveOn,
    } as Parameters<typeof resolveMandate>[1])
    expect(answer).toMatchObject({ found: false, considered: [{ mandate, because: 'over-year-limit' }] })
  })
})
