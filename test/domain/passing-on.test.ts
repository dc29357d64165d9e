import { describe, expect, test } from 'vitest'
import { openInput, stateOfInput, stateOfPoint, stateOfSignal } from '../../src/domain/contribution/input-state.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const on = { effectiveOn }
const reason = 'Dit hoort daar.'
const text = 'Er is nergens schaduw.'

const prepared = () => {
  const small = smallHouse()
  const { house, stuurgroep, centre, college } = small
  const dossier = propose(small)
  const other = propose(small)
  const from = { kind: 'partner', partner: centre } as const
  const contribution = house.record('GiveContribution', { ...on, dossier, from, text }).contribution!
  const answer = { ...on, dossier, contribution, by: stuurgroep, verdict: 'passed-on', reason } as const
  const when = (more: Partial<FieldsOf<'AnswerContribution'>>) =>
    given(house).when('AnswerContribution', { ...answer, ...more })
  const input = () => house.state.dossiers.get(dossier as never)!.contributions.get(contribution as never)!
  const toCollege = { kind: 'organ', organ: college } as const
  return { ...small, dossier, other, from, contribution, answer, when, input, toCollege }
}

describe('input that is passed on', () => {
  test('to an organ is a signal for it, with where it came from', () => {
    const { when, toCollege, college, from, dossier, contribution, house, input } = prepared()
    const id = when({ passedTo: toCollege }).leadsToEach(
      { type: 'ContributionAnswered', data: { verdict: 'passed-on', passedTo: { kind: 'organ', organ: college } } },
      {
        type: 'SignalGiven',
        data: { from, text, to: college, origin: { kind: 'contribution', dossier, contribution } },
      },
    ).contribution!
    expect(stateOfInput(input())).toEqual({
      kind: 'passed-on',
      to: { kind: 'organ', organ: college, signal: id },
    })
    expect(stateOfSignal(house.state.signals.get(id as never)!)).toEqual({ kind: 'open' })
  })

  test('to another dossier is open there, by whoever gave it first', () => {
    const { when, other, from, dossier, contribution, house } = prepared()
    const id = when({ passedTo: { kind: 'dossier', dossier: other } }).leadsToEach(
      { type: 'ContributionAnswered' },
      {
        type: 'ContributionGiven',
        data: {
          dossier: other,
          from,
          text,
          onVersion: 1,
          about: { kind: 'whole' },
          origin: { kind: 'contribution', dossier, contribution },
        },
      },
    ).contribution!
    expect(openInput(house.state.dossiers.get(dossier as never)!)).toEqual({ contributions: 0, points: 0 })
    expect([...house.state.dossiers.get(other as never)!.contributions.keys()]).toEqual([id])
  })

  test('a point of advice as well, in the name of who gave the advice', () => {
    const { house, dossier, other, stuurgroep, coordinator } = prepared()
    const by = { kind: 'organ', organ: stuurgroep } as const
    const ask = { ...on, dossier, by, of: coordinator, question: 'Kan dit?', deadline: '2025-03-31' }
    const adviceRequest = house.record('RequestAdvice', ask).adviceRequest!
    const opinion = 'no-opinion' as const
    const points = ['Plant bomen.', 'Zet banken.']
    const advice = house.record('GiveAdvice', { ...on, dossier, adviceRequest, opinion, points }).advice!
    given(house)
      .when('AnswerAdvicePoint', {
        ...on,
        dossier,
        advice,
        point: 2,
        by: stuurgroep,
        verdict: 'passed-on',
        reason,
        passedTo: { kind: 'dossier', dossier: other },
      })
      .leadsToEach(
        { type: 'AdvicePointAnswered', data: { passedTo: { kind: 'dossier', dossier: other } } },
        {
          type: 'ContributionGiven',
          data: {
            dossier: other,
            from: { kind: 'organ', organ: coordinator },
            text: 'Zet banken.',
            origin: { kind: 'advice-point', dossier, advice, point: 2 },
          },
        },
      )
    const kept = house.state.dossiers.get(dossier as never)!.advices.get(advice as never)!
    expect([stateOfPoint(kept, 1).kind, stateOfPoint(kept, 2).kind]).toEqual(['open', 'passed-on'])
  })

  test('goes somewhere, with a reason, and only then', () => {
    const { when, toCollege, stuurgroep, dossier, other, house } = prepared()
    when({ passedTo: toCollege, reason: null }).refused('answer.reason-needed', 'reason')
    when({}).refused('answer.destination-needed', 'passedTo')
    when({ verdict: 'not-followed', passedTo: toCollege }).refused('answer.destination-without-passing', 'passedTo')
    when({ verdict: 'not-applicable', reason: null }).refused('answer.reason-needed', 'reason')
    when({ passedTo: { kind: 'organ', organ: stuurgroep } }).refused('answer.passed-to-itself', 'passedTo.organ')
    when({ passedTo: { kind: 'dossier', dossier } }).refused('answer.passed-to-itself', 'passedTo.dossier')
    when({ passedTo: { kind: 'organ', organ: nobody } }).refused('organ.unknown', 'passedTo.organ')
    when({ passedTo: { kind: 'dossier', dossier: nobody } }).refused('dossier.unknown', 'passedTo.dossier')
    house.record('WithdrawProposal', { ...on, dossier: other, reason })
    when({ passedTo: { kind: 'dossier', dossier: other } }).refused('proposal.withdrawn', 'passedTo.dossier')
    when({ passedTo: toCollege }).leadsToEach({ type: 'ContributionAnswered' }, { type: 'SignalGiven' })
    when({ passedTo: toCollege }).refused('answer.already-given', 'contribution')
  })
})
