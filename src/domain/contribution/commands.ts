import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { contributionId, dossierId, organId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { answerVerdict, contributor } from './events.js'

export const giveContribution = defineCommand('GiveContribution', {
  dossier: dossierId,
  from: contributor,
  text: prose,
})

export const answerContribution = defineCommand('AnswerContribution', {
  dossier: dossierId,
  contribution: contributionId,
  by: organId,
  verdict: answerVerdict,
  reason: prose.nullable().default(null),
  inVersion: z.int().min(1).nullable().default(null),
})

export const contributionCommands = [giveContribution, answerContribution] as const
