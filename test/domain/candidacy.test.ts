import { describe, expect, test } from 'vitest'
import { ballotOn, onAgenda, withNetwork } from './support/acts.js'
import { given, type House, nobody } from './support/given.js'
import { adopt, convenant, kbo, propose, smallHouse } from './support/small-house.js'

const candidate = {
  effectiveOn: '2025-03-15',
  name: 'Speelotheek',
  kind: 'private-legal-person',
  sector: 'vrije-tijd',
} as const

const submit = (house: House, fields: { kbo?: string } = {}): string =>
  house.record('SubmitCandidacy', { ...candidate, ...fields }).candidacy!

/** A candidacy that was put to the network on 1 May, in a dossier on its agenda. */
const putToNetwork = () => {
  const small = smallHouse()
  const { network, seats, seat } = withNetwork(small)
  const { dossier, meeting } = onAgenda(small, network)
  const candidacy = submit(small.house)
  small.house.record('PutCandidacyToNetwork', { effectiveOn: '2025-05-01', candidacy, dossier })
  return { small, house: small.house, network, seats, seat, dossier, meeting, candidacy }
}

type Put = ReturnType<typeof putToNetwork>

/** The network votes and rejects; answers the decision. */
const rejectBy = ({ house, network, dossier }: Put, votes: Parameters<typeof ballotOn>[2]): string => {
  const ballot = ballotOn(house, { dossier, organ: network, on: '2025-05-01' }, votes)
  return house.record('TakeDecision', {
    effectiveOn: '2025-05-01',
    dossier,
    organ: network,
    ballot,
    outcome: 'rejected',
    reasons: 'Geen plaats.',
  }).decision!
}

const stateOf = (house: House, candidacy: string) => house.state.candidacies.get(candidacy as never)

describe('a candidacy', () => {
  test('is submitted by an organisation, with or without a KBO number', () => {
    const { house } = smallHouse()
    const { candidacy } = given(house)
      .when('SubmitCandidacy', { ...candidate, kbo: kbo.newcomer })
      .leadsTo('CandidacySubmitted', {
        name: 'Speelotheek',
        kind: 'private-legal-person',
        sector: 'vrije-tijd',
        kbo: kbo.newcomer,
      })
    expect(stateOf(house, candidacy!)).toEqual({
      name: 'Speelotheek',
      kbo: kbo.newcomer,
      submittedOn: '2025-03-15',
      event: house.events.at(-1)!.id,
      put: null,
      outcome: null,
    })
    given(house).when('SubmitCandidacy', candidate).leadsTo('CandidacySubmitted', { kbo: null })
  })

  test('is withdrawn, and nothing follows after that', () => {
    const { house } = smallHouse()
    const candidacy = submit(house)
    given(house)
      .when('WithdrawCandidacy', { effectiveOn: '2025-03-14', candidacy })
      .refused('candidacy.before-submission', 'effectiveOn', { day: '2025-03-15' })
    given(house)
      .when('WithdrawCandidacy', { effectiveOn: '2025-03-15', candidacy, reason: 'Gestopt.' })
      .leadsTo('CandidacyWithdrawn', { candidacy, reason: 'Gestopt.' })
    expect(stateOf(house, candidacy)?.outcome).toEqual({
      kind: 'withdrawn',
      on: '2025-03-15',
      event: house.events.at(-1)!.id,
    })
    given(house)
      .when('WithdrawCandidacy', { effectiveOn: '2025-04-01', candidacy })
      .refused('candidacy.closed', 'candidacy', { candidate: 'Speelotheek' })
    given(house)
      .when('RefuseCandidacy', { effectiveOn: '2025-04-01', candidacy, reasons: 'Neen.' })
      .refused('candidacy.closed', 'candidacy')
    given(house)
      .when('WithdrawCandidacy', { effectiveOn: '2025-04-01', candidacy: nobody })
      .refused('candidacy.unknown', 'candidacy')
  })
})

describe('putting a candidacy to the network', () => {
  test.each(['netwerk', 'algemene-vergadering'] as const)('is done on the agenda of a %s', (kind) => {
    const small = smallHouse()
    const { house } = small
    const { network } = withNetwork(small, kind)
    const { dossier, meeting } = onAgenda(small, network)
    const candidacy = submit(house)
    given(house)
      .when('PutCandidacyToNetwork', { effectiveOn: '2025-05-01', candidacy, dossier })
      .leadsTo('CandidacyPutToNetwork', { candidacy, dossier, meeting, name: 'Speelotheek' })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, candidacy)?.put).toEqual({ dossier, meeting, on: '2025-05-01', event })
    expect(house.state.dossiers.get(dossier as never)?.entries.at(-1)).toBe(event)
  })

  test('names the first of the meetings on whose agenda it stands', () => {
    const small = smallHouse()
    const { house } = small
    const { network } = withNetwork(small)
    const { dossier } = onAgenda(small, network, { heldOn: '2025-06-01' })
    const earlier = house.record('ConveneMeeting', {
      effectiveOn: '2025-04-01',
      organ: network,
      heldOn: '2025-04-15',
    }).meeting!
    house.record('AddAgendaItem', { effectiveOn: '2025-04-01', meeting: earlier, dossier })
    given(house)
      .when('PutCandidacyToNetwork', { effectiveOn: '2025-05-01', candidacy: submit(house), dossier })
      .leadsTo('CandidacyPutToNetwork', { meeting: earlier })
  })

  test('does not name an earlier meeting with other matters on its agenda', () => {
    const small = smallHouse()
    const { house } = small
    const { network } = withNetwork(small)
    onAgenda(small, network, { heldOn: '2025-04-15' })
    const { dossier, meeting } = onAgenda(small, network)
    given(house)
      .when('PutCandidacyToNetwork', { effectiveOn: '2025-05-01', candidacy: submit(house), dossier })
      .leadsTo('CandidacyPutToNetwork', { meeting })
  })

  test('is not done by the agenda of another organ', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const { network } = withNetwork(small)
    const { dossier } = onAgenda(small, stuurgroep)
    const put = { effectiveOn: '2025-05-01', candidacy: submit(house), dossier }
    given(house).when('PutCandidacyToNetwork', put).refused('candidacy.not-on-network-agenda', 'dossier')
    house.record('ConveneMeeting', { effectiveOn: '2025-04-01', organ: network, heldOn: '2025-05-01' })
    given(house).when('PutCandidacyToNetwork', put).refused('candidacy.not-on-network-agenda', 'dossier')
  })

  test('takes a dossier about admission, that exists', () => {
    const small = smallHouse()
    const { house } = small
    const { network } = withNetwork(small)
    const { dossier } = onAgenda(small, network, { subject: 'partners' })
    const put = { effectiveOn: '2025-05-01', candidacy: submit(house) }
    given(house)
      .when('PutCandidacyToNetwork', { ...put, dossier })
      .refused('candidacy.dossier-not-about-admission', 'dossier')
    given(house)
      .when('PutCandidacyToNetwork', { ...put, dossier: nobody })
      .refused('dossier.unknown', 'dossier')
  })

  test('happens once', () => {
    const { house, candidacy, dossier } = putToNetwork()
    given(house)
      .when('PutCandidacyToNetwork', { effectiveOn: '2025-05-02', candidacy, dossier })
      .refused('candidacy.already-put', 'candidacy', { candidate: 'Speelotheek' })
    given(house)
      .when('PutCandidacyToNetwork', { effectiveOn: '2025-05-02', candidacy: nobody, dossier })
      .refused('candidacy.unknown', 'candidacy')
  })
})

describe('granting a candidacy', () => {
  const { effectiveOn: _day, ...organisation } = candidate
  const admission = { effectiveOn: '2025-06-01', ...organisation, basis: convenant }

  test('is the admission of the partner', () => {
    const { house, small, network, candidacy, dossier } = putToNetwork()
    const decision = adopt(small, dossier, { organ: network, effectiveOn: '2025-05-01' })
    const basis = { kind: 'decision', decision } as const
    const { partner } = given(house)
      .when('AdmitPartner', { ...admission, basis, candidacy })
      .leadsTo('PartnerAdmitted', { candidacy, basis, irregular: null })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, candidacy)?.outcome).toEqual({
      kind: 'admitted',
      on: '2025-06-01',
      partner,
      broken: [],
      event,
    })
    expect(house.state.partners.get(partner as never)).toMatchObject({ event, leftBy: null })
    given(house)
      .when('AdmitPartner', { ...admission, basis, candidacy })
      .refused('candidacy.closed', 'candidacy')
  })

  test('takes a decision of the dossier in which it was treated', () => {
    const { house, small, network, candidacy } = putToNetwork()
    const other = propose(small, { subject: 'partners.admission', amountCents: null })
    const decision = adopt(small, other, { organ: network })
    given(house)
      .when('AdmitPartner', { ...admission, basis: { kind: 'decision', decision }, candidacy })
      .refused('partner.decision-does-not-admit', 'basis.decision')
  })

  test('without it having been put to the network is irregular, and says why', () => {
    const { house } = smallHouse()
    const candidacy = submit(house)
    given(house)
      .when('AdmitPartner', { ...admission, candidacy })
      .refused('candidacy.not-put-to-network', 'candidacy', { candidate: 'Speelotheek' })
    const rules = ['candidacy.not-put-to-network']
    given(house)
      .when('AdmitPartner', { ...admission, candidacy, irregularBecause: 'Geen netwerk dat jaar.' })
      .leadsTo('PartnerAdmitted', { irregular: { rules, because: 'Geen netwerk dat jaar.' } })
    expect(stateOf(house, candidacy)?.outcome).toMatchObject({ kind: 'admitted', broken: rules })
  })

  test('concerns an open candidacy, from its own day, of the same organisation', () => {
    const { house } = smallHouse()
    const candidacy = submit(house, { kbo: kbo.newcomer })
    given(house)
      .when('AdmitPartner', { ...admission, candidacy: nobody })
      .refused('candidacy.unknown', 'candidacy')
    given(house)
      .when('AdmitPartner', { ...admission, effectiveOn: '2025-03-14', candidacy })
      .refused('candidacy.before-submission', 'effectiveOn')
    given(house)
      .when('AdmitPartner', { ...admission, kbo: '0400000185', candidacy })
      .refused('candidacy.other-candidate', 'kbo', { candidate: 'Speelotheek' })
    // One of the two without a number says nothing.
    given(house)
      .when('AdmitPartner', { ...admission, candidacy })
      .refused('candidacy.not-put-to-network', 'candidacy')
    given(house)
      .when('AdmitPartner', { ...admission, kbo: kbo.newcomer, candidacy: submit(house) })
      .refused('candidacy.not-put-to-network', 'candidacy')
    given(house)
      .when('AdmitPartner', { ...admission, kbo: kbo.newcomer, candidacy })
      .refused('candidacy.not-put-to-network', 'candidacy')
  })
})

describe('refusing a candidacy', () => {
  test('rests on a rejection in its dossier, with reasons', () => {
    const put = putToNetwork()
    const { house, candidacy, seats } = put
    const decision = rejectBy(put, [
      [seats.centre, 'against'],
      [seats.municipality, 'against'],
    ])
    given(house)
      .when('RefuseCandidacy', { effectiveOn: '2025-05-10', candidacy, decision, reasons: 'Geen plaats.' })
      .leadsTo('CandidacyRefused', { candidacy, decision, reasons: 'Geen plaats.', irregular: null })
    expect(stateOf(house, candidacy)?.outcome).toEqual({
      kind: 'refused',
      on: '2025-05-10',
      decision,
      broken: [],
      event: house.events.at(-1)!.id,
    })
  })

  test('without a decision needs reasons all the same', () => {
    const { house, candidacy } = putToNetwork()
    const refusal = { effectiveOn: '2025-05-10', candidacy }
    given(house).when('RefuseCandidacy', refusal).refused('candidacy.reasons-needed', 'reasons')
    given(house)
      .when('RefuseCandidacy', { ...refusal, irregularBecause: 'Niemand gaf redenen.' })
      .leadsTo('CandidacyRefused', {
        decision: null,
        reasons: null,
        irregular: { rules: ['candidacy.reasons-needed'], because: 'Niemand gaf redenen.' },
      })
    expect(stateOf(house, candidacy)?.outcome).toMatchObject({
      kind: 'refused',
      decision: null,
      broken: ['candidacy.reasons-needed'],
    })
  })

  test('before the network saw it is irregular', () => {
    const { house } = smallHouse()
    const candidacy = submit(house)
    const refusal = { effectiveOn: '2025-05-10', candidacy, reasons: 'Neen.' }
    given(house).when('RefuseCandidacy', refusal).refused('candidacy.not-put-to-network', 'candidacy')
    given(house)
      .when('RefuseCandidacy', { ...refusal, reasons: null, irregularBecause: 'Per brief.' })
      .leadsTo('CandidacyRefused', {
        irregular: { rules: ['candidacy.not-put-to-network', 'candidacy.reasons-needed'], because: 'Per brief.' },
      })
  })

  test('does not rest on an adoption, a decision elsewhere, or one that is not there', () => {
    const { house, small, network, candidacy, dossier } = putToNetwork()
    const elsewhere = house.record('TakeDecision', {
      effectiveOn: '2025-05-01',
      dossier: propose(small, { subject: 'partners.admission', amountCents: null }),
      organ: network,
      outcome: 'rejected',
      reasons: 'Een andere kandidaat.',
    }).decision!
    const adopted = adopt(small, dossier, { organ: network, effectiveOn: '2025-05-01' })
    for (const decision of [adopted, elsewhere, nobody]) {
      given(house)
        .when('RefuseCandidacy', { effectiveOn: '2025-05-10', candidacy, decision, reasons: 'Neen.' })
        .refused('candidacy.decision-does-not-refuse', 'decision')
    }
  })

  test('that never came to the network rests on a rejection about admission only', () => {
    const small = smallHouse()
    const { house, college } = small
    const rejected = (subject: string): string =>
      adopt(small, propose(small, { subject, amountCents: null }), {
        organ: college,
        outcome: 'rejected',
        reasons: 'Neen.',
      })
    const refusal = { effectiveOn: '2025-05-10', candidacy: submit(house), reasons: 'Neen.', irregularBecause: 'Zo.' }
    given(house)
      .when('RefuseCandidacy', { ...refusal, decision: rejected('partners') })
      .refused('candidacy.decision-does-not-refuse', 'decision')
    given(house)
      .when('RefuseCandidacy', { ...refusal, decision: rejected('partners.admission') })
      .leadsTo('CandidacyRefused')
  })
})

describe('the vote behind a rejection', () => {
  test('is the one on the version that was decided on, by the organ that decided', () => {
    const put = putToNetwork()
    const { house, small, network, dossier, seats, candidacy } = put
    const decision = rejectBy(put, [[seats.centre, 'against']])
    house.record('ReviseProposal', {
      effectiveOn: '2025-05-02',
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      content: { title: 'Opnieuw', text: 'Anders.', amountCents: null, beneficiary: null },
      explanation: 'Na de stemming',
    })
    ballotOn(house, { dossier, organ: network, on: '2025-05-03' }, [
      [seats.centre, 'against'],
      [seats.municipality, 'against'],
    ])
    ballotOn(house, { dossier, organ: small.stuurgroep, on: '2025-05-03' }, [
      [small.member, 'against'],
      [small.chair, 'against'],
    ])
    given(house)
      .when('RefuseCandidacy', { effectiveOn: '2025-05-10', candidacy, decision, reasons: 'Geen plaats.' })
      .refused('candidacy.vetoed-by-one', 'decision')
  })
})

describe('no single partner has a veto', () => {
  const refuse = (put: Put, votes: Parameters<typeof ballotOn>[2]) =>
    given(put.house).when('RefuseCandidacy', {
      effectiveOn: '2025-05-10',
      candidacy: put.candidacy,
      decision: rejectBy(put, votes),
      reasons: 'Geen plaats.',
    })

  test('the one partner against does not stop a candidate, with as many seats as it has', () => {
    const one = putToNetwork()
    refuse(one, [
      [one.seats.centre, 'against'],
      [one.seats.municipality, 'abstain'],
    ]).refused('candidacy.vetoed-by-one', 'decision')
    const two = putToNetwork()
    refuse(two, [
      [two.seats.centre, 'against'],
      [two.seats.centreToo, 'against'],
      [two.seats.municipality, 'for'],
    ]).refused('candidacy.vetoed-by-one', 'decision')
  })

  test('unless it happened, and is said to be irregular', () => {
    const put = putToNetwork()
    const decision = rejectBy(put, [[put.seats.centre, 'against']])
    given(put.house)
      .when('RefuseCandidacy', {
        effectiveOn: '2025-05-10',
        candidacy: put.candidacy,
        decision,
        irregularBecause: 'Zo is gestemd.',
      })
      .leadsTo('CandidacyRefused', {
        irregular: { rules: ['candidacy.reasons-needed', 'candidacy.vetoed-by-one'], because: 'Zo is gestemd.' },
      })
  })

  test('two partners against are no veto of one, nor is a partner and someone who speaks for nobody', () => {
    const two = putToNetwork()
    refuse(two, [
      [two.seats.centre, 'against'],
      [two.seats.municipality, 'against'],
    ]).leadsTo('CandidacyRefused', { irregular: null })
    const alone = putToNetwork()
    const chair = alone.seat(null)
    refuse(alone, [
      [alone.seats.centre, 'against'],
      [chair, 'against'],
    ]).leadsTo('CandidacyRefused', { irregular: null })
  })

  test('nobody against is no veto: the votes for were too few', () => {
    const put = putToNetwork()
    refuse(put, [[put.seats.centre, 'abstain']]).leadsTo('CandidacyRefused', { irregular: null })
  })

  test('two partners that have become one are one', () => {
    const put = putToNetwork()
    const { house, seats, small } = put
    house.record('MergePartners', {
      effectiveOn: '2025-04-30',
      partners: [small.centre],
      into: { kind: 'existing', partner: small.municipality },
      basis: convenant,
    })
    refuse(put, [
      [seats.centre, 'against'],
      [seats.municipality, 'against'],
    ]).refused('candidacy.vetoed-by-one', 'decision')
  })

  test('a ballot that is opened after it takes the veto not away', () => {
    const put = putToNetwork()
    const { house, network: organ, candidacy, dossier, seats } = put
    const decision = rejectBy(put, [[seats.centre, 'against']])
    const effectiveOn = '2025-05-09'
    const { ballot } = house.record('OpenBallot', { effectiveOn, dossier, organ })
    house.record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat: seats.municipality, choice: 'for' })
    given(house)
      .when('RefuseCandidacy', { effectiveOn: '2025-05-10', candidacy, decision, reasons: 'Geen plaats.' })
      .refused('candidacy.vetoed-by-one', 'decision')
  })

  test('the ballot that counts is that of the organ that decided, on the version it decided', () => {
    const put = putToNetwork()
    const { house, small, network, candidacy, dossier } = put
    // The stuurgroep was against with one partner; the network, without a ballot, rejected.
    ballotOn(house, { dossier, organ: small.stuurgroep, on: '2025-04-20' }, [[small.member, 'against']])
    const decision = house.record('TakeDecision', {
      effectiveOn: '2025-05-01',
      dossier,
      organ: network,
      outcome: 'rejected',
      reasons: 'Geen plaats.',
    }).decision!
    const refusal = { effectiveOn: '2025-05-10', candidacy, reasons: 'Geen plaats.' }
    given(house)
      .when('RefuseCandidacy', { ...refusal, decision })
      .leadsTo('CandidacyRefused')

    const again = putToNetwork()
    ballotOn(again.house, { dossier: again.dossier, organ: again.network, on: '2025-05-01' }, [
      [again.seats.centre, 'against'],
    ])
    again.house.record('ReviseProposal', {
      effectiveOn: '2025-05-01',
      dossier: again.dossier,
      by: { kind: 'organ', organ: again.small.stuurgroep },
      content: { title: 'Opnieuw', text: 'Met meer uitleg.', amountCents: null, beneficiary: null },
      explanation: 'Uitgelegd.',
    })
    refuse(again, [
      [again.seats.centre, 'against'],
      [again.seats.municipality, 'against'],
    ]).leadsTo('CandidacyRefused')
  })
})
