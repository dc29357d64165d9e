import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContents, withVote } from '../../src/ballot-box/contents.js'
import type { VoteChoice } from '../../src/domain/ballot/events.js'
import { refuseSecretVote, type SecretCount } from '../../src/domain/ballot/secret.js'
import type { DomainEvent } from '../../src/domain/events.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import type { Decided } from '../../src/domain/shared/decider.js'
import type { DossierId, SeatId } from '../../src/domain/shared/identifiers.js'
import type { RefusalCode } from '../../src/domain/shared/refusal.js'
import { proxiesAllowed } from './support/facts.js'
import { commandOf, type FieldsOf, given, nobody } from './support/given.js'
import { adopt, propose, smallHouse } from './support/small-house.js'
import { giveProxy, meet } from './support/under-rules.js'

const effectiveOn = '2025-03-24'

/** The stuurgroep with more members, each a person of its own, in a secret ballot on a proposal without money. */
const opened = (more = 2, amountCents: number | null = null) => {
  const small = smallHouse()
  const { house, stuurgroep, centre } = small
  const extra = Array.from(
    { length: more },
    (_, number) =>
      house.record('AssignSeat', {
        effectiveOn: '2025-01-01',
        organ: stuurgroep,
        partner: centre,
        function: `lid ${number}`,
        role: 'member',
      }).seat!,
  )
  const dossier = propose(small, { subject: 'working-groups', amountCents })
  const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, secret: true }).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  const voters = [small.chair, small.member, small.limitedMember, ...extra] as SeatId[]
  /** What is asked in the place of `decide` when a secret vote comes. */
  const vote = (seat: string, fields: Partial<FieldsOf<'CastVote'>> = {}) => {
    const command = commandOf('CastVote', { ...inBallot, seat, choice: 'for', ...fields })
    if (command.type !== 'CastVote') throw new Error('Not a vote')
    const found = house.state.dossiers.get(command.dossier)!.ballots.get(ballot as never)!
    return refuseSecretVote(command, house.state, found, house.context.today)
  }
  return { ...small, dossier, ballot, inBallot, voters, vote }
}

type Opened = ReturnType<typeof opened>

const tallyOf = (choices: readonly VoteChoice[]) => ({
  for: choices.filter((choice) => choice === 'for').length,
  against: choices.filter((choice) => choice === 'against').length,
  abstain: choices.filter((choice) => choice === 'abstain').length,
  blank: choices.filter((choice) => choice === 'blank').length,
  invalid: choices.filter((choice) => choice === 'invalid').length,
})

const countOf = ({ voters }: Opened, choices: readonly VoteChoice[]): SecretCount => ({
  participants: voters.slice(0, choices.length),
  tally: tallyOf(choices),
})

/** Closed with what is in the ballot box, and with the same count made by hand. */
const closings = ({ house, inBallot }: Opened, count: SecretCount): readonly Decided[] => [
  house.decide(commandOf('CloseBallot', inBallot), count),
  house.decide(commandOf('CountSecretBallot', { ...inBallot, ...count, participants: [...count.participants] })),
]

const eventsOf = (decided: Decided): readonly DomainEvent[] => {
  if (!decided.ok) throw new Error(`Refused: ${decided.refusal.code}`)
  return decided.events
}

/** Refused with what is in the ballot box, and with the same count made by hand. */
const bothWays = ({ house, inBallot }: Opened, count: SecretCount) => ({
  refused: (code: RefusalCode, field: string): void => {
    given(house, count).when('CloseBallot', inBallot).refused(code, field)
    const byHand = { ...inBallot, ...count, participants: [...count.participants] }
    given(house, emptyContents).when('CountSecretBallot', byHand).refused(code, field)
  },
})

const closed = (ballot: Opened, choices: readonly VoteChoice[]) => {
  const [box, hand] = closings(ballot, countOf(ballot, choices)).map(eventsOf)
  expect(hand).toEqual(box)
  expect(box).toHaveLength(1)
  return box![0]!.data
}

describe('a secret ballot', () => {
  test('says so when it is opened, and an ordinary one that it is not', () => {
    const small = smallHouse()
    const dossier = propose(small, { amountCents: null })
    const open = { effectiveOn, dossier, organ: small.stuurgroep }
    given(small.house).when('OpenBallot', open).leadsTo('BallotOpened', { secret: false })
    const other = propose(small, { amountCents: null })
    given(small.house)
      .when('OpenBallot', { ...open, dossier: other, secret: true })
      .leadsTo('BallotOpened', { secret: true })
  })

  test('needs three persons who may vote definitely about this amount on that day', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const open = (amountCents: number | null, organ = stuurgroep) =>
      given(house).when('OpenBallot', { effectiveOn, dossier: propose(small, { amountCents }), organ, secret: true })
    open(null, college).refused('ballot.too-few-voters', 'secret')
    // Chair and member may; the one bound up to € 2.000 may not, nor the observer and who must refer back.
    open(400_000).refused('ballot.too-few-voters', 'secret')
    open(200_000).leadsTo('BallotOpened')
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: small.member, reason: 'Ontslag' })
    open(null).refused('ballot.too-few-voters', 'secret')
  })

  test('counts persons, not seats: who holds three seats is one of the three', () => {
    const small = smallHouse()
    const { house, stuurgroep, member } = small
    house.record('EndSeat', { effectiveOn: '2025-03-01', seat: small.limitedMember, reason: 'Ontslag' })
    const person = house.state.seats.get(member as never)!.person
    const seat = { effectiveOn: '2025-03-01', organ: stuurgroep, person, function: 'ook lid', role: 'member' } as const
    house.record('AssignSeat', seat)
    const dossier = propose(small, { amountCents: null })
    given(house)
      .when('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, secret: true })
      .refused('ballot.too-few-voters', 'secret')
  })

  test('records no vote: not one that is cast, and none is confirmed', () => {
    const { house, inBallot, chair } = opened()
    const vote = { ...inBallot, seat: chair, choice: 'for' } as const
    given(house).when('CastVote', vote).refused('vote.secret', 'ballot')
    given(house).when('ConfirmVote', vote).refused('vote.secret', 'ballot')
  })

  test('is not closed without a count, and an ordinary one not with it', () => {
    const ballot = opened()
    given(ballot.house).when('CloseBallot', ballot.inBallot).refused('ballot.count-needed', 'ballot')
    const small = smallHouse()
    const dossier = propose(small, { amountCents: null })
    const { ballot: ordinary } = small.house.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
    const count = { participants: [small.chair], tally: { for: 1, against: 0, abstain: 0 } }
    given(small.house)
      .when('CountSecretBallot', { effectiveOn, dossier, ballot: ordinary!, ...count })
      .refused('ballot.not-secret', 'ballot')
  })

  test('that is closed takes no vote and is not closed again', () => {
    const ballot = opened()
    const count = countOf(ballot, ['for', 'for', 'against', 'against'])
    ballot.house.record('CountSecretBallot', {
      ...ballot.inBallot,
      ...count,
      participants: [...count.participants],
    })
    expect(ballot.vote(ballot.chair)).toMatchObject({ refusal: { code: 'ballot.closed', field: 'ballot' } })
    bothWays(ballot, count).refused('ballot.closed', 'ballot')
    given(ballot.house)
      .when('CastVote', { ...ballot.inBallot, seat: ballot.chair, choice: 'for' })
      .refused('ballot.closed', 'ballot')
  })
})

describe('a secret vote', () => {
  test('may be cast by a seat of the organ that is bound to nobody', () => {
    const { vote, voters } = opened()
    for (const seat of voters) expect(vote(seat)).toBeNull()
  })

  test.each([
    ['a seat that is not there', (_: Opened): string => nobody, {}, 'vote.no-seat-that-day', 'seat', {}],
    ['an observer', ({ observer }: Opened) => observer, {}, 'vote.observer', 'seat', { function: 'verslaggever' }],
    [
      'who must refer back',
      ({ referringMember }: Opened) => referringMember,
      {},
      'vote.secret-is-definite',
      'seat',
      { function: 'vrijwilliger' },
    ],
    [
      'who wants to refer back',
      ({ chair }: Opened) => chair,
      { subjectToReferralBack: true },
      'vote.secret-is-definite',
      'subjectToReferralBack',
      { function: 'schepen van gezin' },
    ],
    [
      'who votes before it is opened',
      ({ chair }: Opened) => chair,
      { effectiveOn: '2025-03-23' },
      'vote.before-opening',
      'effectiveOn',
      { day: effectiveOn },
    ],
    [
      'who votes tomorrow',
      ({ chair }: Opened) => chair,
      { effectiveOn: '2026-03-03' },
      'date.in-future',
      'effectiveOn',
      { day: '2026-03-03', today: '2026-03-02' },
    ],
  ] as const)('is refused of %s', (_who, seatOf, fields, code, field, details) => {
    const ballot = opened()
    expect(ballot.vote(seatOf(ballot), fields)).toMatchObject({ ok: false, refusal: { code, field, details } })
  })

  test('may be cast from the day it is opened until today', () => {
    const { vote, chair } = opened()
    expect([effectiveOn, '2026-03-02'].map((on) => vote(chair, { effectiveOn: on }))).toEqual([null, null])
  })

  test('is refused for a partner that has left', () => {
    const { house, vote, member, centre } = opened()
    house.record('RecordWithdrawal', { effectiveOn: '2025-03-23', partner: centre, reason: 'Stopgezet' })
    expect(vote(member)).toMatchObject({ refusal: { code: 'partner.not-present', field: 'seat' } })
  })

  test('about more than a seat may bind itself to is refused', () => {
    const { vote, limitedMember } = opened(2, 200_001)
    expect(vote(limitedMember)).toMatchObject({ refusal: { code: 'vote.secret-is-definite' } })
    expect(opened(2, 200_000).vote(limitedMember)).toBeNull()
  })
})

describe('a secret ballot by proxy', () => {
  /** Under rules with proxies: the first extra member gave one to the chair. */
  const withProxy = (more: Partial<RuleSet> = {}) => {
    const ballot = opened(3)
    const found = ballot.house.state.dossiers.get(ballot.dossier as DossierId)!
    const rules = { ...found.ballots.get(ballot.ballot as never)!.rules, proxies: proxiesAllowed(), ...more }
    const ballots = new Map([...found.ballots].map(([id, one]) => [id, { ...one, rules }]))
    const { house } = ballot
    house.state = {
      ...house.state,
      dossiers: house.state.dossiers.set(ballot.dossier as DossierId, { ...found, ballots }),
    }
    const giver = ballot.voters[3]!
    giveProxy(ballot, 1, giver, ballot.chair)
    return { ...ballot, giver }
  }

  test('is taken by the rules of the organ, or refused', () => {
    const allowed = withProxy()
    expect(allowed.vote(allowed.giver)).toBeNull()
    const refused = withProxy({ proxies: { kind: 'not-allowed' } })
    expect(refused.vote(refused.giver)).toMatchObject({
      refusal: { code: 'vote.proxy-not-allowed', field: 'seat', details: { function: 'lid 0' } },
    })
    const count = countOf(refused, ['for', 'for', 'against', 'against'])
    given(refused.house)
      .when('CountSecretBallot', { ...refused.inBallot, ...count, participants: [...count.participants] })
      .refused('vote.proxy-not-allowed', 'participants.3', { function: 'lid 0' })
  })

  test('counts the persons who voted: a holder knows two votes', () => {
    const ballot = withProxy()
    const data = closed(ballot, ['for', 'against', 'for', 'against'])
    // Who knows two of the four votes, both for, would know that the other two are against.
    expect(data).toMatchObject({ voters: 4, participants: null })
    const without = opened(3)
    expect(closed(without, ['for', 'against', 'for', 'against'])).toMatchObject({
      participants: [...without.voters.slice(0, 4)].sort(),
    })
  })

  test('needs three persons all the same', () => {
    const ballot = withProxy()
    const participants = [ballot.chair as SeatId, ballot.giver, ballot.member as SeatId]
    bothWays(ballot, { participants, tally: tallyOf(['for', 'for', 'against']) }).refused(
      'ballot.too-few-for-secrecy',
      'ballot',
    )
  })
})

describe('a secret vote of who has an interest', () => {
  test('is refused, also in a count by hand', () => {
    const small = smallHouse()
    const { house, stuurgroep, centre, chair, member, limitedMember } = small
    const extra = {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      partner: centre,
      function: 'lid',
      role: 'member',
    } as const
    const fourth = house.record('AssignSeat', extra).seat!
    const dossier = propose(small, { subject: 'working-groups', amountCents: null })
    const meeting = meet(small, { conflicts: [{ seat: member, dossier, event: 'x' }] as never })
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, meeting, secret: true })
      .ballot!
    const found = house.state.dossiers.get(dossier as DossierId)!.ballots.get(ballot as never)!
    const command = commandOf('CastVote', { effectiveOn, dossier, ballot, seat: member, choice: 'for' })
    if (command.type !== 'CastVote') throw new Error('Not a vote')
    expect(refuseSecretVote(command, house.state, found, house.context.today)).toMatchObject({
      refusal: { code: 'vote.recused', field: 'seat' },
    })
    const count = (participants: string[]) =>
      given(house).when('CountSecretBallot', {
        effectiveOn,
        dossier,
        ballot,
        participants,
        tally: { for: 2, against: 1, abstain: 0 },
      })
    count([chair, member, limitedMember]).refused('vote.recused', 'participants.1')
    count([chair, fourth, limitedMember]).leadsTo('SecretBallotClosed', {
      verdict: { recused: 1, seats: 5, present: 3 },
    })
  })
})

describe('blank and invalid votes of a secret ballot', () => {
  test('are counted, and may be left out where there are none', () => {
    const ballot = opened()
    const { house, inBallot, voters } = ballot
    const participants = voters.slice(0, 5)
    given(house)
      .when('CountSecretBallot', {
        ...inBallot,
        participants,
        tally: { for: 2, against: 1, abstain: 0, blank: 1, invalid: 1 },
      })
      .leadsTo('SecretBallotClosed', {
        tally: { for: 2, against: 1, abstain: 0, blank: 1, invalid: 1 },
        verdict: { votes: { blank: 1, invalid: 1 }, counted: 3 },
        outcome: 'adopted',
      })
  })

  test('all of one kind name nobody', () => {
    expect(closed(opened(), ['blank', 'blank', 'blank'])).toMatchObject({ participants: null })
    expect(closed(opened(), ['invalid', 'invalid', 'for', 'invalid'])).toMatchObject({ participants: null })
  })
})

describe('the count of a secret ballot', () => {
  test('leads to participation, totals and the outcome under the rule of the organ', () => {
    const ballot = opened()
    const { voters, dossier, ballot: id } = ballot
    expect(closed(ballot, ['for', 'against', 'for', 'against', 'for'])).toEqual({
      dossier,
      ballot: id,
      voters: 5,
      participants: [...voters].sort(),
      tally: { for: 3, against: 2, abstain: 0, blank: 0, invalid: 0 },
      outcome: 'adopted',
      verdict: {
        seats: 6,
        present: 5,
        represented: 0,
        recused: 0,
        quorum: { needed: null, counted: 5, met: true, dropped: false },
        votes: { for: 3, against: 2, abstain: 0, blank: 0, invalid: 0 },
        void: [],
        majority: 'simple',
        counted: 5,
        needed: 3,
        groups: [],
        tie: null,
        provisional: 0,
        dependsOnProvisional: false,
        outcome: 'adopted',
        secret: true,
      },
    })
    expect(closed(ballot, ['for', 'against', 'for', 'against'])).toMatchObject({ outcome: 'rejected' })
  })

  test.each([
    ['all vote the same', ['for', 'for', 'for']],
    ['all abstain', ['abstain', 'abstain', 'abstain', 'abstain']],
    ['all but one vote the same, so that the one knows all others', ['for', 'against', 'for', 'for', 'for']],
    ['two of three vote the same', ['for', 'against', 'for']],
  ] as const)('names nobody when %s', (_when, choices) => {
    expect(closed(opened(), choices)).toMatchObject({ voters: choices.length, participants: null })
  })

  test.each([
    ['two against two', ['for', 'against', 'for', 'against']],
    ['three different votes', ['for', 'against', 'abstain']],
  ] as const)('names who took part with %s', (_with, choices) => {
    const ballot = opened()
    expect(closed(ballot, choices)).toMatchObject({ participants: [...ballot.voters.slice(0, choices.length)].sort() })
  })

  test('names nobody when a person with two seats would know all others', () => {
    const ballot = opened(1)
    const { house, stuurgroep, chair } = ballot
    const person = house.state.seats.get(chair as never)!.person
    const seat = { effectiveOn: '2025-03-01', organ: stuurgroep, person, function: 'ook lid', role: 'member' } as const
    const second = house.record('AssignSeat', seat).seat as SeatId
    const count = {
      participants: [...ballot.voters.slice(0, 4), second],
      tally: { ...tallyOf([]), for: 3, against: 2 },
    }
    for (const decided of closings(ballot, count)) {
      expect(eventsOf(decided)[0]!.data).toMatchObject({ voters: 5, participants: null })
    }
  })

  test('needs the votes of three persons; the ballot stays open', () => {
    const ballot = opened()
    bothWays(ballot, countOf(ballot, ['for', 'against'])).refused('ballot.too-few-for-secrecy', 'ballot')
    expect(ballot.vote(ballot.chair)).toBeNull()
  })

  test('has as many votes as seats that voted', () => {
    const ballot = opened()
    const count = { ...countOf(ballot, ['for', 'for', 'for']), tally: { ...tallyOf([]), for: 3, against: 1 } }
    bothWays(ballot, count).refused('ballot.count-differs', 'tally')
  })

  test('says by how many it differs', () => {
    const ballot = opened()
    const count = { participants: ballot.voters.slice(0, 4), tally: { ...tallyOf([]), for: 3, against: 2 } }
    given(ballot.house, count)
      .when('CloseBallot', ballot.inBallot)
      .refused('ballot.count-differs', 'tally', { votes: 5, participants: 4 })
  })

  test('names who took part in the order of their seats, in whatever order they voted', () => {
    const ballot = opened()
    const participants = [...ballot.voters].sort()
    given(ballot.house, { participants: [...participants].reverse(), tally: { ...tallyOf([]), for: 3, against: 2 } })
      .when('CloseBallot', ballot.inBallot)
      .leadsTo('SecretBallotClosed', { participants })
  })

  test('is made in the ledger or by hand, not both', () => {
    const ballot = opened()
    const { house, inBallot, voters } = ballot
    const byHand = { ...inBallot, participants: voters.slice(1), tally: { for: 2, against: 2, abstain: 0 } }
    const cast = withVote(emptyContents, ballot.chair as SeatId, 'for')
    given(house, cast).when('CountSecretBallot', byHand).refused('ballot.box-not-empty', 'ballot')
    given(house, emptyContents).when('CountSecretBallot', byHand).leadsTo('SecretBallotClosed')
  })

  test('by hand names seats that had a vote, once each', () => {
    const ballot = opened()
    const { house, inBallot, observer, referringMember, chair, member } = ballot
    const count = (third: string) =>
      given(house).when('CountSecretBallot', {
        ...inBallot,
        participants: [chair, member, third],
        tally: { for: 1, against: 1, abstain: 1 },
      })
    count(observer).refused('vote.observer', 'participants.2')
    count(referringMember).refused('vote.secret-is-definite', 'participants.2')
    count(nobody).refused('vote.no-seat-that-day', 'participants.2')
    count(chair).refused('vote.already-cast', 'participants.2', { function: 'schepen van gezin' })
    given(house)
      .when('CountSecretBallot', {
        ...inBallot,
        effectiveOn: '2025-03-23',
        participants: [chair],
        tally: { for: 1, against: 0, abstain: 0 },
      })
      .refused('vote.before-opening', 'effectiveOn', { day: effectiveOn })
  })

  test('from the box counts who lost the seat after voting', () => {
    const ballot = opened()
    ballot.house.record('EndSeat', { effectiveOn, seat: ballot.member, reason: 'Ontslag' })
    given(ballot.house, countOf(ballot, ['for', 'against', 'for', 'against']))
      .when('CloseBallot', { ...ballot.inBallot, effectiveOn: '2025-03-26' })
      .leadsTo('SecretBallotClosed', { voters: 4, outcome: 'rejected' })
  })

  test('is a function of who took part and how many there were of each choice: no order of voting shows', () => {
    const votes = fc
      .integer({ min: 3, max: 12 })
      .chain((count) =>
        fc.tuple(
          fc.array(fc.constantFrom<VoteChoice>('for', 'against', 'abstain'), { minLength: count, maxLength: count }),
          fc.array(fc.integer(), { minLength: count, maxLength: count }),
          fc.array(fc.integer(), { minLength: count, maxLength: count }),
        ),
      )
    const ballot = opened(9)
    const sortedBy = <Item>(items: readonly Item[], keys: readonly number[]): readonly Item[] =>
      items
        .map((item, at) => ({ item, key: keys[at]! }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item)
    fc.assert(
      fc.property(votes, ([choices, seatOrder, choiceOrder]) => {
        const seats = ballot.voters.slice(0, choices.length)
        const dataOf = (ordered: readonly SeatId[], cast: readonly VoteChoice[]): string => {
          const contents = ordered.reduce((held, seat, at) => withVote(held, seat, cast[at]!), emptyContents)
          return JSON.stringify(closings(ballot, contents).map(eventsOf))
        }
        // Other seats cast other choices in another order: the same seats, the same totals, the same bytes.
        expect(dataOf(sortedBy(seats, seatOrder), sortedBy(choices, choiceOrder))).toBe(dataOf(seats, choices))
      }),
    )
  })
})

test('a decision follows a secret ballot as it follows an open one', () => {
  const ballot = opened()
  const { house, dossier, ballot: id, stuurgroep, inBallot } = ballot
  const decision = { effectiveOn: '2025-04-01', dossier, organ: stuurgroep, outcome: 'adopted' as const }
  given(house).when('TakeDecision', decision).refused('ballot.still-open', 'ballot')
  const count = countOf(ballot, ['for', 'for', 'for', 'against', 'against'])
  house.record('CountSecretBallot', { ...inBallot, ...count, participants: [...count.participants] })
  given(house).when('TakeDecision', decision).refused('decision.ballot-not-named', 'ballot')
  given(house)
    .when('TakeDecision', { ...decision, ballot: id, outcome: 'rejected', reasons: 'Toch niet' })
    .refused('decision.differs-from-ballot', 'outcome')
  expect(adopt(ballot, dossier, { ballot: id })).toBeDefined()
})
