import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/domain/finding/finding.js'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import type { FieldsOf } from './support/given.js'
import { adopt, consensus, contentOf, propose, type SmallHouse, smallHouse } from './support/small-house.js'

/** Votes of seats by their name in the small house. */
type Votes = Partial<Record<'chair' | 'member' | 'limitedMember' | 'referringMember', 'for' | 'against' | 'abstain'>>

const voteOn = (small: SmallHouse, dossier: string, votes: Votes, on = '2025-04-01', close = true) => {
  const { house, stuurgroep } = small
  const ballot = house.record('OpenBallot', { effectiveOn: on, dossier, organ: stuurgroep }).ballot!
  for (const [name, choice] of Object.entries(votes)) {
    const seat = small[name as keyof Votes]
    const subjectToReferralBack = name === 'referringMember' || name === 'limitedMember'
    house.record('CastVote', { effectiveOn: on, dossier, ballot, seat, choice, subjectToReferralBack })
  }
  if (close) house.record('CloseBallot', { effectiveOn: on, dossier, ballot })
  return ballot
}

const aboutBallot = (small: SmallHouse, ballot: string, dossier: string): Finding['about'] =>
  ({ kind: 'ballot', id: ballot, dossier, organ: small.stuurgroep }) as Finding['about']

describe('a vote without a seat', () => {
  const voted = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const ballot = voteOn(small, dossier, { chair: 'for', member: 'for' })
    return { small, dossier, ballot }
  }
  const end = (small: SmallHouse, effectiveOn: string) =>
    small.house.record('EndSeat', { effectiveOn, seat: small.member })

  test('is found when the seat turns out to have ended before it', () => {
    const { small, dossier, ballot } = voted()
    expect(findingsOn(small.house, 'vote.seat-ended')).toEqual([])
    end(small, '2025-03-31')
    const found = onlyFinding(small.house, 'vote.seat-ended')
    expect(found).toMatchObject({
      identity: `vote.seat-ended/${ballot}/${small.member}`,
      severity: 'grave',
      about: aboutBallot(small, ballot, dossier),
      since: '2025-04-01',
      healedOn: null,
      details: { seat: small.member },
    })
    expect(proofOf(small.house, found)).toEqual(['SeatEnded', 'VoteCast'])
  })

  test('is none when it ended that day', () => {
    const { small } = voted()
    end(small, '2025-04-01')
    expect(findingsOn(small.house, 'vote.seat-ended')).toEqual([])
  })

  test('is found for every seat of a partner that turns out to have left', () => {
    const { small } = voted()
    small.house.record('RecordWithdrawal', { effectiveOn: '2025-03-31', partner: small.centre, reason: 'Fusie' })
    const found = onlyFinding(small.house, 'vote.seat-ended')
    expect(found.details).toEqual({ seat: small.member })
    expect(proofOf(small.house, found)).toEqual(['PartnerWithdrew', 'VoteCast'])
  })

  test('is put right by ratifying the decision, or by voting once more', () => {
    const one = voted()
    const decision = adopt(one.small, one.dossier, { ballot: one.ballot })
    end(one.small, '2025-03-31')
    expect(onlyFinding(one.small.house, 'vote.seat-ended').healedOn).toBeNull()
    one.small.house.record('GrantBekrachtiging', {
      effectiveOn: '2025-05-01',
      dossier: one.dossier,
      decision,
      organ: one.small.college,
    })
    expect(onlyFinding(one.small.house, 'vote.seat-ended').healedOn).toBe('2025-05-01')

    const other = voted()
    end(other.small, '2025-03-31')
    voteOn(other.small, other.dossier, { chair: 'for' }, '2025-04-20')
    expect(onlyFinding(other.small.house, 'vote.seat-ended').healedOn).toBe('2025-04-20')
  })
})

describe('a vote of whoever has an interest', () => {
  const proposedFor = (partner: 'centre' | 'municipality' | null) => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const opened = { effectiveOn: '2025-03-01', title: 'Speelstraat', openedBy: stuurgroep }
    const dossier = house.record('OpenDossier', { ...opened, subject: 'finances.use-of-subsidies' }).dossier!
    house.record('SubmitProposal', {
      effectiveOn: '2025-03-01',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(100_000, partner === null ? null : small[partner]),
    })
    return { small, dossier }
  }

  test('is found, with the seats and whether it was decisive', () => {
    const { small, dossier } = proposedFor('centre')
    const ballot = voteOn(small, dossier, { chair: 'for', member: 'for', limitedMember: 'abstain' })
    const found = onlyFinding(small.house, 'vote.with-interest')
    expect(found).toMatchObject({
      identity: `vote.with-interest/${ballot}`,
      severity: 'serious',
      about: aboutBallot(small, ballot, dossier),
      since: '2025-04-01',
      healedOn: null,
      details: { partner: small.centre, seats: [small.member, small.limitedMember], outcomeFlips: false },
    })
    expect(proofOf(small.house, found)).toEqual(['BallotOpened', 'VoteCast', 'VoteCast', 'BallotClosed'])
  })

  test('is grave when it comes out otherwise without it', () => {
    const { small, dossier } = proposedFor('centre')
    voteOn(small, dossier, { chair: 'against', member: 'for', limitedMember: 'for' })
    expect(onlyFinding(small.house, 'vote.with-interest')).toMatchObject({
      severity: 'grave',
      details: { outcomeFlips: true },
    })
  })

  test('is found while the ballot is still open, without saying what it decides', () => {
    const { small, dossier } = proposedFor('centre')
    voteOn(small, dossier, { chair: 'for', member: 'for' }, '2025-04-01', false)
    const found = onlyFinding(small.house, 'vote.with-interest')
    expect(found).toMatchObject({ severity: 'serious', details: { outcomeFlips: null } })
    expect(proofOf(small.house, found)).toEqual(['BallotOpened', 'VoteCast'])
  })

  test('begins with the first of their votes', () => {
    const { small, dossier } = proposedFor('centre')
    const ballot = voteOn(small, dossier, { limitedMember: 'for' }, '2025-04-05', false)
    const { house, member: seat } = small
    house.record('CastVote', { effectiveOn: '2025-04-06', dossier, ballot, seat, choice: 'for' })
    expect(onlyFinding(house, 'vote.with-interest').since).toBe('2025-04-05')
  })

  test('is none when others vote, or when nobody gets anything', () => {
    const others = proposedFor('centre')
    voteOn(others.small, others.dossier, { chair: 'for' })
    const nobody = proposedFor(null)
    voteOn(nobody.small, nobody.dossier, { chair: 'for', member: 'for' })
    for (const { small } of [others, nobody]) expect(findingsOn(small.house, 'vote.with-interest')).toEqual([])
  })

  test('in a secret ballot shows who took part, where that is known', () => {
    const closed = (forVotes: number) => {
      const { small, dossier } = proposedFor('municipality')
      const { house, stuurgroep: organ, chair, member, limitedMember } = small
      const ballot = house.record('OpenBallot', { effectiveOn: '2025-04-01', dossier, organ, secret: true }).ballot!
      house.record('CountSecretBallot', {
        effectiveOn: '2025-04-02',
        dossier,
        ballot,
        participants: [chair, member, limitedMember],
        tally: { for: forVotes, against: 3 - forVotes, abstain: 0 },
      })
      return { small }
    }
    // The same for all: then participation would tell the votes, and is not recorded.
    expect(findingsOn(closed(3).small.house, 'vote.with-interest')).toEqual([])
    const { small } = closed(1)
    const named = small.house.newest('SecretBallotClosed').participants
    const found = findingsOn(small.house, 'vote.with-interest')
    if (named === null) expect(found).toEqual([])
    else {
      expect(found).toMatchObject([{ since: '2025-04-02', details: { seats: [small.chair], outcomeFlips: null } }])
      expect(proofOf(small.house, found[0]!)).toEqual(['BallotOpened', 'SecretBallotClosed'])
    }
  })
})

describe('a vote subject to referral back', () => {
  const provisional = (referralBackDays: number | null) => {
    const small = smallHouse()
    small.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: small.stuurgroep,
      rules: rules({ referralBackDays }),
    })
    const dossier = propose(small)
    const ballot = voteOn(small, dossier, { chair: 'for', referringMember: 'for' })
    return { small, dossier, ballot }
  }
  const confirm = ({ small, dossier, ballot }: ReturnType<typeof provisional>, effectiveOn: string) =>
    small.house.record('ConfirmVote', { effectiveOn, dossier, ballot, seat: small.referringMember, choice: 'for' })

  test('that nobody confirms is found the day after its last', () => {
    const one = provisional(14)
    const found = onlyFinding(one.small.house, 'vote.provisional-never-confirmed')
    expect(found).toMatchObject({
      identity: `vote.provisional-never-confirmed/${one.ballot}/${one.small.referringMember}`,
      severity: 'serious',
      about: aboutBallot(one.small, one.ballot, one.dossier),
      since: '2025-04-16',
      healedOn: null,
      details: { seat: one.small.referringMember, lastDay: '2025-04-15' },
    })
    expect(proofOf(one.small.house, found)).toEqual(['VoteCast'])
  })

  test('is in time on the last day, and late after it', () => {
    const inTime = provisional(14)
    confirm(inTime, '2025-04-15')
    expect(findingsOn(inTime.small.house, 'vote.provisional-never-confirmed')).toEqual([])
    const late = provisional(null)
    confirm(late, '2025-05-02')
    expect(onlyFinding(late.small.house, 'vote.provisional-never-confirmed').healedOn).toBe('2025-05-02')
  })

  test('that fell away was never confirmed, and the rules have dealt with it', () => {
    const { small, dossier, ballot } = provisional(14)
    small.house.record('CloseReferralBack', { effectiveOn: '2025-04-20', dossier, ballot })
    const found = onlyFinding(small.house, 'vote.provisional-never-confirmed')
    expect(found).toMatchObject({ since: '2025-04-16', healedOn: '2025-04-20' })
    expect(proofOf(small.house, found)).toEqual(['VoteCast', 'VerdictRecomputed'])
  })

  test('has a month where no rule says otherwise, from the day the ballot is closed', () => {
    const one = provisional(null)
    expect(onlyFinding(one.small.house, 'vote.provisional-never-confirmed').since).toBe('2025-05-02')
    confirm(one, '2025-05-01')
    expect(findingsOn(one.small.house, 'vote.provisional-never-confirmed')).toEqual([])
    const small = smallHouse()
    voteOn(small, propose(small), { referringMember: 'for' }, '2025-04-01', false)
    expect(findingsOn(small.house, 'vote.provisional-never-confirmed')).toEqual([])
  })
})

describe('an admission that one partner stops', () => {
  const voted = (
    votes: Votes,
    subject = 'partners.admission',
    rule: FieldsOf<'AdoptDecisionRule'>['rule'] = consensus,
  ) => {
    const small = smallHouse()
    small.house.record('AdoptDecisionRule', { effectiveOn: '2025-01-01', organ: small.stuurgroep, rule })
    const dossier = propose(small, { subject, amountCents: null })
    const ballot = voteOn(small, dossier, votes)
    return { small, dossier, ballot }
  }

  test('is found, until it is voted on once more', () => {
    const { small, dossier, ballot } = voted({ chair: 'against', member: 'for', limitedMember: 'for' })
    const found = onlyFinding(small.house, 'partner.vetoed-by-one')
    expect(found).toMatchObject({
      severity: 'serious',
      about: aboutBallot(small, ballot, dossier),
      since: '2025-04-01',
      healedOn: null,
      details: { seat: small.chair },
    })
    expect(proofOf(small.house, found)).toEqual(['BallotOpened', 'VoteCast', 'BallotClosed'])
    voteOn(small, dossier, { member: 'for' }, '2025-05-01')
    expect(onlyFinding(small.house, 'partner.vetoed-by-one').healedOn).toBe('2025-05-01')
  })

  test('is one partner, whatever the number of its seats', () => {
    const none = voted({ chair: 'for', member: 'against' })
    expect(findingsOn(none.small.house, 'partner.vetoed-by-one')).toEqual([])
    const both = voted({ chair: 'against', member: 'against', limitedMember: 'for', referringMember: 'for' })
    expect(findingsOn(both.small.house, 'partner.vetoed-by-one')).toEqual([])
  })

  test('is none when it was adopted, when more were against, or about something else', () => {
    const adopted = voted({ chair: 'against', member: 'for', limitedMember: 'for' }, 'partners.admission', {
      method: 'simple-majority',
      source: 'Reglement',
    })
    const others = voted({ chair: 'against', member: 'for', limitedMember: 'for' }, 'offer')
    const most = voted({ chair: 'for', member: 'against', limitedMember: 'against' })
    for (const { small } of [adopted, others, most]) {
      expect(findingsOn(small.house, 'partner.vetoed-by-one')).toEqual([])
    }
  })
})
