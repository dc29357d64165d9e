import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineCommand } from '../shared/command.js'
import { dossierId, eventId, organId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { line, prose } from '../shared/text.js'
import { attributedChange, prompt, proposalContent, proposer, remarkAnswer } from './events.js'

/** What a version says. The ledger numbers the articles from 1, in the order they come. */
const proposedContent = z.strictObject({
  ...proposalContent.shape,
  considerations: z.array(prose).max(50).default([]),
  articles: z
    .array(z.strictObject({ text: prose, amountCents: cents.nullable().default(null) }))
    .max(100)
    .default([]),
})

export type ProposedContent = z.output<typeof proposedContent>

const proposedChange = z.strictObject({
  ...attributedChange.shape,
  promptedBy: z.array(prompt).max(100).default([]),
  why: prose.nullable().default(null),
})

export const openDossier = defineCommand('OpenDossier', { title: line, subject: subjectPath, openedBy: organId })

export const submitProposal = defineCommand('SubmitProposal', {
  dossier: dossierId,
  by: proposer,
  content: proposedContent,
})

export const reviseProposal = defineCommand('ReviseProposal', {
  dossier: dossierId,
  by: proposer,
  content: proposedContent,
  promptedBy: z.array(prompt).max(100).default([]),
  /** Of each change that the author accounts for: the part, the inputs it came from, and why. */
  changes: z.array(proposedChange).max(160).default([]),
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

export const closeDossier = defineCommand('CloseDossier', {
  dossier: dossierId,
  by: organId,
  /** What came of it, in words. */
  result: prose,
  /** Why input stays without answer, or advice is not awaited. Only then is it closed with something left open. */
  unansweredBecause: prose.nullable().default(null),
})

export const reopenDossier = defineCommand('ReopenDossier', { dossier: dossierId, by: organId, reason: prose })

export const dossierCommands = [
  openDossier,
  submitProposal,
  reviseProposal,
  withdrawProposal,
  rectifyEntry,
  closeDossier,
  reopenDossier,
] as const
