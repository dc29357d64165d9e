import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tally } from '../../src/domain/ballot/state.js'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adopt, contentOf, majority, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-24'

const opened = (amountCents: number | null = 400_000) => {
  const small = smallHouse()
  const dossier = propose(small, { amountCents })
  const { ballot } = small.house.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
  const inBallot = { effectiveOn, dossier, ballot: ballot! }
  const vote = (seat: string, more: Partial<FieldsOf<'CastVote'>> = {}) =>
    given(small.house).when('CastVote', { ...inBallot, seat, choice: 'for', ...more })
  return { ...small, dossier, ballot: ballot!, inBallot, vote }
}

describe('a ballot', () => {
  test('is opened on the newest version, under the rule of the organ', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = propose(small)
    house.record('ReviseProposal', {
      effectiveOn: '2025-03-02',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(1),
      explanation: 'Goedkoper',
    })
    given(house)
      .when('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })
      .leadsTo('BallotOpened', { proposalVersion: 2, meeting: null, rules: ofDecisionRule(majority) })
  })

  test('needs a proposal that stands and an organ that acts', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator } = small
    const open = (dossier: string, organ = stuurgroep) =>
      given(house).when('OpenBallot', { effectiveOn, dossier, organ })
    open(nobody).refused('dossier.unknown', 'dossier')
    const about = { effectiveOn, title: 'Spel', subject: 'offer', openedBy: stuurgroep }
    open(house.record('OpenDossier', about).dossier!).refused('proposal.missing', 'dossier')
    const dossier = propose(small)
    open(dossier, nobody).refused('organ.unknown', 'organ')
    house.record('DissolveOrgan', { effectiveOn: '2025-03-20', organ: coordinator, reason: 'Functie geschrapt' })
    open(dossier, coordinator).refused('organ.not-active', 'organ')
    house.record('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
    open(dossier).refused('proposal.withdrawn', 'dossier')
  })

  test('is the only open one of its organ in the dossier; another organ may vote at the same time', () => {
    const { house, dossier, stuurgroep, college } = opened()
    given(house).when('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).refused('ballot.already-open', 'organ')
    given(house).when('OpenBallot', { effectiveOn, dossier, organ: college }).leadsTo('BallotOpened')
  })

  test('is held in a meeting of its own organ', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const dossier = propose(small)
    const meetingOf = (organ: string) =>
      house.record('ConveneMeeting', { effectiveOn, organ, heldOn: effectiveOn }).meeting!
    const open = (meeting: string) =>
      given(house).when('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, meeting })
    open(nobody).refused('meeting.unknown', 'meeting')
    open(meetingOf(college)).refused('meeting.not-of-organ', 'meeting')
    const own = meetingOf(stuurgroep)
    open(own).leadsTo('BallotOpened', { meeting: own })
  })

  test('without votes decides nothing', () => {
    const { house, inBallot } = opened()
    given(house).when('CloseBallot', inBallot).refused('ballot.no-votes', 'ballot')
  })

  test('that is closed takes no vote and is not closed again', () => {
    const { house, inBallot, chair, member, vote } = opened()
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
    given(house).when('CloseBallot', inBallot).leadsTo('BallotClosed', { outcome: 'adopted' })
    vote(member).refused('ballot.closed', 'ballot')
    given(house).when('CloseBallot', inBallot).refused('ballot.closed', 'ballot')
  })

  test('is closed on or after the day of its opening and of its last vote', () => {
    const { house, inBallot, member, chair } = opened()
    house.record('CastVote', { ...inBallot, seat: member, choice: 'for' })
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-23' })
      .refused('ballot.closed-too-early', 'effectiveOn', { day: '2025-03-24' })
    house.record('CastVote', { ...inBallot, effectiveOn: '2025-03-26', seat: chair, choice: 'for' })
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-25' })
      .refused('ballot.closed-too-early', 'effectiveOn', { day: '2025-03-26' })
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-26' })
      .leadsTo('BallotClosed')
  })

  test('that does not exist takes no vote and is not closed', () => {
    const { house, inBallot, chair, vote } = opened()
    vote(chair, { ballot: nobody }).refused('ballot.unknown', 'ballot')
    vote(chair, { dossier: nobody }).refused('dossier.unknown', 'dossier')
    given(house)
      .when('CloseBallot', { ...inBallot, ballot: nobody })
      .refused('ballot.unknown', 'ballot')
    given(house)
      .when('ConfirmVote', { ...inBallot, ballot: nobody, seat: chair, choice: 'for' })
      .refused('ballot.unknown', 'ballot')
  })
})

describe('a vote', () => {
  test('is cast by a seat, once', () => {
    const { vote, chair } = opened()
    vote(chair).leadsTo('VoteCast', { seat: chair, choice: 'for', subjectToReferralBack: false })
    vote(chair, { choice: 'against' }).refused('vote.already-cast', 'seat', { function: 'schepen van gezin' })
  })

  test('needs a seat in this organ on that day', () => {
    const { house, vote, member, chair, college } = opened()
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: member, reason: 'Ontslag' })
    const elsewhere = { effectiveOn: '2025-01-01', organ: college, function: 'burgemeester', role: 'chair' } as const
    vote(nobody).refused('vote.no-seat-that-day', 'seat')
    vote(house.record('AssignSeat', elsewhere).seat!).refused('vote.no-seat-that-day', 'seat')
    vote(member).refused('vote.no-seat-that-day', 'seat', { day: effectiveOn })
    vote(chair, { effectiveOn: '2024-12-31' }).refused('vote.no-seat-that-day', 'seat')
  })

  test('is not for an observer', () => {
    const { vote, observer } = opened()
    vote(observer).refused('vote.observer', 'seat', { function: 'verslaggever' })
  })

  test('of who must refer back is cast subject to it', () => {
    const { vote, referringMember } = opened(null)
    vote(referringMember).refused('vote.must-refer-back', 'subjectToReferralBack', { function: 'vrijwilliger' })
    vote(referringMember, { subjectToReferralBack: true }).leadsTo('VoteCast', { subjectToReferralBack: true })
  })

  test('of who may bind up to an amount is free at that amount and subject to referral back above it', () => {
    const at = opened(200_000)
    at.vote(at.limitedMember).leadsTo('VoteCast', { subjectToReferralBack: false })
    const above = opened(200_001)
    above.vote(above.limitedMember).refused('vote.must-refer-back', 'subjectToReferralBack')
  })

  test('subject to referral back is confirmed on or after the day it was cast', () => {
    const { house, inBallot, referringMember } = opened()
    const vote = { ...inBallot, effectiveOn: '2025-03-26', seat: referringMember, choice: 'for' } as const
    house.record('CastVote', { ...vote, subjectToReferralBack: true })
    given(house)
      .when('ConfirmVote', { ...vote, effectiveOn: '2025-03-25' })
      .refused('vote.confirmed-before-cast', 'effectiveOn', { day: '2025-03-26' })
    given(house).when('ConfirmVote', vote).leadsTo('VoteConfirmed')
  })

  test('subject to referral back is confirmed once, as it is or turned round, also after closing', () => {
    const { house, inBallot, referringMember, chair } = opened()
    house.record('CastVote', { ...inBallot, seat: referringMember, choice: 'for', subjectToReferralBack: true })
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'abstain' })
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { tally: { for: 1, against: 0, abstain: 1, provisional: 1 }, outcome: 'adopted' })
    const confirm = (seat: string) =>
      given(house).when('ConfirmVote', { ...inBallot, effectiveOn: '2025-04-10', seat, choice: 'against' })
    confirm(chair).refused('vote.not-provisional', 'seat')
    confirm(nobody).refused('vote.not-cast', 'seat')
    confirm(referringMember).leadsToEach(
      { type: 'VoteConfirmed', data: { seat: referringMember, choice: 'against' } },
      { type: 'VerdictRecomputed', data: { outcome: 'rejected', because: 'vote-confirmed', decision: null } },
    )
    confirm(referringMember).refused('vote.not-provisional', 'seat')
  })
})

describe('the tally of a ballot', () => {
  const someVotes = fc.array(
    fc.record({
      choice: fc.constantFrom('for', 'against', 'abstain', 'blank', 'invalid'),
      provisional: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )

  test('does not depend on the order of the votes, and every vote is counted once', () => {
    const shuffled = someVotes.chain((cast) =>
      fc.tuple(fc.constant(cast), fc.shuffledSubarray(cast, { minLength: cast.length, maxLength: cast.length })),
    )
    fc.assert(
      fc.property(shuffled, ([cast, other]) => {
        const counted = tally(cast)
        expect(tally(other)).toEqual(counted)
        const { provisional, ...kinds } = counted
        expect(Object.values(kinds).reduce((sum, votes) => sum + votes, 0)).toBe(cast.length)
        expect(provisional).toBe(cast.filter((vote) => vote.provisional).length)
      }),
    )
  })
})

test('a ballot that rejects leads to a rejection, not to an adoption', () => {
  const small = opened()
  small.house.record('CastVote', { ...small.inBallot, seat: small.chair, choice: 'against' })
  small.house.record('CloseBallot', small.inBallot)
  expect(() => adopt(small, small.dossier, { ballot: small.ballot })).toThrow('decision.differs-from-ballot')
})

describe('a vote in time', () => {
  test('counts from the day the ballot is opened', () => {
    const { vote, member } = opened()
    vote(member, { effectiveOn: '2025-03-23' }).refused('vote.before-opening', 'effectiveOn', { day: effectiveOn })
  })

  test('is not cast for a partner that has left', () => {
    const { house, vote, member, centre } = opened()
    house.record('RecordWithdrawal', { effectiveOn: '2025-03-23', partner: centre, reason: 'Stopgezet' })
    vote(member).refused('partner.not-present', 'seat')
  })
})
