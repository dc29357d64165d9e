import { passTo } from '../contribution/answer.js'
import { givingFields } from '../contribution/commands.js'
import { defineCommand } from '../shared/command.js'
import { contributionId, dossierId, organId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { signalVerdict } from './events.js'

export const giveSignal = defineCommand('GiveSignal', {
  ...givingFields,
  /** The organ it is for; left out, it is for whoever takes it up. */
  to: organId.nullable().default(null),
})

/** The signal becomes a contribution of the dossier. */
export const takeUpSignal = defineCommand('TakeUpSignal', { signal: contributionId, dossier: dossierId })

export const answerSignal = defineCommand('AnswerSignal', {
  signal: contributionId,
  by: organId,
  verdict: signalVerdict,
  reason: prose,
  /** Where to, when it is passed on: it is then open there. */
  passedTo: passTo.nullable().default(null),
})

export const signalCommands = [giveSignal, takeUpSignal, answerSignal] as const
