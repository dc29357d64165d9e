import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineCommand } from '../shared/command.js'
import { dossierId, eventId, organId } from '../shared/identifiers.js'
import { line, prose } from '../shared/text.js'
import { prompt, proposalContent, proposer, remarkAnswer } from './events.js'

export const openDossier = defineCommand('OpenDossier', { title: line, subject: subjectPath, openedBy: organId })

export const submitProposal = defineCommand('SubmitProposal', {
  dossier: dossierId,
  by: proposer,
  content: proposalContent,
})

export const reviseProposal = defineCommand('ReviseProposal', {
  dossier: dossierId,
  by: proposer,
  content: proposalContent,
  promptedBy: z.array(prompt).max(100).default([]),
  explanation: prose,
  /** What was done with each point with which a decision was sent back. */
  remarksAnswered: z.array(remarkAnswer).max(100).default([]),
})

export const withdrawProposal = defineCommand('WithdrawProposal', { dossier: dossierId, reason: prose })

export const rectifyEntry = defineCommand('RectifyEntry', {
  dossier: dossierId,
  rectifies: eventId,
  correction: prose,
  reason: prose,
})

export const dossierCommands = [openDossier, submitProposal, reviseProposal, withdrawProposal, rectifyEntry] as const
