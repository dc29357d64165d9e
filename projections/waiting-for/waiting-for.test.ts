import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const waiting = async (filter: object = {}) => {
  await reading.follow()
  return (await reading.queries.listWaiting(reading.house, filter, {})).items
}

const told = async (filter: object = {}) =>
  (await waiting(filter)).map(({ kind, organ, since }) => `${since} ${kind} ${organ.name}`)

const decide = (dossier: string, on: string, more: object = {}): string =>
  reading.record('TakeDecision', {
    effectiveOn: on,
    dossier,
    organ: reading.small.stuurgroep,
    outcome: 'adopted',
    ...more,
  }).decision!

describe('what waits', () => {
  it('is bekrachtiging, until it is granted, refused or sent back', async () => {
    const { college } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 1_000 })
    const decision = decide(dossier, '2025-03-05')
    expect(await waiting({ organ: college })).toMatchObject([
      {
        kind: 'bekrachtiging',
        organ: { name: 'College' },
        fromOrgan: { name: 'Stuurgroep' },
        dossier: { id: dossier, title: 'Speelstraat' },
        about: decision,
        since: '2025-03-05',
        open: 1,
      },
    ])
    reading.record('SendDecisionBack', {
      effectiveOn: '2025-03-06',
      dossier,
      decision,
      organ: college,
      remarks: 'Vaag.',
    })
    expect(await told()).toEqual([])
  })

  it('is a proposal to another organ, until that organ decides; postponing keeps it waiting', async () => {
    const { coordinator, stuurgroep } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 1_000 })
    decide(dossier, '2025-03-05', { organ: coordinator })
    expect(await told({ organ: stuurgroep })).toEqual(['2025-03-05 proposal Stuurgroep'])
    decide(dossier, '2025-03-06', { outcome: 'postponed' })
    expect(await told({ organ: stuurgroep })).toEqual(['2025-03-05 proposal Stuurgroep'])
    decide(dossier, '2025-03-07')
    expect(await told()).toEqual(['2025-03-07 bekrachtiging College'])
  })

  it('is advice with its deadline, then the answer to each of its points, and the answer to a contribution', async () => {
    const { stuurgroep, college } = reading.small
    const dossier = reading.propose('working-groups')
    const adviceRequest = reading.record('RequestAdvice', {
      effectiveOn: '2025-03-02',
      dossier,
      by: { kind: 'outside', name: 'Kinderopvang' },
      of: college,
      question: 'Wat denkt u?',
      deadline: '2025-03-20',
    }).adviceRequest!
    const contribution = reading.record('GiveContribution', {
      effectiveOn: '2025-03-03',
      dossier,
      from: { kind: 'group', description: 'ouders' },
      text: 'Liever later.',
    }).contribution!
    expect((await waiting()).map(({ kind, organ, deadline, about }) => [kind, organ.name, deadline, about])).toEqual([
      ['advice', 'College', '2025-03-20', adviceRequest],
      ['contribution-answer', 'Stuurgroep', null, contribution],
    ])
    reading.record('AnswerContribution', {
      effectiveOn: '2025-03-04',
      dossier,
      contribution,
      by: stuurgroep,
      verdict: 'followed',
    })
    const advice = reading.record('GiveAdvice', {
      effectiveOn: '2025-03-05',
      dossier,
      adviceRequest,
      opinion: 'unfavourable',
      points: ['Te vroeg.', 'Te druk.'],
    }).advice!
    const answer = (point: number) =>
      reading.record('AnswerAdvicePoint', {
        effectiveOn: '2025-03-06',
        dossier,
        advice,
        point,
        by: stuurgroep,
        verdict: 'followed',
      })
    expect(await waiting()).toMatchObject([{ kind: 'advice-answer', organ: { name: 'Stuurgroep' }, open: 2 }])
    answer(2)
    expect(await waiting()).toMatchObject([{ kind: 'advice-answer', open: 1 }])
    answer(1)
    expect(await waiting()).toEqual([])
  })

  it('is an open ballot, and a provisional vote that its own board must confirm', async () => {
    const { stuurgroep, referringMember } = reading.small
    const dossier = reading.propose('working-groups')
    const ballot = reading.record('OpenBallot', { effectiveOn: '2025-03-02', dossier, organ: stuurgroep }).ballot!
    reading.record('CastVote', {
      effectiveOn: '2025-03-02',
      dossier,
      ballot,
      seat: referringMember,
      choice: 'for',
      subjectToReferralBack: true,
    })
    expect(await waiting()).toMatchObject([
      { kind: 'ballot', organ: { name: 'Stuurgroep' }, about: ballot, seat: null },
      { kind: 'vote-confirmation', seat: { function: 'vrijwilliger', partner: { name: 'Centrum voor gezinnen vzw' } } },
    ])
    reading.record('CloseBallot', { effectiveOn: '2025-03-02', dossier, ballot })
    expect((await waiting()).map(({ kind }) => kind)).toEqual(['vote-confirmation'])
    reading.record('ConfirmVote', { effectiveOn: '2025-03-09', dossier, ballot, seat: referringMember, choice: 'for' })
    expect(await waiting()).toEqual([])
  })

  it('is a decision without mandate until it is healed', async () => {
    const { college } = reading.small
    const dossier = reading.propose('infrastructure')
    const decision = decide(dossier, '2025-03-05', { withoutMandateBecause: 'Haast.' })
    expect(await told()).toEqual(['2025-03-05 healing Stuurgroep'])
    reading.record('GrantBekrachtiging', { effectiveOn: '2025-03-20', dossier, decision, organ: college })
    expect(await told()).toEqual([])
  })

  it('is nothing any more once the proposal is withdrawn', async () => {
    const { stuurgroep, college } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 1_000 })
    reading.record('RequestAdvice', {
      effectiveOn: '2025-03-05',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: college,
      question: 'Is dit haalbaar?',
      deadline: '2025-04-01',
    })
    expect(await told()).toEqual(['2025-03-05 advice College'])
    reading.record('WithdrawProposal', { effectiveOn: '2025-03-06', dossier, reason: 'Niet meer nodig.' })
    expect(await told()).toEqual([])
  })
})
