import { describe, expect, test } from 'vitest'
import { workingGroupsPastEnd } from '../../src/domain/organ/past-end.js'
import { given, type House, nobody } from './support/given.js'
import { adopt, consensus, convenant, decideFinally, propose, smallHouse } from './support/small-house.js'

const until = '2025-12-31'
const group = { effectiveOn: '2025-05-01', name: 'Werkgroep Speelstraten', kind: 'werkgroep', rule: consensus } as const

const withGroup = (fields: { until?: string | null; kind?: 'werkgroep' | 'kerngroep' } = {}) => {
  const small = smallHouse()
  const { organ } = small.house.record('EstablishOrgan', { ...group, until, basis: convenant, ...fields })
  return { small, house: small.house, organ: organ! }
}

const stateOf = (house: House, organ: string) => house.state.organs.get(organ as never)

describe('a temporary organ is extended', () => {
  test('until a later day, on its last day at the latest', () => {
    const { house, organ } = withGroup()
    given(house)
      .when('ExtendOrgan', { effectiveOn: until, organ, until: '2026-06-30', basis: convenant })
      .leadsTo('OrganExtended', { organ, until: '2026-06-30', basis: convenant, irregular: null })
    expect(stateOf(house, organ)).toMatchObject({
      period: { from: '2025-05-01', until: '2026-06-30' },
      dissolved: null,
      extensions: [{ on: until, until: '2026-06-30', event: house.events.at(-1)!.id }],
    })
    given(house)
      .when('ExtendOrgan', { effectiveOn: '2026-02-01', organ, until: null, basis: convenant })
      .leadsTo('OrganExtended', { until: null })
    expect(stateOf(house, organ)?.period.until).toBeNull()
    expect(stateOf(house, organ)?.extensions).toHaveLength(2)
    given(house)
      .when('ExtendOrgan', { effectiveOn: '2026-02-02', organ, until: '2027-01-01', basis: convenant })
      .refused('organ.lasting', 'organ', { organ: group.name })
  })

  test('after its end only as irregular', () => {
    const { house, organ } = withGroup()
    const extension = { effectiveOn: '2026-01-01', organ, until: '2026-06-30', basis: convenant }
    given(house)
      .when('ExtendOrgan', extension)
      .refused('organ.extended-after-end', 'effectiveOn', { organ: group.name, day: until })
    given(house)
      .when('ExtendOrgan', { ...extension, irregularBecause: 'Vergeten.' })
      .leadsTo('OrganExtended', { irregular: { rules: ['organ.extended-after-end'], because: 'Vergeten.' } })
    given(house)
      .when('OpenDossier', { effectiveOn: '2026-01-01', title: 'Verkeer', subject: 'vision', openedBy: organ })
      .leadsTo('DossierOpened')
  })

  test('beyond the day it ends already', () => {
    const { house, organ } = withGroup()
    const extend = (day: string) =>
      given(house).when('ExtendOrgan', { effectiveOn: '2025-12-01', organ, until: day, basis: convenant })
    extend(until).refused('organ.extension-too-short', 'until', { organ: group.name, day: until })
    extend('2026-01-01').leadsTo('OrganExtended')
  })

  test('by a final decision about working groups, or a founding text', () => {
    const { small, house, organ } = withGroup()
    const extend = (decision: string) =>
      given(house).when('ExtendOrgan', {
        effectiveOn: '2025-12-01',
        organ,
        until: '2026-06-30',
        basis: { kind: 'decision', decision },
      })
    const rejected = adopt(small, propose(small, { subject: 'working-groups.establishment', amountCents: null }), {
      outcome: 'rejected',
      reasons: 'Klaar.',
    })
    for (const decision of [decideFinally(small, 'vision'), rejected, nobody]) {
      extend(decision).refused('organ.decision-does-not-extend', 'basis.decision')
    }
    extend(decideFinally(small, 'working-groups.establishment')).leadsTo('OrganExtended')
  })

  test('not when it was dissolved, is not there, or has not begun', () => {
    const { house, organ } = withGroup()
    const extension = { effectiveOn: '2025-12-01', organ, until: '2026-06-30', basis: convenant }
    given(house)
      .when('ExtendOrgan', { ...extension, organ: nobody })
      .refused('organ.unknown', 'organ')
    given(house)
      .when('ExtendOrgan', { ...extension, effectiveOn: '2025-04-30' })
      .refused('organ.not-active', 'organ', { organ: group.name, day: '2025-04-30' })
    house.record('DissolveOrgan', { effectiveOn: '2025-12-15', organ, reason: 'Klaar' })
    expect(stateOf(house, organ)).toMatchObject({
      period: { until: '2025-12-15' },
      dissolved: { on: '2025-12-15', event: house.events.at(-1)!.id },
    })
    given(house).when('ExtendOrgan', extension).refused('organ.dissolved', 'organ', { organ: group.name })
  })
})

describe('a temporary organ that was succeeded', () => {
  test('is not extended: another stands in its place', () => {
    const { small, house, organ } = withGroup()
    house.record('SucceedOrgan', {
      effectiveOn: '2025-11-01',
      organ,
      successor: small.stuurgroep,
      basis: convenant,
    })
    given(house)
      .when('ExtendOrgan', { effectiveOn: '2025-10-01', organ, until: '2026-06-30', basis: convenant })
      .refused('organ.already-succeeded', 'organ', { organ: group.name, day: '2025-11-01' })
  })

  test('is not past its end', () => {
    const { small, house, organ } = withGroup()
    house.record('SucceedOrgan', {
      effectiveOn: '2025-11-01',
      organ,
      successor: small.stuurgroep,
      basis: convenant,
    })
    expect(workingGroupsPastEnd(house.state, '2026-01-01' as never)).toEqual([])
  })
})

describe('an organ is evaluated', () => {
  test('from its first day on, also after its end', () => {
    const { house, organ } = withGroup()
    const evaluate = (effectiveOn: string, advice: 'continue' | 'adjust' | 'end') =>
      given(house).when('EvaluateOrgan', { effectiveOn, organ, text: 'Het werkt.', advice })
    evaluate('2025-04-30', 'continue').refused('organ.not-active', 'organ')
    evaluate('2025-05-01', 'adjust').leadsTo('OrganEvaluated', { organ, text: 'Het werkt.', advice: 'adjust' })
    const first = house.events.at(-1)!.id
    evaluate('2026-01-15', 'end').leadsTo('OrganEvaluated', { advice: 'end' })
    expect(stateOf(house, organ)?.evaluations).toEqual([
      { on: '2025-05-01', advice: 'adjust', event: first },
      { on: '2026-01-15', advice: 'end', event: house.events.at(-1)!.id },
    ])
    given(house)
      .when('EvaluateOrgan', { effectiveOn: '2025-06-01', organ: nobody, text: 'Wie?', advice: 'end' })
      .refused('organ.unknown', 'organ')
  })
})

describe('working groups past their end', () => {
  const past = (house: House, on: string) => workingGroupsPastEnd(house.state, on as never)

  test('are those whose last day is over, and nobody said what comes of them', () => {
    const { house, organ } = withGroup()
    const established = house.events.at(-1)!.id
    expect(past(house, until)).toEqual([])
    expect(past(house, '2026-01-01')).toEqual([{ organ, until, events: [established] }])
    house.record('ExtendOrgan', { effectiveOn: until, organ, until: '2026-01-15', basis: convenant })
    expect(past(house, '2026-01-15')).toEqual([])
    expect(past(house, '2026-01-16')).toEqual([
      { organ, until: '2026-01-15', events: [established, house.events.at(-1)!.id] },
    ])
  })

  test('an evaluation that advises to end settles it, from its own day', () => {
    const { house, organ } = withGroup()
    house.record('EvaluateOrgan', { effectiveOn: '2026-01-05', organ, text: 'Verder.', advice: 'continue' })
    expect(past(house, '2026-01-10')).toHaveLength(1)
    house.record('EvaluateOrgan', { effectiveOn: '2026-01-10', organ, text: 'Klaar.', advice: 'end' })
    expect(past(house, '2026-01-09')).toHaveLength(1)
    expect(past(house, '2026-01-10')).toEqual([])
  })

  test('not those that were dissolved, are lasting, or are no working group', () => {
    const dissolved = withGroup()
    dissolved.house.record('DissolveOrgan', { effectiveOn: until, organ: dissolved.organ, reason: 'Klaar' })
    expect(past(dissolved.house, '2026-01-01')).toEqual([])
    expect(past(withGroup({ until: null }).house, '2026-01-01')).toEqual([])
    expect(past(withGroup({ kind: 'kerngroep' }).house, '2026-01-01')).toEqual([])
  })

  test('the one that ended first in front', () => {
    const { house, organ } = withGroup()
    const earlier = house.record('EstablishOrgan', { ...group, until: '2025-11-30', basis: convenant }).organ!
    expect(past(house, '2026-01-01').map((one) => one.organ)).toEqual([earlier, organ])
  })
})
