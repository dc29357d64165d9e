import { describe, expect, test } from 'vitest'
import { awaitedOrgans, becameFinalOn, finalOn, wasFinalOn } from '../../src/domain/bekrachtiging/status.js'
import { isFinallyAdopted, isWaiting, restsOnFinalDecision, usedThisYear } from '../../src/domain/decision/standing.js'
import { given, nobody } from './support/given.js'
import { decisionOf, oneRatifies } from './support/ratifying.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

/** Decided on 1 April, ratified on 1 May. */
const ratified = () => {
  const one = oneRatifies()
  one.house.record('GrantBekrachtiging', one.act)
  return one
}

describe('carrying a decision out', () => {
  test('is recorded from the day it is final, in as many steps as it takes', () => {
    const { house, about, now, stuurgroep } = ratified()
    const execute = (effectiveOn: string) =>
      given(house).when('RecordExecution', { ...about, effectiveOn, what: 'De straat is ingericht.' })
    execute('2025-04-30').refused('execution.before-final', 'effectiveOn', { day: '2025-04-30', final: '2025-05-01' })
    execute('2025-05-01').leadsTo('DecisionExecuted', {
      ...about,
      organ: stuurgroep,
      what: 'De straat is ingericht.',
      irregular: null,
    })
    execute('2025-08-01').leadsTo('DecisionExecuted')
    expect(now().executions).toEqual([
      { on: '2025-05-01', event: house.events.at(-2)!.id, irregular: false },
      { on: '2025-08-01', event: house.events.at(-1)!.id, irregular: false },
    ])
  })

  test('before it is final is recorded with the reason only, as irregular', () => {
    const { house, about, now } = oneRatifies()
    const execute = { ...about, effectiveOn: '2025-04-15', what: 'Betaald.' }
    given(house).when('RecordExecution', execute).refused('execution.before-final', 'effectiveOn', { final: 'none' })
    given(house)
      .when('RecordExecution', { ...execute, irregularBecause: 'De factuur verviel.' })
      .leadsTo('DecisionExecuted', {
        irregular: { rules: ['execution.before-final'], because: 'De factuur verviel.' },
      })
    expect(now().executions).toMatchObject([{ on: '2025-04-15', irregular: true }])
  })

  test('of what was rejected or only noted is irregular too', () => {
    for (const fields of [{ outcome: 'rejected', reasons: 'Nee' }, { outcome: 'noted' }] as const) {
      const small = smallHouse()
      const dossier = propose(small)
      const decision = adopt(small, dossier, fields)
      given(small.house)
        .when('RecordExecution', { effectiveOn: '2025-06-01', dossier, decision, what: 'Toch gedaan.' })
        .refused('execution.before-final', 'effectiveOn')
    }
  })

  test('concerns a decision of the dossier', () => {
    const { house, about } = ratified()
    const execute = { ...about, effectiveOn: '2025-06-01', what: 'Betaald.' }
    given(house)
      .when('RecordExecution', { ...execute, dossier: nobody })
      .refused('dossier.unknown', 'dossier')
    given(house)
      .when('RecordExecution', { ...execute, decision: nobody })
      .refused('decision.unknown', 'decision')
  })
})

describe('publishing a decision', () => {
  test('happens once, on or after the day it was taken', () => {
    const { house, about, now, stuurgroep } = oneRatifies()
    const publish = (effectiveOn: string, more: object = {}) =>
      given(house).when('PublishDecision', { ...about, effectiveOn, where: 'Website', ...more })
    publish('2025-03-31').refused('decision.not-yet-taken', 'effectiveOn', { day: '2025-04-01' })
    publish('2025-06-01', { dossier: nobody }).refused('dossier.unknown', 'dossier')
    publish('2025-06-01', { decision: nobody }).refused('decision.unknown', 'decision')
    publish('2025-04-01').leadsTo('DecisionPublished', { ...about, organ: stuurgroep, where: 'Website' })
    expect(now().published).toEqual({ on: '2025-04-01', event: house.events.at(-1)!.id })
    publish('2025-04-02').refused('publication.already-done', 'decision', { day: '2025-04-01' })
  })
})

describe('annulment by an authority outside the house', () => {
  const annulment = { authority: 'Gouverneur', reasons: 'Niet geldig samengeroepen' }

  test('makes a final decision count no longer, from its day on', () => {
    const { house, about, now, stuurgroep, subsidyMandate } = ratified()
    const annul = (effectiveOn: string) => given(house).when('AnnulDecision', { ...about, effectiveOn, ...annulment })
    annul('2025-03-31').refused('decision.not-yet-taken', 'effectiveOn', { day: '2025-04-01' })
    expect(usedThisYear(house.state, subsidyMandate as never, 2025)).toBe(400_000n)
    annul('2025-07-01').leadsTo('DecisionAnnulled', { ...about, organ: stuurgroep, ...annulment })
    expect(now().annulled).toEqual({ on: '2025-07-01', event: house.events.at(-1)!.id })
    expect([isFinallyAdopted(now()), isWaiting(now()), finalOn(now())]).toEqual([false, false, null])
    expect(becameFinalOn(now())).toBe('2025-05-01')
    expect(
      ['2025-04-30', '2025-05-01', '2025-06-30', '2025-07-01'].map((day) => wasFinalOn(now(), day as never)),
    ).toEqual([false, true, true, false])
    expect(usedThisYear(house.state, subsidyMandate as never, 2025)).toBe(0n)
    annul('2025-07-02').refused('decision.annulled', 'decision', { day: '2025-07-01' })
  })

  test('leaves nothing to answer, to meet or to publish from then on, and makes carrying it out irregular', () => {
    const { house, about, by, act, now, college, subsidyMandate } = oneRatifies()
    house.record('AnnulDecision', { ...about, effectiveOn: '2025-04-10', ...annulment })
    expect([awaitedOrgans(now()), isWaiting(now())]).toEqual([[], false])
    expect(usedThisYear(house.state, subsidyMandate as never, 2025)).toBe(0n)
    const gone = ['decision.annulled', 'decision', { day: '2025-04-10' }] as const
    given(house)
      .when('GrantBekrachtiging', act)
      .refused(...gone)
    given(house)
      .when('RefuseBekrachtiging', { ...act, reasons: 'Nee' })
      .refused(...gone)
    given(house)
      .when('RecordSilence', by(college, '2025-12-31'))
      .refused(...gone)
    given(house)
      .when('MeetBekrachtigingCondition', { ...act, condition: 1, evidence: 'Ja' })
      .refused(...gone)
    const publish = (effectiveOn: string) =>
      given(house).when('PublishDecision', { ...about, effectiveOn, where: 'Website' })
    publish('2025-04-10').refused(...gone)
    publish('2025-04-09').leadsTo('DecisionPublished')
    given(house)
      .when('RecordExecution', { ...about, effectiveOn: '2025-06-01', what: 'Betaald.' })
      .refused('execution.before-final', 'effectiveOn', { final: 'none' })
  })

  test('of a final decision: what was carried out before it was regular, what came after is not', () => {
    const { house, about } = ratified()
    house.record('AnnulDecision', { ...about, effectiveOn: '2025-07-01', ...annulment })
    const execute = (effectiveOn: string) =>
      given(house).when('RecordExecution', { ...about, effectiveOn, what: 'Betaald.' })
    execute('2025-07-01').refused('execution.before-final', 'effectiveOn')
    execute('2025-06-30').leadsTo('DecisionExecuted', { irregular: null })
  })

  test('lets the proposal change and be decided on again, as it was or anew', () => {
    const { house, about, dossier, stuurgroep } = ratified()
    const revise = () =>
      given(house).when('ReviseProposal', {
        effectiveOn: '2025-08-01',
        dossier,
        by: { kind: 'organ', organ: stuurgroep },
        content: { title: 'Nieuw', text: 'Nieuw', amountCents: null, beneficiary: null },
        explanation: 'Na de vernietiging',
      })
    revise().refused('proposal.decided', 'dossier')
    house.record('AnnulDecision', { ...about, effectiveOn: '2025-07-01', ...annulment })
    const decide = { effectiveOn: '2025-08-01', dossier, organ: stuurgroep, outcome: 'adopted' } as const
    given(house).when('TakeDecision', decide).leadsTo('DecisionTaken')
    given(house).when('TakeDecision', decide).refused('decision.already-taken', 'organ')
  })

  test('after it was refused does not ask a new version, and what was irregular is not held against it', () => {
    const refused = oneRatifies()
    refused.house.record('RefuseBekrachtiging', { ...refused.act, reasons: 'Nee' })
    const again = { effectiveOn: '2025-08-01', dossier: refused.dossier, organ: refused.stuurgroep } as const
    given(refused.house)
      .when('TakeDecision', { ...again, outcome: 'adopted' })
      .refused('decision.same-version', 'dossier')
    refused.house.record('AnnulDecision', { ...refused.about, effectiveOn: '2025-07-01', ...annulment })
    given(refused.house)
      .when('TakeDecision', { ...again, outcome: 'adopted' })
      .leadsTo('DecisionTaken')
    const small = smallHouse()
    const dossier = propose(small, { subject: 'vision', amountCents: null })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'Haast' })
    small.house.record('AnnulDecision', { effectiveOn: '2025-05-01', dossier, decision, ...annulment })
    given(small.house)
      .when('TakeDecision', {
        effectiveOn: '2025-06-01',
        dossier,
        organ: small.stuurgroep,
        outcome: 'adopted',
        withoutMandateBecause: 'Haast',
      })
      .leadsTo('DecisionTaken')
  })

  test('is no ground any more for an admission', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'partners.admission', amountCents: null })
    const decision = adopt(small, dossier, { organ: small.college })
    const rests = () => restsOnFinalDecision(small.house.state, decision as never, 'partners.admission' as never)
    expect(rests()).toBe(true)
    small.house.record('AnnulDecision', { effectiveOn: '2025-05-01', dossier, decision, ...annulment })
    expect(rests()).toBe(false)
  })

  test('concerns a decision of the dossier', () => {
    const { house, about } = ratified()
    const annul = { ...about, effectiveOn: '2025-07-01', ...annulment }
    given(house)
      .when('AnnulDecision', { ...annul, dossier: nobody })
      .refused('dossier.unknown', 'dossier')
    given(house)
      .when('AnnulDecision', { ...annul, decision: nobody })
      .refused('decision.unknown', 'decision')
  })
})

test('what resolves nothing is never final; what needs no bekrachtiging is so at once', () => {
  const small = smallHouse()
  const finalOf = (fields: Parameters<typeof adopt>[2], subject = 'vision') => {
    const dossier = propose(small, { subject, amountCents: null })
    return finalOn(decisionOf(small, dossier, adopt(small, dossier, fields)))
  }
  const { college, coordinator } = small
  expect(finalOf({ organ: college })).toBe('2025-04-01')
  expect(finalOf({ organ: college, outcome: 'rejected', reasons: 'Nee' })).toBe('2025-04-01')
  expect(finalOf({ organ: college, outcome: 'postponed' })).toBeNull()
  expect(finalOf({ organ: college, outcome: 'noted' })).toBeNull()
  expect(finalOf({ organ: coordinator }, 'finances')).toBeNull()
  expect(finalOf({ organ: coordinator, outcome: 'rejected', reasons: 'Nee' }, 'finances')).toBeNull()
  expect(finalOf({ withoutMandateBecause: 'Haast' })).toBeNull()
})
