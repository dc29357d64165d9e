import { describe, expect, test } from 'vitest'
import { actsFor, isActive, isGone, namedFor, sameOrgan } from '../../src/domain/organ/succession.js'
import type { OrganId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { type FieldsOf, given, type House, nobody } from './support/given.js'
import { ask, found, grant, reason, refusedFor, subsidies } from './support/mandate-question.js'
import {
  adopt,
  convenant,
  decideFinally,
  decree,
  majority,
  propose,
  type SmallHouse,
  smallHouse,
  terms,
} from './support/small-house.js'

const merger = decree('Decreet over de samenvoeging van gemeenten')

/** The municipality merges: from 1 July 2025 a new college stands in the place of the old one. */
const merging = (small: SmallHouse = smallHouse()) => {
  const newCollege = small.house.record('EstablishOrgan', {
    effectiveOn: '2025-02-01',
    name: 'Nieuw college',
    kind: 'college',
    rule: majority,
    basis: merger,
  }).organ!
  const succeed = { effectiveOn: '2025-07-01', organ: small.college, successor: newCollege, basis: merger } as const
  return { ...small, newCollege, succeed }
}

const merged = () => {
  const small = merging()
  small.house.record('SucceedOrgan', small.succeed)
  return small
}

const periodOf = ({ state }: House, organ: string) => state.organs.get(organ as OrganId)?.period

describe('an organ that is succeeded', () => {
  test('ends the day before, and its successor stands in its place from that day', () => {
    const { house, college, newCollege, succeed } = merging()
    given(house).when('SucceedOrgan', succeed).leadsTo('OrganSucceeded', {
      organ: college,
      successor: newCollege,
      basis: merger,
    })
    const { id } = house.events.at(-1)!
    expect(house.state.organs.get(college as OrganId)).toMatchObject({
      period: { from: '2025-01-01', until: '2025-06-30' },
      dissolved: null,
      succession: { successor: newCollege, from: '2025-07-01', event: id },
    })
    const on = (day: string) => actsFor(house.state, college as OrganId, toLocalDate(day))
    expect(on('2025-06-30')).toBe(college)
    expect(on('2025-07-01')).toBe(newCollege)
    expect(sameOrgan(house.state, college as OrganId, newCollege as OrganId, toLocalDate('2025-07-01'))).toBe(true)
    expect(sameOrgan(house.state, college as OrganId, college as OrganId, toLocalDate('2025-07-01'))).toBe(false)
    expect(sameOrgan(house.state, college as OrganId, newCollege as OrganId, toLocalDate('2025-06-30'))).toBe(false)
  })

  test('may be succeeded ahead of time, by a final decision as well as by a founding text', () => {
    const { house, succeed, ...small } = merging()
    const decision = decideFinally({ house, ...small }, 'agreements')
    given(house)
      .when('SucceedOrgan', { ...succeed, effectiveOn: '2027-01-01', basis: { kind: 'decision', decision } })
      .leadsTo('OrganSucceeded')
    expect(periodOf(house, small.college)?.until).toBe('2026-12-31')
  })

  test('is succeeded on the strength of a decision only when that is adopted and final', () => {
    const { house, succeed, ...small } = merging()
    const waiting = adopt({ house, ...small }, propose({ house, ...small }))
    for (const decision of [waiting, nobody]) {
      given(house)
        .when('SucceedOrgan', { ...succeed, basis: { kind: 'decision', decision } })
        .refused('organ.decision-does-not-succeed', 'basis.decision')
    }
  })

  test('is succeeded once, and is not dissolved after that', () => {
    const { house, succeed, college, stuurgroep } = merged()
    const details = { organ: 'College', successor: 'Nieuw college', day: '2025-07-01' }
    given(house)
      .when('SucceedOrgan', { ...succeed, effectiveOn: '2025-06-01', successor: stuurgroep })
      .refused('organ.already-succeeded', 'organ', details)
    given(house)
      .when('DissolveOrgan', { effectiveOn: '2025-05-01', organ: college, reason })
      .refused('organ.already-succeeded', 'organ', details)
  })

  test('acts until the day before, and its successor on that very day', () => {
    const { house, succeed, college, newCollege } = merging()
    const other = (more: object) => given(house).when('SucceedOrgan', { ...succeed, ...more })
    other({ organ: nobody }).refused('organ.unknown', 'organ')
    other({ successor: nobody }).refused('organ.unknown', 'successor')
    other({ effectiveOn: '2025-01-01' }).refused('organ.not-active', 'organ', { organ: 'College', day: '2024-12-31' })
    other({ effectiveOn: '2025-01-02' }).refused('organ.not-active', 'successor', { organ: 'Nieuw college' })
    house.record('DissolveOrgan', { effectiveOn: '2025-06-30', organ: college, reason })
    other({ effectiveOn: '2025-07-02' }).refused('organ.not-active', 'organ', { day: '2025-07-01' })
    other({}).leadsTo('OrganSucceeded')
    expect(isActive(house.state, newCollege as OrganId, toLocalDate('2025-01-31'))).toBe(false)
  })

  test('is not succeeded by itself, nor by one that it succeeds later', () => {
    const { house, succeed, college, newCollege } = merging()
    given(house)
      .when('SucceedOrgan', { ...succeed, successor: college })
      .refused('organ.succeeds-itself', 'successor')
    house.record('SucceedOrgan', { ...succeed, effectiveOn: '2026-01-01', organ: newCollege, successor: college })
    given(house).when('SucceedOrgan', succeed).refused('organ.succeeds-itself', 'successor')
  })

  test('may be succeeded again further down the line', () => {
    const { house, succeed, college, newCollege, gemeenteraad } = merged()
    house.record('SucceedOrgan', { ...succeed, effectiveOn: '2026-01-01', organ: newCollege, successor: gemeenteraad })
    const days = ['2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01'].map(toLocalDate)
    const line = [college, newCollege, newCollege, gemeenteraad]
    expect(days.map((day) => actsFor(house.state, college as OrganId, day))).toEqual(line)
    const named = [college, newCollege] as OrganId[]
    expect(namedFor(house.state, named, gemeenteraad as OrganId, toLocalDate('2026-01-01'))).toEqual(named)
    expect(namedFor(house.state, named, newCollege as OrganId, toLocalDate('2025-06-30'))).toEqual([newCollege])
    expect(isGone(house.state, college as OrganId, toLocalDate('2030-01-01'))).toBe(false)
  })
})

describe('mandates after a succession', () => {
  test('pass to the successor with their whole chain, and leave the former organ', () => {
    const { house, college, newCollege, collegeMandate, councilMandate } = merged()
    const before = { organ: college, on: '2025-06-30' }
    expect(found(house, before)).toMatchObject({ standing: { kind: 'final' }, mandate: collegeMandate })
    expect(refusedFor(house, { organ: newCollege, on: '2025-06-30' })).toEqual([])
    expect(refusedFor(house, { organ: college, on: '2025-07-01' })).toEqual(['organ-ended'])
    const after = found(house, { organ: newCollege, on: '2025-07-01' })
    expect(after.answer.chain.map(({ mandate }) => mandate)).toEqual([collegeMandate, councilMandate])
    expect(after.answer.chain[0]).toMatchObject({ grantee: { organ: college } })
  })

  test('that the former organ granted still hold, and name who ratifies now', () => {
    const { house, college, newCollege, stuurgroep, subsidyMandate, collegeMandate, councilMandate } = merged()
    expect(found(house, { organ: stuurgroep, on: '2025-06-30' }).standing).toEqual({
      kind: 'awaits-bekrachtiging',
      organ: college,
    })
    const after = found(house, { organ: stuurgroep, on: '2025-07-01' })
    expect(after.standing).toEqual({ kind: 'awaits-bekrachtiging', organ: newCollege })
    expect(after.answer.chain.map(({ mandate }) => mandate)).toEqual([subsidyMandate, collegeMandate, councilMandate])
  })

  test('send proposals and advice to whoever acts for the addressee', () => {
    const { house, coordinator, stuurgroep, college, newCollege } = merged()
    house.record('SucceedOrgan', { effectiveOn: '2025-08-01', organ: stuurgroep, successor: newCollege, basis: merger })
    grant(house, { organ: coordinator, subject: 'vision', terms: terms('advise', { addressee: college }) })
    expect(found(house, { organ: coordinator, on: '2025-08-01' }).standing).toEqual({
      kind: 'proposal-to',
      organ: newCollege,
    })
    expect(found(house, { organ: coordinator, subject: 'vision', on: '2025-08-01' }).standing).toEqual({
      kind: 'advice-only',
      organ: newCollege,
    })
  })

  test('are amended, renewed and granted by the successor, which holds what the former organ held', () => {
    const { house, newCollege, college, subsidyMandate: mandate, stuurgroep } = merged()
    given(house)
      .when('RenewMandate', { effectiveOn: '2025-07-01', mandate, until: '2030-12-31' })
      .leadsTo('MandateRenewed')
    given(house)
      .when('AmendMandate', {
        effectiveOn: '2025-07-01',
        mandate,
        terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: newCollege, perDecisionCents: 5_000_000 }),
        reason,
      })
      .leadsTo('MandateAmended')
    const granted = (organ: string, perDecisionCents: number): FieldsOf<'GrantMandate'> => ({
      effectiveOn: '2025-07-01',
      grantor: { kind: 'organ', organ },
      grantee: { organ: stuurgroep, role: null },
      subject: 'vision',
      terms: terms('decide', { perDecisionCents }),
      until: '2030-12-31',
    })
    given(house)
      .when('GrantMandate', granted(newCollege, 5_000_001))
      .refused('mandate.exceeds-grantor', 'grantor.organ', { organ: 'Nieuw college', exceeds: 'limit' })
    given(house).when('GrantMandate', granted(newCollege, 5_000_000)).leadsTo('MandateGranted')
    given(house)
      .when('GrantMandate', granted(college, 1))
      .refused('organ.not-active', 'grantor.organ', { organ: 'College', day: '2025-07-01' })
    given(house)
      .when('GrantMandate', { ...granted(newCollege, 1), grantee: { organ: college, role: null } })
      .refused('organ.not-active', 'grantee.organ', { organ: 'College', day: '2025-07-01' })
  })

  test('count what was decided under them before as used', () => {
    const small = merged()
    const { house, newCollege, stuurgroep } = small
    adopt(small, propose(small, { amountCents: 1_000_000 }), { effectiveOn: '2025-06-30' })
    adopt(small, propose(small, { amountCents: 1_000_000 }), { effectiveOn: '2025-07-01' })
    expect(refusedFor(house, { organ: stuurgroep, amount: 500_001n, on: '2025-07-01' })).toEqual(['over-year-limit'])
    expect(ask(house, { organ: newCollege, amount: 5_000_000n, on: '2025-07-01' }).found).toBe(true)
  })

  test('compare who ratifies by who acts: the same organ under its old and its new name', () => {
    const { house, stuurgroep, coordinator, college, newCollege, gemeenteraad } = merged()
    const under = (ratifyingOrgan: string, mayBeSubDelegated: boolean) =>
      terms('decide-subject-to-bekrachtiging', { ratifyingOrgan, mayBeSubDelegated })
    grant(house, { organ: stuurgroep, subject: 'staff', terms: under(college, true) })
    const passOn = (ratifyingOrgan: string) =>
      given(house).when('GrantMandate', {
        effectiveOn: '2025-07-01',
        grantor: { kind: 'organ', organ: stuurgroep },
        grantee: { organ: coordinator, role: null },
        subject: 'staff',
        terms: under(ratifyingOrgan, false),
      })
    passOn(gemeenteraad).refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'ratifyingOrgan' })
    passOn(newCollege).leadsTo('MandateGranted')
    expect(found(house, { organ: coordinator, subject: 'staff', on: '2025-07-01' }).standing).toEqual({
      kind: 'awaits-bekrachtiging',
      organ: newCollege,
    })
  })
})

describe('bekrachtiging after a succession', () => {
  const waiting = () => {
    const small = merged()
    const dossier = propose(small)
    return { ...small, act: { dossier, decision: adopt(small, dossier) } }
  }

  test('is for the successor from its first day, and for the former organ until its last', () => {
    const { house, act, college, newCollege } = waiting()
    const grantedBy = (organ: string, effectiveOn: string) =>
      given(house).when('GrantBekrachtiging', { ...act, organ, effectiveOn })
    grantedBy(newCollege, '2025-06-30').refused('bekrachtiging.organ-not-named', 'organ', { named: 'College' })
    grantedBy(college, '2025-07-01').refused('organ.not-active', 'organ')
    grantedBy(newCollege, '2025-07-01').leadsTo('BekrachtigingGranted', { organ: newCollege, inPlaceOf: [college] })
    grantedBy(newCollege, '2025-07-02').refused('bekrachtiging.not-awaited', 'decision')
  })

  test('says in whose place only where the organ is not named itself', () => {
    const { house, act, college } = waiting()
    house.record('GrantBekrachtiging', { ...act, organ: college, effectiveOn: '2025-06-30' })
    expect(house.newest('BekrachtigingGranted')).not.toHaveProperty('inPlaceOf')
  })

  test('under a condition is met, and in a batch given, by the successor', () => {
    const conditional = waiting()
    const by = { organ: conditional.newCollege, effectiveOn: '2025-07-01' }
    conditional.house.record('GrantBekrachtiging', { ...conditional.act, ...by, conditions: ['Na advies'] })
    given(conditional.house)
      .when('MeetBekrachtigingCondition', { ...conditional.act, ...by, condition: 1, evidence: 'Advies' })
      .leadsTo('BekrachtigingConditionMet', { inPlaceOf: [conditional.college] })
    const { decisions } = conditional.house.state.dossiers.get(conditional.act.dossier as never)!
    expect(
      decisions.get(conditional.act.decision as never)?.bekrachtiging.get(conditional.college as never),
    ).toMatchObject({
      organ: conditional.college,
      outcome: 'granted',
      conditions: [{ number: 1, metOn: '2025-07-01' }],
    })
    const batch = waiting()
    given(batch.house)
      .when('GrantBekrachtigingBatch', { organ: batch.newCollege, effectiveOn: '2025-07-01', decisions: [batch.act] })
      .leadsTo('BekrachtigingGranted', { inPlaceOf: [batch.college] })
  })

  test('is taken back under an open condition by the successor', () => {
    const { house, act, college, newCollege } = waiting()
    house.record('GrantBekrachtiging', { ...act, organ: college, effectiveOn: '2025-06-30', conditions: ['Na advies'] })
    given(house)
      .when('RefuseBekrachtiging', { ...act, organ: newCollege, effectiveOn: '2025-07-01', reasons: 'Geen advies' })
      .leadsTo('BekrachtigingRefused', { organ: newCollege, inPlaceOf: [college] })
  })

  test('is lost by the silence of the successor too, by the rules under which it was awaited', () => {
    const { house, act, college, newCollege } = waiting()
    const rules = house.state.organs.get(college as OrganId)!.rules[0]!.rules
    const ruled = { ...rules, bekrachtiging: { days: 100, silence: 'lapsed' as const } }
    house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-02',
      organ: college,
      rules: ruled as FieldsOf<'AdoptRuleSet'>['rules'],
    })
    const silent = (effectiveOn: string) =>
      given(house).when('RecordSilence', { ...act, organ: newCollege, effectiveOn })
    silent('2025-07-10').refused('silence.not-late', 'effectiveOn')
    silent('2025-07-11').leadsTo('BekrachtigingLapsed', { organ: newCollege, inPlaceOf: [college], due: '2025-07-10' })
  })

  test('is refused and sent back by the successor too', () => {
    for (const [type, event, words] of [
      ['RefuseBekrachtiging', 'BekrachtigingRefused', { reasons: 'Te duur' }],
      ['SendDecisionBack', 'DecisionSentBack', { remarks: 'Vraag een offerte' }],
    ] as const) {
      const { house, act, newCollege } = waiting()
      given(house)
        .when(type, { ...act, ...words, organ: newCollege, effectiveOn: '2025-07-01' } as FieldsOf<typeof type>)
        .leadsTo(event)
    }
  })

  test('of two that became one is given once for both', () => {
    const small = merging()
    const { house, college, gemeenteraad, newCollege, stuurgroep } = small
    grant(house, {
      organ: stuurgroep,
      subject: 'vision',
      terms: {
        ...terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college }),
        furtherRatifyingOrgans: [gemeenteraad],
        ratificationOrder: 'in-order',
      },
    })
    const dossier = propose(small, { subject: 'vision' })
    const decision = adopt(small, dossier)
    for (const organ of [college, gemeenteraad]) house.record('SucceedOrgan', { ...small.succeed, organ })
    given(house)
      .when('GrantBekrachtiging', { effectiveOn: '2025-07-01', dossier, decision, organ: newCollege })
      .leadsTo('BekrachtigingGranted', { inPlaceOf: [college, gemeenteraad] })
    const kept = house.state.dossiers.get(dossier as never)?.decisions.get(decision as never)?.bekrachtiging
    expect([...(kept?.keys() ?? [])]).toEqual([college, gemeenteraad])
    expect(found(house, { organ: stuurgroep, subject: 'vision', on: '2025-07-01' }).standing).toEqual({
      kind: 'awaits-bekrachtiging',
      organ: newCollege,
    })
  })
})

describe('an organ that ended without a successor', () => {
  const dissolved = (organ: (small: SmallHouse) => string) => {
    const small = smallHouse()
    small.house.record('DissolveOrgan', { effectiveOn: '2025-06-30', organ: organ(small), reason })
    return small
  }

  test('holds no mandate any more, not even one of a founding text', () => {
    const { house, gemeenteraad } = dissolved((small) => small.gemeenteraad)
    expect(ask(house, { organ: gemeenteraad, on: '2025-06-30' }).found).toBe(true)
    expect(refusedFor(house, { organ: gemeenteraad, on: '2025-07-01' })).toEqual(['organ-ended'])
  })

  test('breaks the chain of what it granted', () => {
    const { house, stuurgroep, college } = dissolved((small) => small.gemeenteraad)
    expect(ask(house, { organ: stuurgroep, on: '2025-06-30' }).found).toBe(true)
    expect(refusedFor(house, { organ: stuurgroep, on: '2025-07-01' })).toEqual(['chain-broken'])
    expect(refusedFor(house, { organ: college, on: '2025-07-01' })).toEqual(['chain-broken'])
  })

  test('leaves nobody to ratify, or to propose to', () => {
    const { house, coordinator } = dissolved((small) => small.stuurgroep)
    expect(found(house, { organ: coordinator, on: '2025-06-30' }).standing.kind).toBe('proposal-to')
    expect(refusedFor(house, { organ: coordinator, on: '2025-07-01' })).toEqual(['other-organ-ended'])
    const small = smallHouse()
    const other = small.house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Tweede college',
      kind: 'college',
      rule: majority,
      basis: convenant,
      until: '2025-06-30',
    }).organ!
    grant(small.house, {
      organ: small.stuurgroep,
      subject: 'vision',
      terms: {
        ...terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: small.college }),
        furtherRatifyingOrgans: [other],
      },
    })
    const vision = { organ: small.stuurgroep, subject: 'vision' }
    expect(ask(small.house, { ...vision, on: '2025-06-30' }).found).toBe(true)
    expect(refusedFor(small.house, { ...vision, on: '2025-07-01' })).toEqual(['other-organ-ended'])
  })

  test('holds nothing before its first day either', () => {
    const { house } = smallHouse()
    const organ = house.record('EstablishOrgan', {
      effectiveOn: '2025-03-01',
      name: 'Kerngroep',
      kind: 'kerngroep',
      rule: majority,
      basis: convenant,
    }).organ!
    grant(house, { organ })
    expect(refusedFor(house, { organ, on: '2025-02-28' })).toEqual(['organ-ended'])
    expect(ask(house, { organ, subject: subsidies, on: '2025-03-01' }).found).toBe(true)
  })
})
