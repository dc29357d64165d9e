import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { found, grant, refusedFor, subsidies } from './support/mandate-question.js'
import { smallHouse, terms } from './support/small-house.js'

/** An agreement in force from 10 March until 31 December, between the partners of the small house. */
const withAgreement = () => {
  const small = smallHouse()
  const { house, municipality, centre } = small
  const agreement = house.record('DraftAgreement', {
    effectiveOn: '2025-02-01',
    kind: 'convenant',
    title: 'Convenant',
    reference: 'Convenant van 2025',
    parties: [municipality, centre],
    from: '2025-03-01',
    until: '2025-12-31',
  }).agreement!
  house.record('SignAgreement', { effectiveOn: '2025-02-10', agreement, partner: municipality })
  house.record('SignAgreement', { effectiveOn: '2025-03-10', agreement, partner: centre })
  return { small, house, agreement, grantor: { kind: 'agreement', agreement } as const }
}

describe('a mandate that rests on an agreement', () => {
  test('is granted on a day the agreement is in force', () => {
    const { small, house, grantor } = withAgreement()
    const granting = (effectiveOn: string, by: object = grantor) =>
      given(house).when('GrantMandate', {
        effectiveOn,
        grantor: by as typeof grantor,
        grantee: { organ: small.stuurgroep, role: null },
        subject: 'vision',
        terms: terms('decide'),
      })
    granting('2025-03-09').refused('agreement.not-in-force', 'grantor.agreement', {
      title: 'Convenant',
      day: '2025-03-09',
    })
    granting('2026-01-01').refused('agreement.not-in-force', 'grantor.agreement')
    granting('2025-04-01', { kind: 'agreement', agreement: nobody }).refused('agreement.unknown', 'grantor.agreement')
    granting('2025-03-10').leadsTo('MandateGranted', { grantor })
  })

  test('holds on the days the agreement is in force, as the end of the chain', () => {
    const { small, house, grantor } = withAgreement()
    const organ = small.stuurgroep
    const mandate = grant(house, { organ, grantor, subject: 'vision', effectiveOn: '2025-03-10' })
    const question = { organ, subject: 'vision' }
    const answer = found(house, { ...question, on: '2025-12-31' })
    expect(answer.mandate).toBe(mandate)
    expect(answer.answer.chain).toEqual([
      {
        mandate,
        grantor,
        grantee: { organ, role: null },
        subject: 'vision',
        level: 'decide',
        from: '2025-03-10',
      },
    ])
    expect(found(house, { ...question, on: '2025-03-10' }).mandate).toBe(mandate)
    expect(refusedFor(house, { ...question, on: '2026-01-01' })).toEqual(['chain-broken'])
  })

  test('falls, with what rests on it, when the agreement is terminated', () => {
    const { small, house, agreement, grantor } = withAgreement()
    const { coordinator, stuurgroep } = small
    grant(house, {
      organ: stuurgroep,
      grantor,
      subject: subsidies,
      effectiveOn: '2025-03-10',
      terms: terms('decide', { mayBeSubDelegated: true }),
    })
    const below = grant(house, {
      organ: coordinator,
      grantor: { kind: 'organ', organ: stuurgroep },
      subject: subsidies,
      effectiveOn: '2025-03-10',
    })
    house.record('TerminateAgreement', {
      effectiveOn: '2025-06-30',
      agreement,
      reason: 'Anders',
      noticeGivenOn: '2025-06-01',
    })
    const question = { organ: coordinator, subject: subsidies }
    expect(found(house, { ...question, on: '2025-06-30' }).mandate).toBe(below)
    // What the coordinator had before, to propose, is left.
    expect(found(house, { ...question, on: '2025-07-01' }).mandate).toBe(small.proposalMandate)
  })
})
