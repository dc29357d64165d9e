import { describe, expect, test } from 'vitest'
import { closedNow } from '../../src/domain/dossier/closing.js'
import { onlyFinding, proofOf } from './support/findings.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adopt, contentOf, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-05-01'
const on = { effectiveOn }
const result = 'De speelstraat komt er.'
const because = 'De inbreng ging over een andere straat.'

const prepared = () => {
  const small = smallHouse()
  const { house, stuurgroep, centre } = small
  const dossier = propose(small, { subject: 'working-groups', amountCents: null })
  const from = { kind: 'partner', partner: centre } as const
  const by = { kind: 'organ', organ: stuurgroep } as const
  const early = { effectiveOn: '2025-03-10', dossier }
  const contribute = () => house.record('GiveContribution', { ...early, from, text: 'Waar?' }).contribution!
  const ask = { ...early, by, of: stuurgroep, question: 'Kan dit?', deadline: '2025-03-31' }
  const closing = { ...on, dossier, by: stuurgroep, result }
  const close = (more: Partial<FieldsOf<'CloseDossier'>> = {}) =>
    given(house).when('CloseDossier', { ...closing, ...more })
  const kept = () => house.state.dossiers.get(dossier as never)!
  return { ...small, dossier, from, by, early, contribute, ask, closing, close, kept }
}

describe('a dossier is closed', () => {
  test('by the organ that opened it or one that decided in it, with what came of it', () => {
    const { close, stuurgroep, coordinator, kept, house, dossier } = prepared()
    close({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    close({ by: coordinator }).refused('dossier.of-another-organ', 'by')
    close({ by: nobody }).refused('organ.unknown', 'by')
    close().leadsTo('DossierClosed', {
      by: stuurgroep,
      result,
      unanswered: { contributions: 0, points: 0 },
      unansweredBecause: null,
    })
    expect(closedNow(kept())?.on).toBe(effectiveOn)
    close().refused('dossier.closed', 'dossier', { day: effectiveOn })
    const decided = prepared()
    adopt(decided, decided.dossier, { organ: decided.college })
    decided.close({ by: decided.college }).leadsTo('DossierClosed')
    expect(house.state.dossiers.get(dossier as never)!.withdrawn).toBe(false)
  })

  test('once all input has its answer, or it says why not', () => {
    const { close, contribute, ask, house, early, stuurgroep } = prepared()
    const contribution = contribute()
    contribute()
    const adviceRequest = house.record('RequestAdvice', ask).adviceRequest!
    const points = ['Een.', 'Twee.', 'Drie.']
    house.record('GiveAdvice', { ...early, adviceRequest, opinion: 'favourable', points })
    close().refused('dossier.input-unanswered', 'unansweredBecause', { contributions: 2, points: 3 })
    house.record('AnswerContribution', { ...early, contribution, by: stuurgroep, verdict: 'followed' })
    close().refused('dossier.input-unanswered', 'unansweredBecause', { contributions: 1, points: 3 })
    close({ unansweredBecause: because }).leadsTo('DossierClosed', {
      unanswered: { contributions: 1, points: 3 },
      unansweredBecause: because,
    })
  })

  test('says why only where something was left open', () => {
    const { close } = prepared()
    close({ unansweredBecause: because }).leadsTo('DossierClosed', { unansweredBecause: null })
  })

  test('not while advice may still come, unless it says why', () => {
    const { close, ask, house } = prepared()
    house.record('RequestAdvice', ask)
    const inTime = { effectiveOn: '2025-03-31' }
    close(inTime).refused('dossier.advice-awaited', 'unansweredBecause', { deadline: '2025-03-31' })
    close({ ...inTime, unansweredBecause: because }).leadsTo('DossierClosed', {
      unanswered: { contributions: 0, points: 0 },
      unansweredBecause: because,
    })
    const late = prepared()
    late.house.record('RequestAdvice', late.ask)
    late.close({ effectiveOn: '2025-04-01' }).leadsTo('DossierClosed')
  })

  test('not while a ballot is open, a bekrachtiging waits, or votes are to be confirmed', () => {
    const voting = prepared()
    voting.house.record('OpenBallot', { ...voting.early, organ: voting.stuurgroep })
    voting.close({ unansweredBecause: because }).refused('proposal.ballot-open', 'dossier')
    const waiting = prepared()
    const dossier = propose(waiting)
    adopt(waiting, dossier)
    waiting.close({ dossier }).refused('dossier.bekrachtiging-awaited', 'dossier')
  })
})

describe('in a closed dossier', () => {
  const closed = () => {
    const all = prepared()
    const contribution = all.contribute()
    const adviceRequest = all.house.record('RequestAdvice', all.ask).adviceRequest!
    all.close({ unansweredBecause: because }).leadsTo('DossierClosed')
    return { ...all, contribution, adviceRequest, later: { ...on, dossier: all.dossier } }
  }

  test('nothing new begins', () => {
    const { house, later, from, by, ask, stuurgroep, adviceRequest, dossier } = closed()
    const refused = <Type extends Parameters<ReturnType<typeof given>['when']>[0]>(
      type: Type,
      fields: FieldsOf<Type>,
    ) => given(house).when(type, fields).refused('dossier.closed', 'dossier', { day: effectiveOn })
    refused('GiveContribution', { ...later, from, text: 'Nog iets.' })
    refused('RequestAdvice', { ...ask, ...later, deadline: '2025-06-01' })
    refused('GiveAdvice', { ...later, adviceRequest, opinion: 'favourable', points: [] })
    refused('ReviseProposal', { ...later, by, content: contentOf(), explanation: 'Anders.' })
    refused('WithdrawProposal', { ...later, reason: 'Niet nodig.' })
    refused('OpenBallot', { ...later, organ: stuurgroep })
    refused('TakeDecision', { ...later, organ: stuurgroep, outcome: 'adopted' })
    const signal = house.record('GiveSignal', { ...on, from, text: 'Nog iets.' }).contribution!
    refused('TakeUpSignal', { ...on, signal, dossier })
    const empty = house.record('OpenDossier', { ...on, title: 'Leeg', subject: 'offer', openedBy: stuurgroep }).dossier!
    house.record('CloseDossier', { ...on, dossier: empty, by: stuurgroep, result })
    refused('SubmitProposal', { ...on, dossier: empty, by, content: contentOf() })
  })

  test('an answer may still be given, and puts right that it was missing', () => {
    const { house, later, contribution, stuurgroep, dossier } = closed()
    const found = onlyFinding(house, 'dossier.closed-without-answers')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'dossier', id: dossier, organ: stuurgroep },
      since: effectiveOn,
      healedOn: null,
      details: { contributions: 1, points: 0, because },
    })
    expect(proofOf(house, found)).toEqual(['DossierClosed'])
    const answer = { ...later, effectiveOn: '2025-05-20', contribution, by: stuurgroep, verdict: 'followed' } as const
    given(house).when('AnswerContribution', answer).leadsTo('ContributionAnswered')
    expect(onlyFinding(house, 'dossier.closed-without-answers').healedOn).toBe('2025-05-20')
  })

  test('all goes on once it is reopened, with the reason', () => {
    const { house, later, from, stuurgroep, coordinator } = closed()
    const reopen = (more: object = {}) =>
      given(house).when('ReopenDossier', { ...later, by: stuurgroep, reason: 'Nieuwe feiten.', ...more })
    reopen({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    reopen({ effectiveOn: '2025-04-30' }).refused('dossier.before-closing', 'effectiveOn', { day: effectiveOn })
    reopen({ by: coordinator }).refused('dossier.of-another-organ', 'by')
    reopen({ effectiveOn: '2025-06-01' }).leadsTo('DossierReopened', { by: stuurgroep, reason: 'Nieuwe feiten.' })
    expect(onlyFinding(house, 'dossier.closed-without-answers').healedOn).toBe('2025-06-01')
    reopen({ effectiveOn: '2025-06-01' }).refused('dossier.not-closed', 'dossier')
    given(house)
      .when('GiveContribution', { ...later, effectiveOn: '2025-06-01', from, text: 'Nog iets.' })
      .leadsTo('ContributionGiven')
  })
})
