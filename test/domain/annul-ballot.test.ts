import { describe, expect, test } from 'vitest'
import { refuseSecretVote } from '../../src/domain/ballot/secret.js'
import { mustFollowFromTotals } from '../../src/domain/ballot/what-if.js'
import { commandOf, given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-24'

/** A ballot of the stuurgroep that is open since 24 March 2025, in which the one who must refer back voted. */
const opened = () => {
  const small = smallHouse()
  const { house, stuurgroep, member, chair } = small
  const dossier = propose(small)
  const subject = { effectiveOn, dossier, organ: stuurgroep }
  const ballot = house.record('OpenBallot', subject).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
  house.record('CastVote', { ...inBallot, seat: member, choice: 'for', subjectToReferralBack: true })
  return { ...small, dossier, subject, inBallot, reason: 'Te vroeg geopend.' }
}

const annulled = () => {
  const ballot = opened()
  ballot.house.record('AnnulBallot', { ...ballot.inBallot, reason: ballot.reason })
  return ballot
}

const secretly = () => {
  const small = smallHouse()
  const { house, stuurgroep } = small
  const dossier = propose(small, { subject: 'working-groups', amountCents: null })
  const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, secret: true }).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  const found = () => house.state.dossiers.get(dossier as never)!.ballots.get(ballot as never)!
  return { ...small, inBallot, found }
}

describe('annulling a ballot', () => {
  test('records why, and which votes need not be confirmed any more', () => {
    const { house, inBallot, reason, member } = opened()
    const { dossier, ballot } = inBallot
    given(house)
      .when('AnnulBallot', { ...inBallot, reason })
      .leadsTo('BallotAnnulled', { dossier, ballot, reason, unconfirmed: [member] })
  })

  test('is for a ballot that is there and open', () => {
    const { house, inBallot, reason } = opened()
    given(house)
      .when('AnnulBallot', { ...inBallot, ballot: nobody, reason })
      .refused('ballot.unknown', 'ballot')
    given(house)
      .when('AnnulBallot', { ...inBallot, dossier: nobody, reason })
      .refused('dossier.unknown', 'dossier')
    house.record('CloseBallot', inBallot)
    given(house)
      .when('AnnulBallot', { ...inBallot, reason })
      .refused('ballot.closed', 'ballot')
    const twice = annulled()
    given(twice.house)
      .when('AnnulBallot', { ...twice.inBallot, reason })
      .refused('ballot.annulled', 'ballot')
  })

  test('counts from the day it was opened at the earliest', () => {
    const { house, inBallot, reason } = opened()
    given(house)
      .when('AnnulBallot', { ...inBallot, reason, effectiveOn: '2025-03-23' })
      .refused('ballot.annulled-before-opening', 'effectiveOn')
    given(house)
      .when('AnnulBallot', { ...inBallot, reason, effectiveOn: '2025-03-25' })
      .leadsTo('BallotAnnulled')
  })

  test('nothing more can be done in it', () => {
    const { house, inBallot, limitedMember, member } = annulled()
    given(house)
      .when('CastVote', { ...inBallot, seat: limitedMember, choice: 'for' })
      .refused('ballot.annulled', 'ballot')
    given(house)
      .when('ConfirmVote', { ...inBallot, seat: member, choice: 'for' })
      .refused('ballot.annulled', 'ballot')
    given(house).when('CloseBallot', inBallot).refused('ballot.annulled', 'ballot')
    given(house).when('CloseReferralBack', inBallot).refused('ballot.annulled', 'ballot')
  })

  test('its state says so, and it has no outcome', () => {
    const { house, inBallot } = annulled()
    const ballot = house.state.dossiers.get(inBallot.dossier as never)!.ballots.get(inBallot.ballot as never)!
    expect(ballot).toMatchObject({ open: false, closed: null, outcome: null, verdict: null })
    expect(ballot.annulled).toMatchObject({ on: effectiveOn, event: house.events.at(-1)!.id })
  })

  test('the dossier is free again: another ballot, a new version, and a decision without it', () => {
    const again = annulled()
    given(again.house).when('OpenBallot', again.subject).leadsTo('BallotOpened')
    const { house, dossier } = annulled()
    given(house).when('WithdrawProposal', { effectiveOn, dossier, reason: 'Niet nodig' }).leadsTo('ProposalWithdrawn')
    const decided = annulled()
    const decision = { ...decided.subject, outcome: 'adopted' } as const
    given(decided.house)
      .when('TakeDecision', { ...decision, ballot: decided.inBallot.ballot })
      .refused('ballot.annulled', 'ballot')
    given(decided.house).when('TakeDecision', decision).leadsTo('DecisionTaken', { ballot: null })
  })

  test('a second round that was annulled is still due', () => {
    const small = smallHouse()
    const { house, stuurgroep, chair, limitedMember } = small
    house.record('AdoptReadyMadeRuleSet', {
      effectiveOn: '2025-01-02',
      organ: stuurgroep,
      readyMade: 'netwerk-gelijke-partners',
      changes: { weights: { kind: 'per-seat', seats: [] }, tie: 'second-round' },
    })
    const dossier = propose(small, { amountCents: null })
    const on = { effectiveOn, dossier }
    const ballot = house.record('OpenBallot', { ...on, organ: stuurgroep }).ballot!
    house.record('CastVote', { ...on, ballot, seat: chair, choice: 'for' })
    house.record('CastVote', { ...on, ballot, seat: limitedMember, choice: 'against' })
    house.record('CloseBallot', { ...on, ballot })
    const second = house.record('OpenBallot', { ...on, organ: stuurgroep, round: 2 }).ballot!
    house.record('AnnulBallot', { ...on, ballot: second, reason: 'Te laat begonnen.' })
    given(house)
      .when('OpenBallot', { ...on, organ: stuurgroep })
      .refused('ballot.second-round-due', 'round')
    given(house)
      .when('OpenBallot', { ...on, organ: stuurgroep, round: 2 })
      .leadsTo('BallotOpened')
  })
})

describe('a secret ballot in which too few voted', () => {
  test('is annulled, and then no vote is taken and no count made', () => {
    const { house, inBallot, found, chair, member, limitedMember } = secretly()
    house.record('AnnulBallot', { ...inBallot, reason: 'Er stemden maar twee leden.' })
    expect(house.newest('BallotAnnulled')).toMatchObject({ unconfirmed: [] })
    const vote = commandOf('CastVote', { ...inBallot, seat: chair, choice: 'for' }) as never
    expect(refuseSecretVote(vote, house.state, found(), house.context.today)?.refusal).toMatchObject({
      code: 'ballot.annulled',
      field: 'ballot',
    })
    given(house)
      .when('CountSecretBallot', {
        ...inBallot,
        participants: [chair, member, limitedMember],
        tally: { for: 3, against: 0, abstain: 0 },
      })
      .refused('ballot.annulled', 'ballot')
    expect(mustFollowFromTotals(found(), {})?.refusal).toMatchObject({ code: 'ballot.annulled', field: 'ballot' })
  })
})
