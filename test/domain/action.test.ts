import { describe, expect, test } from 'vitest'
import { dueOn, isOpenOn, isOverdueOn } from '../../src/domain/action/state.js'
import { given, type House, nobody } from './support/given.js'
import { adopt, convenant, propose, smallHouse } from './support/small-house.js'

const plan = { effectiveOn: '2025-03-01', title: 'Speelkoffers kopen', due: '2025-06-30' }

const withAction = () => {
  const small = smallHouse()
  const owner = { kind: 'organ', organ: small.stuurgroep } as const
  const action = small.house.record('PlanAction', { ...plan, owner }).action!
  return { small, house: small.house, action, owner }
}

const stateOf = (house: House, action: string) => house.state.actions.get(action as never)

describe('an action', () => {
  test('is planned with an owner and a due date, and stands by itself', () => {
    const { house, stuurgroep } = smallHouse()
    const owner = { kind: 'organ', organ: stuurgroep } as const
    const { action } = given(house)
      .when('PlanAction', { ...plan, owner })
      .leadsTo('ActionPlanned', {
        title: plan.title,
        owner,
        due: '2025-06-30',
        decision: null,
        dossier: null,
        goal: null,
        actionPoint: null,
      })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, action!)).toEqual({
      title: plan.title,
      owner,
      plannedOn: '2025-03-01',
      dues: [{ from: '2025-03-01', due: '2025-06-30', event }],
      decision: null,
      dossier: null,
      goal: null,
      actionPoint: null,
      event,
      closed: null,
      reports: [],
    })
  })

  test('is seen to by an organ, a partner or a seat that is there', () => {
    const { house, centre, municipality, member, stuurgroep } = smallHouse()
    const planned = (owner: Parameters<typeof asOwner>[0], effectiveOn = plan.effectiveOn) =>
      given(house).when('PlanAction', { ...plan, effectiveOn, owner: asOwner(owner) })
    const asOwner = (owner: { organ: string } | { partner: string } | { seat: string }) => {
      if ('organ' in owner) return { kind: 'organ', ...owner } as const
      return 'partner' in owner ? ({ kind: 'partner', ...owner } as const) : ({ kind: 'seat', ...owner } as const)
    }
    planned({ partner: centre }).leadsTo('ActionPlanned', { owner: { kind: 'partner', partner: centre } })
    planned({ seat: member }).leadsTo('ActionPlanned', { owner: { kind: 'seat', seat: member } })
    planned({ organ: nobody }).refused('organ.unknown', 'owner.organ')
    planned({ organ: stuurgroep }, '2024-12-31').refused('organ.not-active', 'owner.organ')
    planned({ partner: nobody }).refused('partner.unknown', 'owner.partner')
    planned({ partner: centre }, '2024-12-31').refused('partner.not-present', 'owner.partner')
    planned({ seat: nobody }).refused('seat.unknown', 'owner.seat')
    planned({ seat: member }, '2024-12-31').refused('seat.not-valid-that-day', 'owner.seat', { day: '2024-12-31' })
    house.record('MergePartners', {
      effectiveOn: '2025-02-01',
      partners: [centre],
      into: { kind: 'existing', partner: municipality },
      basis: convenant,
    })
    planned({ partner: centre }).refused('partner.merged', 'owner.partner')
  })

  test('is due on or after the day it is planned', () => {
    const { house, stuurgroep } = smallHouse()
    const owner = { kind: 'organ', organ: stuurgroep } as const
    given(house)
      .when('PlanAction', { ...plan, owner, due: '2025-02-28' })
      .refused('period.ends-before-start', 'due')
    given(house)
      .when('PlanAction', { ...plan, owner, due: '2025-03-01' })
      .leadsTo('ActionPlanned')
  })

  test('carries out a decision, and belongs to its dossier', () => {
    const { small, house, owner } = withAction()
    const dossier = propose(small)
    const other = propose(small)
    const decision = adopt(small, dossier)
    const effectiveOn = '2025-04-02'
    const planned = (fields: { decision?: string; dossier?: string }) =>
      given(house).when('PlanAction', { ...plan, effectiveOn, owner, ...fields })
    planned({ decision }).leadsTo('ActionPlanned', { decision, dossier })
    planned({ decision, dossier }).leadsTo('ActionPlanned', { decision, dossier })
    planned({ dossier: other }).leadsTo('ActionPlanned', { decision: null, dossier: other })
    planned({ decision, dossier: other }).refused('decision.unknown', 'decision')
    planned({ decision: nobody }).refused('decision.unknown', 'decision')
    planned({ dossier: nobody }).refused('dossier.unknown', 'dossier')
  })

  test('serves a goal, or an action point of it, that holds that day', () => {
    const { house, owner } = withAction()
    const goal = house.record('SetGoal', {
      effectiveOn: '2025-02-01',
      code: '1',
      title: 'Elk kind speelt',
      actionPoints: [{ letter: 'a', title: 'Speelkoffers' }],
    }).goal!
    const planned = (fields: { goal?: string; actionPoint?: string; effectiveOn?: string }) =>
      given(house).when('PlanAction', { ...plan, owner, ...fields })
    planned({ goal }).leadsTo('ActionPlanned', { goal, actionPoint: null })
    planned({ goal, actionPoint: 'a' }).leadsTo('ActionPlanned', { goal, actionPoint: 'a' })
    planned({ goal, actionPoint: 'b' }).refused('goal.action-point-unknown', 'actionPoint')
    planned({ actionPoint: 'a' }).refused('goal.unknown', 'goal')
    planned({ goal: nobody }).refused('goal.unknown', 'goal')
    planned({ goal, effectiveOn: '2025-01-31' }).refused('goal.not-valid-that-day', 'goal')
  })

  test('is reported on until it is done', () => {
    const { house, action } = withAction()
    const report = (effectiveOn: string, done?: boolean) =>
      given(house).when('ReportOnAction', { effectiveOn, action, text: 'Vijf koffers.', ...(done ? { done } : {}) })
    report('2025-02-28').refused('action.before-planning', 'effectiveOn', { day: '2025-03-01' })
    report('2025-03-01').leadsTo('ActionReported', { action, text: 'Vijf koffers.', done: false })
    const first = house.events.at(-1)!.id
    expect(stateOf(house, action)?.closed).toBeNull()
    report('2025-05-01', true).leadsTo('ActionReported', { done: true })
    const event = house.events.at(-1)!.id
    expect(stateOf(house, action)).toMatchObject({
      closed: { as: 'done', on: '2025-05-01', event },
      reports: [
        { on: '2025-03-01', done: false, event: first },
        { on: '2025-05-01', done: true, event },
      ],
    })
    report('2025-05-02').refused('action.closed', 'action', { title: plan.title })
    given(house)
      .when('ReportOnAction', { effectiveOn: '2025-05-02', action: nobody, text: 'Wat?' })
      .refused('action.unknown', 'action')
  })

  test('is postponed to a later day, with the reason', () => {
    const { house, action } = withAction()
    const postpone = (effectiveOn: string, due: string, id = action) =>
      given(house).when('PostponeAction', { effectiveOn, action: id, due, reason: 'Levering' })
    postpone('2025-06-01', '2025-06-30').refused('action.not-later', 'due', { day: '2025-06-30' })
    postpone('2025-02-28', '2025-07-01').refused('action.before-planning', 'effectiveOn')
    postpone('2025-06-01', '2025-07-01', nobody).refused('action.unknown', 'action')
    postpone('2025-06-01', '2025-07-01').leadsTo('ActionPostponed', { action, due: '2025-07-01', reason: 'Levering' })
    postpone('2025-06-15', '2025-07-01').refused('action.not-later', 'due', { day: '2025-07-01' })
    const due = (day: string) => dueOn(stateOf(house, action)!, day as never)
    expect(due('2025-02-01')).toBe('2025-06-30')
    expect(due('2025-05-31')).toBe('2025-06-30')
    expect(due('2025-06-01')).toBe('2025-07-01')
    house.record('CancelAction', { effectiveOn: '2025-06-20', action, reason: 'Niet nodig' })
    postpone('2025-06-21', '2025-08-01').refused('action.closed', 'action')
  })

  test('is cancelled once', () => {
    const { house, action } = withAction()
    const cancel = (effectiveOn: string, id = action) =>
      given(house).when('CancelAction', { effectiveOn, action: id, reason: 'Niet nodig' })
    cancel('2025-02-28').refused('action.before-planning', 'effectiveOn')
    cancel('2025-06-20', nobody).refused('action.unknown', 'action')
    cancel('2025-06-20').leadsTo('ActionCancelled', { action, reason: 'Niet nodig' })
    expect(stateOf(house, action)?.closed).toEqual({
      as: 'cancelled',
      on: '2025-06-20',
      event: house.events.at(-1)!.id,
    })
    cancel('2025-06-20').refused('action.closed', 'action')
  })
})

describe('an action is open', () => {
  test('from the day it is planned until the day before it is closed', () => {
    const { house, action } = withAction()
    const open = (day: string) => isOpenOn(stateOf(house, action)!, day as never)
    expect(open('2025-02-28')).toBe(false)
    expect(open('2025-03-01')).toBe(true)
    house.record('ReportOnAction', { effectiveOn: '2025-05-01', action, text: 'Klaar', done: true })
    expect(open('2025-04-30')).toBe(true)
    expect(open('2025-05-01')).toBe(false)
  })
})

describe('an action is overdue', () => {
  test('while it is open and its last day, as was said by then, is over', () => {
    const { house, action } = withAction()
    const overdue = (day: string) => isOverdueOn(stateOf(house, action)!, day as never)
    expect(['2025-06-30', '2025-07-01'].map(overdue)).toEqual([false, true])
    house.record('PostponeAction', { effectiveOn: '2025-07-10', action, due: '2025-08-31', reason: 'Levering' })
    expect(['2025-07-09', '2025-07-10', '2025-08-31', '2025-09-01'].map(overdue)).toEqual([true, false, false, true])
    house.record('ReportOnAction', { effectiveOn: '2025-09-10', action, text: 'Klaar', done: true })
    expect(['2025-09-09', '2025-09-10'].map(overdue)).toEqual([true, false])
  })
})
