import { describe, expect, test } from 'vitest'
import { faultOf } from '../../src/domain/proxy/validity.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import type { DossierId, MeetingId, ProxyId, SeatId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adoptRules, convene, heldOn, invitedOn } from './support/meetings.js'
import { propose, type SmallHouse, smallHouse } from './support/small-house.js'

type Allowed = Extract<RuleSet['proxies'], { kind: 'allowed' }>
type Scope = FieldsOf<'GiveProxy'>['scope']

const because = 'Zo werd het op de vergadering aanvaard.'

/** A house whose stuurgroep allows proxies: to any member, two a holder, unless other rules are given. */
const allowing = (rules: Partial<Allowed> = {}) => {
  const small = smallHouse()
  adoptRules(small, {
    proxies: { kind: 'allowed', to: 'member', maximumPerHolder: 2, holderMustBePresent: false, ...rules },
  })
  const { house, stuurgroep, municipality, centre } = small
  const seat = (partner: string | null, functionName: string): string =>
    house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      partner,
      function: functionName,
      role: 'member',
    }).seat!
  return {
    ...small,
    fifth: seat(municipality, 'jeugdconsulent'),
    sixth: seat(centre, 'kok'),
    alone: seat(null, 'burgemeester'),
    meeting: convene(small),
  }
}

type Allowing = ReturnType<typeof allowing>

const give = (
  { house, meeting }: Allowing,
  giver: string,
  holder: string,
  fields: Partial<FieldsOf<'GiveProxy'>> = {},
) =>
  given(house).when('GiveProxy', {
    effectiveOn: invitedOn,
    giver,
    holder,
    scope: { kind: 'meeting', meeting },
    ...fields,
  })

const irregular = (...rules: string[]) => ({ irregular: { rules, because } })

const period = (from: string, until: string): Scope => ({ kind: 'period', from, until })

describe('a proxy', () => {
  test('is given by one seat to another, for a meeting, a matter of it or a period', () => {
    const small = allowing()
    const { house, member, chair, meeting, stuurgroep: organ } = small
    const { proxy } = give(small, member, chair).leadsTo('ProxyGiven', {
      organ,
      giver: member,
      holder: chair,
      scope: { kind: 'meeting', meeting },
      irregular: null,
    })
    expect(house.state.proxies.get(proxy as ProxyId)).toEqual({
      organ,
      giver: member,
      holder: chair,
      scope: { kind: 'meeting', meeting },
      givenOn: invitedOn,
      revokedOn: null,
      irregular: [],
      event: house.events.at(-1)!.id,
      revision: house.events.length - 1,
    })
    const dossier = propose(small)
    const item = { kind: 'item', meeting, dossier } as const
    give(small, small.fifth, chair, { scope: item }).leadsTo('ProxyGiven', { scope: item })
    const days = period('2025-05-01', '2025-05-31')
    give(small, small.sixth, chair, { scope: days }).leadsTo('ProxyGiven', { scope: days })
  })

  test('names seats, a meeting of their organ and a matter that are there', () => {
    const small = allowing()
    const { house, member, chair, meeting, college } = small
    give(small, nobody, chair).refused('seat.unknown', 'giver')
    give(small, member, nobody).refused('seat.unknown', 'holder')
    give(small, member, member).refused('proxy.to-oneself', 'holder')
    give(small, member, chair, { scope: { kind: 'meeting', meeting: nobody } }).refused(
      'meeting.unknown',
      'scope.meeting',
    )
    const ofCollege = convene({ house, stuurgroep: college })
    give(small, member, chair, { scope: { kind: 'meeting', meeting: ofCollege } }).refused(
      'meeting.not-of-organ',
      'scope.meeting',
    )
    give(small, member, chair, { scope: { kind: 'item', meeting, dossier: nobody } }).refused(
      'dossier.unknown',
      'scope.dossier',
    )
    give(small, member, chair, { scope: period('2025-05-02', '2025-05-01') }).refused(
      'period.ends-before-start',
      'scope.until',
    )
    give(small, member, chair, { scope: period('2025-05-01', '2025-05-01') }).leadsTo('ProxyGiven')
  })

  test('is given before it is used', () => {
    const small = allowing()
    const { member, chair } = small
    give(small, member, chair, { effectiveOn: '2025-03-25' }).refused('proxy.too-late', 'effectiveOn', { day: heldOn })
    const days = period('2025-03-01', '2025-03-20')
    give(small, member, chair, { effectiveOn: '2025-03-21', scope: days }).refused('proxy.too-late', 'effectiveOn', {
      day: '2025-03-20',
    })
    give(small, member, chair, { effectiveOn: '2025-03-20', scope: days }).leadsTo('ProxyGiven')
    give(small, member, chair, { effectiveOn: heldOn }).leadsTo('ProxyGiven')
  })

  test('is not there where the rules of that day do not allow it, unless somebody says why', () => {
    const small = allowing()
    adoptRules(small, {}, heldOn)
    const { member, chair, house } = small
    give(small, member, chair).refused('proxy.not-allowed', 'giver')
    const { proxy } = give(small, member, chair, { irregularBecause: because }).leadsTo(
      'ProxyGiven',
      irregular('proxy.not-allowed'),
    )
    expect(house.state.proxies.get(proxy as ProxyId)!.irregular).toEqual(['proxy.not-allowed'])
    give(small, small.fifth, chair, { scope: period('2025-03-23', '2025-03-24') }).leadsTo('ProxyGiven')
    give(small, small.sixth, chair, { scope: period('2025-03-24', '2025-03-25') }).refused('proxy.not-allowed', 'giver')
  })

  test('is of and for members with a vote on the day', () => {
    const small = allowing()
    const { house, member, chair, observer, college, limitedMember } = small
    const mayor = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: college,
      function: 'burgemeester',
      role: 'chair',
    }).seat!
    give(small, member, observer).refused('proxy.holder-has-no-vote', 'holder', { function: 'verslaggever' })
    give(small, member, mayor).refused('proxy.holder-has-no-vote', 'holder', { day: heldOn })
    give(small, observer, chair).refused('proxy.giver-has-no-vote', 'giver', { function: 'verslaggever', day: heldOn })
    give(small, observer, mayor, { irregularBecause: because }).leadsTo(
      'ProxyGiven',
      irregular('proxy.giver-has-no-vote', 'proxy.holder-has-no-vote'),
    )
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: limitedMember })
    give(small, limitedMember, chair).refused('proxy.giver-has-no-vote', 'giver')
    give(small, limitedMember, chair, { scope: period('2025-03-01', '2025-03-23') }).leadsTo('ProxyGiven')
  })

  test('stays within a partner where the rules say so', () => {
    const small = allowing({ to: 'same-partner' })
    const { chair, member, limitedMember, fifth, alone } = small
    give(small, member, chair).refused('proxy.other-partner', 'holder')
    give(small, alone, chair).refused('proxy.other-partner', 'holder')
    give(small, member, limitedMember).leadsTo('ProxyGiven', { irregular: null })
    give(small, fifth, chair).leadsTo('ProxyGiven', { irregular: null })
    const other = allowing({ to: 'same-partner' })
    const second = other.house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: other.stuurgroep,
      function: 'schepen',
      role: 'member',
    }).seat!
    give(other, other.alone, second).refused('proxy.other-partner', 'holder')
    give(other, other.member, other.chair, { irregularBecause: because }).leadsTo(
      'ProxyGiven',
      irregular('proxy.other-partner'),
    )
  })

  test('is one of so many that a holder may have at once', () => {
    const small = allowing()
    const { chair, member, limitedMember, referringMember, fifth, sixth, meeting } = small
    give(small, member, chair).leadsTo('ProxyGiven')
    give(small, limitedMember, chair, { scope: period(heldOn, heldOn) }).leadsTo('ProxyGiven')
    give(small, fifth, chair).refused('proxy.over-cap', 'holder', { maximum: 2, holder: 'schepen van gezin' })
    give(small, fifth, chair, { scope: { kind: 'item', meeting, dossier: propose(small) } }).refused(
      'proxy.over-cap',
      'holder',
    )
    give(small, fifth, chair, { scope: period('2025-03-01', '2025-03-31') }).refused('proxy.over-cap', 'holder')
    give(small, fifth, chair, { scope: period('2025-03-25', '2025-03-31') }).leadsTo('ProxyGiven')
    give(small, referringMember, chair, { scope: { kind: 'meeting', meeting: convene(small) } }).leadsTo('ProxyGiven')
    give(small, sixth, chair, { irregularBecause: because }).leadsTo('ProxyGiven', irregular('proxy.over-cap'))
  })

  test('for other matters does not count among those of one matter', () => {
    const small = allowing()
    const { chair, member, limitedMember, referringMember, fifth, meeting } = small
    const [one, other] = [propose(small), propose(small)]
    const about = (dossier: string) => ({ scope: { kind: 'item', meeting, dossier } as const })
    give(small, member, chair, about(one)).leadsTo('ProxyGiven')
    give(small, limitedMember, chair, about(other)).leadsTo('ProxyGiven')
    give(small, referringMember, chair).leadsTo('ProxyGiven', { irregular: null })
    give(small, fifth, chair, about(one)).refused('proxy.over-cap', 'holder')
  })

  test('is not given on', () => {
    const small = allowing()
    const { chair, member, limitedMember, fifth } = small
    give(small, member, chair).leadsTo('ProxyGiven')
    give(small, chair, limitedMember).refused('proxy.chained', 'holder', {
      giver: 'schepen van gezin',
      holder: 'teamverantwoordelijke',
    })
    give(small, fifth, member).refused('proxy.chained', 'holder')
    give(small, chair, limitedMember, { irregularBecause: because }).leadsTo('ProxyGiven', irregular('proxy.chained'))
    give(small, fifth, member, { scope: period('2025-03-25', '2025-03-31') }).leadsTo('ProxyGiven')
  })

  test('goes to one holder at a time', () => {
    const small = allowing()
    const { chair, member, limitedMember, house } = small
    const { proxy } = give(small, member, chair).leadsTo('ProxyGiven')
    give(small, member, limitedMember, { irregularBecause: because }).refused('proxy.already-given', 'giver', {
      function: 'directeur',
    })
    give(small, member, limitedMember, { scope: period('2025-03-01', '2025-03-31') }).refused(
      'proxy.already-given',
      'giver',
    )
    give(small, member, limitedMember, { scope: period('2025-03-01', '2025-03-23') }).leadsTo('ProxyGiven')
    house.record('RevokeProxy', { effectiveOn: '2025-03-24', proxy: proxy! })
    give(small, member, limitedMember).leadsTo('ProxyGiven')
  })

  test('in writing holds from the day it is given until the last day to answer', () => {
    const small = allowing({ maximumPerHolder: 1 })
    const { chair, member, limitedMember } = small
    const meeting = convene(small, { form: 'written', heldOn: invitedOn, respondBy: heldOn })
    const scope = { kind: 'meeting', meeting } as const
    give(small, member, chair, { scope, effectiveOn: '2025-03-25' }).refused('proxy.too-late', 'effectiveOn')
    give(small, member, chair, { scope, effectiveOn: '2025-03-20' }).leadsTo('ProxyGiven')
    give(small, limitedMember, chair, { scope: period('2025-03-24', '2025-03-31') }).refused('proxy.over-cap', 'holder')
    give(small, limitedMember, chair, { scope: period('2025-03-01', '2025-03-19') }).leadsTo('ProxyGiven')
    give(small, limitedMember, chair, { scope: period('2025-03-25', '2025-03-31') }).leadsTo('ProxyGiven')
  })
})

describe('a proxy for a procedure in writing', () => {
  test('holds together with another of the same procedure, given days after it began', () => {
    const small = allowing({ maximumPerHolder: 1 })
    const { chair, member, limitedMember, fifth } = small
    const meeting = convene(small, { form: 'written', heldOn: invitedOn, respondBy: heldOn })
    const scope = { kind: 'meeting', meeting } as const
    give(small, member, chair, { scope, effectiveOn: '2025-03-12' }).leadsTo('ProxyGiven')
    give(small, member, limitedMember, { scope, effectiveOn: '2025-03-14' }).refused('proxy.already-given', 'giver')
    give(small, fifth, chair, { scope, effectiveOn: '2025-03-14' }).refused('proxy.over-cap', 'holder', {
      holder: 'schepen van gezin',
      giver: 'jeugdconsulent',
      maximum: 1,
    })
    give(small, chair, limitedMember, { scope, effectiveOn: '2025-03-14' }).refused('proxy.chained', 'holder')
  })
})

describe('a proxy that is revoked', () => {
  test('is so once, on or after the day it was given; its history stays', () => {
    const small = allowing()
    const { house, member, chair, stuurgroep: organ } = small
    const { proxy } = give(small, member, chair).leadsTo('ProxyGiven')
    const revoke = (effectiveOn: string, id = proxy!) => given(house).when('RevokeProxy', { effectiveOn, proxy: id })
    revoke(invitedOn, nobody).refused('proxy.unknown', 'proxy')
    revoke('2025-03-09').refused('proxy.before-given', 'effectiveOn', { day: invitedOn })
    revoke(invitedOn).leadsTo('ProxyRevoked', { proxy, organ })
    revoke(heldOn).refused('proxy.already-revoked', 'proxy', { day: invitedOn })
    expect(house.state.proxies.get(proxy as ProxyId)).toMatchObject({ giver: member, revokedOn: invitedOn })
  })
})

describe('whether a proxy counts', () => {
  const at = (small: Allowing, fields: { meeting?: string | null; dossier?: string; on?: string } = {}) => ({
    meeting: (fields.meeting === undefined ? small.meeting : fields.meeting) as MeetingId | null,
    dossier: (fields.dossier ?? nobody) as DossierId,
    on: toLocalDate(fields.on ?? heldOn),
  })
  const fault = (
    small: Allowing,
    proxy: string | undefined,
    fields: Parameters<typeof at>[1] = {},
    present: readonly string[] | null = null,
    away: readonly string[] = [],
  ) => {
    const room = { there: present as readonly SeatId[] | null, recused: away as readonly SeatId[] }
    return faultOf(small.house.state, proxy as ProxyId, at(small, fields), room)
  }

  test('follows the rules of the organ on that day', () => {
    const small = allowing()
    const { proxy } = give(small, small.member, small.chair).leadsTo('ProxyGiven')
    expect(fault(small, proxy)).toBeNull()
    expect(fault(small, nobody)).toBe('proxy-not-valid')
    adoptRules(small, {}, heldOn)
    expect(fault(small, proxy)).toBe('proxy-not-allowed')
    const sameOnly = { kind: 'allowed', to: 'same-partner', maximumPerHolder: 2, holderMustBePresent: false } as const
    adoptRules(small, { proxies: sameOnly }, heldOn)
    expect(fault(small, proxy)).toBe('proxy-not-allowed')
    const { proxy: within } = give(small, small.fifth, small.chair).leadsTo('ProxyGiven')
    expect(fault(small, within)).toBeNull()
  })

  test('depends on its meeting, its matter and its days', () => {
    const small = allowing()
    const { house, chair, member, limitedMember, referringMember, meeting } = small
    const [dossier, other] = [propose(small), propose(small)]
    const { proxy: whole } = give(small, member, chair).leadsTo('ProxyGiven')
    expect(fault(small, whole, { meeting: null })).toBe('proxy-not-valid')
    expect(fault(small, whole, { on: '2025-03-09' })).toBe('proxy-not-valid')
    expect(fault(small, whole, { on: invitedOn })).toBeNull()
    const { proxy: one } = give(small, limitedMember, chair, { scope: { kind: 'item', meeting, dossier } }).leadsTo(
      'ProxyGiven',
    )
    expect(fault(small, one, { dossier })).toBeNull()
    expect(fault(small, one, { dossier: other })).toBe('proxy-not-valid')
    expect(fault(small, one, { dossier, meeting: null })).toBe('proxy-not-valid')
    const { proxy: days } = give(small, referringMember, chair, {
      scope: period('2025-04-01', '2025-04-30'),
    }).leadsTo('ProxyGiven')
    const on = (day: string) => fault(small, days, { meeting: null, on: day })
    expect([on('2025-03-31'), on('2025-04-01'), on('2025-04-30'), on('2025-05-01')]).toEqual([
      'proxy-not-valid',
      null,
      null,
      'proxy-not-valid',
    ])
    house.record('RevokeProxy', { effectiveOn: '2025-04-15', proxy: days! })
    expect([on('2025-04-14'), on('2025-04-15')]).toEqual([null, 'proxy-not-valid'])
  })

  test('asks a vote of giver and holder on that day', () => {
    for (const role of ['giver', 'holder'] as const) {
      const small = allowing()
      const { house, member, limitedMember } = small
      const { proxy } = give(small, member, limitedMember).leadsTo('ProxyGiven')
      house.record('EndSeat', { effectiveOn: '2025-03-23', seat: role === 'giver' ? member : limitedMember })
      expect(fault(small, proxy)).toBe('proxy-not-valid')
      expect(fault(small, proxy, { on: '2025-03-23' })).toBeNull()
    }
  })

  test('is not passed on by who gave a proxy too, unless they are there after all', () => {
    const small = allowing()
    const { chair, member, limitedMember } = small
    const { proxy: first } = give(small, member, chair).leadsTo('ProxyGiven')
    const { proxy: second } = give(small, chair, limitedMember, { irregularBecause: because }).leadsTo('ProxyGiven')
    const both = (...room: readonly (readonly string[])[]) => [
      fault(small, first, {}, ...room),
      fault(small, second, {}, ...room),
    ]
    // The chair gave the own vote only: that of the member goes no further.
    expect(both()).toEqual(['proxy-chained', null])
    expect(both([limitedMember])).toEqual(['proxy-chained', null])
    expect(both([chair, limitedMember])).toEqual([null, null])
    expect(both([chair, limitedMember], [chair])).toEqual(['proxy-chained', null])
    small.house.record('RevokeProxy', { effectiveOn: heldOn, proxy: second! })
    expect(both()).toEqual([null, 'proxy-not-valid'])
  })

  test('keeps to the cap: those given first count, and those that do not count anyway take no place', () => {
    const small = allowing()
    const { house, chair, member, limitedMember, referringMember, fifth } = small
    const on = (effectiveOn: string) => ({ effectiveOn, irregularBecause: because })
    const { proxy: last } = give(small, fifth, chair, on('2025-03-13')).leadsTo('ProxyGiven')
    const { proxy: third } = give(small, referringMember, chair, on('2025-03-12')).leadsTo('ProxyGiven')
    const { proxy: second } = give(small, limitedMember, chair, on('2025-03-11')).leadsTo('ProxyGiven')
    const { proxy: first } = give(small, member, chair, on('2025-03-11')).leadsTo('ProxyGiven')
    const faults = () => [second, first, third, last].map((proxy) => fault(small, proxy))
    expect(faults()).toEqual([null, null, 'proxy-over-cap', 'proxy-over-cap'])
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: limitedMember })
    expect(faults()).toEqual(['proxy-not-valid', null, null, 'proxy-over-cap'])
    const { proxy: elsewhere } = give(small, small.sixth, small.alone).leadsTo('ProxyGiven')
    expect(fault(small, elsewhere)).toBeNull()
    // Who is there after all votes in person: their proxy takes no place.
    expect(fault(small, last, {}, [chair, member])).toBeNull()
    expect(fault(small, last, {}, [chair])).toBe('proxy-over-cap')
  })

  test('keeps to the cap among the proxies of that holder: of those given on one day, the one recorded first counts', () => {
    const small = allowing({ maximumPerHolder: 1 })
    const { chair, member, limitedMember, fifth, alone } = small
    const giveTo = (giver: string, holder: string, effectiveOn: string) =>
      give(small, giver, holder, { effectiveOn, irregularBecause: because }).leadsTo('ProxyGiven').proxy
    const elsewhere = giveTo(fifth, alone, invitedOn)
    const one = giveTo(member, chair, '2025-03-11')
    const other = giveTo(limitedMember, chair, '2025-03-11')
    expect([elsewhere, one, other].map((proxy) => fault(small, proxy))).toEqual([null, null, 'proxy-over-cap'])
    const earliest = giveTo(small.sixth, chair, '2025-03-10')
    expect([one, other, earliest].map((proxy) => fault(small, proxy))).toEqual([
      'proxy-over-cap',
      'proxy-over-cap',
      null,
    ])
  })

  test('stays within a partner where the rules say so: seats of no partner have none in common', () => {
    const small = allowing({ to: 'same-partner' })
    const { house, stuurgroep: organ, alone, fifth, chair, member, limitedMember } = small
    const second = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ,
      function: 'schepen',
      role: 'member',
    }).seat!
    const { proxy: ofNone } = give(small, alone, second, { irregularBecause: because }).leadsTo('ProxyGiven')
    const { proxy: across } = give(small, member, fifth, { irregularBecause: because }).leadsTo('ProxyGiven')
    const { proxy: fromNone } = give(small, small.sixth, limitedMember).leadsTo('ProxyGiven')
    const { proxy: intoNone } = give(small, chair, alone, {
      irregularBecause: because,
      scope: period('2025-05-01', '2025-05-01'),
    }).leadsTo('ProxyGiven')
    expect([ofNone, across, fromNone].map((proxy) => fault(small, proxy))).toEqual([
      'proxy-not-allowed',
      'proxy-not-allowed',
      null,
    ])
    expect(fault(small, intoNone, { meeting: null, on: '2025-05-01' })).toBe('proxy-not-allowed')
  })

  test('asks the holder to be there where the rules say so, as far as it is known', () => {
    const small = allowing({ holderMustBePresent: true })
    const { chair, member } = small
    const { proxy } = give(small, member, chair).leadsTo('ProxyGiven')
    expect(fault(small, proxy, {}, [member])).toBe('proxy-holder-absent')
    expect(fault(small, proxy, {}, [chair])).toBeNull()
    expect(fault(small, proxy, {}, null)).toBeNull()
    const free = allowing()
    const { proxy: other } = give(free, free.member, free.chair).leadsTo('ProxyGiven')
    expect(fault(free, other, {}, [])).toBeNull()
  })

  test('asks a holder without an interest in the matter, whatever the rules say of being there', () => {
    for (const holderMustBePresent of [true, false]) {
      const small = allowing({ holderMustBePresent })
      const { chair, member } = small
      const { proxy } = give(small, member, chair).leadsTo('ProxyGiven')
      expect(fault(small, proxy, {}, [chair], [chair])).toBe('proxy-holder-absent')
      expect(fault(small, proxy, {}, [chair], [member])).toBeNull()
    }
  })

  test('is nothing that a small house without such rules knows', () => {
    const small: SmallHouse = smallHouse()
    given(small.house)
      .when('GiveProxy', {
        effectiveOn: invitedOn,
        giver: small.member,
        holder: small.chair,
        scope: period(heldOn, heldOn),
      })
      .refused('proxy.not-allowed', 'giver')
  })
})
