import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentOf } from '../../test/domain/support/small-house.js'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const decide = (dossier: string, on: string, more: object = {}): string =>
  reading.record('TakeDecision', {
    effectiveOn: on,
    dossier,
    organ: reading.small.stuurgroep,
    outcome: 'adopted',
    ...more,
  }).decision!

const statusOf = async (dossier: string): Promise<string | undefined> => {
  await reading.follow()
  return (await reading.queries.findDossier(reading.house, dossier))?.status
}

describe('the status of a dossier', () => {
  it('goes from preparation through a ballot, bekrachtiging sent back, and a new version to final', async () => {
    const { stuurgroep, college, member } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 100_000 })
    expect(await statusOf(dossier)).toBe('in-preparation')
    const ballot = reading.record('OpenBallot', { effectiveOn: '2025-03-02', dossier, organ: stuurgroep }).ballot!
    expect(await statusOf(dossier)).toBe('in-ballot')
    reading.record('CastVote', { effectiveOn: '2025-03-02', dossier, ballot, seat: member, choice: 'for' })
    reading.record('CloseBallot', { effectiveOn: '2025-03-02', dossier, ballot })
    expect(await statusOf(dossier)).toBe('in-preparation')
    const first = decide(dossier, '2025-03-02', { ballot })
    expect(await statusOf(dossier)).toBe('waiting-for-bekrachtiging')
    reading.record('SendDecisionBack', {
      effectiveOn: '2025-03-10',
      dossier,
      decision: first,
      organ: college,
      remarks: 'Graag met begroting.',
    })
    expect(await statusOf(dossier)).toBe('sent-back')
    reading.record('ReviseProposal', {
      effectiveOn: '2025-03-12',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(90_000),
      explanation: 'Begroting toegevoegd.',
    })
    expect(await statusOf(dossier)).toBe('in-preparation')
    const second = decide(dossier, '2025-03-15')
    reading.record('GrantBekrachtiging', { effectiveOn: '2025-03-20', dossier, decision: second, organ: college })
    expect(await statusOf(dossier)).toBe('decided-final')
    const story = await reading.queries.findDossier(reading.house, dossier)
    expect(
      story?.decisions.map(({ state, finalOn, bekrachtiging }) => [state, finalOn, bekrachtiging?.outcome]),
    ).toEqual([
      ['sent-back', null, 'sent-back'],
      ['final', '2025-03-20', 'granted'],
    ])
    expect(story?.versions.map(({ version, amountCents, explanation }) => [version, amountCents, explanation])).toEqual(
      [
        [1, 100_000, null],
        [2, 90_000, 'Begroting toegevoegd.'],
      ],
    )
    expect(story?.amountCents).toBe(90_000)
    expect(story?.revision).toBe(reading.small.house.state.dossiers.get(dossier as never)?.revision)
  })

  it('shows a decision without mandate, and that it was healed', async () => {
    const { college } = reading.small
    const dossier = reading.propose('infrastructure')
    const decision = decide(dossier, '2025-03-02', { withoutMandateBecause: 'De zomer begon.' })
    expect(await statusOf(dossier)).toBe('without-mandate')
    reading.record('GrantBekrachtiging', { effectiveOn: '2025-03-20', dossier, decision, organ: college })
    expect(await statusOf(dossier)).toBe('healed')
    const story = await reading.queries.findDossier(reading.house, dossier)
    expect(story?.decisions[0]).toMatchObject({
      state: 'healed',
      irregular: 'De zomer begon.',
      mandate: null,
      bekrachtiging: { organ: { name: 'College' }, heals: { level: 'decide', chain: [{}, {}] } },
    })
  })

  it.each([
    ['rejected', { outcome: 'rejected', reasons: 'Te duur.' }],
    ['postponed', { outcome: 'postponed' }],
    ['noted', { outcome: 'noted' }],
  ] as const)('is %s after such a decision', async (status, fields) => {
    const dossier = reading.propose('working-groups')
    decide(dossier, '2025-03-02', fields)
    expect(await statusOf(dossier)).toBe(status)
  })

  it('says that an organ that may only propose, proposed; and that a withdrawn proposal is withdrawn', async () => {
    const { coordinator } = reading.small
    const dossier = reading.propose('finances.budget')
    decide(dossier, '2025-03-02', { organ: coordinator })
    expect(await statusOf(dossier)).toBe('proposal-to-other-organ')
    reading.record('WithdrawProposal', { effectiveOn: '2025-03-05', dossier, reason: 'Geen draagvlak.' })
    expect(await statusOf(dossier)).toBe('withdrawn')
    expect((await reading.queries.findDossier(reading.house, dossier))?.withdrawn).toMatchObject({
      reason: 'Geen draagvlak.',
      on: '2025-03-05',
    })
  })
})

describe('the story of a dossier', () => {
  it('tells input with its answers, advice by point, meeting, votes by seat, and corrections beside their entry', async () => {
    const { stuurgroep, college, centre, member, referringMember } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 50_000 })
    const contribution = reading.record('GiveContribution', {
      effectiveOn: '2025-03-02',
      dossier,
      from: { kind: 'partner', partner: centre },
      text: 'Denk aan de avond.',
    }).contribution!
    reading.record('AnswerContribution', {
      effectiveOn: '2025-03-03',
      dossier,
      contribution,
      by: stuurgroep,
      verdict: 'not-followed',
      reason: 'Geen toezicht.',
    })
    const adviceRequest = reading.record('RequestAdvice', {
      effectiveOn: '2025-03-03',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: college,
      question: 'Mag de straat dicht?',
      deadline: '2025-03-10',
    }).adviceRequest!
    const advice = reading.record('GiveAdvice', {
      effectiveOn: '2025-03-05',
      dossier,
      adviceRequest,
      opinion: 'favourable-with-conditions',
      points: ['Alleen overdag.', 'Met hekken.'],
    }).advice!
    reading.record('AnswerAdvicePoint', {
      effectiveOn: '2025-03-06',
      dossier,
      advice,
      point: 2,
      by: stuurgroep,
      verdict: 'followed',
    })
    const meeting = reading.record('ConveneMeeting', {
      effectiveOn: '2025-03-01',
      organ: stuurgroep,
      heldOn: '2025-03-12',
    }).meeting!
    const agendaItem = { effectiveOn: '2025-03-07', meeting, dossier }
    reading.record('AddAgendaItem', agendaItem)
    reading.record('WithdrawAgendaItem', { ...agendaItem, reason: 'Nog geen offerte.' })
    reading.record('AddAgendaItem', { ...agendaItem, part: 'closed', requestedBy: member })
    reading.record('RecordAttendance', { effectiveOn: '2025-03-12', meeting, present: [member, referringMember] })
    reading.record('OpenMeeting', { effectiveOn: '2025-03-12', meeting })
    reading.record('TreatAgendaItem', { effectiveOn: '2025-03-12', meeting, dossier, part: 'open', note: 'Kort.' })
    reading.record('DeclareConflict', {
      effectiveOn: '2025-03-12',
      meeting,
      dossier,
      seat: reading.small.chair,
      nature: 'Bestuurt de vzw.',
      leftAt: '20:10',
    })
    const ballot = reading.record('OpenBallot', { effectiveOn: '2025-03-12', dossier, organ: stuurgroep, meeting })
      .ballot!
    reading.record('CastVote', { effectiveOn: '2025-03-12', dossier, ballot, seat: member, choice: 'for' })
    reading.record('CastVote', {
      effectiveOn: '2025-03-12',
      dossier,
      ballot,
      seat: referringMember,
      choice: 'for',
      subjectToReferralBack: true,
    })
    reading.record('CloseBallot', { effectiveOn: '2025-03-12', dossier, ballot })
    reading.record('ConfirmVote', {
      effectiveOn: '2025-03-14',
      dossier,
      ballot,
      seat: referringMember,
      choice: 'abstain',
    })
    decide(dossier, '2025-03-12', { ballot, meeting })
    const voted = reading.small.house.events.find((event) => event.type === 'VoteCast')!
    reading.record('RectifyEntry', {
      effectiveOn: '2025-03-15',
      dossier,
      rectifies: voted.id,
      correction: 'Onthouding.',
      reason: 'Verkeerd genoteerd.',
    })
    await reading.follow()

    const story = (await reading.queries.findDossier(reading.house, dossier))!
    expect(story.contributions).toMatchObject([
      {
        from: { kind: 'partner', partner: { name: 'Centrum voor gezinnen vzw' } },
        onVersion: 1,
        answer: { by: { name: 'Stuurgroep' }, verdict: 'not-followed', reason: 'Geen toezicht.' },
      },
    ])
    expect(story.adviceRequests).toMatchObject([
      {
        of: [{ kind: 'organ', organ: { name: 'College' } }],
        by: { kind: 'organ', organ: { name: 'Stuurgroep' } },
        advices: [
          {
            by: { kind: 'organ', organ: { name: 'College' } },
            opinion: 'favourable-with-conditions',
            afterDeadline: false,
            withdrawn: null,
            points: [
              { number: 1, answer: null },
              { number: 2, answer: { verdict: 'followed' } },
            ],
          },
        ],
      },
    ])
    expect(story.agendaItems).toMatchObject([
      {
        item: 1,
        part: 'open',
        requestedBy: null,
        withdrawn: { on: '2025-03-07', reason: 'Nog geen offerte.' },
        treated: null,
        irregular: null,
      },
      {
        item: 2,
        heldOn: '2025-03-12',
        part: 'closed',
        requestedBy: { function: 'directeur' },
        present: [{ function: 'directeur' }, { function: 'vrijwilliger' }],
        withdrawn: null,
        treated: { on: '2025-03-12', part: 'open', note: 'Kort.' },
      },
    ])
    expect(story.conflicts).toMatchObject([
      {
        meeting,
        organ: { name: 'Stuurgroep' },
        seat: { function: 'schepen van gezin' },
        nature: 'Bestuurt de vzw.',
        leftAt: '20:10',
        returnedAt: null,
      },
    ])
    expect(story.ballots).toMatchObject([
      {
        organ: { name: 'Stuurgroep' },
        proposalVersion: 1,
        closed: { outcome: 'adopted', tally: { for: 2, against: 0, abstain: 0, provisional: 1 } },
        votes: [
          {
            seat: { function: 'directeur', partner: { name: 'Centrum voor gezinnen vzw' } },
            choice: 'for',
            confirmed: null,
            rectifications: [{ correction: 'Onthouding.', on: '2025-03-15' }],
          },
          { choice: 'abstain', castAs: 'for', confirmed: { on: '2025-03-14' }, rectifications: [] },
        ],
      },
    ])
    expect(story.decisions[0]).toMatchObject({
      standing: 'awaits-bekrachtiging',
      standingOrgan: { name: 'College' },
      mandate: {
        level: 'decide-subject-to-bekrachtiging',
        chain: [
          { grantor: { kind: 'organ', organ: { name: 'College' } }, grantee: { organ: { name: 'Stuurgroep' } } },
          { grantor: { kind: 'organ', organ: { name: 'Gemeenteraad' } } },
          { grantor: { kind: 'founding-text', textKind: 'decree' } },
        ],
      },
    })
    expect(story.timeline.map(({ type }) => type)).toEqual(
      reading.small.house.events
        .filter(({ data }) => 'dossier' in data && data.dossier === dossier)
        .map(({ type }) => type),
    )
    expect(story.names.seats[member]).toMatchObject({ function: 'directeur' })
    expect(await reading.queries.findDossier(reading.house, '00000000-0000-7000-8000-0000000000ff')).toBeNull()
  })
})
