import { z } from 'zod'
import { answerVerdict } from '../contribution/events.js'
import { defineCommand } from '../shared/command.js'
import { adviceId, adviceRequestId, dossierId, organId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { adviceOpinion, requester } from './events.js'

export const requestAdvice = defineCommand('RequestAdvice', {
  dossier: dossierId,
  by: requester,
  of: organId,
  question: prose,
  deadline: localDate,
})

export const giveAdvice = defineCommand('GiveAdvice', {
  dossier: dossierId,
  adviceRequest: adviceRequestId,
  opinion: adviceOpinion,
  /** The points in order; the ledger numbers them from 1. */
  points: z.array(prose).max(100),
})

export const answerAdvicePoint = defineCommand('AnswerAdvicePoint', {
  dossier: dossierId,
  advice: adviceId,
  point: z.int().min(1),
  by: organId,
  verdict: answerVerdict,
  reason: prose.nullable().default(null),
  inVersion: z.int().min(1).nullable().default(null),
})

export const adviceCommands = [requestAdvice, giveAdvice, answerAdvicePoint] as const
