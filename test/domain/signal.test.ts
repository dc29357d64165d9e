import { describe, expect, test } from 'vitest'
import { stateOfSignal } from '../../src/domain/contribution/input-state.js'
import { findingsOn, onlyFinding, proofOf } from './support/findings.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const on = { effectiveOn }
const text = 'Er is nergens schaduw.'
const reason = 'Dat is niet van ons.'

const prepared = (more: Partial<FieldsOf<'GiveSignal'>> = {}) => {
  const small = smallHouse()
  const from = { kind: 'group', description: 'Ouders van de wijk' } as const
  const signal = small.house.record('GiveSignal', { ...on, from, text, ...more }).contribution!
  const state = () => stateOfSignal(small.house.state.signals.get(signal as never)!)
  return { ...small, from, signal, state }
}

describe('a signal', () => {
  test('comes before there is a dossier, for an organ or for whoever takes it up', () => {
    const { house, centre, college } = smallHouse()
    const from = { kind: 'partner', partner: centre } as const
    given(house)
      .when('GiveSignal', { ...on, from, text })
      .leadsTo('SignalGiven', { from, text, to: null, given: { kind: 'writing' }, attachments: [], origin: null })
    given(house)
      .when('GiveSignal', { ...on, from, text, to: college })
      .leadsTo('SignalGiven', { to: college })
    given(house)
      .when('GiveSignal', { ...on, from, text, to: nobody })
      .refused('organ.unknown', 'to')
    given(house)
      .when('GiveSignal', { ...on, from: { kind: 'partner', partner: nobody }, text })
      .refused('partner.unknown', 'from.partner')
  })

  test('becomes a contribution of the dossier that takes it up, under the same id', () => {
    const small = prepared()
    const { house, signal, from, state } = small
    const dossier = propose(small)
    given(house)
      .when('TakeUpSignal', { ...on, signal, dossier })
      .leadsToEach(
        { type: 'SignalTakenUp', data: { signal, dossier } },
        {
          type: 'ContributionGiven',
          data: { dossier, contribution: signal, from, text, onVersion: 1, origin: { kind: 'signal', signal } },
        },
      )
    expect(state()).toEqual({ kind: 'taken-up', dossier })
    given(house)
      .when('TakeUpSignal', { ...on, signal, dossier })
      .refused('signal.taken-up', 'signal')
    const by = small.stuurgroep
    const followed = { ...on, dossier, contribution: signal, by, verdict: 'followed' } as const
    given(house).when('AnswerContribution', followed).leadsTo('ContributionAnswered')
  })

  test('is taken up after it was given, in a dossier that takes input', () => {
    const small = prepared()
    const { house, signal } = small
    const dossier = propose(small)
    const takeUp = (more: object) => given(house).when('TakeUpSignal', { ...on, signal, dossier, ...more })
    takeUp({ signal: nobody }).refused('signal.unknown', 'signal')
    takeUp({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    takeUp({ effectiveOn: '2025-03-09' }).refused('signal.before-given', 'effectiveOn', { day: effectiveOn })
    house.record('WithdrawProposal', { ...on, dossier, reason })
    takeUp({}).refused('proposal.withdrawn', 'dossier')
  })

  test('may be answered without a dossier, with a reason, or passed on', () => {
    const { house, signal, stuurgroep, college, state } = prepared()
    const answer = { ...on, signal, by: stuurgroep, reason }
    given(house)
      .when('AnswerSignal', { ...answer, verdict: 'passed-on' })
      .refused('answer.destination-needed', 'passedTo')
    given(house)
      .when('AnswerSignal', { ...answer, verdict: 'passed-on', passedTo: { kind: 'organ', organ: college } })
      .leadsToEach(
        { type: 'SignalAnswered', data: { verdict: 'passed-on' } },
        { type: 'SignalGiven', data: { to: college, text, origin: { kind: 'signal', signal } } },
      )
    expect(state().kind).toBe('passed-on')
    given(house)
      .when('AnswerSignal', { ...answer, verdict: 'not-applicable' })
      .refused('answer.already-given', 'signal')
    const other = prepared()
    given(other.house)
      .when('AnswerSignal', { ...answer, signal: other.signal, verdict: 'not-followed' })
      .leadsTo('SignalAnswered', { verdict: 'not-followed', reason, passedTo: null })
  })

  test('is answered by the organ that it is for', () => {
    const { house, signal, stuurgroep, college } = prepared({ to: smallHouse().college })
    const answer = { ...on, signal, verdict: 'not-followed', reason } as const
    given(house)
      .when('AnswerSignal', { ...answer, by: stuurgroep })
      .refused('signal.for-another-organ', 'by', { organ: 'College' })
    given(house)
      .when('AnswerSignal', { ...answer, by: college })
      .leadsTo('SignalAnswered')
  })

  test('is found when nobody took it up or answered it in ninety days', () => {
    const { house, signal, stuurgroep } = prepared()
    expect(onlyFinding(house, 'signal.unanswered')).toMatchObject({
      severity: 'attention',
      about: { kind: 'signal', id: signal, dossier: null, organ: null },
      since: '2025-06-09',
      healedOn: null,
    })
    const answer = { signal, by: stuurgroep, verdict: 'not-followed', reason } as const
    house.record('AnswerSignal', { ...answer, effectiveOn: '2025-07-01' })
    const healed = onlyFinding(house, 'signal.unanswered')
    expect(healed.healedOn).toBe('2025-07-01')
    expect(proofOf(house, healed)).toEqual(['SignalGiven', 'SignalAnswered'])
    const inTime = prepared()
    inTime.house.record('AnswerSignal', { ...answer, signal: inTime.signal, effectiveOn: '2025-06-08' })
    expect(findingsOn(inTime.house, 'signal.unanswered')).toEqual([])
  })
})
