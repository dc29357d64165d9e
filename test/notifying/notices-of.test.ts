import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { agendaOf } from '../../src/notifying/agenda.js'
import { knowing, nothingKnown } from '../../src/notifying/known-house.js'
import { noticesOf } from '../../src/notifying/notices-of.js'
import { voiceIn } from '../../src/notifying/words.js'
import { rulesWith } from '../domain/support/facts.js'
import { adopt, contentOf, propose, smallHouse } from '../domain/support/small-house.js'
import { personOf, seated, told, toldIn } from './told-in.js'

describe('a decision is told', () => {
  test('to partners who gave input, to whom it would pay, and to the organ; to each once, and legally where they are concerned', () => {
    const small = smallHouse()
    const { house, stuurgroep, college, centre, municipality } = small
    const mayor = seated(small, college, municipality)
    const outsider = house.record('AdmitPartner', {
      effectiveOn: '2025-01-01',
      name: 'Speelplein',
      kind: 'informal-group',
      sector: 'vrije-tijd',
      basis: { kind: 'founding-text', textKind: 'convenant', reference: 'Convenant', date: '2024-12-01' },
    }).partner!
    const outside = seated(small, college, outsider)
    const dossier = house.record('OpenDossier', {
      effectiveOn: '2025-03-01',
      title: 'Speelstraat',
      subject: 'finances.use-of-subsidies',
      openedBy: stuurgroep,
    }).dossier!
    house.record('SubmitProposal', {
      effectiveOn: '2025-03-01',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(100_000, outsider),
    })
    house.record('GiveContribution', {
      effectiveOn: '2025-03-05',
      dossier,
      from: { kind: 'partner', partner: centre },
      text: 'Ook in de herfst.',
    })
    adopt(small, dossier)
    const decided = told(house, 'decision-taken')
    expect(decided[personOf(house, small.member)]).toEqual({ because: 'input', legal: true })
    expect(decided[personOf(house, outside)]).toEqual({ because: 'beneficiary', legal: true })
    expect(decided[personOf(house, small.observer)]).toEqual({ because: 'input', legal: true })
    expect(decided[personOf(house, small.chair)]).toEqual({ because: 'proposal', legal: true })
    // The mayor sits for the municipality, which has nothing to do with it: only asked to ratify.
    expect(decided[personOf(house, mayor)]).toBeUndefined()
    expect(told(house, 'bekrachtiging-asked')).toEqual({
      [personOf(house, mayor)]: { because: 'turn', legal: true },
      [personOf(house, outside)]: { because: 'turn', legal: true },
    })
    const keys = toldIn(house).map(({ event, recipient, kind }) => `${event.id} ${recipient} ${kind}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('not to groups that stay unnamed, not to who sits no longer, not to who was erased', () => {
    const small = smallHouse()
    const { house, stuurgroep, college, municipality } = small
    const former = seated(small, stuurgroep, municipality)
    const erased = seated(small, stuurgroep, municipality)
    const other = seated(small, college, null)
    house.record('EndSeat', { effectiveOn: '2025-06-01', seat: former })
    house.record('ErasePersonalData', {
      effectiveOn: '2026-03-02',
      person: personOf(house, erased),
      reason: 'request-of-person',
    })
    const dossier = propose(small)
    house.record('GiveContribution', {
      effectiveOn: '2025-03-05',
      dossier,
      from: { kind: 'group', description: 'ouders van de wijk' },
      text: 'Graag meer schaduw.',
    })
    adopt(small, dossier)
    const decided = Object.keys(told(house, 'decision-taken'))
    expect(decided).toContain(personOf(house, small.member))
    for (const seat of [former, erased, other]) expect(decided).not.toContain(personOf(house, seat))
  })

  test('with the answer to bekrachtiging, a refusal to everybody whatever they prefer', () => {
    const small = smallHouse()
    const { house, college } = small
    const dossier = propose(small)
    const decision = adopt(small, dossier)
    house.record('RefuseBekrachtiging', {
      effectiveOn: '2025-04-10',
      dossier,
      decision,
      organ: college,
      reasons: 'Geen krediet.',
    })
    const refused = Object.values(told(house, 'bekrachtiging-refused'))
    expect(refused.length).toBeGreaterThan(3)
    for (const one of refused) expect(one.legal).toBe(true)
  })
})

describe('what is taken over from before the ledger', () => {
  test('tells nobody anything', () => {
    const small = smallHouse()
    adopt(small, propose(small))
    const event = small.house.events.find(({ type }) => type === 'DecisionTaken')!
    const known = small.house.events.reduce(knowing, nothingKnown)
    expect(noticesOf(event, known).length).toBeGreaterThan(0)
    expect(noticesOf({ ...event, actor: { via: 'import' } }, known)).toEqual([])
  })
})

describe('answers, meetings, minutes, actions, seats and mandates', () => {
  test('are told to whom they are about', () => {
    const small = smallHouse()
    const { house, stuurgroep, college, centre } = small
    const dossier = propose(small)
    const { contribution } = house.record('GiveContribution', {
      effectiveOn: '2025-03-05',
      dossier,
      from: { kind: 'partner', partner: centre },
      text: 'Ook in de herfst.',
    })
    house.record('AnswerContribution', {
      effectiveOn: '2025-03-06',
      dossier,
      contribution: contribution!,
      by: stuurgroep,
      verdict: 'not-followed',
      reason: 'Te duur.',
    })
    const answered = told(house, 'input-answered')
    expect(answered[personOf(house, small.member)]).toEqual({ because: 'input', legal: false })
    expect(answered[personOf(house, small.chair)]).toBeUndefined()

    const mayor = seated(small, college, null)
    house.record('RequestAdvice', {
      effectiveOn: '2025-03-07',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: college,
      question: 'Is dit haalbaar?',
      deadline: '2025-04-01',
    })
    expect(told(house, 'advice-asked')).toEqual({ [personOf(house, mayor)]: { because: 'turn', legal: true } })

    const meeting = house.record('ConveneMeeting', {
      effectiveOn: '2025-03-08',
      organ: stuurgroep,
      heldOn: '2025-03-20',
    }).meeting!
    expect(Object.keys(told(house, 'meeting-convened'))).toHaveLength(5)
    expect(toldIn(house).find(({ kind }) => kind === 'meeting-convened')?.about).toEqual({
      kind: 'meeting',
      id: meeting,
      dossier: null,
    })

    house.record('PlanAction', {
      effectiveOn: '2025-03-20',
      title: 'Straat afsluiten',
      owner: { kind: 'seat', seat: small.chair as SeatId },
      due: '2025-06-01',
      dossier,
    })
    expect(Object.keys(told(house, 'action-planned'))).toEqual([personOf(house, small.chair)])

    house.record('EndSeat', { effectiveOn: '2025-12-31', seat: small.member })
    expect(told(house, 'seat-ended')).toEqual({ [personOf(house, small.member)]: { because: 'own', legal: true } })

    house.record('RevokeMandate', { effectiveOn: '2026-01-01', mandate: small.subsidyMandate, reason: 'Herschikking.' })
    expect(Object.keys(told(house, 'mandate-stopped'))).toContain(personOf(house, small.chair))
  })
})

describe('a vote that must be referred back', () => {
  test('stands in the calendar of its representative until it is confirmed; the decision that falls with it is told to all', () => {
    const { house, stuurgroep, chair, member, referringMember, ...small } = smallHouse()
    const effectiveOn = '2025-04-01'
    const rules = rulesWith({ referralBackDays: 30, minutesApprovedBySilenceAfterDays: 14 })
    house.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: stuurgroep, rules })
    const all = { house, stuurgroep, chair, member, referringMember, ...small }
    const dossier = propose(all, { subject: 'working-groups', amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
    const inBallot = { effectiveOn, dossier, ballot }
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
    house.record('CastVote', { ...inBallot, seat: member, choice: 'against' })
    house.record('CastVote', { ...inBallot, seat: referringMember, choice: 'for', subjectToReferralBack: true })
    house.record('CloseBallot', inBallot)
    adopt(all, dossier, { effectiveOn, ballot })
    const agenda = (seat: string) =>
      agendaOf(house.state, personOf(house, seat), toLocalDate('2025-04-02'), voiceIn('nl')).filter(({ uid }) =>
        uid.startsWith('confirm-'),
      )
    expect(agenda(referringMember)).toEqual([
      expect.objectContaining({ on: '2025-05-01', title: 'Laatste dag om een stem te bevestigen: Speelstraat' }),
    ])
    expect(agenda(chair)).toEqual([])
    house.record('ConfirmVote', { ...inBallot, effectiveOn: '2025-04-10', seat: referringMember, choice: 'against' })
    expect(agenda(referringMember)).toEqual([])
    const fallen = told(house, 'decision-fallen')
    expect(fallen[personOf(house, member)]).toMatchObject({ legal: true })
    expect(fallen[personOf(house, small.observer)]).toMatchObject({ legal: true })

    const meeting = house.record('ConveneMeeting', {
      effectiveOn: '2025-04-11',
      organ: stuurgroep,
      heldOn: '2025-04-20',
    }).meeting!
    house.record('RecordAttendance', { effectiveOn: '2025-04-20', meeting, present: [chair as SeatId] })
    house.record('OpenMeeting', { effectiveOn: '2025-04-20', meeting })
    house.record('CloseMeeting', { effectiveOn: '2025-04-20', meeting })
    house.record('DraftMinutes', { effectiveOn: '2025-04-21', meeting, text: 'Verslag.' })
    // Silence approves here: a term runs.
    for (const one of Object.values(told(house, 'minutes-to-approve'))) expect(one.legal).toBe(true)
    expect(Object.keys(told(house, 'minutes-to-approve'))).toHaveLength(5)
  })
})
