import { describe, expect, test } from 'vitest'
import type { NoticeKind } from '../../src/notifying/notice.js'
import { matterOf } from '../../src/notifying/told-matter.js'
import { voiceIn } from '../../src/notifying/words.js'
import { contentOf, propose, smallHouse } from '../domain/support/small-house.js'
import { personOf, seated, told, toldIn } from './told-in.js'

type Small = ReturnType<typeof smallHouse>

/** What the last notice of a kind says, in Dutch. */
const saidIn = ({ house }: Small, kind: NoticeKind) => {
  const last = toldIn(house)
    .filter((notice) => notice.kind === kind)
    .at(-1)!
  return { ...matterOf({ voice: voiceIn('nl'), house: house.state }, kind, last.event), about: last.about }
}

const give = ({ house, centre }: Small, dossier: string, text = 'Ook in de herfst.'): string =>
  house.record('GiveContribution', {
    effectiveOn: '2025-03-05',
    dossier,
    from: { kind: 'partner', partner: centre },
    text,
  }).contribution!

const signal = ({ house, centre }: Small, to: string | null): string =>
  house.record('GiveSignal', {
    effectiveOn: '2025-03-01',
    from: { kind: 'partner', partner: centre },
    text: 'De straat is te smal.',
    to,
  }).contribution!

const openedBy = ({ house }: Small, organ: string, title: string): string =>
  house.record('OpenDossier', {
    effectiveOn: '2025-03-01',
    title,
    subject: 'finances.use-of-subsidies',
    openedBy: organ,
  }).dossier!

describe('a signal', () => {
  test('is put before the organ it is for, and its answer is told to whoever gave it', () => {
    const small = smallHouse()
    const { house, college } = small
    const mayor = seated(small, college, null)
    const given = signal(small, college)
    expect(told(house, 'input-to-answer')).toEqual({ [personOf(house, mayor)]: { because: 'turn', legal: false } })
    expect(saidIn(small, 'input-to-answer')).toMatchObject({ lines: ['Inbreng: De straat is te smal.'] })
    house.record('AnswerSignal', {
      effectiveOn: '2025-03-02',
      signal: given,
      by: college,
      verdict: 'not-applicable',
      reason: 'De straat is van het gewest.',
    })
    const answered = told(house, 'signal-answered')
    expect(answered[personOf(house, small.member)]).toEqual({ because: 'input', legal: false })
    expect(answered[personOf(house, mayor)]).toBeUndefined()
    expect(saidIn(small, 'signal-answered')).toMatchObject({
      title: expect.stringMatching(/niet van toepassing$/),
      lines: ['Redenen: De straat is van het gewest.'],
      about: { kind: 'signal', id: given, dossier: null },
    })
  })

  test('that is for nobody in particular is put before nobody; that a dossier took it up is told once', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const given = signal(small, null)
    const dossier = openedBy(small, stuurgroep, 'Smalle straat')
    house.record('TakeUpSignal', { effectiveOn: '2025-03-02', signal: given, dossier })
    // Who takes it up knows of it.
    expect(told(house, 'input-to-answer')).toEqual({})
    expect(told(house, 'signal-taken-up')[personOf(house, small.member)]).toEqual({ because: 'input', legal: false })
    expect(saidIn(small, 'signal-taken-up')).toMatchObject({
      title: 'Het signaal zit nu in het dossier “Smalle straat”',
      about: { kind: 'dossier', id: dossier },
    })
  })
})

describe('input that is passed on', () => {
  test('is put before the organ it goes to', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const mayor = seated(small, college, null)
    const dossier = propose(small)
    house.record('AnswerContribution', {
      effectiveOn: '2025-03-06',
      dossier,
      contribution: give(small, dossier),
      by: stuurgroep,
      verdict: 'passed-on',
      reason: 'Dat is een zaak van het college.',
      passedTo: { kind: 'organ', organ: college },
    })
    expect(Object.keys(told(house, 'input-to-answer'))).toEqual([personOf(house, mayor)])
    expect(saidIn(small, 'input-to-answer').title).toMatch(/^Inbreng is doorgegeven aan /)
  })

  test('is put before the organ that keeps the dossier it goes to', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const mayor = seated(small, college, null)
    const dossier = propose(small)
    const other = openedBy(small, college, 'Verkeer')
    const contribution = give(small, dossier)
    expect(told(house, 'input-to-answer')).toEqual({})
    house.record('AnswerContribution', {
      effectiveOn: '2025-03-06',
      dossier,
      contribution,
      by: stuurgroep,
      verdict: 'passed-on',
      reason: 'Dat hoort bij het dossier over verkeer.',
      passedTo: { kind: 'dossier', dossier: other },
    })
    expect(Object.keys(told(house, 'input-to-answer'))).toEqual([personOf(house, mayor)])
    expect(saidIn(small, 'input-to-answer')).toMatchObject({ about: { kind: 'dossier', id: other } })
  })
})

describe('advice that is taken back', () => {
  test('is told to whoever asked for it, with the reason', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const mayor = seated(small, college, null)
    const dossier = propose(small)
    const { adviceRequest } = house.record('RequestAdvice', {
      effectiveOn: '2025-03-05',
      dossier,
      by: { kind: 'organ', organ: college },
      of: stuurgroep,
      question: 'Is dit haalbaar?',
      deadline: '2025-04-01',
    })
    const { advice } = house.record('GiveAdvice', {
      effectiveOn: '2025-03-06',
      dossier,
      adviceRequest: adviceRequest!,
      opinion: 'favourable',
      points: ['Doen.'],
    })
    house.record('WithdrawAdvice', {
      effectiveOn: '2025-03-07',
      dossier,
      advice: advice!,
      reason: 'De cijfers klopten niet.',
    })
    expect(told(house, 'advice-withdrawn')).toEqual({ [personOf(house, mayor)]: { because: 'own', legal: false } })
    expect(saidIn(small, 'advice-withdrawn').lines).toEqual(['Redenen: De cijfers klopten niet.'])
  })

  test('that someone outside the house asked for, is told to nobody', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = propose(small)
    const { adviceRequest } = house.record('RequestAdvice', {
      effectiveOn: '2025-03-05',
      dossier,
      by: { kind: 'outside', name: 'Kinderopvang De Bij' },
      of: stuurgroep,
      question: 'Is dit haalbaar?',
      deadline: '2025-04-01',
    })
    const given = { effectiveOn: '2025-03-06', dossier, adviceRequest: adviceRequest! }
    const { advice } = house.record('GiveAdvice', { ...given, opinion: 'favourable', points: [] })
    house.record('WithdrawAdvice', { effectiveOn: '2025-03-07', dossier, advice: advice!, reason: 'Te vroeg.' })
    expect(told(house, 'advice-withdrawn')).toEqual({})
  })
})

describe('a dossier that is closed', () => {
  test('is told to whoever gave input, with what became of it; that it is open again too', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = propose(small)
    house.record('AnswerContribution', {
      effectiveOn: '2025-03-06',
      dossier,
      contribution: give(small, dossier),
      by: stuurgroep,
      verdict: 'not-followed',
      reason: 'Te duur.',
    })
    house.record('CloseDossier', { effectiveOn: '2025-03-10', dossier, by: stuurgroep, result: 'Het gaat niet door.' })
    const closed = told(house, 'dossier-closed')
    expect(closed[personOf(house, small.member)]).toEqual({ because: 'input', legal: false })
    expect(closed[personOf(house, small.chair)]).toBeUndefined()
    expect(saidIn(small, 'dossier-closed').lines?.slice(1)).toEqual([
      'Wat er uit kwam: Het gaat niet door.',
      'Antwoorden “niet gevolgd”: 1.',
    ])
    house.record('ReopenDossier', { effectiveOn: '2025-03-12', dossier, by: stuurgroep, reason: 'Er is geld.' })
    expect(told(house, 'dossier-reopened')[personOf(house, small.member)]).toEqual({ because: 'input', legal: false })
    expect(saidIn(small, 'dossier-reopened').lines).toContain('Redenen: Er is geld.')
  })

  test('with input that stays unanswered is told whatever a person prefers, with the reason for that', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = openedBy(small, stuurgroep, 'Luifel')
    house.record('SubmitProposal', {
      effectiveOn: '2025-03-01',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(null),
    })
    give(small, dossier)
    house.record('CloseDossier', {
      effectiveOn: '2025-03-10',
      dossier,
      by: stuurgroep,
      result: 'Het gaat niet door.',
      unansweredBecause: 'Het voorstel is niet meer aan de orde.',
    })
    expect(told(house, 'dossier-closed')[personOf(house, small.member)]).toEqual({ because: 'input', legal: true })
    expect(saidIn(small, 'dossier-closed').lines?.slice(-2)).toEqual([
      'Zonder antwoord: 1.',
      'Waarom: Het voorstel is niet meer aan de orde.',
    ])
  })
})
