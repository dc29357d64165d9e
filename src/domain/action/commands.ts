import { z } from 'zod'
import { actionPointLetter } from '../goal/events.js'
import { defineCommand } from '../shared/command.js'
import { actionId, decisionId, dossierId, goalId } from '../shared/identifiers.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { actionOwner } from './events.js'

export const planAction = defineCommand('PlanAction', {
  title: line,
  owner: actionOwner,
  due: localDate,
  decision: decisionId.nullable().default(null),
  dossier: dossierId.nullable().default(null),
  goal: goalId.nullable().default(null),
  actionPoint: actionPointLetter.nullable().default(null),
})

export const reportOnAction = defineCommand('ReportOnAction', {
  action: actionId,
  text: prose,
  done: z.boolean().default(false),
})

export const postponeAction = defineCommand('PostponeAction', { action: actionId, due: localDate, reason: prose })

export const cancelAction = defineCommand('CancelAction', { action: actionId, reason: prose })

export const actionCommands = [planAction, reportOnAction, postponeAction, cancelAction] as const
