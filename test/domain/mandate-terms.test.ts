import { describe, expect, test } from 'vitest'
import { type FieldsOf, given } from './support/given.js'
import { ask, found, grant, reason, refusedFor, subsidies } from './support/mandate-question.js'
import {
  adopt,
  contentOf,
  convenant,
  decree,
  majority,
  propose,
  type SmallHouse,
  smallHouse,
  terms,
} from './support/small-house.js'

const conditions = ['binnen het actieplan', 'na overleg met het team'] as const

type Terms = FieldsOf<'GrantMandate'>['terms']

const withConditions = (confirmConditions?: boolean): Terms => ({
  ...terms('decide'),
  limits: { perDecisionCents: null, perYearCents: null, conditions: [...conditions] },
  ...(confirmConditions === undefined ? {} : { confirmConditions }),
})

describe('conditions in words', () => {
  const deciding = (confirm?: boolean) => {
    const small = smallHouse()
    const mandate = grant(small.house, { organ: small.stuurgroep, subject: 'vision', terms: withConditions(confirm) })
    const dossier = propose(small, { subject: 'vision' })
    const take = (fields: Partial<FieldsOf<'TakeDecision'>>) =>
      given(small.house).when('TakeDecision', {
        effectiveOn: '2025-04-01',
        dossier,
        organ: small.stuurgroep,
        outcome: 'adopted',
        ...fields,
      })
    const unconfirmed = () =>
      [...small.house.state.dossiers.get(dossier as never)!.decisions.values()].at(-1)?.conditionsUnconfirmed
    return { ...small, mandate, dossier, take, unconfirmed }
  }

  test('are each confirmed where the mandate asks it, in its own words', () => {
    const { take, unconfirmed } = deciding(true)
    take({}).refused('decision.conditions-unconfirmed', 'conditionsConfirmed', { condition: conditions[0] })
    take({ conditionsConfirmed: [conditions[0]] }).refused('decision.conditions-unconfirmed', 'conditionsConfirmed', {
      condition: conditions[1],
    })
    take({ conditionsConfirmed: [conditions[1], conditions[0]] }).leadsTo('DecisionTaken', {
      conditionsConfirmed: [conditions[1], conditions[0]],
      irregular: null,
    })
    expect(unconfirmed()).toBe(0)
  })

  test('that are not met although the mandate asks it make the decision irregular, once somebody says why', () => {
    const { take, unconfirmed } = deciding(true)
    take({ conditionsConfirmed: [conditions[0]], irregularBecause: 'Het team was niet bereikbaar' }).leadsTo(
      'DecisionTaken',
      {
        conditionsConfirmed: [conditions[0]],
        irregular: { rules: ['decision.conditions-unconfirmed'], because: 'Het team was niet bereikbaar' },
      },
    )
    expect(unconfirmed()).toBe(1)
  })

  test('need not be confirmed where the mandate does not ask it; which were is recorded', () => {
    for (const confirm of [undefined, false]) {
      const { take, unconfirmed } = deciding(confirm)
      take({ conditionsConfirmed: [conditions[1]] }).leadsTo('DecisionTaken', {
        conditionsConfirmed: [conditions[1]],
        irregular: null,
      })
      expect(unconfirmed()).toBe(1)
    }
  })

  test('that the mandate does not have are not confirmed', () => {
    const { take } = deciding(true)
    take({ conditionsConfirmed: [...conditions, 'na advies'] }).refused(
      'decision.condition-unknown',
      'conditionsConfirmed.2',
      { condition: 'na advies' },
    )
    take({ outcome: 'postponed', conditionsConfirmed: [conditions[0]] }).refused(
      'decision.condition-unknown',
      'conditionsConfirmed.0',
    )
    take({ outcome: 'postponed' }).leadsTo('DecisionTaken')
  })

  test('of what is rejected need not be met', () => {
    const { take } = deciding(true)
    take({ outcome: 'rejected', reasons: 'Geen tijd' }).leadsTo('DecisionTaken', { irregular: null })
  })

  test('are those of the terms of the day', () => {
    const { house, mandate, take } = deciding(true)
    house.record('AmendMandate', { effectiveOn: '2025-04-02', mandate, terms: terms('decide'), reason })
    take({ effectiveOn: '2025-04-01' }).refused('decision.conditions-unconfirmed', 'conditionsConfirmed')
    take({ effectiveOn: '2025-04-02' }).leadsTo('DecisionTaken')
  })
})

describe('a mandate that may be passed on one step only', () => {
  const oneStep = (more: Partial<Terms> = {}): Terms => ({
    ...terms('decide', { mayBeSubDelegated: true }),
    subDelegation: 'one-step',
    ...more,
  })

  /** The gemeenteraad has a college directly below it, and the stuurgroep besides. */
  const tiered = (own: Terms = oneStep()) => {
    const small = smallHouse()
    const below = small.house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Vast bureau',
      kind: 'vast-bureau',
      parent: small.gemeenteraad,
      rule: majority,
      basis: convenant,
    }).organ!
    small.house.record('RevokeMandate', { effectiveOn: '2025-01-01', mandate: small.councilMandate, reason })
    const mandate = grant(small.house, { organ: small.gemeenteraad, subject: 'staff', terms: own })
    const passOn = (to: string, more: Partial<FieldsOf<'GrantMandate'>> = {}) =>
      given(small.house).when('GrantMandate', {
        effectiveOn: '2025-02-01',
        grantor: { kind: 'organ', organ: small.gemeenteraad },
        grantee: { organ: to, role: null },
        subject: 'staff',
        terms: terms('decide'),
        ...more,
      })
    return { ...small, below, mandate, passOn }
  }

  test('goes to an organ directly below only', () => {
    const { passOn, below, stuurgroep, gemeenteraad, coordinator } = tiered()
    // The coordinator stands below another organ, the stuurgroep.
    for (const organ of [stuurgroep, gemeenteraad, coordinator]) {
      passOn(organ).refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'directlyBelow' })
    }
    passOn(below).leadsTo('MandateGranted')
    passOn(below, { grantee: { organ: below, role: 'chair' } }).leadsTo('MandateGranted')
  })

  test('is not passed on any further', () => {
    const { house, passOn, below } = tiered()
    passOn(below, { terms: terms('decide', { mayBeSubDelegated: true }) }).refused(
      'mandate.exceeds-grantor',
      'grantor.organ',
      { exceeds: 'oneStep' },
    )
    passOn(below).leadsTo('MandateGranted')
    expect(found(house, { organ: below, subject: 'staff' }).standing).toEqual({ kind: 'final' })
  })

  test('without that word may be passed on to any organ', () => {
    const { passOn, stuurgroep } = tiered(terms('decide', { mayBeSubDelegated: true }))
    passOn(stuurgroep, { terms: terms('decide', { mayBeSubDelegated: true }) }).leadsTo('MandateGranted')
  })

  test('says nothing where it may not be passed on at all', () => {
    const { passOn, below } = tiered(oneStep({ mayBeSubDelegated: false }))
    passOn(below).refused('mandate.exceeds-grantor', 'grantor.organ', { exceeds: 'subDelegation' })
  })

  test('breaks the chains that go further, from the day it says so', () => {
    const { house, passOn, below, stuurgroep, mandate } = tiered(terms('decide', { mayBeSubDelegated: true }))
    passOn(stuurgroep).leadsTo('MandateGranted')
    passOn(below).leadsTo('MandateGranted')
    passOn(below, { subject: 'staff.coordination', terms: terms('decide', { mayBeSubDelegated: true }) }).leadsTo(
      'MandateGranted',
    )
    house.record('AmendMandate', { effectiveOn: '2025-05-01', mandate, terms: oneStep(), reason })
    expect(ask(house, { organ: stuurgroep, subject: 'staff', on: '2025-04-30' }).found).toBe(true)
    expect(refusedFor(house, { organ: stuurgroep, subject: 'staff', on: '2025-05-01' })).toEqual(['chain-broken'])
    expect(ask(house, { organ: below, subject: 'staff', on: '2025-05-01' }).found).toBe(true)
    expect(found(house, { organ: below, subject: 'staff.coordination', on: '2025-05-01' }).answer.subject).toBe('staff')
  })

  test('knows who stands directly below after a succession', () => {
    const { house, passOn, below, gemeenteraad } = tiered()
    passOn(below).leadsTo('MandateGranted')
    const basis = decree('Samenvoeging')
    const named = (name: string, fields: Partial<FieldsOf<'EstablishOrgan'>> = {}) =>
      house.record('EstablishOrgan', {
        effectiveOn: '2025-03-01',
        name,
        kind: 'other',
        rule: majority,
        basis,
        ...fields,
      }).organ!
    const council = named('Nieuwe gemeenteraad')
    const bureau = named('Nieuw vast bureau')
    const effectiveOn = '2025-06-01'
    house.record('SucceedOrgan', { effectiveOn, organ: gemeenteraad, successor: council, basis })
    expect(ask(house, { organ: below, subject: 'staff', on: effectiveOn }).found).toBe(true)
    house.record('SucceedOrgan', { effectiveOn, organ: below, successor: bureau, basis })
    expect(ask(house, { organ: bureau, subject: 'staff', on: effectiveOn }).found).toBe(true)
  })
})

describe('the use of yearly limits', () => {
  const spend = (small: SmallHouse, amountCents: number, effectiveOn = '2025-04-01') => {
    const dossier = propose(small, { amountCents })
    return { dossier, decision: adopt(small, dossier, { effectiveOn }), organ: small.college }
  }

  const useOn = (small: SmallHouse, on: string, amount: bigint | null = null, organ = small.stuurgroep) => {
    const answer = ask(small.house, { organ, amount, on })
    if (!answer.found) throw new Error('no mandate')
    return answer.use
  }

  test('is told with the answer: used, reserved and left, per calendar year', () => {
    const small = smallHouse()
    const { subsidyMandate: mandate } = small
    const act = spend(small, 600_000)
    spend(small, 500_000, '2025-12-31')
    const limits = { mandate, year: 2025, limitCents: 2_500_000 }
    expect(useOn(small, '2025-06-01')).toEqual([
      { ...limits, usedCents: 0, reservedCents: 1_100_000, leftCents: 1_400_000 },
    ])
    small.house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', ...act })
    expect(useOn(small, '2025-06-01', 1n)).toEqual([
      { ...limits, usedCents: 600_000, reservedCents: 500_000, leftCents: 1_400_000 },
    ])
    expect(useOn(small, '2026-01-01')).toEqual([
      { ...limits, year: 2026, usedCents: 0, reservedCents: 0, leftCents: 2_500_000 },
    ])
  })

  test('reserves only what waits under the mandate itself', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    grant(house, {
      organ: stuurgroep,
      subject: 'vision',
      terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, perYearCents: 900_000 }),
    })
    adopt(small, propose(small, { subject: 'vision', amountCents: 300_000 }))
    spend(small, 600_000)
    expect(useOn(small, '2025-06-01')).toMatchObject([{ reservedCents: 600_000, leftCents: 1_900_000 }])
    const vision = ask(house, { organ: stuurgroep, subject: 'vision', amount: null, on: '2025-06-01' })
    expect(vision).toMatchObject({ found: true, use: [{ reservedCents: 300_000, leftCents: 600_000 }] })
  })

  test('counts what was ratified in part for the ratified amount, also while it waits for a condition', () => {
    const small = smallHouse()
    const act = spend(small, 600_000)
    small.house.record('GrantBekrachtiging', {
      effectiveOn: '2025-05-01',
      ...act,
      extent: { kind: 'partial', amountCents: 400_000, struck: [] },
      conditions: ['Na advies'],
    })
    expect(useOn(small, '2025-06-01')[0]).toMatchObject({ usedCents: 0, reservedCents: 400_000, leftCents: 2_100_000 })
    small.house.record('MeetBekrachtigingCondition', {
      effectiveOn: '2025-05-02',
      ...act,
      condition: 1,
      evidence: 'Advies van 1 mei',
    })
    expect(useOn(small, '2025-06-01')[0]).toMatchObject({ usedCents: 400_000, reservedCents: 0, leftCents: 2_100_000 })
  })

  test('is told of every mandate of the chain with such a limit, from the nearest up', () => {
    const small = smallHouse()
    const { house, coordinator, stuurgroep, workingGroupMandate } = small
    const own = grant(house, {
      organ: coordinator,
      grantor: { kind: 'organ', organ: stuurgroep },
      subject: 'working-groups.establishment',
      terms: terms('decide', { perDecisionCents: 50_000, perYearCents: 100_000 }),
      until: '2026-12-31',
    })
    const establish = { subject: 'working-groups.establishment', amountCents: 50_000 }
    adopt(small, propose(small, establish), { organ: coordinator })
    adopt(small, propose(small, { ...establish, amountCents: 70_000 }))
    const answer = ask(house, { organ: coordinator, subject: establish.subject })
    expect(answer.found && answer.use).toEqual([
      { mandate: own, year: 2025, limitCents: 100_000, usedCents: 50_000, reservedCents: 0, leftCents: 50_000 },
      {
        mandate: workingGroupMandate,
        year: 2025,
        limitCents: 200_000,
        usedCents: 120_000,
        reservedCents: 0,
        leftCents: 80_000,
      },
    ])
  })

  test('leaves nothing, never less, where a limit was lowered below what is used', () => {
    const small = smallHouse()
    spend(small, 1_000_000)
    const lower = terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: small.college,
      perYearCents: 400_000,
      perDecisionCents: 400_000,
    })
    small.house.record('AmendMandate', {
      effectiveOn: '2025-05-01',
      mandate: small.subsidyMandate,
      terms: lower,
      reason,
    })
    expect(useOn(small, '2025-05-01')[0]).toMatchObject({ limitCents: 400_000, reservedCents: 1_000_000, leftCents: 0 })
  })

  test('is of no concern to who proposes, nor where there is no limit', () => {
    const small = smallHouse()
    expect(useOn(small, '2025-06-01', null, small.coordinator)).toEqual([])
    expect(useOn(small, '2025-06-01', null, small.college)).toEqual([])
    const limited = terms('propose', { addressee: small.stuurgroep, perYearCents: 100 })
    grant(small.house, { organ: small.coordinator, subject: subsidies, terms: limited })
    expect(useOn(small, '2025-06-01', 200n, small.coordinator)).toEqual([])
  })

  test('follows the newest version of a proposal', () => {
    const small = smallHouse()
    const dossier = propose(small, { amountCents: 1 })
    const by = { kind: 'organ', organ: small.stuurgroep } as const
    small.house.record('ReviseProposal', {
      effectiveOn: '2025-03-02',
      dossier,
      by,
      content: contentOf(900),
      explanation: 'Offerte',
    })
    adopt(small, dossier)
    expect(useOn(small, '2025-06-01')[0]).toMatchObject({ reservedCents: 900, leftCents: 2_499_100 })
  })
})
