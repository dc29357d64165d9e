import { describe, expect, test } from 'vitest'
import { contentOn, heldDuring } from '../../src/domain/goal/state.js'
import { given, type House, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const points = [
  { letter: 'a', title: 'Speelstraten' },
  { letter: 'b', title: 'Speelkoffers' },
]
const play = { effectiveOn: '2025-02-01', code: '1', title: 'Elk kind speelt', actionPoints: points }

const withGoal = (fields: Partial<typeof play> = {}) => {
  const small = smallHouse()
  const goal = small.house.record('SetGoal', { ...play, ...fields }).goal!
  return { small, house: small.house, goal }
}

const stateOf = (house: House, goal: string) => house.state.goals.get(goal as never)

describe('a goal', () => {
  test('is set with its code and lettered action points', () => {
    const { house } = smallHouse()
    const { goal } = given(house)
      .when('SetGoal', play)
      .leadsTo('GoalSet', { code: '1', title: 'Elk kind speelt', actionPoints: points, evaluatedYearly: true })
    expect(stateOf(house, goal!)).toEqual({
      code: '1',
      period: { from: '2025-02-01', until: null },
      contents: [{ from: '2025-02-01', title: 'Elk kind speelt', actionPoints: points, evaluatedYearly: true }],
      event: house.events.at(-1)!.id,
      ended: null,
    })
    given(house)
      .when('SetGoal', { ...play, code: '2', actionPoints: [], evaluatedYearly: false })
      .leadsTo('GoalSet', { actionPoints: [], evaluatedYearly: false })
  })

  test('may be set ahead', () => {
    given(smallHouse().house)
      .when('SetGoal', { ...play, effectiveOn: '2027-01-01' })
      .leadsTo('GoalSet')
  })

  test('has a code of its own, as long as it goes on', () => {
    const { house, goal } = withGoal()
    given(house)
      .when('SetGoal', { ...play, effectiveOn: '2025-06-01' })
      .refused('goal.code-taken', 'code', { code: '1' })
    given(house)
      .when('SetGoal', { ...play, effectiveOn: '2025-01-15' })
      .refused('goal.code-taken', 'code')
    house.record('EndGoal', { effectiveOn: '2025-06-30', goal, reason: 'Bereikt' })
    given(house)
      .when('SetGoal', { ...play, effectiveOn: '2025-06-30' })
      .refused('goal.code-taken', 'code')
    given(house)
      .when('SetGoal', { ...play, effectiveOn: '2025-07-01' })
      .leadsTo('GoalSet')
  })

  test('gives each action point its own letter', () => {
    given(smallHouse().house)
      .when('SetGoal', { ...play, actionPoints: [...points, { letter: 'a', title: 'Nog eens' }] })
      .refused('goal.letter-twice', 'actionPoints.2.letter', { letter: 'a' })
    const { house, goal } = withGoal()
    given(house)
      .when('AmendGoal', {
        effectiveOn: '2025-03-01',
        goal,
        title: 'Anders',
        actionPoints: [points[1]!, points[1]!],
        reason: 'Zo',
      })
      .refused('goal.letter-twice', 'actionPoints.1.letter', { letter: 'b' })
  })

  test('is amended from a day on; before it the words of before hold', () => {
    const { house, goal } = withGoal()
    const amend = (effectiveOn: string, title: string) =>
      given(house).when('AmendGoal', { effectiveOn, goal, title, actionPoints: points, reason: 'Evaluatie' })
    amend('2025-01-31', 'Te vroeg').refused('goal.not-valid-that-day', 'goal', { code: '1', day: '2025-01-31' })
    amend('2025-09-01', 'Elk kind kan spelen').leadsTo('GoalAmended', {
      goal,
      title: 'Elk kind kan spelen',
      evaluatedYearly: true,
      reason: 'Evaluatie',
    })
    amend('2025-06-01', 'Tussendoor').leadsTo('GoalAmended')
    const title = (day: string) => contentOn(stateOf(house, goal)!, day as never)?.title ?? null
    expect(title('2025-01-31')).toBeNull()
    expect(title('2025-02-01')).toBe('Elk kind speelt')
    expect(title('2025-05-31')).toBe('Elk kind speelt')
    expect(title('2025-06-01')).toBe('Tussendoor')
    expect(title('2025-08-31')).toBe('Tussendoor')
    expect(title('2025-09-01')).toBe('Elk kind kan spelen')
    given(house)
      .when('AmendGoal', { effectiveOn: '2025-09-01', goal: nobody, title: 'Wat', reason: 'Zo' })
      .refused('goal.unknown', 'goal')
  })

  test('keeps the action points that dossiers and actions refer to', () => {
    const { small, house, goal } = withGoal()
    const { goal: other } = house.record('SetGoal', { ...play, code: '2' })
    const amend = (actionPoints: typeof points, id = goal) =>
      given(house).when('AmendGoal', {
        effectiveOn: '2025-06-01',
        goal: id,
        title: 'Elk kind',
        actionPoints,
        reason: 'Zo',
      })
    const effectiveOn = '2025-05-01'
    house.record('LinkDossierToGoal', { effectiveOn, dossier: propose(small), goal, actionPoint: 'a' })
    amend([points[1]!]).refused('goal.action-point-in-use', 'actionPoints', { letter: 'a' })
    house.record('PlanAction', {
      effectiveOn,
      title: 'Koffers kopen',
      owner: { kind: 'organ', organ: small.stuurgroep },
      due: '2025-12-31',
      goal,
      actionPoint: 'b',
    })
    amend([points[0]!]).refused('goal.action-point-in-use', 'actionPoints', { letter: 'b' })
    amend([]).refused('goal.action-point-in-use', 'actionPoints', { letter: 'a' })
    amend([], other).leadsTo('GoalAmended')
    amend([...points, { letter: 'c', title: 'Erbij' }]).leadsTo('GoalAmended')
  })

  test('ends once, on a day it holds', () => {
    const { house, goal } = withGoal()
    const end = (effectiveOn: string) => given(house).when('EndGoal', { effectiveOn, goal, reason: 'Bereikt' })
    end('2025-01-31').refused('goal.not-valid-that-day', 'goal')
    end('2025-12-31').leadsTo('GoalEnded', { goal, reason: 'Bereikt' })
    expect(stateOf(house, goal)).toMatchObject({
      period: { from: '2025-02-01', until: '2025-12-31' },
      ended: house.events.at(-1)!.id,
    })
    end('2025-12-30').refused('goal.ended', 'goal', { code: '1' })
    end('2026-01-01').refused('goal.not-valid-that-day', 'goal')
    given(house)
      .when('EndGoal', { effectiveOn: '2025-06-01', goal: nobody, reason: 'Bereikt' })
      .refused('goal.unknown', 'goal')
  })

  test('held in the years it shares a day with', () => {
    const { house, goal } = withGoal({ effectiveOn: '2024-12-31' })
    house.record('EndGoal', { effectiveOn: '2026-01-01', goal, reason: 'Bereikt' })
    const held = (year: number) => heldDuring(stateOf(house, goal)!, year)
    expect([2023, 2024, 2025, 2026, 2027].map(held)).toEqual([false, true, true, true, false])
    const lasting = withGoal()
    expect(heldDuring(stateOf(lasting.house, lasting.goal)!, 2199)).toBe(true)
  })
})

describe('a dossier is linked to a goal', () => {
  test('or to an action point of it, and keeps what it said that day', () => {
    const { small, house, goal } = withGoal()
    const dossier = propose(small)
    given(house)
      .when('LinkDossierToGoal', { effectiveOn: '2025-03-02', dossier, goal })
      .leadsTo('DossierLinkedToGoal', {
        dossier,
        goal,
        actionPoint: null,
        code: '1',
        title: 'Elk kind speelt',
        actionPointTitle: null,
      })
    const first = house.events.at(-1)!.id
    given(house)
      .when('LinkDossierToGoal', { effectiveOn: '2025-03-02', dossier, goal, actionPoint: 'b' })
      .leadsTo('DossierLinkedToGoal', { actionPoint: 'b', actionPointTitle: 'Speelkoffers' })
    const second = house.events.at(-1)!.id
    const state = house.state.dossiers.get(dossier as never)!
    expect(state.goals).toEqual([
      { goal, actionPoint: null, on: '2025-03-02', event: first },
      { goal, actionPoint: 'b', on: '2025-03-02', event: second },
    ])
    expect(state.entries.slice(-2)).toEqual([first, second])
  })

  test('once', () => {
    const { small, house, goal } = withGoal()
    const { goal: other } = house.record('SetGoal', { ...play, code: '2' })
    const link = { effectiveOn: '2025-03-02', dossier: propose(small), goal, actionPoint: 'a' }
    house.record('LinkDossierToGoal', link)
    given(house).when('LinkDossierToGoal', link).refused('goal.already-linked', 'goal', { code: '1' })
    given(house)
      .when('LinkDossierToGoal', { ...link, goal: other! })
      .leadsTo('DossierLinkedToGoal')
  })

  test('that holds that day, and has that action point', () => {
    const { small, house, goal } = withGoal()
    const link = { effectiveOn: '2025-03-02', dossier: propose(small), goal }
    given(house)
      .when('LinkDossierToGoal', { ...link, effectiveOn: '2025-01-31' })
      .refused('goal.not-valid-that-day', 'goal', { code: '1', day: '2025-01-31' })
    given(house)
      .when('LinkDossierToGoal', { ...link, actionPoint: 'c' })
      .refused('goal.action-point-unknown', 'actionPoint', { code: '1', letter: 'c' })
    given(house)
      .when('LinkDossierToGoal', { ...link, dossier: nobody })
      .refused('dossier.unknown', 'dossier')
    given(house)
      .when('LinkDossierToGoal', { ...link, goal: nobody })
      .refused('goal.unknown', 'goal')
  })
})
