import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { goalId, organId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { prose } from '../shared/text.js'

export const goalVerdict = z.enum(['reached', 'partly', 'not'])

export type GoalVerdict = z.output<typeof goalVerdict>

export const calendarYear = z.int().min(1900).max(2199)

export const evaluatedGoals = z.array(z.strictObject({ goal: goalId, verdict: goalVerdict })).max(100)

/** An organ looks back on a year: what became of the goals (PDCA; S2 "kwaliteitsbewaking"). */
export const yearEvaluated = defineEvent(
  'YearEvaluated',
  z.strictObject({
    organ: organId,
    year: calendarYear,
    text: notPersonal(prose, reasons.matter),
    goals: evaluatedGoals,
  }),
)

export const evaluationEvents = [yearEvaluated] as const
