import { describe, expect, test } from 'vitest'
import type { FindingCode } from '../../src/domain/finding/catalogue.js'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import type { FieldsOf } from './support/given.js'
import { contentOf, convenant, propose, smallHouse } from './support/small-house.js'

const because = 'Zo werd het op de vergadering aanvaard.'
const day = '2025-04-01'

type Given = readonly (readonly [giver: Seat, holder: Seat])[]
type Seat = 'chair' | 'member' | 'limitedMember' | 'referringMember'

/**
 * The stuurgroep votes in a meeting where only the chair and a member are; every giver votes by the proxy they gave.
 * Answers the ballot, closed.
 */
const votedByProxy = (given: Given, more: { present?: readonly Seat[]; maximumPerHolder?: number } = {}) => {
  const small = smallHouse()
  const { house, stuurgroep: organ } = small
  const { present = ['chair', 'member'], maximumPerHolder = 1 } = more
  house.record('AdoptRuleSet', {
    effectiveOn: '2025-01-01',
    organ,
    rules: rules({ proxies: { kind: 'allowed', to: 'member', maximumPerHolder, holderMustBePresent: true } }),
  })
  const dossier = propose(small, { amountCents: null })
  const convening = { effectiveOn: '2025-03-20', organ, heldOn: day, agenda: [dossier] }
  const meeting = house.record('ConveneMeeting', convening).meeting!
  const scope = { kind: 'meeting', meeting } as const
  const proxies = given.map(
    ([giver, holder], index) =>
      house.record('GiveProxy', {
        effectiveOn: `2025-03-2${index}`,
        giver: small[giver],
        holder: small[holder],
        scope,
        irregularBecause: because,
      }).proxy!,
  )
  house.record('RecordAttendance', { effectiveOn: day, meeting, present: present.map((seat) => small[seat]) })
  house.record('OpenMeeting', { effectiveOn: day, meeting })
  const ballot = house.record('OpenBallot', { effectiveOn: day, dossier, organ, meeting }).ballot!
  const inBallot = { effectiveOn: day, dossier, ballot }
  for (const [index, [giver]] of given.entries()) {
    const vote = { seat: small[giver], choice: 'for', proxy: proxies[index]!, irregularBecause: because } as const
    house.record('CastVote', { ...inBallot, ...vote, subjectToReferralBack: giver === 'referringMember' })
  }
  const close = () => house.record('CloseBallot', inBallot)
  return { ...small, dossier, ballot, inBallot, meeting, proxies, close }
}

const proxyCodes: readonly FindingCode[] = ['proxy.over-cap', 'proxy.chained', 'proxy.holder-absent']

const codesOf = ({ house }: Pick<ReturnType<typeof votedByProxy>, 'house'>) =>
  proxyCodes.flatMap((code) => findingsOn(house, code).map(() => code))

describe('a vote by proxy', () => {
  test('of a holder with more than the rules allow is found; the one given first counts', () => {
    const small = votedByProxy([
      ['limitedMember', 'member'],
      ['referringMember', 'member'],
    ])
    expect(codesOf(small)).toEqual([])
    small.close()
    const found = onlyFinding(small.house, 'proxy.over-cap')
    expect(found).toMatchObject({
      identity: `proxy.over-cap/${small.ballot}/${small.referringMember}`,
      severity: 'serious',
      about: { kind: 'ballot', id: small.ballot, dossier: small.dossier, organ: small.stuurgroep },
      since: day,
      healedOn: null,
      details: { giver: small.referringMember, holder: small.member },
    })
    expect(proofOf(small.house, found)).toEqual(['ProxyGiven', 'VoteCast', 'BallotClosed'])
    expect(codesOf(small)).toEqual(['proxy.over-cap'])
    const { house, stuurgroep: organ, dossier } = small
    const again = { effectiveOn: '2025-04-20', dossier }
    const ballot = house.record('OpenBallot', { ...again, organ }).ballot!
    house.record('CastVote', { ...again, ballot, seat: small.chair, choice: 'for' })
    house.record('CloseBallot', { ...again, ballot })
    expect(onlyFinding(house, 'proxy.over-cap').healedOn).toBe('2025-04-20')
  })

  test('that was given on by its holder is chained', () => {
    const small = votedByProxy(
      [
        ['limitedMember', 'referringMember'],
        ['referringMember', 'member'],
      ],
      { maximumPerHolder: 2 },
    )
    small.close()
    expect(codesOf(small)).toEqual(['proxy.chained'])
    expect(onlyFinding(small.house, 'proxy.chained').details).toEqual({
      giver: small.limitedMember,
      holder: small.referringMember,
    })
  })

  test('of a holder who is not there is found', () => {
    const small = votedByProxy([['limitedMember', 'member']], { present: ['chair'] })
    small.close()
    expect(codesOf(small)).toEqual(['proxy.holder-absent'])
  })

  test('within the rules is none', () => {
    const small = votedByProxy([['limitedMember', 'member']])
    small.close()
    expect(codesOf(small)).toEqual([])
  })

  test('is judged by what is known now: a holder who turns out to have been there, or to have left', () => {
    const small = votedByProxy([['limitedMember', 'member']], { present: ['chair'] })
    const { house, meeting, member } = small
    small.close()
    house.record('RecordArrival', { effectiveOn: day, meeting, seat: member, fromItem: 1 })
    expect(codesOf(small)).toEqual([])
    const other = votedByProxy([['limitedMember', 'member']])
    other.close()
    other.house.record('RecordAttendance', { effectiveOn: day, meeting: other.meeting, present: [other.chair] })
    expect(codesOf(other)).toEqual(['proxy.holder-absent'])
  })
})

describe('a verdict', () => {
  /** Adopted by the chair and the member against one. */
  const adopted = () => {
    const small = smallHouse()
    const { house, stuurgroep: organ, chair, member, limitedMember } = small
    const dossier = propose(small, { amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn: day, dossier, organ }).ballot!
    const inBallot = { effectiveOn: day, dossier, ballot }
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
    house.record('CastVote', { ...inBallot, seat: member, choice: 'for' })
    house.record('CastVote', { ...inBallot, seat: limitedMember, choice: 'against' })
    house.record('CloseBallot', inBallot)
    return { ...small, dossier, ballot }
  }

  test('that comes out otherwise by what is known now is found, until it is voted on again', () => {
    const { house, stuurgroep, dossier, ballot, chair, member } = adopted()
    expect(findingsOn(house, 'verdict.differs')).toEqual([])
    house.record('EndSeat', { effectiveOn: '2025-03-31', seat: chair })
    const found = onlyFinding(house, 'verdict.differs')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'ballot', id: ballot, dossier, organ: stuurgroep },
      since: day,
      healedOn: null,
      details: { stored: 'adopted', now: 'rejected' },
    })
    expect(proofOf(house, found)).toEqual(['BallotOpened', 'BallotClosed'])
    const again = { effectiveOn: '2025-04-20', dossier }
    const second = { ...again, ballot: house.record('OpenBallot', { ...again, organ: stuurgroep }).ballot! }
    house.record('CastVote', { ...second, seat: member, choice: 'for' })
    house.record('CloseBallot', second)
    expect(onlyFinding(house, 'verdict.differs').healedOn).toBe('2025-04-20')
  })

  test('that stays the same whatever became known is none', () => {
    const { house, limitedMember } = adopted()
    house.record('EndSeat', { effectiveOn: '2025-03-31', seat: limitedMember })
    expect(findingsOn(house, 'vote.seat-ended')).toHaveLength(1)
    expect(findingsOn(house, 'verdict.differs')).toEqual([])
  })
})

describe('a ballot about persons', () => {
  const opened = (secrecy: 'always' | 'about-persons' | 'never', fields: Partial<FieldsOf<'OpenBallot'>> = {}) => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    house.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ, rules: rules({ secrecy }) })
    const dossier = propose(small, { amountCents: null })
    const ballot = house.record('OpenBallot', {
      effectiveOn: day,
      dossier,
      organ,
      aboutPersons: true,
      irregularBecause: because,
      ...fields,
    }).ballot!
    return { ...small, dossier, ballot }
  }

  test('that is open although the rules ask secrecy is found from the day it is opened', () => {
    const { house, dossier, ballot, stuurgroep, chair } = opened('about-persons')
    const found = onlyFinding(house, 'ballot.persons-voted-openly')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'ballot', id: ballot, dossier, organ: stuurgroep },
      since: day,
      healedOn: null,
    })
    expect(proofOf(house, found)).toEqual(['BallotOpened'])
    house.record('CastVote', { effectiveOn: day, dossier, ballot, seat: chair, choice: 'for' })
    house.record('CloseBallot', { effectiveOn: day, dossier, ballot })
    expect(proofOf(house, onlyFinding(house, 'ballot.persons-voted-openly'))).toEqual(['BallotOpened', 'BallotClosed'])
  })

  test('that is secret, of an organ without such a rule, or about something else is none', () => {
    const houses = [
      opened('about-persons', { secret: true }),
      opened('never'),
      opened('about-persons', { aboutPersons: false }),
    ]
    for (const { house } of houses) expect(findingsOn(house, 'ballot.persons-voted-openly')).toEqual([])
  })
})

describe('the interest of a partner that merged', () => {
  test('is from then on the interest of whoever speaks for the other, and not of what was voted before', () => {
    const small = smallHouse()
    const { house, stuurgroep: organ, municipality, centre, chair } = small
    const effectiveOn = '2025-03-01'
    const subject = 'finances.use-of-subsidies'
    const { dossier } = house.record('OpenDossier', { effectiveOn, title: 'Straat', subject, openedBy: organ })
    const content = contentOf(100_000, centre)
    house.record('SubmitProposal', { effectiveOn, dossier: dossier!, by: { kind: 'organ', organ }, content })
    const voteOn = (on: string) => {
      const inDossier = { effectiveOn: on, dossier: dossier! }
      const ballot = house.record('OpenBallot', { ...inDossier, organ }).ballot!
      house.record('CastVote', { ...inDossier, ballot, seat: chair, choice: 'for' })
      house.record('CloseBallot', { ...inDossier, ballot })
      return ballot
    }
    voteOn('2025-05-31')
    house.record('MergePartners', {
      effectiveOn: '2025-06-01',
      partners: [centre],
      into: { kind: 'existing', partner: municipality },
      basis: convenant,
    })
    expect(findingsOn(house, 'vote.with-interest')).toEqual([])
    const ballot = voteOn('2025-06-01')
    expect(onlyFinding(house, 'vote.with-interest')).toMatchObject({
      about: { id: ballot },
      details: { partner: centre, seats: [chair], outcomeFlips: true },
    })
  })
})
