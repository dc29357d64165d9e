import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineEvent } from '../shared/event.js'
import { adviceId, contributionId, decisionId, dossierId, eventId, organId, partnerId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

export const dossierOpened = defineEvent(
  'DossierOpened',
  z.strictObject({
    dossier: dossierId,
    title: notPersonal(line, reasons.matter),
    subject: subjectPath,
    openedBy: organId,
  }),
)

/** Who puts something forward: an organ, or a partner in its own name. */
export const proposer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
])

export type Proposer = z.output<typeof proposer>

export const proposalContent = z.strictObject({
  title: notPersonal(line, reasons.matter),
  text: notPersonal(prose, reasons.matter),
  amountCents: cents.nullable(),
  /** The partner that would receive the money. */
  beneficiary: partnerId.nullable(),
})

export type ProposalContent = z.output<typeof proposalContent>

/** Version 1 of the proposal. */
export const proposalSubmitted = defineEvent(
  'ProposalSubmitted',
  z.strictObject({ dossier: dossierId, version: z.literal(1), by: proposer, content: proposalContent }),
)

/** The inputs that a new version came from, as its author says. */
export const prompt = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contribution'), contribution: contributionId }),
  z.strictObject({ kind: z.literal('advice-point'), advice: adviceId, point: z.int().min(1) }),
])

/** What was done with a point with which a decision was sent back. */
export const remarkAnswer = z.strictObject({
  decision: decisionId,
  point: z.int().min(1),
  answer: notPersonal(prose, reasons.matter),
})

/** Version 1 said nothing of remarks one by one. */
const withoutRemarks = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), remarksAnswered: [] })

export const proposalRevised = defineEvent(
  'ProposalRevised',
  z.strictObject({
    dossier: dossierId,
    version: z.int().min(2),
    by: proposer,
    content: proposalContent,
    promptedBy: z.array(prompt).max(100),
    /** What changed and why, in words. */
    explanation: notPersonal(prose, reasons.matter),
    remarksAnswered: z.array(remarkAnswer).max(100),
  }),
  [withoutRemarks],
)

export const proposalWithdrawn = defineEvent(
  'ProposalWithdrawn',
  z.strictObject({ dossier: dossierId, reason: notPersonal(prose, reasons.matter) }),
)

/** Corrects an earlier entry without touching it: both stay, the correction names the first. */
export const entryRectified = defineEvent(
  'EntryRectified',
  z.strictObject({
    dossier: dossierId,
    rectifies: eventId,
    correction: notPersonal(prose, reasons.matter),
    reason: notPersonal(prose, reasons.matter),
  }),
)

export const dossierEvents = [
  dossierOpened,
  proposalSubmitted,
  proposalRevised,
  proposalWithdrawn,
  entryRectified,
] as const
