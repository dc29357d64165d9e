import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { adopt, contentOf, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'

describe('a dossier', () => {
  test('is opened by an active organ about a subject of the house', () => {
    const { house, stuurgroep } = smallHouse()
    const open = (subject: string, openedBy: string) =>
      given(house).when('OpenDossier', { effectiveOn, title: 'Speelstraat', subject, openedBy })
    open('finances.use-of-subsidies', stuurgroep).leadsTo('DossierOpened', { openedBy: stuurgroep })
    open('culture', stuurgroep).refused('subject.unknown', 'subject', { subject: 'culture' })
    open('offer', nobody).refused('organ.unknown', 'openedBy')
    house.record('AddSubject', { effectiveOn, subject: 'culture', label: 'Cultuur' })
    open('culture', stuurgroep).leadsTo('DossierOpened', { subject: 'culture' })
  })
})

describe('a proposal', () => {
  test('is submitted once, as version 1, by an organ or by a partner in its own name', () => {
    const { house, stuurgroep, centre } = smallHouse()
    const open = () =>
      house.record('OpenDossier', { effectiveOn, title: 'Spel', subject: 'offer', openedBy: stuurgroep }).dossier!
    const dossier = open()
    const submit = (into: string, by: { kind: 'organ'; organ: string } | { kind: 'partner'; partner: string }) =>
      given(house).when('SubmitProposal', { effectiveOn, dossier: into, by, content: contentOf(100, centre) })
    submit(dossier, { kind: 'partner', partner: centre }).leadsTo('ProposalSubmitted', { version: 1 })
    submit(dossier, { kind: 'organ', organ: stuurgroep }).refused('proposal.already-submitted', 'dossier')
    submit(open(), { kind: 'organ', organ: stuurgroep }).leadsTo('ProposalSubmitted', { version: 1 })
    submit(nobody, { kind: 'organ', organ: stuurgroep }).refused('dossier.unknown', 'dossier')
    submit(open(), { kind: 'organ', organ: nobody }).refused('organ.unknown', 'by.organ')
    submit(open(), { kind: 'partner', partner: nobody }).refused('partner.unknown', 'by.partner')
  })

  test('comes from a partner that is present, and benefits a partner that exists', () => {
    const { house, stuurgroep, centre } = smallHouse()
    const { dossier } = house.record('OpenDossier', {
      effectiveOn,
      title: 'Spel',
      subject: 'offer',
      openedBy: stuurgroep,
    })
    given(house)
      .when('SubmitProposal', {
        effectiveOn,
        dossier: dossier!,
        by: { kind: 'organ', organ: stuurgroep },
        content: contentOf(100, nobody),
      })
      .refused('partner.unknown', 'content.beneficiary')
    house.record('RecordWithdrawal', { effectiveOn: '2025-03-01', partner: centre, reason: 'Fusie' })
    given(house)
      .when('SubmitProposal', {
        effectiveOn,
        dossier: dossier!,
        by: { kind: 'partner', partner: centre },
        content: contentOf(100),
      })
      .refused('partner.not-present', 'by.partner')
  })
})

describe('a new version', () => {
  const revision = (small: ReturnType<typeof smallHouse>, dossier: string) => ({
    effectiveOn,
    dossier,
    by: { kind: 'organ', organ: small.stuurgroep } as const,
    content: contentOf(300_000),
    explanation: 'Goedkoper alternatief',
  })

  test('gets the next number and tells which input it came from', () => {
    const small = smallHouse()
    const { house, coordinator, stuurgroep } = small
    const dossier = propose(small)
    const { contribution } = house.record('GiveContribution', {
      effectiveOn,
      dossier,
      from: { kind: 'group', description: 'Ouders van de wijk' },
      text: 'Liever in de voormiddag.',
    })
    const { adviceRequest } = house.record('RequestAdvice', {
      effectiveOn,
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: coordinator,
      question: 'Haalbaar?',
      deadline: '2025-03-31',
    })
    const { advice } = house.record('GiveAdvice', {
      effectiveOn,
      dossier,
      adviceRequest: adviceRequest!,
      opinion: 'favourable-with-conditions',
      points: ['Vraag een offerte.'],
    })
    const prompts = [
      { kind: 'contribution', contribution: contribution! },
      { kind: 'advice-point', advice: advice!, point: 1 },
    ] as const
    const revise = (promptedBy: Parameters<typeof house.record<'ReviseProposal'>>[1]['promptedBy']) =>
      given(house).when('ReviseProposal', { ...revision(small, dossier), promptedBy })
    revise([...prompts]).leadsTo('ProposalRevised', { version: 2, promptedBy: prompts })
    revise([]).leadsTo('ProposalRevised', { version: 3 })
    revise([prompts[0], { kind: 'contribution', contribution: nobody }]).refused(
      'contribution.unknown',
      'promptedBy.1.contribution',
    )
    revise([{ kind: 'advice-point', advice: nobody, point: 1 }]).refused('advice.unknown', 'promptedBy.0.advice')
    revise([{ kind: 'advice-point', advice: advice!, point: 2 }]).refused('advice.point-unknown', 'promptedBy.0.point')
  })

  test('needs a proposal that stands', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    given(house).when('ReviseProposal', revision(small, nobody)).refused('dossier.unknown', 'dossier')
    const { dossier: empty } = house.record('OpenDossier', {
      effectiveOn,
      title: 'Spel',
      subject: 'offer',
      openedBy: stuurgroep,
    })
    given(house).when('ReviseProposal', revision(small, empty!)).refused('proposal.missing', 'dossier')
    given(house)
      .when('WithdrawProposal', { effectiveOn, dossier: empty!, reason: 'Geen middelen' })
      .refused('proposal.missing', 'dossier')
    const dossier = propose(small)
    given(house)
      .when('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
      .leadsTo('ProposalWithdrawn', { reason: 'Geen middelen' })
    given(house).when('ReviseProposal', revision(small, dossier)).refused('proposal.withdrawn', 'dossier')
    given(house)
      .when('WithdrawProposal', { effectiveOn, dossier, reason: 'Nogmaals' })
      .refused('proposal.withdrawn', 'dossier')
  })

  test('waits until no ballot is open', () => {
    const small = smallHouse()
    const { house, stuurgroep, chair } = small
    const dossier = propose(small)
    const { ballot } = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })
    given(house).when('ReviseProposal', revision(small, dossier)).refused('proposal.ballot-open', 'dossier')
    given(house)
      .when('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
      .refused('proposal.ballot-open', 'dossier')
    house.record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat: chair, choice: 'against' })
    house.record('CloseBallot', { effectiveOn, dossier, ballot: ballot! })
    given(house).when('ReviseProposal', revision(small, dossier)).leadsTo('ProposalRevised', { version: 2 })
  })

  test('does not come after a final adoption, and neither does a withdrawal', () => {
    const small = smallHouse()
    const dossier = propose(small)
    adopt(small, dossier, { organ: small.college })
    given(small.house).when('ReviseProposal', revision(small, dossier)).refused('proposal.decided', 'dossier')
    given(small.house)
      .when('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
      .refused('proposal.decided', 'dossier')
  })
})

describe('a rectification', () => {
  const correction = { correction: 'Het bedrag is € 400,00.', reason: 'Tikfout' }

  test('names the entry it corrects and leaves it as it was', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const wrong = small.house.events.at(-1)!
    const before = structuredClone(wrong)
    given(small.house)
      .when('RectifyEntry', { effectiveOn, dossier, rectifies: wrong.id, ...correction })
      .leadsTo('EntryRectified', { dossier, rectifies: wrong.id, ...correction })
    expect(wrong).toEqual(before)
    const rectification = small.house.events.at(-1)!
    given(small.house)
      .when('RectifyEntry', { effectiveOn, dossier, rectifies: rectification.id, ...correction })
      .leadsTo('EntryRectified')
  })

  test('concerns an entry of its own dossier', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const entry = small.house.events.at(-1)!
    const other = propose(small)
    given(small.house)
      .when('RectifyEntry', { effectiveOn, dossier: other, rectifies: entry.id, ...correction })
      .refused('rectification.entry-unknown', 'rectifies')
    given(small.house)
      .when('RectifyEntry', { effectiveOn, dossier, rectifies: small.house.events[0]!.id, ...correction })
      .refused('rectification.entry-unknown', 'rectifies')
    given(small.house)
      .when('RectifyEntry', { effectiveOn, dossier: nobody, rectifies: entry.id, ...correction })
      .refused('dossier.unknown', 'dossier')
  })
})

describe('a proposal whose decision waits for bekrachtiging', () => {
  test('stays as it was decided until it comes back', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const decision = adopt(small, dossier)
    const fields = {
      effectiveOn: '2025-04-02',
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep } as const,
      content: contentOf(1),
      explanation: 'Goedkoper',
    }
    given(small.house).when('ReviseProposal', fields).refused('proposal.awaits-bekrachtiging', 'dossier')
    given(small.house)
      .when('WithdrawProposal', { effectiveOn: '2025-04-02', dossier, reason: 'Niet meer nodig' })
      .refused('proposal.awaits-bekrachtiging', 'dossier')
    small.house.record('SendDecisionBack', {
      effectiveOn: '2025-04-03',
      dossier,
      decision,
      organ: small.college,
      remarks: 'Te duur',
    })
    given(small.house)
      .when('ReviseProposal', { ...fields, effectiveOn: '2025-04-04' })
      .leadsTo('ProposalRevised')
  })
})
