import { describe, expect, test } from 'vitest'
import { given, nobody } from './support/given.js'
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
