import { describe, expect, test } from 'vitest'
import { partnerNow } from '../../src/domain/partner/succession.js'
import { admit } from './support/acts.js'
import { given, type House, nobody } from './support/given.js'
import { adopt, convenant, decideFinally, decree, kbo, propose, smallHouse } from './support/small-house.js'

const partner = (house: House, id: string) => house.state.partners.get(id as never)
const now = (house: House, id: string, day: string) => partnerNow(house.state, id as never, day as never)
const municipalMerger = decree('Fusiedecreet')
const existing = (id: string) => ({ kind: 'existing', partner: id }) as const
const fresh = (fields: { kbo?: string | null } = {}) =>
  ({
    kind: 'new',
    newPartner: {
      name: 'Nieuwe gemeente',
      kind: 'municipality',
      sector: 'lokaal-bestuur',
      kbo: kbo.newcomer,
      ...fields,
    },
  }) as const

describe('an exclusion', () => {
  test('rests on a final decision about exclusion, and names the last day', () => {
    const small = smallHouse()
    const { house, centre } = small
    const decision = decideFinally(small, 'partners.exclusion')
    given(house)
      .when('ExcludePartner', { effectiveOn: '2025-05-31', partner: centre, decision, reasons: 'Nooit aanwezig.' })
      .leadsTo('PartnerExcluded', { partner: centre, decision, reasons: 'Nooit aanwezig.' })
    expect(partner(house, centre)).toMatchObject({
      period: { from: '2025-01-01', until: '2025-05-31' },
      leftBy: house.events.at(-1)!.id,
      mergedInto: null,
    })
    const contribute = (effectiveOn: string) =>
      given(house).when('GiveContribution', {
        effectiveOn,
        dossier: propose(small),
        from: { kind: 'partner', partner: centre },
        text: 'Graag',
      })
    contribute('2025-05-31').leadsTo('ContributionGiven')
    contribute('2025-06-01').refused('partner.not-present', 'from.partner')
  })

  test('does not rest on another decision, a rejection, or one that waits', () => {
    const small = smallHouse()
    const { house, centre, college } = small
    const rejection = adopt(small, propose(small, { subject: 'partners.exclusion', amountCents: null }), {
      organ: college,
      outcome: 'rejected',
      reasons: 'Te streng.',
    })
    for (const decision of [decideFinally(small, 'partners'), decideFinally(small, 'vision'), rejection, nobody]) {
      given(house)
        .when('ExcludePartner', { effectiveOn: '2025-05-31', partner: centre, decision, reasons: 'Zo.' })
        .refused('partner.decision-does-not-exclude', 'decision')
    }
  })

  test('concerns a partner that is there, once', () => {
    const small = smallHouse()
    const { house, centre } = small
    const decision = decideFinally(small, 'partners.exclusion')
    const exclude = (id: string, effectiveOn: string) =>
      given(house).when('ExcludePartner', { effectiveOn, partner: id, decision, reasons: 'Zo.' })
    exclude(nobody, '2025-05-31').refused('partner.unknown', 'partner')
    exclude(centre, '2024-12-31').refused('partner.not-present', 'partner')
    exclude(centre, '2025-05-31').leadsTo('PartnerExcluded')
    exclude(centre, '2025-05-30').refused('partner.not-present', 'partner')
  })
})

describe('a merger of partners', () => {
  test('into one that is there: it stands in the place of the other from that day', () => {
    const { house, centre } = smallHouse()
    const library = admit(house, 'Bibliotheek')
    given(house)
      .when('MergePartners', {
        effectiveOn: '2025-07-01',
        partners: [library],
        into: existing(centre),
        basis: convenant,
      })
      .leadsTo('PartnersMerged', { partners: [library], into: centre, basis: convenant })
    const event = house.events.at(-1)!.id
    expect(partner(house, library)).toMatchObject({
      name: 'Bibliotheek',
      period: { from: '2025-01-01', until: '2025-06-30' },
      leftBy: event,
      mergedInto: { partner: centre, from: '2025-07-01' },
    })
    expect(partner(house, centre)).toMatchObject({ period: { until: null }, leftBy: null, mergedInto: null })
    expect(now(house, library, '2025-06-30')).toBe(library)
    expect(now(house, library, '2025-07-01')).toBe(centre)
    expect(now(house, centre, '2025-07-01')).toBe(centre)
  })

  test('into a new one: it is admitted that day, may keep the KBO number of one of them, and leads where one of them led', () => {
    const { house, centre, municipality } = smallHouse()
    const decided = house.decide({
      type: 'MergePartners',
      effectiveOn: '2026-01-01',
      partners: [municipality, centre],
      into: fresh({ kbo: kbo.municipality }),
      basis: municipalMerger,
    } as never)
    if (!decided.ok) throw new Error(decided.refusal.code)
    const successor = decided.created.partner!
    expect(decided.events).toEqual([
      {
        type: 'PartnerAdmitted',
        data: {
          partner: successor,
          name: 'Nieuwe gemeente',
          kind: 'municipality',
          sector: 'lokaal-bestuur',
          kbo: kbo.municipality,
          basis: municipalMerger,
          candidacy: null,
          irregular: null,
        },
      },
      { type: 'PartnersMerged', data: { partners: [municipality, centre], into: successor, basis: municipalMerger } },
      { type: 'LeadPartnerDesignated', data: { house: house.state.house!.id, partner: successor } },
    ])
    house.happened(decided.events, '2026-01-01' as never)
    expect(house.state.house?.leadPartner).toBe(successor)
    expect(partner(house, successor)?.period).toEqual({ from: '2026-01-01', until: null })
    for (const one of [municipality, centre]) {
      expect(partner(house, one)?.period.until).toBe('2025-12-31')
      expect(now(house, one, '2026-01-01')).toBe(successor)
    }
  })

  test('does not change who leads when others merge', () => {
    const { house, centre, municipality } = smallHouse()
    const library = admit(house, 'Bibliotheek')
    house.record('MergePartners', {
      effectiveOn: '2025-07-01',
      partners: [library],
      into: existing(centre),
      basis: convenant,
    })
    expect(house.events.at(-1)!.type).toBe('PartnersMerged')
    expect(house.state.house?.leadPartner).toBe(municipality)
  })

  test('twice in a row is followed to the last', () => {
    const { house, centre, municipality } = smallHouse()
    const library = admit(house, 'Bibliotheek')
    const merge = (effectiveOn: string, id: string, into: string): void => {
      house.record('MergePartners', { effectiveOn, partners: [id], into: existing(into), basis: convenant })
    }
    merge('2025-04-01', library, centre)
    merge('2025-08-01', centre, municipality)
    expect(now(house, library, '2025-03-31')).toBe(library)
    expect(now(house, library, '2025-07-31')).toBe(centre)
    expect(now(house, library, '2025-08-01')).toBe(municipality)
  })

  test('rests on a founding text, or on a final decision about partners', () => {
    const small = smallHouse()
    const { house, centre, municipality } = small
    const merge = (decision: string) =>
      given(house).when('MergePartners', {
        effectiveOn: '2025-07-01',
        partners: [centre],
        into: existing(municipality),
        basis: { kind: 'decision', decision },
      })
    for (const decision of [decideFinally(small, 'vision'), nobody]) {
      merge(decision).refused('partner.decision-does-not-merge', 'basis.decision')
    }
    merge(decideFinally(small, 'partners.admission')).leadsTo('PartnersMerged')
  })

  test('concerns partners that are there the day before, each named once', () => {
    const { house, centre, municipality } = smallHouse()
    const library = admit(house, 'Bibliotheek', { effectiveOn: '2025-05-01' })
    const merge = (partners: string[], effectiveOn: string) =>
      given(house).when('MergePartners', { effectiveOn, partners, into: existing(municipality), basis: convenant })
    merge([centre, nobody], '2025-07-01').refused('partner.unknown', 'partners.1')
    merge([centre, library, centre], '2025-07-01').refused('partner.named-twice', 'partners.2', {
      partner: 'Centrum voor gezinnen vzw',
    })
    merge([library], '2025-05-01').refused('partner.not-present', 'partners.0', {
      partner: 'Bibliotheek',
      day: '2025-04-30',
    })
    merge([library], '2025-05-02').leadsTo('PartnersMerged')
    merge([library], '2025-05-02').refused('partner.not-present', 'partners.0')
    house.record('RecordWithdrawal', { effectiveOn: '2025-12-31', partner: centre, reason: 'Gestopt' })
    // Its end is known: it does not end another time before.
    merge([centre], '2025-07-01').refused('partner.not-present', 'partners.0')
  })

  test('goes into another partner, that is there and stays', () => {
    const { house, centre } = smallHouse()
    const merge = (into: string, effectiveOn = '2025-07-01') =>
      given(house).when('MergePartners', { effectiveOn, partners: [centre], into: existing(into), basis: convenant })
    merge(nobody).refused('partner.unknown', 'into.partner')
    merge(centre).refused('partner.merges-into-itself', 'into.partner', { partner: 'Centrum voor gezinnen vzw' })
    const later = admit(house, 'Bibliotheek', { effectiveOn: '2025-07-02' })
    merge(later).refused('partner.not-present', 'into.partner', { partner: 'Bibliotheek', day: '2025-07-01' })
    const leaving = admit(house, 'Jeugdhuis')
    house.record('RecordWithdrawal', { effectiveOn: '2025-12-31', partner: leaving, reason: 'Gestopt' })
    merge(leaving).refused('partner.not-present', 'into.partner')
    merge(later, '2025-07-02').leadsTo('PartnersMerged')
  })

  test('gives a new partner no KBO number that somebody else has', () => {
    const { house, centre, municipality } = smallHouse()
    const merge = (partners: string[], number: string | null) =>
      given(house).when('MergePartners', {
        effectiveOn: '2025-07-01',
        partners,
        into: fresh({ kbo: number }),
        basis: convenant,
      })
    merge([centre], kbo.municipality).refused('partner.kbo-taken', 'into.newPartner.kbo', {
      partner: 'Gemeente Voorbeeld',
    })
    const decided = house.decide({
      type: 'MergePartners',
      effectiveOn: '2025-07-01',
      partners: [municipality],
      into: fresh({ kbo: null }),
      basis: convenant,
    } as never)
    expect(decided.ok).toBe(true)
  })
})

describe('after a merger', () => {
  /** The centre became part of the municipality on 1 July. */
  const merged = () => {
    const small = smallHouse()
    small.house.record('MergePartners', {
      effectiveOn: '2025-07-01',
      partners: [small.centre],
      into: existing(small.municipality),
      basis: convenant,
    })
    return small
  }

  test('the seats of the partner go on, and vote for the successor', () => {
    const small = merged()
    const { house, stuurgroep, member } = small
    const dossier = propose(small)
    const effectiveOn = '2025-07-01'
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
    given(house).when('CastVote', { effectiveOn, dossier, ballot, seat: member, choice: 'for' }).leadsTo('VoteCast')
  })

  test('they stop when the successor is there no more', () => {
    const small = merged()
    const { house, stuurgroep, member, municipality } = small
    house.record('RecordWithdrawal', { effectiveOn: '2025-08-31', partner: municipality, reason: 'Gestopt' })
    const dossier = propose(small)
    const ballot = house.record('OpenBallot', { effectiveOn: '2025-08-31', dossier, organ: stuurgroep }).ballot!
    given(house)
      .when('CastVote', { effectiveOn: '2025-09-01', dossier, ballot, seat: member, choice: 'for' })
      .refused('partner.not-present', 'seat', { partner: 'Gemeente Voorbeeld', day: '2025-09-01' })
  })

  test('what the partner itself did goes through the successor', () => {
    const small = merged()
    const { house, centre, municipality, stuurgroep } = small
    const dossier = propose(small)
    const details = { partner: 'Centrum voor gezinnen vzw', successor: 'Gemeente Voorbeeld' }
    const contribute = (effectiveOn: string, id: string) =>
      given(house).when('GiveContribution', {
        effectiveOn,
        dossier,
        from: { kind: 'partner', partner: id },
        text: 'Graag',
      })
    contribute('2025-06-30', centre).leadsTo('ContributionGiven')
    contribute('2025-07-01', centre).refused('partner.merged', 'from.partner', details)
    contribute('2025-07-01', municipality).leadsTo('ContributionGiven')
    const effectiveOn = '2025-07-01'
    given(house)
      .when('AssignSeat', { effectiveOn, organ: stuurgroep, partner: centre, function: 'lid', role: 'member' })
      .refused('partner.merged', 'partner', details)
    given(house)
      .when('RequestAdvice', {
        effectiveOn,
        dossier,
        by: { kind: 'partner', partner: centre },
        of: stuurgroep,
        question: 'Wat vindt u?',
        deadline: '2025-08-01',
      })
      .refused('partner.merged', 'by.partner', details)
    given(house)
      .when('ReviseProposal', {
        effectiveOn,
        dossier,
        by: { kind: 'partner', partner: centre },
        content: { title: 'Speelstraat', text: 'Twee straten.', amountCents: null, beneficiary: null },
        explanation: 'Meer.',
      })
      .refused('partner.merged', 'by.partner', details)
  })
})
