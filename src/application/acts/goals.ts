import { dueOn } from '../../domain/action/state.js'
import { byCode, contentOn } from '../../domain/goal/state.js'
import type { GoalId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { GoalEntry, YearEvaluationEntry } from './answers.js'
import { organNamed } from './naming.js'
import { type ReadText, withTexts } from './texts.js'

const dossiersOf = (state: HouseState, goal: GoalId, on: LocalDate): GoalEntry['dossiers'] =>
  [...state.dossiers.entries()]
    .flatMap(([id, { title, goals }]) =>
      goals
        .filter((link) => link.goal === goal && link.on <= on)
        .map(({ actionPoint, event }) => ({ id: id as string, title, actionPoint, event: event as string })),
    )
    .sort((a, b) => a.title.localeCompare(b.title, 'nl') || a.event.localeCompare(b.event))

const actionsOf = (state: HouseState, goal: GoalId, on: LocalDate): readonly string[] =>
  [...state.actions.entries()]
    .filter(([, action]) => action.goal === goal && action.plannedOn <= on)
    .map(([id, action]) => ({ id, due: dueOn(action, on) ?? '' }))
    .sort((a, b) => a.due.localeCompare(b.due) || a.id.localeCompare(b.id))
    .map(({ id }) => id)

const evaluationsOf = (state: HouseState, goal: GoalId, on: LocalDate): GoalEntry['evaluations'] =>
  state.evaluations
    .filter((evaluation) => evaluation.on <= on)
    .flatMap(({ year, organ, goals }) =>
      goals
        .filter((one) => one.goal === goal)
        .map(({ verdict }) => ({ year, organ: organNamed(state, organ), verdict })),
    )
    .sort((a, b) => a.year - b.year || a.organ.name.localeCompare(b.organ.name, 'nl'))

/** The goals that hold on a day, as they read then, by code. */
export const goalsOn = (state: HouseState, on: LocalDate): readonly GoalEntry[] =>
  [...state.goals.entries()]
    .flatMap(([id, goal]): GoalEntry[] => {
      const content = contentOn(goal, on)
      if (content === null || !covers(goal.period, on)) return []
      const { title, actionPoints, evaluatedYearly } = content
      return [
        {
          id,
          code: goal.code,
          title,
          actionPoints,
          evaluatedYearly,
          from: goal.period.from,
          until: goal.period.until,
          dossiers: dossiersOf(state, id, on),
          actions: actionsOf(state, id, on),
          evaluations: evaluationsOf(state, id, on),
          event: goal.event,
        },
      ]
    })
    .sort(byCode)

/** What organs said of the years they looked back on, by that day; the newest year first. */
export const yearEvaluationsOn = async (
  state: HouseState,
  on: LocalDate,
  readText: ReadText,
): Promise<readonly YearEvaluationEntry[]> => {
  const known = state.evaluations.filter((evaluation) => evaluation.on <= on)
  const told = await withTexts(known, readText)
  return told
    .map(({ organ, year, goals, on: day, text, event }) => ({
      on: day,
      text,
      event,
      organ: organNamed(state, organ),
      year,
      goals: goals
        .map(({ goal, verdict }) => ({ id: goal as string, code: state.goals.get(goal)?.code ?? goal, verdict }))
        .sort(byCode),
    }))
    .sort((a, b) => b.year - a.year || a.organ.name.localeCompare(b.organ.name, 'nl'))
}
