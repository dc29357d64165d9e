import { describe, expect, test } from 'vitest'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { proxiesAllowed, quorumOf, rulesWith } from './support/facts.js'
import { given } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'
import { adoptRules, giveProxy, meet, meetingDay, openedUnder } from './support/under-rules.js'

const opening = (changes: Partial<RuleSet>) => {
  const small = smallHouse()
  adoptRules(small, changes)
  const dossier = propose(small, { amountCents: null })
  const open = (more: object) =>
    given(small.house).when('OpenBallot', { effectiveOn: meetingDay, dossier, organ: small.stuurgroep, ...more })
  return { ...small, dossier, open }
}

describe('a ballot under a rule set', () => {
  test('keeps the whole of it', () => {
    const changes = { majority: 'two-thirds', referralBackDays: 30 } as const
    opening(changes)
      .open({})
      .leadsTo('BallotOpened', { rules: rulesWith(changes), aboutPersons: false, round: 1, irregular: null })
  })

  test('is secret where the rules say always', () => {
    const { open } = opening({ secrecy: 'always' })
    open({}).refused('ballot.must-be-secret', 'secret')
    open({ secret: true }).leadsTo('BallotOpened', { secret: true, irregular: null })
  })

  test('is secret about persons where the rules say so', () => {
    const { open } = opening({ secrecy: 'about-persons' })
    open({ aboutPersons: true }).refused('ballot.must-be-secret', 'secret')
    open({}).leadsTo('BallotOpened', { secret: false, aboutPersons: false })
    opening({}).open({ aboutPersons: true }).leadsTo('BallotOpened', { aboutPersons: true })
  })

  test('that was open although it should have been secret is recorded with the reason', () => {
    opening({ secrecy: 'always' })
      .open({ irregularBecause: 'Er was geen stemurne.' })
      .leadsTo('BallotOpened', {
        secret: false,
        irregular: { rules: ['ballot.must-be-secret'], because: 'Er was geen stemurne.' },
      })
  })

  test('and its votes are kept as irregular or not', () => {
    const state = (irregularBecause: string | null) => {
      const { house, dossier, open, chair } = opening({ secrecy: irregularBecause === null ? 'never' : 'always' })
      const { ballot } = open({ irregularBecause }).leadsTo('BallotOpened')
      house.record('CastVote', { effectiveOn: meetingDay, dossier, ballot: ballot!, seat: chair, choice: 'for' })
      return house.state.dossiers.get(dossier as never)!.ballots.get(ballot as never)!
    }
    expect([state(null).irregular, state('Geen stemurne.').irregular]).toEqual([false, true])
    expect([...state('Geen stemurne.').votes.values()]).toMatchObject([{ irregular: false, lapsed: null }])
    const { inBallot, house, member, found } = openedUnder({}, (small, dossier) =>
      meet(small, { conflicts: [{ seat: small.member, dossier, event: 'x' }] as never }),
    )
    house.record('CastVote', { ...inBallot, seat: member, choice: 'for', irregularBecause: 'Bleef toch zitten.' })
    expect(found().votes.get(member as never)).toMatchObject({ irregular: true, lapsed: null, confirmed: null })
  })

  test('is decided by the chair of that organ on that day, where the rules have it so', () => {
    const small = smallHouse()
    const { house, stuurgroep, college, chair, member, limitedMember } = small
    adoptRules(small, { tie: 'chair-decides' })
    const seat = { effectiveOn: '2025-01-01', partner: small.municipality, role: 'chair' } as const
    house.record('AssignSeat', { ...seat, organ: college, function: 'burgemeester' })
    house.record('EndSeat', { effectiveOn: '2025-02-28', seat: chair })
    const organ = stuurgroep
    const next = house.record('AssignSeat', { ...seat, effectiveOn: '2025-03-01', organ, function: 'schepen' }).seat!
    const dossier = propose(small, { amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn: meetingDay, dossier, organ: stuurgroep }).ballot!
    const inBallot = { effectiveOn: meetingDay, dossier, ballot }
    house.record('CastVote', { ...inBallot, seat: member, choice: 'against' })
    house.record('CastVote', { ...inBallot, seat: limitedMember, choice: 'against' })
    house.record('CastVote', { ...inBallot, seat: next, choice: 'for' })
    const other = house.record('AssignSeat', {
      effectiveOn: '2025-03-01',
      organ: stuurgroep,
      function: 'ouder',
      role: 'member',
    }).seat!
    house.record('CastVote', { ...inBallot, seat: other, choice: 'for' })
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { outcome: 'adopted', verdict: { tie: 'chair-for' } })
  })

  test('cannot be secret where votes do not weigh the same', () => {
    opening({ weights: { kind: 'per-partner', partners: [] } })
      .open({ secret: true, irregularBecause: 'Toch' })
      .refused('ballot.secret-needs-equal-votes', 'secret')
  })

  test('is held once more after a tie, where the rules have it so', () => {
    const small = openedUnder({ tie: 'second-round' })
    const { house, stuurgroep, dossier, inBallot, cast, chair, member } = small
    const again = (round: 1 | 2) =>
      given(house).when('OpenBallot', { effectiveOn: meetingDay, dossier, organ: stuurgroep, round })
    cast(chair, 'for')
    cast(member, 'against')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { outcome: 'second-round', verdict: { tie: 'second-round' } })
    again(1).refused('ballot.second-round-due', 'round')
    const { ballot } = again(2).leadsTo('BallotOpened', { round: 2 })
    const second = { ...inBallot, ballot: ballot! }
    house.record('CastVote', { ...second, seat: chair, choice: 'for' })
    house.record('CastVote', { ...second, seat: member, choice: 'against' })
    given(house)
      .when('CloseBallot', second)
      .leadsTo('BallotClosed', { outcome: 'rejected', verdict: { tie: 'rejected', secondRound: true } })
    again(2).refused('ballot.no-tie-before', 'round')
    again(1).leadsTo('BallotOpened', { round: 1 })
  })

  test('has no second round without a tie before, nor for another organ or another version', () => {
    const small = openedUnder({ tie: 'second-round' })
    const { house, stuurgroep, college, dossier, inBallot, cast, chair, member } = small
    const second = (organ: string) =>
      given(house).when('OpenBallot', { effectiveOn: meetingDay, dossier, organ, round: 2 })
    second(college).refused('ballot.no-tie-before', 'round')
    cast(chair, 'for')
    cast(member, 'against')
    house.record('CloseBallot', inBallot)
    second(college).refused('ballot.no-tie-before', 'round')
    house.record('ReviseProposal', {
      effectiveOn: meetingDay,
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: { title: 'Anders', text: 'Anders', amountCents: null, beneficiary: null },
      explanation: 'Na de staking',
    })
    second(stuurgroep).refused('ballot.no-tie-before', 'round')
  })

  test('takes blank and invalid votes, and counts them as the rules say', () => {
    const { house, inBallot, cast, chair, member, limitedMember } = openedUnder({
      majority: 'absolute',
      blanks: 'counted',
    })
    cast(chair, 'for')
    cast(member, 'blank')
    cast(limitedMember, 'invalid')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', {
        tally: { for: 1, against: 0, abstain: 0, blank: 1, invalid: 1, provisional: 0 },
        outcome: 'rejected',
        verdict: { counted: 2, needed: 2, seats: 4, present: 3 },
      })
  })

  test('by consent decides without a vote; another does not', () => {
    const consent = openedUnder({ majority: 'consent' })
    given(consent.house).when('CloseBallot', consent.inBallot).leadsTo('BallotClosed', { outcome: 'adopted' })
    const consensus = openedUnder({ majority: 'consensus' })
    given(consensus.house).when('CloseBallot', consensus.inBallot).refused('ballot.no-votes', 'ballot')
  })
})

describe('the facts of a ballot', () => {
  test('are the seats with a vote that day, who was noted as present, and the chair of the meeting', () => {
    const { house, inBallot, cast, chair, member, observer, found } = openedUnder(
      { quorum: quorumOf(), tie: 'chair-decides' },
      (small) =>
        meet(small, { attendance: [small.chair, small.member, small.observer] as never, chair: small.member as never }),
    )
    cast(chair, 'for')
    cast(member, 'against')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', {
        outcome: 'no-quorum',
        verdict: { seats: 4, present: 2, quorum: { needed: 3, counted: 2 } },
      })
    expect(observer).not.toBe('')
    expect(found().outcome).toBe('no-quorum')
  })

  test('the chair is that of the meeting, else of the organ', () => {
    const tie = (before: Parameters<typeof openedUnder>[1]) => {
      const small = openedUnder({ tie: 'chair-decides' }, before)
      small.cast(small.chair, 'for')
      small.cast(small.member, 'against')
      return given(small.house).when('CloseBallot', small.inBallot)
    }
    tie((small) => meet(small, { chair: small.member as never })).leadsTo('BallotClosed', { outcome: 'rejected' })
    tie((small) => meet(small)).leadsTo('BallotClosed', { outcome: 'adopted', verdict: { tie: 'chair-for' } })
    tie(() => null).leadsTo('BallotClosed', { outcome: 'adopted' })
  })

  test('a second convocation counts its days from the first', () => {
    const judged = (heldOn: string) => {
      const small = openedUnder({ quorum: quorumOf(), secondConvocation: { afterDays: 15 } }, (made) => {
        const first = meet(made, { heldOn: toLocalDate(heldOn) })
        return meet(made, { secondConvocationOf: first as never })
      })
      small.cast(small.chair, 'for')
      return given(small.house).when('CloseBallot', small.inBallot)
    }
    judged('2025-03-10').leadsTo('BallotClosed', { outcome: 'no-quorum' })
    judged('2025-03-09').leadsTo('BallotClosed', { outcome: 'adopted', verdict: { quorum: { dropped: true } } })
  })

  test('in writing the written majority is asked, and a vote after the last day is refused', () => {
    const { house, inBallot, vote, cast, chair, member } = openedUnder(
      { writtenProcedure: { majority: 'unanimity', minimumDays: 3 } },
      (small) => meet(small, { form: 'written', respondBy: toLocalDate('2025-03-27') }),
    )
    cast(chair, 'for', { effectiveOn: '2025-03-27' })
    vote(member, { effectiveOn: '2025-03-28' }).refused('vote.too-late', 'seat', { function: 'directeur' })
    vote(member, { effectiveOn: '2025-03-28', choice: 'against', irregularBecause: 'Brief bleef liggen.' }).leadsTo(
      'VoteCast',
      { irregular: { rules: ['vote.too-late'], because: 'Brief bleef liggen.' } },
    )
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-29' })
      .leadsTo('BallotClosed', {
        outcome: 'adopted',
        verdict: { written: true, majority: 'unanimity', present: 1, void: [{ seat: member, because: 'too-late' }] },
      })
  })

  test('a seat that began after the opening counts when it voted', () => {
    const { house, stuurgroep, inBallot, vote } = openedUnder({
      quorum: quorumOf({ needed: { kind: 'number', number: 1 } }),
    })
    const seat = house.record('AssignSeat', {
      effectiveOn: '2025-03-25',
      organ: stuurgroep,
      function: 'nieuw lid',
      role: 'member',
    }).seat!
    vote(seat, { effectiveOn: '2025-03-25' }).leadsTo('VoteCast')
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-25' })
      .leadsTo('BallotClosed', { verdict: { seats: 5, present: 1, void: [] }, outcome: 'adopted' })
  })
})

describe('a vote that a rule forbids', () => {
  const because = 'Het is zo gebeurd.'

  test('of who is recused is refused, or recorded as not counting', () => {
    const { house, inBallot, vote, cast, chair, member } = openedUnder({ quorum: quorumOf() }, (small, dossier) =>
      meet(small, { conflicts: [{ seat: small.member, dossier, event: 'x' }] as never }),
    )
    vote(member).refused('vote.recused', 'seat', { function: 'directeur' })
    vote(member, { irregularBecause: because }).leadsTo('VoteCast', { irregular: { rules: ['vote.recused'], because } })
    cast(chair, 'against')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', {
        tally: { for: 1, against: 1 },
        outcome: 'no-quorum',
        verdict: {
          seats: 3,
          recused: 1,
          present: 1,
          votes: { for: 0, against: 1 },
          void: [{ seat: member, because: 'recused' }],
        },
      })
  })

  test('an interest in another matter forbids nothing', () => {
    const { vote, member } = openedUnder({}, (small) => {
      const other = propose(small)
      return meet(small, { conflicts: [{ seat: small.member, dossier: other, event: 'x' }] as never })
    })
    vote(member).leadsTo('VoteCast', { irregular: null })
  })

  test('of who had left, or had not come yet, is refused or does not count', () => {
    const { house, inBallot, vote, cast, chair, member, limitedMember } = openedUnder({}, (small, dossier) =>
      meet(small, {
        agenda: [{ dossier, item: 1, part: 'open', requestedBy: null, treated: false, withdrawn: null }] as never,
        attendance: [small.chair, small.member] as never,
        movements: [
          { seat: small.member, kind: 'left', fromItem: 1 },
          { seat: small.limitedMember, kind: 'arrived', fromItem: 2 },
        ] as never,
      }),
    )
    vote(limitedMember).refused('vote.not-present', 'seat')
    vote(member).refused('vote.not-present', 'seat', { function: 'directeur' })
    vote(member, { irregularBecause: because }).leadsTo('VoteCast')
    cast(chair, 'against')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { outcome: 'rejected', verdict: { void: [{ seat: member, because: 'not-present' }] } })
  })

  test('of who was never noted is taken: attendance was not complete', () => {
    const { vote, member } = openedUnder({}, (small) => meet(small, { attendance: [small.chair] as never }))
    vote(member).leadsTo('VoteCast', { irregular: null })
  })

  test('without a seat that day, by an observer, or for a partner that left, does not count', () => {
    const { house, inBallot, vote, cast, chair, member, limitedMember, observer, college } = openedUnder({})
    const mayor = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: college,
      function: 'burgemeester',
      role: 'chair',
    }).seat!
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: member, reason: 'Ontslag' })
    vote(member, { irregularBecause: because }).leadsTo('VoteCast', {
      irregular: { rules: ['vote.no-seat-that-day'], because },
    })
    vote(observer, { irregularBecause: because }).leadsTo('VoteCast', {
      irregular: { rules: ['vote.observer'], because },
    })
    vote(mayor, { irregularBecause: because }).leadsTo('VoteCast', {
      irregular: { rules: ['vote.no-seat-that-day'], because },
    })
    vote('ffffffff-0000-7000-8000-000000000000', { irregularBecause: because }).refused('vote.no-seat-that-day', 'seat')
    cast(chair, 'against')
    cast(limitedMember, 'for')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', {
        tally: { for: 4, against: 1 },
        outcome: 'rejected',
        verdict: {
          seats: 3,
          present: 2,
          votes: { for: 1, against: 1 },
          void: [member, observer, mayor]
            .sort()
            .map((seat) => ({ seat, because: seat === observer ? 'observer' : 'no-seat' })),
        },
      })
  })

  test('of a seat that turns out to have ended does not count at the closing', () => {
    const { house, inBallot, cast, chair, member } = openedUnder({})
    cast(member, 'for')
    cast(chair, 'abstain')
    house.record('EndSeat', { effectiveOn: '2025-03-20', seat: member, reason: 'Ontslag' })
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { outcome: 'rejected', verdict: { void: [{ seat: member, because: 'no-seat' }] } })
  })

  test('a reason given where no rule is broken leaves nothing irregular', () => {
    const { vote, member } = openedUnder({})
    vote(member, { irregularBecause: because }).leadsTo('VoteCast', { irregular: null, proxy: null, holder: null })
  })
})

describe('a vote by proxy', () => {
  const allowed = { proxies: proxiesAllowed() }

  test('is cast by the proxy that holds, and counts; the giver is represented', () => {
    const { house, inBallot, vote, cast, chair, member } = openedUnder(
      { ...allowed, quorum: quorumOf({ counts: 'present-or-represented', needed: { kind: 'number', number: 2 } }) },
      (small) => {
        giveProxy(small, 1, small.member, small.chair)
        return null
      },
    )
    cast(chair, 'against')
    vote(member).leadsTo('VoteCast', { seat: member, holder: chair, irregular: null })
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', {
        verdict: {
          present: 1,
          represented: 1,
          quorum: { counted: 2, met: true },
          votes: { for: 1, against: 1 },
          void: [],
        },
      })
  })

  test('who gave one and is noted as present votes itself', () => {
    const { vote, member } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair)
      return meet(small, { attendance: [small.chair, small.member] as never })
    })
    vote(member).leadsTo('VoteCast', { proxy: null, holder: null })
  })

  test('of two that were given the last one is used', () => {
    const { vote, member, limitedMember } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair, { givenOn: '2025-03-02' })
      giveProxy(small, 2, small.member, small.limitedMember, { givenOn: '2025-03-03' })
      return null
    })
    vote(member).leadsTo('VoteCast', { holder: limitedMember })
  })

  test.each([
    ['revoked', { revokedOn: meetingDay }],
    ['not given yet', { givenOn: '2025-03-25' }],
    [
      'for another period',
      { scope: { kind: 'period', from: toLocalDate('2025-04-01'), until: toLocalDate('2025-04-30') } },
    ],
    ['of another organ', { organ: 'ffffffff-0000-7000-8000-000000000001' }],
  ] as const)('that is %s is not used', (_why, more) => {
    const { vote, member } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair, more)
      return null
    })
    vote(member).leadsTo('VoteCast', { proxy: null })
  })

  test('that holds is the one that is revoked only later', () => {
    const { vote, member, chair } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair, { revokedOn: '2025-03-25' })
      return null
    })
    vote(member).leadsTo('VoteCast', { holder: chair })
  })

  test('counts on the day it is used, also when it did not hold yet on the day the ballot was opened', () => {
    const days = { kind: 'period', from: toLocalDate('2025-03-26'), until: toLocalDate('2025-03-27') } as const
    const { house, inBallot, cast, chair, member } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair, { scope: days })
      return null
    })
    const effectiveOn = '2025-03-26'
    cast(chair, 'abstain', { effectiveOn })
    cast(member, 'for', { effectiveOn })
    given(house)
      .when('CloseBallot', { ...inBallot, effectiveOn: '2025-03-28' })
      .leadsTo('BallotClosed', { verdict: { represented: 1, void: [], votes: { for: 1 }, outcome: 'adopted' } })
  })

  test('can be named; one that does not hold is refused, or does not count', () => {
    const ids: string[] = []
    const { house, inBallot, vote, cast, chair, member, limitedMember, ...rest } = openedUnder(allowed, (small) => {
      ids.push(giveProxy(small, 1, small.member, small.chair, { revokedOn: meetingDay }))
      ids.push(giveProxy(small, 2, small.limitedMember, small.chair))
      return null
    })
    const [revoked, ofAnother] = ids
    const named = (proxy: string, more = {}) => vote(member, { proxy, ...more })
    named('ffffffff-0000-7000-8000-000000000000', { irregularBecause: 'Toch' }).refused('vote.proxy-not-valid', 'proxy')
    named(ofAnother!).refused('vote.proxy-not-valid', 'proxy')
    const small = { ...rest, house, chair, member, limitedMember }
    const elsewhere = giveProxy(small, 3, member, chair, { organ: small.college })
    named(elsewhere).refused('vote.proxy-not-valid', 'proxy')
    named(revoked!).refused('vote.proxy-not-valid', 'seat', { function: 'directeur' })
    named(revoked!, { irregularBecause: 'Toch' }).leadsTo('VoteCast', { proxy: revoked, holder: chair })
    cast(chair, 'against')
    cast(limitedMember, 'abstain')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { verdict: { void: [{ seat: member, because: 'proxy-not-valid' }], votes: { for: 0 } } })
  })

  const refusedWith = (
    proxies: object,
    code: 'vote.proxy-not-allowed' | 'vote.proxy-holder-absent',
    before: Parameters<typeof openedUnder>[1],
  ) => {
    const small = openedUnder(proxies, before)
    small.vote(small.member).refused(code, 'seat', { function: 'directeur' })
    small.vote(small.member, { irregularBecause: 'Toch' }).leadsTo('VoteCast', { irregular: { rules: [code] } })
    small.cast(small.chair, 'abstain')
    given(small.house)
      .when('CloseBallot', small.inBallot)
      .leadsTo('BallotClosed', { verdict: { void: [{ seat: small.member, because: code.slice(5) }], represented: 0 } })
  }

  test('is not allowed where the rules have none', () => {
    refusedWith({}, 'vote.proxy-not-allowed', (small) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return null
    })
  })

  test('is given to one of the same partner where the rules say so', () => {
    const proxies = { proxies: proxiesAllowed({ to: 'same-partner' }) }
    refusedWith(proxies, 'vote.proxy-not-allowed', (small) => {
      giveProxy(small, 1, small.member, small.chair)
      return null
    })
    const { vote, member, limitedMember } = openedUnder(proxies, (small) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return null
    })
    vote(member).leadsTo('VoteCast', { holder: limitedMember, irregular: null })
  })

  test('asks a holder who is there, where attendance is known and the rules say so', () => {
    refusedWith(allowed, 'vote.proxy-holder-absent', (small) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return meet(small, { attendance: [small.chair] as never })
    })
    const { vote, member } = openedUnder({ proxies: proxiesAllowed({ holderMustBePresent: false }) }, (small) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return meet(small, { attendance: [small.chair] as never })
    })
    vote(member).leadsTo('VoteCast', { irregular: null })
  })

  test('is not cast by a holder with an interest', () => {
    const { vote, member } = openedUnder(allowed, (small, dossier) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return meet(small, { conflicts: [{ seat: small.limitedMember, dossier, event: 'x' }] as never })
    })
    vote(member).refused('vote.proxy-holder-absent', 'seat')
  })

  test('of who has an interest itself does not count', () => {
    const { vote, member } = openedUnder(allowed, (small, dossier) => {
      giveProxy(small, 1, small.member, small.limitedMember)
      return meet(small, { conflicts: [{ seat: small.member, dossier, event: 'x' }] as never })
    })
    vote(member).refused('vote.recused', 'seat')
  })

  test('is held as often as the rules say, the first given first', () => {
    const { house, inBallot, vote, cast, chair, member, limitedMember } = openedUnder(allowed, (small) => {
      giveProxy(small, 1, small.member, small.chair, { givenOn: '2025-03-03' })
      giveProxy(small, 2, small.limitedMember, small.chair, { givenOn: '2025-03-02' })
      return null
    })
    cast(chair, 'against')
    vote(limitedMember).leadsTo('VoteCast', { irregular: null })
    vote(member).refused('vote.proxy-over-cap', 'seat', { function: 'directeur' })
    vote(member, { irregularBecause: 'Toch' }).leadsTo('VoteCast', { irregular: { rules: ['vote.proxy-over-cap'] } })
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { verdict: { represented: 1, void: [{ seat: member, because: 'proxy-over-cap' }] } })
  })

  test('of the same day, the one with the lower id was given first', () => {
    const { vote, member, limitedMember } = openedUnder(allowed, (small) => {
      giveProxy(small, 2, small.member, small.chair)
      giveProxy(small, 1, small.limitedMember, small.chair)
      return null
    })
    vote(limitedMember).leadsTo('VoteCast')
    vote(member).refused('vote.proxy-over-cap', 'seat')
  })

  test('is not passed on by who gave one, unless that one is there', () => {
    const chain = (attendance: ((small: ReturnType<typeof smallHouse>) => readonly string[]) | null) =>
      openedUnder(allowed, (small) => {
        giveProxy(small, 1, small.member, small.limitedMember)
        giveProxy(small, 2, small.limitedMember, small.chair)
        return attendance === null ? null : meet(small, { attendance: attendance(small) as never })
      })
    const absent = chain(null)
    absent.vote(absent.member).refused('vote.proxy-chained', 'seat', { function: 'directeur' })
    const there = chain((small) => [small.limitedMember, small.chair])
    there.vote(there.member).leadsTo('VoteCast', { holder: there.limitedMember, irregular: null })
  })
})

describe('a decision on a ballot under rules', () => {
  const decide = (small: ReturnType<typeof openedUnder>, more: object) =>
    given(small.house).when('TakeDecision', {
      effectiveOn: '2025-04-01',
      dossier: small.dossier,
      organ: small.stuurgroep,
      outcome: 'adopted',
      ballot: small.ballot,
      ...more,
    })

  test('keeps the rules and the verdict it was judged by', () => {
    const small = openedUnder({ majority: 'absolute' })
    small.cast(small.chair, 'for')
    small.house.record('CloseBallot', small.inBallot)
    decide(small, {}).leadsTo('DecisionTaken', {
      judgement: { rules: rulesWith({ majority: 'absolute' }), verdict: { outcome: 'adopted', counted: 1, needed: 1 } },
      referralBackUntil: null,
      irregular: null,
    })
  })

  test('keeps none when it was decided without a ballot', () => {
    const small = smallHouse()
    const dossier = propose(small)
    given(small.house)
      .when('TakeDecision', { effectiveOn: '2025-04-01', dossier, organ: small.stuurgroep, outcome: 'adopted' })
      .leadsTo('DecisionTaken', { judgement: null, referralBackUntil: null, irregular: null })
  })

  test('is not taken without a quorum, only postponed; or recorded with the reason', () => {
    const without = () => {
      const small = openedUnder({ quorum: quorumOf() })
      small.cast(small.chair, 'for')
      small.house.record('CloseBallot', small.inBallot)
      return small
    }
    decide(without(), {}).refused('decision.no-quorum', 'ballot', { counted: 1, needed: 3 })
    decide(without(), { outcome: 'rejected', reasons: 'Neen' }).refused('decision.no-quorum', 'ballot')
    decide(without(), { outcome: 'noted' }).refused('decision.differs-from-ballot', 'outcome')
    decide(without(), { outcome: 'postponed' }).leadsTo('DecisionTaken', { irregular: null })
    decide(without(), { irregularBecause: 'Het kon niet wachten.' }).leadsTo('DecisionTaken', {
      outcome: 'adopted',
      irregular: { rules: ['decision.no-quorum'], because: 'Het kon niet wachten.' },
      judgement: { verdict: { outcome: 'no-quorum' } },
    })
  })

  test('does not follow a tie that is to be voted on once more', () => {
    const small = openedUnder({ tie: 'second-round' })
    small.cast(small.chair, 'for')
    small.cast(small.member, 'against')
    small.house.record('CloseBallot', small.inBallot)
    decide(small, {}).refused('decision.differs-from-ballot', 'outcome')
    decide(small, { outcome: 'rejected', reasons: 'Neen' }).refused('decision.differs-from-ballot', 'outcome')
  })
})
