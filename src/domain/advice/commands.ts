import { z } from 'zod'
import { answeringFields } from '../contribution/answer.js'
import { contributor } from '../contribution/events.js'
import { defineCommand } from '../shared/command.js'
import { adviceId, adviceRequestId, dossierId, organId, partnerId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { adviceOpinion, minorityView, requester } from './events.js'

/** Of an organ, or of partners by name: one of the two. */
export const requestAdvice = defineCommand('RequestAdvice', {
  dossier: dossierId,
  by: requester,
  of: organId.nullable().default(null),
  /** Each of these gives advice of its own. */
  ofPartners: z.array(partnerId).max(50).default([]),
  question: prose,
  deadline: localDate,
})

export const giveAdvice = defineCommand('GiveAdvice', {
  dossier: dossierId,
  adviceRequest: adviceRequestId,
  /** Which of the partners that were asked; left out for an organ. */
  partner: partnerId.nullable().default(null),
  opinion: adviceOpinion,
  /** The points in order; the ledger numbers them from 1. */
  points: z.array(prose).max(100),
  /** Who was gathered for it. */
  heard: z.array(contributor).max(100).default([]),
  minority: z.array(minorityView).max(20).default([]),
  /** What is missing and why, when it is not complete. */
  incompleteBecause: prose.nullable().default(null),
})

export const withdrawAdvice = defineCommand('WithdrawAdvice', { dossier: dossierId, advice: adviceId, reason: prose })

export const answerAdvicePoint = defineCommand('AnswerAdvicePoint', {
  dossier: dossierId,
  advice: adviceId,
  point: z.int().min(1),
  ...answeringFields,
})

export const adviceCommands = [requestAdvice, giveAdvice, withdrawAdvice, answerAdvicePoint] as const
