import { describe, test } from 'vitest'
import { type FieldsOf, given } from './support/given.js'
import { adopt, contentOf, propose, type SmallHouse, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-04-01'

const take = (small: SmallHouse, dossier: string, more: Partial<FieldsOf<'TakeDecision'>> = {}) =>
  given(small.house).when('TakeDecision', {
    effectiveOn,
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
    ...more,
  })

describe('an organ that voted', () => {
  const rejected = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const { ballot } = small.house.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
    small.house.record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat: small.member, choice: 'against' })
    small.house.record('CloseBallot', { effectiveOn, dossier, ballot: ballot! })
    return { small, dossier, ballot: ballot! }
  }

  test('rejects once by one ballot: what is voted on again gets a ballot of its own', () => {
    const { small, dossier, ballot } = rejected()
    const reject = { outcome: 'rejected', reasons: 'Weggestemd' } as const
    take(small, dossier, { ballot, outcome: 'postponed' }).leadsTo('DecisionTaken')
    take(small, dossier, { ballot, ...reject }).leadsTo('DecisionTaken')
    take(small, dossier, { ballot, ...reject }).refused('decision.already-taken', 'ballot')
    take(small, dossier, { ballot, outcome: 'postponed' }).leadsTo('DecisionTaken')
    const { ballot: next } = small.house.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
    const inBallot = { effectiveOn, dossier, ballot: next! }
    small.house.record('CastVote', { ...inBallot, seat: small.member, choice: 'against' })
    small.house.record('CloseBallot', inBallot)
    take(small, dossier, { ballot: next!, ...reject }).leadsTo('DecisionTaken')
  })

  test('may reject by the same ballot again once the rejection was annulled from outside', () => {
    const { small, dossier, ballot } = rejected()
    const reject = { ballot, outcome: 'rejected', reasons: 'Weggestemd' } as const
    const { decision } = take(small, dossier, reject).leadsTo('DecisionTaken')
    take(small, dossier, reject).refused('decision.already-taken', 'ballot')
    small.house.record('AnnulDecision', {
      effectiveOn,
      dossier,
      decision: decision!,
      authority: 'Gouverneur',
      reasons: 'Niet gemotiveerd',
    })
    take(small, dossier, reject).leadsTo('DecisionTaken')
  })

  test('cannot decide otherwise by leaving its ballot out', () => {
    const { small, dossier } = rejected()
    take(small, dossier).refused('decision.ballot-not-named', 'ballot')
    take(small, dossier, { outcome: 'rejected', reasons: 'Weggestemd' }).refused('decision.ballot-not-named', 'ballot')
  })

  test('may still postpone, and decide on a newer version without a new ballot', () => {
    const { small, dossier } = rejected()
    take(small, dossier, { outcome: 'postponed' }).leadsTo('DecisionTaken')
    small.house.record('ReviseProposal', {
      effectiveOn,
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      content: contentOf(300_000),
      explanation: 'Goedkoper',
    })
    take(small, dossier).leadsTo('DecisionTaken', { proposalVersion: 2 })
  })

  test('opens no new ballot once it has decided', () => {
    const small = smallHouse()
    const dossier = propose(small)
    adopt(small, dossier)
    given(small.house)
      .when('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
      .refused('decision.already-taken', 'organ')
  })
})

describe('deciding in a role', () => {
  test('asks for somebody who holds that role on that day', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'vision', amountCents: null })
    // A secretary of another organ is none here.
    small.house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: small.college,
      function: 'algemeen directeur',
      role: 'secretary',
    })
    take(small, dossier, { role: 'secretary', withoutMandateBecause: 'Dringend' }).refused(
      'decision.role-not-held',
      'role',
      { role: 'secretary', day: effectiveOn },
    )
    take(small, dossier, { role: 'chair', withoutMandateBecause: 'Dringend' }).leadsTo('DecisionTaken', {
      role: 'chair',
    })
  })
})
