import { describe, expect, test } from 'vitest'
import { inForce, inForceFrom, isOver, partiesOn } from '../../src/domain/agreement/state.js'
import { admit } from './support/acts.js'
import { type FieldsOf, given, type House, nobody } from './support/given.js'
import { convenant, smallHouse } from './support/small-house.js'

const draft = {
  effectiveOn: '2025-02-01',
  kind: 'engagement-declaration',
  title: 'Engagementsverklaring',
  reference: 'Referentiedocument, bijlage 1',
  from: '2025-03-01',
} as const

/** Three partners and an agreement between them, drafted on 1 February to hold from 1 March. */
const withDraft = (fields: Partial<FieldsOf<'DraftAgreement'>> = {}) => {
  const small = smallHouse()
  const { house, municipality, centre } = small
  const library = admit(house, 'Bibliotheek')
  const parties = [municipality, centre, library]
  const agreement = house.record('DraftAgreement', { ...draft, parties, ...fields }).agreement!
  return { small, house, municipality, centre, library, parties, agreement }
}

const sign = (house: House, agreement: string, partner: string, effectiveOn: string): void => {
  house.record('SignAgreement', { effectiveOn, agreement, partner })
}

/** All three have signed, the last one on 10 March. */
const withSigned = (fields: Partial<FieldsOf<'DraftAgreement'>> = {}) => {
  const drafted = withDraft(fields)
  const { house, agreement, parties } = drafted
  for (const [index, day] of ['2025-02-01', '2025-02-15', '2025-03-10'].entries()) {
    sign(house, agreement, parties[index]!, day)
  }
  return drafted
}

const stateOf = (house: House, agreement: string) => house.state.agreements.get(agreement as never)!
const holds = (house: House, agreement: string, day: string) => inForce(stateOf(house, agreement), day as never)

describe('an agreement', () => {
  test('is drafted between partners', () => {
    const small = smallHouse()
    const { house, municipality, centre } = small
    const parties = [municipality, centre]
    const { agreement } = given(house)
      .when('DraftAgreement', { ...draft, parties, until: '2030-12-31', noticeMonths: 6 })
      .leadsTo('AgreementDrafted', {
        kind: 'engagement-declaration',
        title: draft.title,
        reference: draft.reference,
        parties,
        from: '2025-03-01',
        until: '2030-12-31',
        noticeMonths: 6,
      })
    expect(stateOf(house, agreement!)).toEqual({
      kind: 'engagement-declaration',
      title: draft.title,
      reference: draft.reference,
      draftedOn: '2025-02-01',
      parties: parties.map((partner) => ({ partner, signed: null, left: null })),
      from: '2025-03-01',
      terms: [{ from: '2025-02-01', until: '2030-12-31', noticeMonths: 6 }],
      event: house.events.at(-1)!.id,
      terminated: null,
    })
    given(house)
      .when('DraftAgreement', { ...draft, parties })
      .leadsTo('AgreementDrafted', { until: null, noticeMonths: null })
  })

  test('is between partners that are there that day, each named once', () => {
    const { house, municipality, centre } = smallHouse()
    const drafted = (parties: string[], fields: Partial<FieldsOf<'DraftAgreement'>> = {}) =>
      given(house).when('DraftAgreement', { ...draft, parties, ...fields })
    drafted([municipality, nobody]).refused('partner.unknown', 'parties.1')
    drafted([municipality, centre, municipality]).refused('partner.named-twice', 'parties.2', {
      partner: 'Gemeente Voorbeeld',
    })
    drafted([municipality, centre], { effectiveOn: '2024-12-31' }).refused('partner.not-present', 'parties.0')
    drafted([municipality, centre], { until: '2025-02-28' }).refused('period.ends-before-start', 'until')
    drafted([municipality, centre], { until: '2025-03-01' }).leadsTo('AgreementDrafted')
  })

  test('is signed by its parties one by one', () => {
    const { house, agreement, centre, municipality } = withDraft()
    const signing = (partner: string, effectiveOn: string, id = agreement) =>
      given(house).when('SignAgreement', { effectiveOn, agreement: id, partner })
    signing(centre, '2025-02-01', nobody).refused('agreement.unknown', 'agreement')
    signing(centre, '2025-01-31').refused('agreement.before-drafting', 'effectiveOn', { day: '2025-02-01' })
    signing(nobody, '2025-02-01').refused('partner.unknown', 'partner')
    const outsider = admit(house, 'Jeugdhuis')
    signing(outsider, '2025-02-01').refused('agreement.not-a-party', 'partner', { partner: 'Jeugdhuis' })
    signing(centre, '2025-02-01').leadsTo('AgreementSigned', { agreement, partner: centre, parties: [centre] })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, agreement).parties.map(({ signed }) => signed)).toEqual([
      null,
      { on: '2025-02-01', event },
      null,
    ])
    signing(centre, '2025-02-02').refused('agreement.already-signed', 'partner', {
      partner: 'Centrum voor gezinnen vzw',
    })
    house.record('RecordWithdrawal', { effectiveOn: '2025-02-28', partner: municipality, reason: 'Gestopt' })
    signing(municipality, '2025-03-01').refused('partner.not-present', 'partner')
    signing(municipality, '2025-02-28').leadsTo('AgreementSigned')
  })

  test('is in force from the last signature, and not before its first day', () => {
    const { house, agreement, parties } = withDraft()
    sign(house, agreement, parties[0]!, '2025-02-05')
    sign(house, agreement, parties[2]!, '2025-02-10')
    expect(inForceFrom(stateOf(house, agreement))).toBeNull()
    expect(holds(house, agreement, '2025-03-10')).toBe(false)
    sign(house, agreement, parties[1]!, '2025-03-10')
    expect(holds(house, agreement, '2025-03-09')).toBe(false)
    expect(holds(house, agreement, '2025-03-10')).toBe(true)
    expect(inForceFrom(stateOf(house, agreement))).toBe('2025-03-10')

    const early = withDraft()
    for (const partner of early.parties) sign(early.house, early.agreement, partner, '2025-02-10')
    expect(holds(early.house, early.agreement, '2025-02-28')).toBe(false)
    expect(holds(early.house, early.agreement, '2025-03-01')).toBe(true)
    expect(inForceFrom(stateOf(early.house, early.agreement))).toBe('2025-03-01')
  })

  test('is in force until its end, that day included', () => {
    const { house, agreement } = withSigned({ until: '2025-12-31' })
    expect(holds(house, agreement, '2025-12-31')).toBe(true)
    expect(holds(house, agreement, '2026-01-01')).toBe(false)
    const late = withDraft({ until: '2025-03-31' })
    given(late.house)
      .when('SignAgreement', { effectiveOn: '2025-04-01', agreement: late.agreement, partner: late.centre })
      .refused('agreement.ended', 'agreement', { title: draft.title })
    given(late.house)
      .when('SignAgreement', { effectiveOn: '2025-03-31', agreement: late.agreement, partner: late.centre })
      .leadsTo('AgreementSigned')
  })

  test('is prolonged, or gets another notice, from a day on', () => {
    const { house, agreement } = withSigned({ until: '2025-12-31' })
    const amend = (effectiveOn: string, until: string | null, id = agreement) =>
      given(house).when('AmendAgreement', { effectiveOn, agreement: id, until, noticeMonths: 3, reason: 'Verlengd' })
    amend('2025-06-01', null, nobody).refused('agreement.unknown', 'agreement')
    amend('2026-01-01', '2026-12-31').refused('agreement.ended', 'agreement')
    amend('2025-01-31', '2026-12-31').refused('agreement.before-drafting', 'effectiveOn')
    amend('2025-12-31', '2025-12-30').refused('period.ends-before-start', 'until')
    amend('2025-12-01', '2026-12-31').leadsTo('AgreementAmended', {
      agreement,
      until: '2026-12-31',
      noticeMonths: 3,
      reason: 'Verlengd',
    })
    expect(holds(house, agreement, '2026-01-01')).toBe(true)
    // An amendment for an earlier day goes before it, and counts until then.
    amend('2025-06-01', '2025-11-30').leadsTo('AgreementAmended')
    expect(stateOf(house, agreement).terms.map(({ from }) => from)).toEqual(['2025-02-01', '2025-06-01', '2025-12-01'])
    expect(holds(house, agreement, '2025-11-30')).toBe(true)
    expect(holds(house, agreement, '2025-12-01')).toBe(true)
    amend('2026-03-02', '2026-03-02').leadsTo('AgreementAmended')
  })
})

describe('an agreement ends', () => {
  const terminate = (
    house: House,
    agreement: string,
    fields: Partial<FieldsOf<'TerminateAgreement'>> & { effectiveOn: string },
  ) =>
    given(house).when('TerminateAgreement', {
      agreement,
      reason: 'Andere opdracht',
      noticeGivenOn: '2025-06-15',
      ...fields,
    })

  test('for all, after the notice that was agreed', () => {
    const { house, agreement } = withSigned({ noticeMonths: 3 })
    terminate(house, agreement, { effectiveOn: '2025-09-14' }).refused('agreement.notice-too-short', 'effectiveOn', {
      months: 3,
      day: '2025-09-15',
    })
    terminate(house, agreement, { effectiveOn: '2025-09-15' }).leadsTo('AgreementTerminated', {
      agreement,
      partner: null,
      parties: null,
      reason: 'Andere opdracht',
      noticeGivenOn: '2025-06-15',
      irregular: null,
    })
    expect(stateOf(house, agreement).terminated).toEqual({ on: '2025-09-15', event: house.events.at(-1)!.id })
    expect(holds(house, agreement, '2025-09-15')).toBe(true)
    expect(holds(house, agreement, '2025-09-16')).toBe(false)
    terminate(house, agreement, { effectiveOn: '2025-12-31' }).refused('agreement.ended', 'agreement', {
      title: draft.title,
    })
    given(house)
      .when('AmendAgreement', {
        effectiveOn: '2025-09-01',
        agreement,
        until: null,
        noticeMonths: null,
        reason: 'Toch verder',
      })
      .refused('agreement.ended', 'agreement')
  })

  test('sooner only as irregular', () => {
    const { house, agreement } = withSigned({ noticeMonths: 3 })
    terminate(house, agreement, { effectiveOn: '2025-06-30', irregularBecause: 'Vereniging stopt' }).leadsTo(
      'AgreementTerminated',
      { irregular: { rules: ['agreement.notice-too-short'], because: 'Vereniging stopt' } },
    )
  })

  test('without notice when none was agreed, or when it was never in force', () => {
    const none = withSigned()
    terminate(none.house, none.agreement, { effectiveOn: '2025-06-15' }).leadsTo('AgreementTerminated')
    const never = withDraft({ noticeMonths: 3 })
    terminate(never.house, never.agreement, { effectiveOn: '2025-06-15' }).leadsTo('AgreementTerminated')
  })

  test('by the notice that holds on the day it is given', () => {
    const { house, agreement } = withSigned({ noticeMonths: 3 })
    house.record('AmendAgreement', {
      effectiveOn: '2025-06-15',
      agreement,
      until: null,
      noticeMonths: 1,
      reason: 'Korter',
    })
    terminate(house, agreement, { noticeGivenOn: '2025-06-14', effectiveOn: '2025-07-15' }).refused(
      'agreement.notice-too-short',
      'effectiveOn',
    )
    terminate(house, agreement, { effectiveOn: '2025-07-15' }).leadsTo('AgreementTerminated')
  })

  test('ahead, but not by a notice that is still to be given, or given after the end', () => {
    const { house, agreement } = withSigned({ until: '2026-12-31' })
    terminate(house, agreement, { noticeGivenOn: '2026-03-03', effectiveOn: '2026-06-30' }).refused(
      'date.in-future',
      'noticeGivenOn',
      { day: '2026-03-03', today: '2026-03-02' },
    )
    terminate(house, agreement, { effectiveOn: '2025-06-14' }).refused('period.ends-before-start', 'effectiveOn')
    terminate(house, agreement, { effectiveOn: '2027-01-01' }).refused('agreement.ended', 'agreement', {
      title: draft.title,
    })
    terminate(house, agreement, { noticeGivenOn: '2025-01-31', effectiveOn: '2025-06-14' }).refused(
      'agreement.before-drafting',
      'effectiveOn',
    )
    terminate(house, nobody, { effectiveOn: '2026-06-30' }).refused('agreement.unknown', 'agreement')
    terminate(house, agreement, { noticeGivenOn: '2026-03-02', effectiveOn: '2026-06-30' }).leadsTo(
      'AgreementTerminated',
    )
  })

  test('for one that leaves; the others go on as long as they are two', () => {
    const { house, agreement, library, centre, municipality } = withSigned({ noticeMonths: 1 })
    terminate(house, agreement, { partner: nobody, effectiveOn: '2025-08-01' }).refused('partner.unknown', 'partner')
    const outsider = admit(house, 'Jeugdhuis')
    terminate(house, agreement, { partner: outsider, effectiveOn: '2025-08-01' }).refused(
      'agreement.not-a-party',
      'partner',
    )
    terminate(house, agreement, { partner: library, effectiveOn: '2025-07-14' }).refused(
      'agreement.notice-too-short',
      'effectiveOn',
    )
    terminate(house, agreement, { partner: library, effectiveOn: '2025-07-15' }).leadsTo('AgreementTerminated', {
      partner: library,
      parties: [library],
    })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, agreement)).toMatchObject({
      terminated: null,
      parties: [{ left: null }, { left: null }, { partner: library, left: { on: '2025-07-15', event } }],
    })
    expect(holds(house, agreement, '2025-07-16')).toBe(true)
    terminate(house, agreement, { partner: library, effectiveOn: '2025-09-01' }).refused(
      'agreement.party-left',
      'partner',
      { partner: 'Bibliotheek' },
    )
    given(house)
      .when('SignAgreement', { effectiveOn: '2025-09-01', agreement, partner: library })
      .refused('agreement.party-left', 'partner')
    terminate(house, agreement, { partner: centre, effectiveOn: '2025-10-31' }).leadsTo('AgreementTerminated')
    expect(holds(house, agreement, '2025-10-31')).toBe(true)
    expect(holds(house, agreement, '2025-11-01')).toBe(false)
    expect(stateOf(house, agreement).parties[0]?.partner).toBe(municipality)
  })

  test('for a partner that left the house before', () => {
    const { house, agreement, library } = withSigned()
    house.record('RecordWithdrawal', { effectiveOn: '2025-05-31', partner: library, reason: 'Gestopt' })
    terminate(house, agreement, { partner: library, effectiveOn: '2025-06-15' }).leadsTo('AgreementTerminated')
  })

  test('a party that leaves without having signed stands in the way no more', () => {
    const { house, agreement, parties, library } = withDraft()
    sign(house, agreement, parties[0]!, '2025-02-05')
    sign(house, agreement, parties[1]!, '2025-02-10')
    terminate(house, agreement, { partner: library, effectiveOn: '2025-06-30' }).leadsTo('AgreementTerminated')
    expect(holds(house, agreement, '2025-06-30')).toBe(false)
    expect(holds(house, agreement, '2025-07-01')).toBe(true)
    expect(inForceFrom(stateOf(house, agreement))).toBe('2025-07-01')
  })
})

describe('a party that merged', () => {
  /** The library became part of the centre on 1 March, both parties; or of a partner that is no party. */
  const merged = (into: 'centre' | 'outsider') => {
    const drafted = withDraft()
    const { house, library, centre } = drafted
    const outsider = admit(house, 'Jeugdhuis')
    const successor = into === 'centre' ? centre : outsider
    house.record('MergePartners', {
      effectiveOn: '2025-03-01',
      partners: [library],
      into: { kind: 'existing', partner: successor },
      basis: convenant,
    })
    return { ...drafted, successor }
  }

  test('is signed for by its successor', () => {
    const { house, agreement, library, successor } = merged('outsider')
    given(house)
      .when('SignAgreement', { effectiveOn: '2025-02-28', agreement, partner: successor })
      .refused('agreement.not-a-party', 'partner')
    given(house)
      .when('SignAgreement', { effectiveOn: '2025-03-01', agreement, partner: library })
      .refused('partner.merged', 'partner')
    given(house)
      .when('SignAgreement', { effectiveOn: '2025-03-01', agreement, partner: successor })
      .leadsTo('AgreementSigned', { partner: successor, parties: [library] })
  })

  test('and by its successor for itself, at once', () => {
    const { house, agreement, library, centre, municipality } = merged('centre')
    given(house)
      .when('SignAgreement', { effectiveOn: '2025-03-01', agreement, partner: centre })
      .leadsTo('AgreementSigned', { parties: [centre, library] })
    sign(house, agreement, municipality, '2025-03-02')
    expect(holds(house, agreement, '2025-03-02')).toBe(true)
    given(house)
      .when('TerminateAgreement', {
        effectiveOn: '2025-05-01',
        agreement,
        partner: library,
        reason: 'Weg',
        noticeGivenOn: '2025-05-01',
      })
      .leadsTo('AgreementTerminated', { partner: library, parties: [centre, library] })
  })
})

describe('the parties of an agreement', () => {
  const now = ({ house, agreement }: ReturnType<typeof withDraft>) => house.state.agreements.get(agreement as never)!

  test('are all but those that left before that day, until it is over', () => {
    const stopped = withDraft()
    const { house, agreement, parties, library } = stopped
    const notice = { reason: 'Weg', noticeGivenOn: '2025-04-01' }
    house.record('TerminateAgreement', { effectiveOn: '2025-04-30', agreement, partner: library, ...notice })
    const on = (day: string) => partiesOn(now(stopped), day as never).map(({ partner }) => partner)
    expect([on('2025-04-30'), on('2025-05-01')]).toEqual([parties, parties.slice(0, 2)])
    house.record('TerminateAgreement', { effectiveOn: '2025-05-31', agreement, ...notice })
    expect(['2025-05-31', '2025-06-01'].map((day) => isOver(now(stopped), day as never))).toEqual([false, true])
    const ended = withDraft({ until: '2025-06-30' })
    expect(['2025-06-30', '2025-07-01'].map((day) => isOver(now(ended), day as never))).toEqual([false, true])
  })
})
