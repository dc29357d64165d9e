import { defineCommand } from '../shared/command.js'
import { organId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { calendarYear, evaluatedGoals } from './events.js'

export const evaluateYear = defineCommand('EvaluateYear', {
  organ: organId,
  year: calendarYear,
  text: prose,
  goals: evaluatedGoals.default([]),
})

export const evaluationCommands = [evaluateYear] as const
