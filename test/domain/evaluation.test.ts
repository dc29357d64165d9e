import { describe, expect, test } from 'vitest'
import { evaluationsMissing } from '../../src/domain/evaluation/state.js'
import { given, type House, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const withGoals = () => {
  const small = smallHouse()
  const { house } = small
  const set = (code: string, effectiveOn: string, evaluatedYearly = true): string =>
    house.record('SetGoal', { effectiveOn, code, title: `Doel ${code}`, evaluatedYearly }).goal!
  return {
    small,
    house,
    first: set('1', '2025-02-01'),
    second: set('2', '2025-12-31'),
    third: set('3', '2025-02-01', false),
    set,
  }
}

const missing = (house: House, year: number) => evaluationsMissing(house.state, year).map(({ code }) => code)

describe('an organ evaluates a year', () => {
  test('with what became of the goals of that year', () => {
    const { house, small, first, third } = withGoals()
    const goals = [
      { goal: first, verdict: 'partly' as const },
      { goal: third, verdict: 'reached' as const },
    ]
    given(house)
      .when('EvaluateYear', {
        effectiveOn: '2026-01-20',
        organ: small.stuurgroep,
        year: 2025,
        text: 'Spelen ging goed.',
        goals,
      })
      .leadsTo('YearEvaluated', { organ: small.stuurgroep, year: 2025, text: 'Spelen ging goed.', goals })
    expect(house.state.evaluations).toEqual([
      { organ: small.stuurgroep, year: 2025, on: '2026-01-20', goals, event: house.events.at(-1)!.id },
    ])
  })

  test('that has begun, once for each organ', () => {
    const { house, small } = withGoals()
    const evaluate = (effectiveOn: string, year: number, organ = small.stuurgroep) =>
      given(house).when('EvaluateYear', { effectiveOn, organ, year, text: 'Goed.' })
    evaluate('2025-12-31', 2026).refused('evaluation.year-ahead', 'year', { year: '2026' })
    evaluate('2026-01-01', 2026).leadsTo('YearEvaluated', { goals: [] })
    evaluate('2026-02-01', 2026).refused('evaluation.already-there', 'year', { year: '2026' })
    evaluate('2026-02-01', 2025).leadsTo('YearEvaluated')
    evaluate('2026-02-01', 2026, small.college).leadsTo('YearEvaluated')
    evaluate('2026-02-01', 2024, nobody).refused('organ.unknown', 'organ')
    evaluate('2024-12-31', 2024).refused('organ.not-active', 'organ')
  })

  test('by goals that held in that year, each named once', () => {
    const { house, small, first, second } = withGoals()
    const evaluate = (year: number, ...goals: string[]) =>
      given(house).when('EvaluateYear', {
        effectiveOn: '2026-01-20',
        organ: small.stuurgroep,
        year,
        text: 'Goed.',
        goals: goals.map((goal) => ({ goal, verdict: 'reached' })),
      })
    evaluate(2025, first, nobody).refused('goal.unknown', 'goals.1.goal')
    evaluate(2024, first).refused('goal.not-that-year', 'goals.0.goal', { code: '1', year: '2024' })
    evaluate(2025, first, second, first).refused('goal.named-twice', 'goals.2.goal', { code: '1' })
    evaluate(2025, first, second).leadsTo('YearEvaluated')
  })
})

describe('missing evaluations', () => {
  test('are of goals to be evaluated every year, in the years that they held', () => {
    const { house, first } = withGoals()
    expect(missing(house, 2024)).toEqual([])
    expect(missing(house, 2025)).toEqual(['1', '2'])
    expect(evaluationsMissing(house.state, 2025)[0]).toEqual({
      goal: first,
      code: '1',
      events: [house.events.find(({ data }) => 'goal' in data && data.goal === first)!.id],
    })
  })

  test('are no more once an organ said what became of the goal in that year', () => {
    const { house, small, first, second } = withGoals()
    house.record('EvaluateYear', {
      effectiveOn: '2026-01-20',
      organ: small.stuurgroep,
      year: 2025,
      text: 'Goed.',
      goals: [{ goal: first, verdict: 'not' }],
    })
    expect(missing(house, 2025)).toEqual(['2'])
    expect(missing(house, 2026)).toEqual(['1', '2'])
    house.record('EndGoal', { effectiveOn: '2026-01-15', goal: second, reason: 'Bereikt' })
    expect(missing(house, 2026)).toEqual(['1', '2'])
    expect(missing(house, 2027)).toEqual(['1'])
  })

  test('follow what the goal says at the end of the year', () => {
    const { house, first } = withGoals()
    const amend = (effectiveOn: string, evaluatedYearly: boolean): void => {
      house.record('AmendGoal', { effectiveOn, goal: first, title: 'Doel 1', evaluatedYearly, reason: 'Zo' })
    }
    amend('2025-12-31', false)
    expect(missing(house, 2025)).toEqual(['2'])
    amend('2026-01-01', true)
    expect(missing(house, 2025)).toEqual(['2'])
    expect(missing(house, 2026)).toEqual(['1', '2'])
  })

  test('come in the order of their codes', () => {
    const { house, set } = withGoals()
    set('10', '2025-03-01')
    set('0', '2025-03-01')
    expect(missing(house, 2025)).toEqual(['0', '1', '2', '10'])
  })
})
