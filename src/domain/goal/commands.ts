import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { dossierId, goalId } from '../shared/identifiers.js'
import { line, prose } from '../shared/text.js'
import { actionPoint, actionPointLetter } from './events.js'

const content = {
  title: line,
  actionPoints: z.array(actionPoint).max(26).default([]),
  evaluatedYearly: z.boolean().default(true),
}

export const setGoal = defineCommand('SetGoal', { code: line, ...content })

export const amendGoal = defineCommand('AmendGoal', { goal: goalId, ...content, reason: prose })

/** `effectiveOn` is the last day of the goal. */
export const endGoal = defineCommand('EndGoal', { goal: goalId, reason: prose })

export const linkDossierToGoal = defineCommand('LinkDossierToGoal', {
  dossier: dossierId,
  goal: goalId,
  actionPoint: actionPointLetter.nullable().default(null),
})

export const goalCommands = [setGoal, amendGoal, endGoal, linkDossierToGoal] as const
