import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const text = 'Liever in de voormiddag.'

describe('a contribution', () => {
  test('comes from a partner, an organ or a group that stays unnamed', () => {
    const small = smallHouse()
    const { house, centre, coordinator } = small
    const dossier = propose(small)
    for (const from of [
      { kind: 'partner', partner: centre },
      { kind: 'organ', organ: coordinator },
      { kind: 'group', description: 'Ouders van de wijk' },
    ] as const) {
      given(house)
        .when('GiveContribution', { effectiveOn, dossier, from, text })
        .leadsTo('ContributionGiven', { from, text, onVersion: 1 })
    }
  })

  test('is kept as one that nobody answered yet', () => {
    const small = smallHouse()
    const { house, centre } = small
    const dossier = propose(small)
    const from = { kind: 'partner', partner: centre } as const
    const contribution = house.record('GiveContribution', { effectiveOn, dossier, from, text }).contribution!
    const kept = house.state.dossiers.get(dossier as never)!.contributions
    const { id: event } = house.events.at(-1)!
    const words = { from, text, given: { kind: 'writing' }, attachments: [] }
    expect([...kept]).toEqual([[contribution, { givenOn: effectiveOn, event, words, answered: null }]])
  })

  test('may come before there is a proposal', () => {
    const { house, stuurgroep, centre } = smallHouse()
    const { dossier } = house.record('OpenDossier', {
      effectiveOn,
      title: 'Spel',
      subject: 'offer',
      openedBy: stuurgroep,
    })
    given(house)
      .when('GiveContribution', { effectiveOn, dossier: dossier!, from: { kind: 'partner', partner: centre }, text })
      .leadsTo('ContributionGiven', { onVersion: null })
  })

  test('comes from who takes part that day', () => {
    const small = smallHouse()
    const { house, centre, coordinator } = small
    const dossier = propose(small)
    house.record('RecordWithdrawal', { effectiveOn: '2025-03-01', partner: centre, reason: 'Fusie' })
    house.record('DissolveOrgan', { effectiveOn: '2025-03-01', organ: coordinator, reason: 'Functie geschrapt' })
    const give = (from: { kind: 'partner'; partner: string } | { kind: 'organ'; organ: string }) =>
      given(house).when('GiveContribution', { effectiveOn, dossier, from, text })
    give({ kind: 'partner', partner: centre }).refused('partner.not-present', 'from.partner')
    give({ kind: 'partner', partner: nobody }).refused('partner.unknown', 'from.partner')
    give({ kind: 'organ', organ: coordinator }).refused('organ.not-active', 'from.organ')
    give({ kind: 'organ', organ: nobody }).refused('organ.unknown', 'from.organ')
  })

  test('is not given to a dossier that is not there or a proposal that was withdrawn', () => {
    const small = smallHouse()
    const dossier = propose(small)
    small.house.record('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
    const from = { kind: 'partner', partner: small.centre } as const
    given(small.house)
      .when('GiveContribution', { effectiveOn, dossier, from, text })
      .refused('proposal.withdrawn', 'dossier')
    given(small.house)
      .when('GiveContribution', { effectiveOn, dossier: nobody, from, text })
      .refused('dossier.unknown', 'dossier')
  })
})

describe('the answer to a contribution', () => {
  const prepared = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const from = { kind: 'partner', partner: small.centre } as const
    const { contribution } = small.house.record('GiveContribution', { effectiveOn, dossier, from, text })
    const answer = { effectiveOn, dossier, contribution: contribution!, by: small.stuurgroep }
    return { ...small, answer }
  }

  test('says what was done with it and in which version it landed', () => {
    const { house, answer } = prepared()
    given(house)
      .when('AnswerContribution', { ...answer, verdict: 'followed', inVersion: 1 })
      .leadsTo('ContributionAnswered', { verdict: 'followed', reason: null, inVersion: 1 })
  })

  test('gives its reason unless everything was followed', () => {
    const { house, answer } = prepared()
    for (const verdict of ['partly-followed', 'not-followed'] as const) {
      given(house)
        .when('AnswerContribution', { ...answer, verdict })
        .refused('answer.reason-needed', 'reason')
    }
    given(house)
      .when('AnswerContribution', { ...answer, verdict: 'not-followed', reason: 'De straat is dan niet vrij.' })
      .leadsTo('ContributionAnswered', { verdict: 'not-followed', reason: 'De straat is dan niet vrij.' })
  })

  test('is given once', () => {
    const { house, answer } = prepared()
    house.record('AnswerContribution', { ...answer, verdict: 'followed' })
    given(house)
      .when('AnswerContribution', { ...answer, verdict: 'followed' })
      .refused('answer.already-given', 'contribution')
  })

  test('names what exists: dossier, contribution, organ and version', () => {
    const { house, answer } = prepared()
    const give = (more: object) => given(house).when('AnswerContribution', { ...answer, verdict: 'followed', ...more })
    give({ dossier: nobody }).refused('dossier.unknown', 'dossier')
    give({ contribution: nobody }).refused('contribution.unknown', 'contribution')
    give({ by: nobody }).refused('organ.unknown', 'by')
    give({ inVersion: 2 }).refused('proposal.version-unknown', 'inVersion', { version: 2 })
  })
})
