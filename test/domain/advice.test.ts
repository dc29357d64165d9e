import { describe, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const deadline = '2025-03-31'

const prepared = () => {
  const small = smallHouse()
  const dossier = propose(small)
  const request = {
    effectiveOn,
    dossier,
    by: { kind: 'organ', organ: small.college },
    of: small.stuurgroep,
    question: 'Is dit haalbaar?',
    deadline,
  } as const
  return { ...small, dossier, request }
}

const requested = () => {
  const small = prepared()
  const adviceRequest = small.house.record('RequestAdvice', small.request).adviceRequest!
  const advice = { effectiveOn, dossier: small.dossier, adviceRequest, opinion: 'unfavourable' } as const
  return { ...small, advice }
}

describe('a request for advice', () => {
  test('comes from an organ, a partner or someone outside the house', () => {
    const { house, request, centre } = prepared()
    for (const by of [
      request.by,
      { kind: 'partner', partner: centre },
      { kind: 'outside', name: 'Agentschap Opgroeien' },
    ] as const) {
      given(house)
        .when('RequestAdvice', { ...request, by })
        .leadsTo('AdviceRequested', { by, of: { kind: 'organ', organ: request.of }, deadline })
    }
  })

  test('comes from who takes part, to an organ that acts', () => {
    const { house, request, coordinator } = prepared()
    house.record('DissolveOrgan', { effectiveOn: '2025-03-01', organ: coordinator, reason: 'Functie geschrapt' })
    const ask = (more: object) => given(house).when('RequestAdvice', { ...request, ...more })
    ask({ by: { kind: 'organ', organ: nobody } }).refused('organ.unknown', 'by.organ')
    ask({ by: { kind: 'partner', partner: nobody } }).refused('partner.unknown', 'by.partner')
    ask({ of: nobody }).refused('organ.unknown', 'of')
    ask({ of: coordinator }).refused('organ.not-active', 'of')
    ask({ dossier: nobody }).refused('dossier.unknown', 'dossier')
  })

  test('has a deadline on its own day at the earliest', () => {
    const { house, request } = prepared()
    given(house)
      .when('RequestAdvice', { ...request, deadline: '2025-03-09' })
      .refused('period.ends-before-start', 'deadline')
    given(house)
      .when('RequestAdvice', { ...request, deadline: effectiveOn })
      .leadsTo('AdviceRequested')
  })

  test('does not concern a withdrawn proposal', () => {
    const { house, request, dossier } = prepared()
    house.record('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
    given(house).when('RequestAdvice', request).refused('proposal.withdrawn', 'dossier')
  })
})

describe('advice', () => {
  test('comes from the organ that was asked, in points numbered from 1', () => {
    const { house, advice, stuurgroep } = requested()
    given(house)
      .when('GiveAdvice', { ...advice, points: ['Te duur.', 'Te laat.'] })
      .leadsTo('AdviceGiven', {
        by: { kind: 'organ', organ: stuurgroep },
        opinion: 'unfavourable',
        points: [
          { number: 1, text: 'Te duur.' },
          { number: 2, text: 'Te laat.' },
        ],
        afterDeadline: false,
      })
  })

  test('is in time on the day of the deadline and late the day after, and is then marked so', () => {
    for (const [day, afterDeadline] of [
      [deadline, false],
      ['2025-04-01', true],
    ] as const) {
      const { house, advice } = requested()
      given(house)
        .when('GiveAdvice', { ...advice, effectiveOn: day, points: [] })
        .leadsTo('AdviceGiven', { afterDeadline })
    }
  })

  test('is given once to each request, by an organ that still acts', () => {
    const { house, advice, dossier, stuurgroep } = requested()
    given(house)
      .when('GiveAdvice', { ...advice, adviceRequest: nobody, points: [] })
      .refused('advice-request.unknown', 'adviceRequest')
    given(house)
      .when('GiveAdvice', { ...advice, dossier: nobody, points: [] })
      .refused('dossier.unknown', 'dossier')
    given(house)
      .when('GiveAdvice', { ...advice, points: [] })
      .leadsTo('AdviceGiven')
    given(house)
      .when('GiveAdvice', { ...advice, points: [] })
      .refused('advice.already-given', 'adviceRequest')
    const again = { effectiveOn, dossier, by: { kind: 'outside', name: 'Opgroeien' }, of: stuurgroep } as const
    const { adviceRequest } = house.record('RequestAdvice', { ...again, question: 'Opnieuw?', deadline })
    house.record('DissolveOrgan', { effectiveOn: '2025-03-20', organ: stuurgroep, reason: 'Hervorming' })
    given(house)
      .when('GiveAdvice', { ...advice, adviceRequest: adviceRequest!, effectiveOn: '2025-03-21', points: [] })
      .refused('organ.not-active', 'adviceRequest')
  })
})

describe('the answer to a point of advice', () => {
  const answered = () => {
    const small = requested()
    const { advice } = small.house.record('GiveAdvice', { ...small.advice, points: ['Te duur.', 'Te laat.'] })
    const answer = { effectiveOn, dossier: small.dossier, advice: advice!, point: 1, by: small.college } as const
    return { ...small, answer }
  }

  test('is given once for each point', () => {
    const { house, answer } = answered()
    const give = (point: number) =>
      given(house).when('AnswerAdvicePoint', { ...answer, point, verdict: 'followed', inVersion: 1 })
    give(1).leadsTo('AdvicePointAnswered', { point: 1, verdict: 'followed', inVersion: 1 })
    give(1).refused('answer.already-given', 'point', { point: 1 })
    give(2).leadsTo('AdvicePointAnswered', { point: 2 })
    give(3).refused('advice.point-unknown', 'point', { point: 3 })
  })

  test('gives its reason unless the point was followed', () => {
    const { house, answer } = answered()
    given(house)
      .when('AnswerAdvicePoint', { ...answer, verdict: 'partly-followed' })
      .refused('answer.reason-needed', 'reason')
    given(house)
      .when('AnswerAdvicePoint', { ...answer, verdict: 'partly-followed', reason: 'Alleen in juli.' })
      .leadsTo('AdvicePointAnswered', { reason: 'Alleen in juli.' })
  })

  test('names what exists: dossier, advice, organ and version', () => {
    const { house, answer } = answered()
    const give = (more: object) => given(house).when('AnswerAdvicePoint', { ...answer, verdict: 'followed', ...more })
    give({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    give({ advice: nobody }).refused('advice.unknown', 'advice')
    give({ by: nobody }).refused('organ.unknown', 'by')
    give({ inVersion: 2 }).refused('proposal.version-unknown', 'inVersion')
  })
})
